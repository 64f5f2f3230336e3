from dataclasses import replace

from bot.claims.claim import Stance
from bot.contradictions.contradiction import ContradictionKind, Severity
from bot.contradictions.model_judge import ModelJudge
from tests.unit.contradictions.told import claim, frame

HELD = claim(frame("close", "council", "ferry"), content="that the council closed the ferry")
DENIED = claim(
    frame("close", "council", "ferry"),
    speaker="Otto Fen",
    stance=Stance.DENIES,
    cue="denied",
    content="that the council closed the ferry",
)


class Scripted:
    """Answers with one likelihood and remembers what it was asked."""

    def __init__(self, likelihood):
        self.likelihood = likelihood
        self.asked = []

    def contradiction(self, premise, hypothesis):
        self.asked.append((premise, hypothesis))
        return self.likelihood


def test_a_denial_is_asked_about_as_a_statement():
    model = Scripted(0.9)

    found = ModelJudge(model).judge(HELD, DENIED)

    assert found.kind is ContradictionKind.DENIAL
    assert found.score == 0.9
    assert found.reasons[0] == "model"
    assert ("The council closed the ferry.", "It is not true that the council closed the ferry.") in model.asked


def test_what_the_rules_do_not_know_takes_its_kind_from_the_stances():
    gap = replace(DENIED, claim=replace(DENIED.claim, stance=Stance.DOES_NOT_CONFIRM))
    other = claim(frame("sail", "crew"), speaker="Ida Holm", content="the crew sailed")

    assert ModelJudge(Scripted(0.9)).judge(other, gap).kind is ContradictionKind.CONFIRMATION_GAP
    assert ModelJudge(Scripted(0.3)).judge(other, HELD).severity is Severity.MINOR


def test_an_unlikely_pair_is_none_and_one_voice_on_one_day_is_not_asked_about():
    model = Scripted(0.9)

    assert ModelJudge(Scripted(0.01)).judge(HELD, DENIED) is None
    assert ModelJudge(model).judge(HELD, HELD) is None
    assert model.asked == []
