from dataclasses import replace

from bot.claims.claim import SpeakerKind, Stance
from bot.contradictions.comparing import contradiction_id
from bot.contradictions.contradiction import Contradiction, ContradictionKind, Severity, Verdict
from bot.contradictions.folding import folded
from bot.contradictions.voices import namelessness, one_voice, speaks_for
from bot.ports import ClaimRecord, ContradictionRecord
from tests.unit.contradictions.told import claim, frame

CLOSED = "the council had closed the ferry for the summer"


def told(speaker: str, content: str = CLOSED, kind: SpeakerKind = SpeakerKind.PERSON, outlet: str = "A") -> ClaimRecord:
    made = claim(frame("close"), speaker=speaker, content=content, outlet=outlet)
    return replace(made, claim=replace(made.claim, speaker=replace(made.claim.speaker, kind=kind)))


def between(
    a: ClaimRecord,
    b: ClaimRecord,
    kind: ContradictionKind = ContradictionKind.DENIAL,
    score: float = 0.95,
    why: str = "x",
) -> ContradictionRecord:
    verdict = Verdict(kind, Severity.MAJOR, score, (why,))
    identity = contradiction_id(a.claim.id, b.claim.id)
    return ContradictionRecord(Contradiction(identity, a.claim.id, b.claim.id, verdict, ""), a, b)


DENIER = claim(frame("close"), speaker="Otto Fen", stance=Stance.DENIES, content=f"that {CLOSED}", outlet="B")


def test_wire_copies_of_one_disagreement_are_one():
    first = between(told("Ida Holm"), DENIER)
    copy = between(told("Ida Holm", outlet="C"), DENIER)

    (one,) = folded([first, copy])

    assert one.contradiction.id == first.contradiction.id
    assert one.folded == (copy.contradiction.id,)
    assert (one.earlier_origins, one.later_origins) == (1, 1)


def test_reports_in_other_words_count_as_origins():
    other = told("Ida Holm", "the ferry stays closed in the summer, as the council wanted", outlet="C")

    (one,) = folded([between(told("Ida Holm"), DENIER), between(other, DENIER)])

    assert (one.earlier_origins, one.later_origins) == (2, 1)


def test_printings_of_one_report_count_as_one_origin():
    other = told("Ida Holm", "the ferry stays closed in the summer, as the council wanted", outlet="C")
    pairs = [between(told("Ida Holm"), DENIER), between(other, DENIER)]
    copied = {other.article.id: pairs[0].earlier.article.id}

    (one,) = folded(pairs, reports=copied)

    assert (one.earlier_origins, one.later_origins) == (1, 1)


def test_who_said_it_stands_for_an_article_that_repeats_it():
    repeated = between(told("The Herald", kind=SpeakerKind.OUTLET, outlet="The Herald"), DENIER, score=0.97)
    said = between(told("Ida Holm"), DENIER)

    (one,) = folded([repeated, said])

    assert one.earlier.speaker_name == "Ida Holm"


def test_two_named_speakers_are_two_disagreements():
    assert len(folded([between(told("Ida Holm"), DENIER), between(told("Ada Reed"), DENIER)])) == 2


def test_other_values_are_another_disagreement():
    number = ContradictionKind.NUMBER
    a, b = told("Ida Holm", "nine ferries"), told("Otto Fen", "ten ferries")

    assert len(folded([between(a, b, number, why="9 against 10"), between(a, b, number, why="2 against 3")])) == 2


def test_two_speakers_can_differ_over_two_matters():
    other = between(told("Ida Holm", "a museum opens"), told("Otto Fen", "no museum opens"))

    assert len(folded([between(told("Ida Holm"), DENIER), other])) == 2


def test_a_voice_is_not_shown_again_and_again():
    seen = {
        "Ida Holm": "gates were shut",
        "Ada Reed": "boats lay idle",
        "Bo Rey": "lorries turned",
        "Uno Berg": "it rained",
        "Eva Lind": "bells rang",
        "Kai Moe": "nobody came",
    }
    listed = [between(told(name, f"the ferry: {what}"), DENIER, score=0.95) for name, what in seen.items()]

    shown = folded(listed)

    assert len(shown) == 4
    assert sum(len(one.folded) for one in shown) == 2


def test_one_sure_pair_is_as_strong_as_many_and_a_weak_one_stays_untold():
    sure = [between(told("Ida Holm", outlet=outlet), DENIER) for outlet in "ACDEFG"]

    (alone,), (of_many,) = folded(sure[:1]), folded(sure)

    assert alone.strength == of_many.strength
    assert folded([between(told("Ida Holm"), DENIER, score=0.3)]) == []


def test_a_body_and_its_mouth_are_one_side_whichever_article_says_so():
    mouth = told("Ida Holm")
    office = replace(mouth.claim.speaker, stands_for="The Ferry Company")
    named = replace(told("Ida Holm", outlet="C"), claim=replace(mouth.claim, id="named", speaker=office))
    body = told("The Ferry Company", kind=SpeakerKind.ORGANISATION)

    listed = folded([between(named, DENIER), between(mouth, body)])

    assert [one.later.speaker_name for one in listed] == [DENIER.speaker_name]
    assert len(folded([between(mouth, body)])) == 1


def test_the_speaker_most_articles_have_stands_for_the_others():
    army = told("the Danish army", kind=SpeakerKind.ORGANISATION, outlet="C")
    state = [told("Denmark", kind=SpeakerKind.PLACE, outlet=outlet) for outlet in "DE"]

    (one,) = folded([between(side, DENIER, score=0.9) for side in (army, *state)])

    assert one.earlier.speaker_name == "Denmark"


def test_voices():
    assert one_voice(told("Reed"), told("Ada Reed"))
    assert one_voice(
        told("security officials", kind=SpeakerKind.GROUP), told("officials close to the mayor", kind=SpeakerKind.GROUP)
    )
    assert not one_voice(told("Ada Reed"), told("Ida Holm"))
    assert namelessness(told("Ada Reed")) < namelessness(told("officials", kind=SpeakerKind.GROUP))


def test_who_speaks_for_whom_is_read_from_the_office():
    body = told("The Ferry Company", kind=SpeakerKind.ORGANISATION)

    def mouth(role: str) -> ClaimRecord:
        made = told("Ida Holm")
        return replace(made, claim=replace(made.claim, speaker=replace(made.claim.speaker, role=role)))

    assert speaks_for(mouth("company spokeswoman"), body)
    assert speaks_for(mouth("spokeswoman for the ferry company"), told("ferry company", kind=SpeakerKind.ORGANISATION))
    assert not speaks_for(mouth("council spokeswoman on the ferry company"), body)
