"""Feeds and what failed, in memory."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from bot.failures import Failure
from bot.feeds.feed import Feed, FeedState
from storage.memory.state import Work


class MemoryFeedStore:
    """The `FeedStore` of a unit of work."""

    def __init__(self, work: Work) -> None:
        self._work = work

    async def put(self, new: Feed) -> None:
        """See `bot.feeds.ports.FeedStore`."""
        state = await self._work.change()
        state.feeds[new.id] = new
        state.feed_leases.pop(new.id, None)

    async def get(self, feed_id: str) -> Feed | None:
        """See `bot.feeds.ports.FeedStore`."""
        return (await self._work.change()).feeds.get(feed_id)

    async def all(self) -> Sequence[Feed]:
        """See `bot.feeds.ports.FeedStore`."""
        return sorted(self._work.state.feeds.values(), key=lambda feed: (feed.added, feed.id))

    async def remove(self, feed_id: str) -> None:
        """See `bot.feeds.ports.FeedStore`."""
        (await self._work.change()).feeds.pop(feed_id, None)

    async def lease(self, now: datetime, until: datetime, *, limit: int) -> Sequence[Feed]:
        """See `bot.feeds.ports.FeedStore`."""
        state = await self._work.change()
        due = [
            feed
            for feed in state.feeds.values()
            if feed.state is FeedState.ACTIVE and feed.next_poll <= now and state.feed_leases.get(feed.id, now) <= now
        ]
        found = sorted(due, key=lambda feed: (feed.next_poll, feed.id))[:limit]
        state.feed_leases.update((feed.id, until) for feed in found)
        return found

    async def hold(self, feed_id: str, until: datetime) -> None:
        """See `bot.feeds.ports.FeedStore`."""
        (await self._work.change()).feed_leases[feed_id] = until


class MemoryFailureStore:
    """The `FailureStore` of a unit of work."""

    def __init__(self, work: Work) -> None:
        self._work = work

    async def put(self, new: Failure) -> None:
        """See `bot.failures.FailureStore`."""
        (await self._work.change()).failures[new.key] = new

    async def clear(self, key: str) -> None:
        """See `bot.failures.FailureStore`."""
        (await self._work.change()).failures.pop(key, None)

    async def list(self, *, limit: int = 50, offset: int = 0) -> Sequence[Failure]:
        """See `bot.failures.FailureStore`."""
        by_key = sorted(self._work.state.failures.values(), key=lambda one: one.key)
        return sorted(by_key, key=lambda one: one.at, reverse=True)[offset : offset + limit]

    async def count(self) -> int:
        """See `bot.failures.FailureStore`."""
        return len(self._work.state.failures)
