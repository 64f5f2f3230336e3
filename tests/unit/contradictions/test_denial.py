from dataclasses import replace
from datetime import date

from bot.claims.claim import Modality, QuoteKind, Stance
from bot.claims.frame import Tense
from bot.contradictions.contradiction import ContradictionKind
from tests.unit.contradictions.judging import judged, score
from tests.unit.contradictions.told import claim, frame, under

SENT = frame("send", "Freedonia", "soldier", to_="Sylvania")


def test_denial_of_what_another_asserts():
    found = judged(claim(SENT, speaker="Ada Reed"), claim(SENT, speaker="Otto Fen", stance=Stance.DENIES, cue="denied"))

    assert found is not None
    assert found.kind is ContradictionKind.DENIAL
    assert found.score > 0.5


def test_denial_in_other_words():
    shipped = frame("ship", "Freedonia", "troop", to_="Sylvania")

    assert score(claim(shipped), claim(SENT, speaker="Otto Fen", stance=Stance.DENIES, cue="denied")) > 0.5


def test_denied_cue_is_not_enough():
    other = frame("close", "museum", "door", in_="Ostmark")

    assert score(claim(SENT), claim(other, speaker="Otto Fen", stance=Stance.DENIES, cue="denied")) < 0.2


def test_negation_inside_the_content():
    assert score(claim(SENT), claim(frame("send", "Freedonia", "no soldier", to_="Sylvania"), speaker="Otto Fen")) > 0.5


def test_negation_and_denial_cancel():
    denied = claim(frame("send", "Freedonia", "no soldier", to_="Sylvania"), stance=Stance.DENIES, cue="denied that")

    assert score(claim(SENT, speaker="Otto Fen"), denied) < 0.3


def test_a_stance_read_from_the_content_negates_once():
    said_no = claim(frame("send", "Freedonia", "no soldier", to_="Sylvania"), stance=Stance.DENIES, cue="said")

    assert score(claim(SENT, speaker="Otto Fen"), said_no) > 0.5


def test_what_a_false_report_says_is_denied():
    false = claim(
        frame("false", "report"),
        frame("send", "Freedonia", "soldier", to_="Sylvania", governors=under("false")),
        speaker="Otto Fen",
    )

    assert score(claim(SENT), false) > 0.5


def test_a_plan_is_not_the_deed_denied():
    planned = frame("send", "Freedonia", "soldier", to_="Sylvania", tense=Tense.NONE, governors=under("prepare"))
    denied = claim(SENT, speaker="Otto Fen", stance=Stance.DENIES, cue="denied")

    assert score(claim(planned), denied) < score(claim(SENT), denied)


def test_predicates_that_exclude_each_other():
    found = judged(claim(frame("intact", "dam")), claim(frame("destroy", "", "dam"), speaker="Otto Fen"))

    assert found is not None
    assert found.kind is ContradictionKind.DENIAL


def test_names_that_differ_are_another_matter():
    other = frame("send", "Borduria", "soldier", to_="Sylvania")
    denied = claim(SENT, speaker="Otto Fen", stance=Stance.DENIES, cue="denied")

    assert score(claim(other), denied) < score(claim(SENT), denied)


def test_nothing_is_denied_by_a_warning_or_a_wish():
    for stance in (Stance.WARNS, Stance.CALLS_FOR, Stance.EXPRESSES, Stance.DECLINES_TO_COMMENT, Stance.QUESTIONS):
        assert judged(claim(frame("send", "Freedonia", "no soldier"), stance=stance), claim(SENT)) is None


def test_both_deny():
    a, b = (claim(SENT, speaker=name, stance=Stance.DENIES, cue="denied") for name in ("Ada Reed", "Otto Fen"))

    assert score(a, b) < 0.2


def test_who_denies_the_opposite_agrees():
    weak, safe = (frame(word, "wall", of_="Velm dam") for word in ("weak", "safe"))
    denied = claim(weak, speaker="Otto Fen", stance=Stance.DENIES, cue="denied")

    assert score(claim(safe), denied) < 0.1
    assert score(claim(safe), claim(weak, speaker="Otto Fen")) > 0.5


