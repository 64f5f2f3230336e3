"""What is kept about contradictions beside the contradictions themselves."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Protocol

from bot.contradictions.review import Review


class ReviewStore(Protocol):
    """Rulings and first sightings by contradiction id; both outlast the contradictions."""

    async def put(self, review: Review) -> None:
        """Store a ruling in the place of an earlier one of the same contradiction."""

    async def of(self, ids: Sequence[str]) -> Mapping[str, Review]:
        """Return the rulings of these contradictions."""

    async def all(self) -> Sequence[Review]:
        """Return every ruling, oldest first, then by id."""

    async def saw(self, ids: Sequence[str], now: datetime) -> None:
        """Note that these contradictions were found; those noted before keep their time."""

    async def first_seen(self, ids: Sequence[str]) -> Mapping[str, datetime]:
        """Return when each of these was found first; those never noted are left out."""
