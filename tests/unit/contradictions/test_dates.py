from datetime import date

from bot.contradictions.contradiction import ContradictionKind
from bot.contradictions.judge import RuleJudge
from bot.ports import ClaimRecord
from tests.unit.contradictions.told import claim, day, frame


def landed(of: date, speaker: str = "Ada Reed", subject: str = "storm") -> ClaimRecord:
    return claim(frame("hit", subject, "Ostmark"), times=(day(of),), speaker=speaker)


def test_two_days_for_one_event():
    found = RuleJudge().judge(landed(date(2031, 5, 2)), landed(date(2031, 5, 3), "Otto Fen"))

    assert found is not None
    assert found.kind is ContradictionKind.DATE
    assert found.score > 0.4


def test_the_same_day():
    assert RuleJudge().judge(landed(date(2031, 5, 2)), landed(date(2031, 5, 2), "Otto Fen")) is None


def test_no_day_told():
    silent = claim(frame("hit", "storm", "Ostmark"), speaker="Otto Fen")

    assert RuleJudge().judge(landed(date(2031, 5, 2)), silent) is None
