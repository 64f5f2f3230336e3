from bot.claims.claim import Stance
from bot.contradictions.contradiction import ContradictionKind
from bot.contradictions.judge import RuleJudge
from tests.unit.contradictions.told import claim, frame

CLOSE = frame("close", "council", "ferry", adverbs=("summer",))
HELD = claim(CLOSE, speaker="Ida Holm", content="the council had closed the ferry")
AROUND = "The council has closed the ferry, the harbour office said."


def test_a_doubt_about_the_matter_of_the_article_is_a_challenge():
    doubting = claim(
        frame("plausible", "ferry", positive=False),
        speaker="Otto Fen",
        stance=Stance.DOUBTS,
        before=AROUND,
        content="a closed ferry is not plausible",
    )

    found = RuleJudge().judge(HELD, doubting)

    assert found is not None
    assert found.kind is ContradictionKind.DENIAL
    assert found.reasons[0] == "challenged"


def test_the_same_doubt_elsewhere_is_about_something_else():
    near = claim(frame("fake", "this"), speaker="Otto Fen", before=AROUND, content="this is fake")
    far = claim(frame("fake", "this"), speaker="Otto Fen", before="The museum has a new roof.", content="this is fake")
    judge = RuleJudge()

    close, apart = judge.judge(HELD, near), judge.judge(HELD, far)

    assert close is not None
    assert apart is None or apart.score < close.score / 2


def test_what_is_not_confirmed_is_a_gap():
    silent = claim(
        frame("report", "the", "ferry"),
        speaker="Otto Fen",
        stance=Stance.DOES_NOT_CONFIRM,
        cue="could not confirm",
        before=AROUND,
        content="the reports on the ferry",
    )

    found = RuleJudge().judge(HELD, silent)

    assert found is not None
    assert found.kind is ContradictionKind.CONFIRMATION_GAP


def test_two_who_deny_the_same_do_not_disagree():
    one, other = (
        claim(CLOSE, speaker=name, stance=Stance.DENIES, cue="denied", before=AROUND)
        for name in ("Ada Reed", "Otto Fen")
    )

    assert RuleJudge().judge(one, other) is None
