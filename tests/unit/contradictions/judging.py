"""What the rules say of two claims."""

from __future__ import annotations

from bot.contradictions.contradiction import Verdict
from bot.contradictions.judge import RuleJudge
from bot.ports import ClaimRecord


def judged(a: ClaimRecord, b: ClaimRecord) -> Verdict | None:
    """Return how the two disagree, if they do."""
    return RuleJudge().judge(a, b)


def score(a: ClaimRecord, b: ClaimRecord) -> float:
    """Return how likely the two disagree."""
    found = judged(a, b)
    return found.score if found else 0.0
