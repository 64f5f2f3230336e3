from copy import deepcopy
from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from bot.claims.claim import SpeakerKind, Stance
from bot.claims.frame import Frame, Tense
from bot.contradictions.contradiction import ContradictionKind
from bot.contradictions.judge import RuleJudge
from bot.ports import ClaimRecord
from tests.unit.contradictions.told import claim, count, frame, under

WORDS = st.sampled_from(["Freedonia", "Sylvania", "soldier", "dam", "pact", "no pact", "Reed", "he", ""])
PREDICATES = st.sampled_from(["send", "destroy", "intact", "false", "confirm", "have", "step_down", "in_ruin"])
GOVERNORS = st.sampled_from([(), under("false"), under("plan"), under("expect", positive=False)])
FRAMES = st.builds(
    lambda p, s, o, g, t: frame(p, s, o, governors=g, tense=t),
    PREDICATES,
    WORDS,
    WORDS,
    GOVERNORS,
    st.sampled_from(Tense),
)


@st.composite
def claims(draw: st.DrawFn) -> ClaimRecord:
    told: list[Frame] = draw(st.lists(FRAMES, max_size=3))
    number = draw(st.sampled_from([(), (count(3, "soldier"),), (count(9, "soldier"),)]))
    return claim(
        *told,
        speaker=draw(st.sampled_from(["Ada Reed", "Otto Fen", "", "the ministry"])),
        stance=draw(st.sampled_from(Stance)),
        on=draw(st.sampled_from([None, date(2031, 5, 4), date(2031, 6, 1)])),
        cue=draw(st.sampled_from(["said", "denied", "dismissed"])),
        quantities=number,
    )


@given(claims(), claims())
def test_the_order_of_the_two_does_not_matter(a, b):
    one, other = RuleJudge().judge(a, b), RuleJudge().judge(b, a)

    assert (one is None) == (other is None)
    if one is not None and other is not None:
        assert abs(one.score - other.score) < 1e-9
        assert 0 < one.score < 1


@given(claims())
def test_facets_are_worked_out_once(record):
    judge = RuleJudge()

    assert judge.facets(record) is judge.facets(record)
    assert judge.facets(deepcopy(record)) is judge.facets(record)


def test_one_speaker_who_says_the_opposite_later_changed_position():
    before = claim(frame("resign", "he", tense=Tense.FUTURE, positive=False), on=date(2031, 5, 1))
    after = claim(frame("resign", "he"), on=date(2031, 5, 6))
    found = RuleJudge().judge(before, after)

    assert found is not None
    assert found.kind is ContradictionKind.POSITION_CHANGE


def test_two_mouths_of_one_body():
    before = claim(frame("send", "Freedonia", "soldier"), stands_for="Freedonia", on=date(2031, 5, 1))
    after = claim(
        frame("send", "Freedonia", "no soldier"), speaker="Otto Fen", stands_for="Freedonia", on=date(2031, 5, 6)
    )
    found = RuleJudge().judge(before, after)

    assert found is not None
    assert found.kind is ContradictionKind.POSITION_CHANGE


def test_a_claim_that_another_model_read_anew_is_judged_by_its_new_reading() -> None:
    judge = RuleJudge()
    sent = claim(frame("send", "Freedonia", "soldier"), speaker="Ada Reed")
    other = claim(frame("repair", "Sylvania", "dam"), speaker="Ada Reed")
    reread = replace(sent, claim=replace(other.claim, id=sent.claim.id))
    assert judge.facets(sent) is judge.facets(sent)
    assert judge.facets(reread).facts[0].events != judge.facets(sent).facts[0].events


def test_a_spokesman_of_the_ministry_and_the_ministry_are_one_voice():
    ministry = claim(frame("resign", "minister", positive=False), speaker="Sylvanian ministry")
    body = replace(
        ministry,
        claim=replace(ministry.claim, speaker=replace(ministry.claim.speaker, kind=SpeakerKind.ORGANISATION)),
    )
    spoken = claim(frame("resign", "minister"), speaker="Otto Fen", outlet="B")
    office = replace(spoken.claim.speaker, role="ministry spokesman")

    assert RuleJudge().judge(body, spoken) is not None
    assert RuleJudge().judge(body, replace(spoken, claim=replace(spoken.claim, id="x", speaker=office))) is None


def test_two_stories_with_nothing_in_common_are_not_compared():
    here = claim(frame("marry", "she", "sailor", positive=False), before="The pilot of the ferry was held in Ostmark.")
    there = claim(
        frame("marry", "she", "sailor"), speaker="Otto Fen", before="A museum near the lake opened its new wing."
    )
    near = claim(frame("marry", "she", "sailor"), speaker="Otto Fen", before="Held in Ostmark: the pilot of a ferry.")

    assert RuleJudge().judge(here, there) is None
    assert RuleJudge().judge(here, near) is not None


def test_residents_of_two_articles_are_not_one_voice():
    def resident(record: ClaimRecord) -> ClaimRecord:
        speaker = replace(record.claim.speaker, kind=SpeakerKind.GROUP)
        return replace(record, claim=replace(record.claim, speaker=speaker))

    before = resident(claim(frame("burn", "bridge"), speaker="residents", on=date(2031, 5, 1)))
    after = resident(claim(frame("burn", "bridge", positive=False), speaker="residents", on=date(2031, 5, 6)))
    found = RuleJudge().judge(before, after)

    assert found is not None
    assert found.kind is ContradictionKind.DENIAL