def test_what_must_be_is_not_denied_with_what_was():
    was, must = frame("evacuate", "", "valley"), frame("evacuate", "", "valley", auxiliary="must")
    denied, denied_need = (claim(told, speaker="Otto Fen", stance=Stance.DENIES, cue="denied") for told in (was, must))

    assert score(claim(must), denied) < 0.1
    assert score(claim(was), denied) > 0.5
    assert score(claim(must), denied_need) > 0.5


def test_what_follows_from_an_if_is_not_denied_with_what_was():
    follows = frame("evacuate", "", "valley", tense=Tense.FUTURE)
    whole = claim(follows)
    proposition = replace(whole.claim.proposition, modality=Modality.CONDITIONAL)
    on_condition = replace(whole, claim=replace(whole.claim, proposition=proposition))
    denied = claim(frame("evacuate", "", "valley"), speaker="Otto Fen", stance=Stance.DENIES, cue="denied")

    assert score(on_condition, denied) < 0.1


def test_a_bare_denial_takes_its_matter_from_the_words_around_it():
    around = "Reports said Freedonia had sent soldiers to Sylvania."
    bare = claim(frame("fake", "this"), speaker="Otto Fen", before=around, content="this is fake")
    elsewhere = claim(frame("fake", "this"), speaker="Otto Fen", before="The museum burned.", content="this is fake")

    assert score(claim(SENT), bare) > 0.5
    assert score(claim(SENT), elsewhere) < 0.2


def test_states_that_one_side_tells_one_after_the_other_do_not_exclude_each_other():
    freed = claim(frame("free", "court", "captain", in_="Ostmark"))
    held = claim(frame("hold", "court", "captain", in_="Ostmark"), speaker="Otto Fen")
    both = claim(
        frame("hold", "court", "captain", in_="Ostmark"),
        frame("free", "court", "captain", in_="Ostmark"),
        speaker="Otto Fen",
    )

    assert score(freed, held) > 0.2
    assert judged(freed, both) is None


def test_a_quoted_it_is_not_the_speaker():
    safe = claim(frame("safe", "water"))
    quoted = claim(frame("safe", "it", positive=False), speaker="Otto Fen", quote=QuoteKind.DIRECT, content="it is not")
    of_him = claim(frame("safe", "Otto Fen"), speaker="Ida Holm")

    assert score(of_him, quoted) <= score(safe, quoted)


def test_so_much_as_never_before_is_no_denial():
    afraid = claim(frame("frighten", "", "he", by_="storm"), on=date(2031, 5, 2))
    never_so = frame("frighten", "", "he", by_="storm", positive=False, adverbs=("so", "before"))
    never = frame("frighten", "", "he", by_="storm", positive=False, adverbs=("before",))

    assert judged(afraid, claim(never_so)) is None
    assert judged(afraid, claim(never)) is not None


def test_what_another_is_cited_for_is_not_the_speakers_own_word():
    saved = frame("save", "brigade", "mill", governors=under("say"))
    cited = claim(frame("say", "mayor"), saved, frame("embarrass", "fire", "mayor"))
    own = claim(frame("say", "he"), saved)
    denied = claim(frame("save", "brigade", "mill"), speaker="Otto Fen", stance=Stance.DENIES, cue="denied")

    assert judged(cited, denied) is None
    assert score(own, denied) > 0.5


def test_what_happens_to_somebody_is_not_what_happens_to_his_kin():
    captain = claim(frame("arrest", "police", "Danby", in_="Ostmark"))
    son = claim(frame("arrest", "police", "Danby son", in_="Ostmark", positive=False), speaker="Otto Fen")
    himself = claim(frame("arrest", "police", "Danby", in_="Ostmark", positive=False), speaker="Otto Fen")

    assert judged(captain, son) is None
    assert score(captain, himself) > 0.5


def test_that_one_speaks_of_himself_twice_makes_it_no_one_matter():
    refused = claim(frame("accept", "she", "vote", positive=False), on=date(2031, 5, 2))
    takes = claim(frame("embrace", "she", "sister"))
    accepts = claim(frame("accept", "she", "vote"))

    assert judged(refused, takes) is None
    assert score(refused, accepts) > 0.5


def test_an_agreement_that_there_is_excludes_that_it_is_still_negotiated():
    agreed = claim(frame("be", "prisoner release agreement"))
    open_still = claim(frame("under_negotiation", "prisoner release"), speaker="Otto Fen")

    verdict = judged(agreed, open_still)

    assert verdict is not None
    assert verdict.reasons[0] == "excluded"
