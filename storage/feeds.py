"""Feeds in SQL."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import delete, or_, select, update
from sqlalchemy.engine import Row

from bot.feeds.feed import Feed, FeedState
from bot.places import Place, Platform
from storage.among import among
from storage.feed_tables import feed
from storage.transaction import Transaction
from storage.upsert import insert_or_update


class SqlFeedStore:
    """The `FeedStore` of a transaction."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    async def put(self, new: Feed) -> None:
        """See `bot.feeds.ports.FeedStore`."""
        await insert_or_update(self._transaction, feed, [_values(new)])

    async def get(self, feed_id: str) -> Feed | None:
        """See `bot.feeds.ports.FeedStore`."""
        await self._transaction.begin_writing()
        found = await self._transaction.first(select(feed).where(feed.c.id == feed_id).with_for_update())
        return None if found is None else _read(found)

    async def all(self) -> Sequence[Feed]:
        """See `bot.feeds.ports.FeedStore`."""
        rows = await self._transaction.rows(select(feed).order_by(feed.c.added, feed.c.id))
        return [_read(row) for row in rows]

    async def remove(self, feed_id: str) -> None:
        """See `bot.feeds.ports.FeedStore`."""
        await self._transaction.change(delete(feed).where(feed.c.id == feed_id))

    async def lease(self, now: datetime, until: datetime, *, limit: int) -> Sequence[Feed]:
        """See `bot.feeds.ports.FeedStore`."""
        await self._transaction.begin_writing()
        free = or_(feed.c.lease_until.is_(None), feed.c.lease_until <= now)
        due = select(feed).where(feed.c.state == FeedState.ACTIVE.value, feed.c.next_poll <= now, free)
        taken = due.order_by(feed.c.next_poll, feed.c.id).limit(limit).with_for_update(skip_locked=True)
        found = [_read(row) for row in await self._transaction.rows(taken)]
        held = among(self._transaction, feed.c.id, [one.id for one in found])
        await self._transaction.change(update(feed).where(held).values(lease_until=until))
        return found

    async def hold(self, feed_id: str, until: datetime) -> None:
        """See `bot.feeds.ports.FeedStore`."""
        await self._transaction.change(update(feed).where(feed.c.id == feed_id).values(lease_until=until))


def _values(new: Feed) -> dict[str, Any]:
    return {
        "id": new.id,
        "address": new.address,
        "platform": new.owner.platform.value,
        "workspace": new.owner.workspace,
        "channel": new.owner.channel,
        "added": new.added,
        "next_poll": new.next_poll,
        "title": new.title,
        "state": new.state.value,
        "interval": int(new.interval.total_seconds()),
        "etag": new.etag,
        "modified": new.modified,
        "polled": new.polled,
        "failures": new.failures,
        "error": new.error,
        "entries": new.entries,
        "lease_until": None,
    }


def _read(row: Row[Any]) -> Feed:
    return Feed(
        id=row.id,
        address=row.address,
        owner=Place(Platform(row.platform), row.workspace, row.channel),
        added=aware(row.added),
        next_poll=aware(row.next_poll),
        title=row.title,
        state=FeedState(row.state),
        interval=timedelta(seconds=row.interval),
        etag=row.etag,
        modified=row.modified,
        polled=None if row.polled is None else aware(row.polled),
        failures=row.failures,
        error=row.error,
        entries=row.entries,
    )


def aware(stored: datetime) -> datetime:
    """Return a stored instant as it was: SQLite forgets that it is in UTC."""
    return stored.astimezone(UTC) if stored.tzinfo else stored.replace(tzinfo=UTC)
