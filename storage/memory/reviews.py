"""Rulings about contradictions and their first sightings in memory."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from bot.contradictions.review import Review
from storage.memory.state import Work


class MemoryReviewStore:
    """The `ReviewStore` of a unit of work."""

    def __init__(self, work: Work) -> None:
        self._work = work

    async def put(self, review: Review) -> None:
        """See `bot.contradictions.ports.ReviewStore`."""
        state = await self._work.change()
        state.reviews[review.contradiction_id] = review

    async def of(self, ids: Sequence[str]) -> Mapping[str, Review]:
        """See `bot.contradictions.ports.ReviewStore`."""
        held = self._work.state.reviews
        return {one: held[one] for one in ids if one in held}

    async def all(self) -> Sequence[Review]:
        """See `bot.contradictions.ports.ReviewStore`."""
        return sorted(self._work.state.reviews.values(), key=lambda one: (one.made, one.contradiction_id))

    async def saw(self, ids: Sequence[str], now: datetime) -> None:
        """See `bot.contradictions.ports.ReviewStore`."""
        state = await self._work.change()
        state.sightings |= {one: now for one in ids if one not in state.sightings}

    async def first_seen(self, ids: Sequence[str]) -> Mapping[str, datetime]:
        """See `bot.contradictions.ports.ReviewStore`."""
        held = self._work.state.sightings
        return {one: held[one] for one in ids if one in held}
