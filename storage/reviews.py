"""Rulings about contradictions and their first sightings in SQL."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.engine import Row

from bot.contradictions.review import Opinion, Review
from storage.among import among
from storage.review_tables import contradiction_review, contradiction_sighting
from storage.transaction import Transaction
from storage.upsert import insert_new, insert_or_update

_ORDER = contradiction_review.c.made, contradiction_review.c.contradiction_id


class SqlReviewStore:
    """The `ReviewStore` of a transaction."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    async def put(self, review: Review) -> None:
        """See `bot.contradictions.ports.ReviewStore`."""
        row = {
            "contradiction_id": review.contradiction_id,
            "opinion": review.opinion.value,
            "note": review.note,
            "made": review.made,
            "seen": dict(review.seen),
        }
        await insert_or_update(self._transaction, contradiction_review, [row])

    async def of(self, ids: Sequence[str]) -> Mapping[str, Review]:
        """See `bot.contradictions.ports.ReviewStore`."""
        held = among(self._transaction, contradiction_review.c.contradiction_id, ids)
        rows = await self._transaction.rows(select(contradiction_review).where(held))
        return {row.contradiction_id: _read(row) for row in rows}

    async def all(self) -> Sequence[Review]:
        """See `bot.contradictions.ports.ReviewStore`."""
        rows = await self._transaction.rows(select(contradiction_review).order_by(*_ORDER))
        return [_read(row) for row in rows]

    async def saw(self, ids: Sequence[str], now: datetime) -> None:
        """See `bot.contradictions.ports.ReviewStore`."""
        rows = [{"contradiction_id": one, "first_seen": now} for one in dict.fromkeys(ids)]
        await insert_new(self._transaction, contradiction_sighting, rows)

    async def first_seen(self, ids: Sequence[str]) -> Mapping[str, datetime]:
        """See `bot.contradictions.ports.ReviewStore`."""
        held = among(self._transaction, contradiction_sighting.c.contradiction_id, ids)
        rows = await self._transaction.rows(select(contradiction_sighting).where(held))
        return {row.contradiction_id: _utc(row.first_seen) for row in rows}


def _read(row: Row[Any]) -> Review:
    return Review(row.contradiction_id, Opinion(row.opinion), row.note, _utc(row.made), row.seen)


def _utc(instant: datetime) -> datetime:
    """Return the instant aware: SQLite gives it back without its zone."""
    return instant.replace(tzinfo=UTC) if instant.tzinfo is None else instant.astimezone(UTC)
