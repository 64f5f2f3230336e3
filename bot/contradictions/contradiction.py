"""A contradiction: two claims that cannot both hold, or one speaker's two positions."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class ContradictionKind(StrEnum):
    """How two claims disagree."""

    DENIAL = "denial"
    CONFIRMATION_GAP = "confirmation gap"
    NUMBER = "number"
    DATE = "date"
    POSITION_CHANGE = "position change"
    ACCOUNT = "account"


class Severity(StrEnum):
    """Whether a newsroom would report the disagreement."""

    MAJOR = "major"
    MINOR = "minor"


@dataclass(frozen=True, slots=True)
class Verdict:
    """The judge's finding on a pair: never about who is right."""

    kind: ContradictionKind
    severity: Severity
    score: float  # 0..1
    reasons: tuple[str, ...]  # the tests that fired, in words


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two stored claims and how they disagree. The id does not depend on the order of the two."""

    id: str  # 16 hex digits, of both claim ids
    earlier: str  # claim id; by time of the statement, then by id
    later: str
    verdict: Verdict
    explanation: str  # one sentence made of the two claims
