"""Seen keys in memory."""

from __future__ import annotations

from datetime import datetime

from storage.memory.state import Work


class MemorySeenStore:
    """The `SeenStore` of a unit of work."""

    def __init__(self, work: Work) -> None:
        self._work = work

    async def first_time(self, key: str, now: datetime, expires: datetime) -> bool:
        """See `bot.seen.SeenStore`."""
        state = await self._work.change()
        if state.seen.get(key, now) > now:
            return False
        state.seen[key] = expires
        return True

    async def knows(self, key: str, now: datetime) -> bool:
        """See `bot.seen.SeenStore`."""
        return self._work.state.seen.get(key, now) > now

    async def forget(self, prefix: str) -> None:
        """See `bot.seen.SeenStore`."""
        state = await self._work.change()
        state.seen = {key: expires for key, expires in state.seen.items() if not key.startswith(prefix)}

    async def sweep(self, now: datetime) -> int:
        """See `bot.seen.SeenStore`."""
        state = await self._work.change()
        kept = {key: expires for key, expires in state.seen.items() if expires > now}
        dropped, state.seen = len(state.seen) - len(kept), kept
        return dropped
