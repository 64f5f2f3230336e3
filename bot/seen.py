"""What has been seen before: events that were taken, threads that were joined. It outlives a restart."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from bot.ports import Clock, Library

EVENT_KEPT = timedelta(hours=30)  # platforms repeat an event for as long as a day
THREAD_KEPT = timedelta(days=30)  # after it was joined


class SeenStore(Protocol):
    """Keys with an expiry. Keys begin with platform and workspace, so that a workspace's can be forgotten at once."""

    async def first_time(self, key: str, now: datetime, expires: datetime) -> bool:
        """Remember `key` until `expires` and return True, or return False if it is remembered at `now` already.

        Of any number of callers at once, in any number of processes, exactly one is told True.
        """

    async def knows(self, key: str, now: datetime) -> bool:
        """Say whether `key` is remembered at `now`."""

    async def forget(self, prefix: str) -> None:
        """Forget every key that starts with `prefix`."""

    async def sweep(self, now: datetime) -> int:
        """Drop what has expired by `now`; return how much."""


class Seen:
    """The use cases: take each event once, and remember the threads that were answered in."""

    def __init__(self, library: Library, clock: Clock) -> None:
        self._library = library
        self._clock = clock

    async def first_time(self, event: str) -> bool:
        """Say whether this event is new, and remember it. `event` is like "slack:T1:event:Ev1"."""
        return await self._first_time(event, EVENT_KEPT)

    async def join(self, thread: str) -> None:
        """Remember that we take part in a thread, whose name is like "slack:T1:C1:12.3"."""
        await self._first_time(f"{thread}#joined", THREAD_KEPT)

    async def joined(self, thread: str) -> bool:
        """Say whether we take part in a thread."""
        async with self._library.begin() as uow:
            return await uow.seen.knows(f"{thread}#joined", self._clock.now())

    async def _first_time(self, key: str, kept: timedelta) -> bool:
        now = self._clock.now()
        async with self._library.begin() as uow:
            first = await uow.seen.first_time(key, now, now + kept)
            await uow.commit()
        return first
