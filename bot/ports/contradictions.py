"""Contradictions as they are stored and asked for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from bot.contradictions.contradiction import Contradiction, ContradictionKind, Severity
from bot.contradictions.review import Review
from bot.ports.claims import ClaimRecord


@dataclass(frozen=True, slots=True)
class ContradictionRecord:
    """A stored contradiction with both of its claims, and what was folded into it when a list was made."""

    contradiction: Contradiction
    earlier: ClaimRecord
    later: ClaimRecord
    earlier_origins: int = 1  # independent origins that carry the side
    later_origins: int = 1
    folded: tuple[str, ...] = ()  # ids of contradictions that repeat this one
    further: tuple[ContradictionRecord, ...] = ()  # those of them that show other voices of either side
    strength: float = 0.0  # likelihood of the disagreement, 0..1, seen all that repeats it
    first_seen: datetime | None = None
    resolved_by: ClaimRecord | None = None  # the later claim with which one side gave its position up
    review: Review | None = None


@dataclass(frozen=True, slots=True)
class ContradictionFilter:
    """Which contradictions are wanted; conditions on claims hold when either of the two passes.

    Those that an operator dismissed are left out unless `dismissed` asks for them too.
    """

    ids: tuple[str, ...] = ()
    kinds: tuple[ContradictionKind, ...] = ()
    severity: Severity | None = None
    speaker_ids: tuple[str, ...] = ()
    claim_ids: tuple[str, ...] = ()
    since: date | None = None
    dismissed: bool = False
    least: float = 0.0  # score of the pair


class ContradictionStore(Protocol):
    """Contradictions between claims of current versions."""

    async def put(self, found: Sequence[Contradiction]) -> int:
        """Store; known ids are updated. Return how many were new."""

    async def replace(self, claim_ids: Sequence[str], found: Sequence[Contradiction]) -> int:
        """Put `found` in the place of all contradictions of these claims, which were judged again.

        Return how many were new.
        """

    async def find(self, wanted: ContradictionFilter, *, limit: int = 50, offset: int = 0) -> Sequence[Contradiction]:
        """Return by filter: major first, then higher score, then by id."""

    async def count(self) -> int:
        """Return how many there are."""
