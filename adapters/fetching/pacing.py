"""One request after the other for each host, with a pause between, and silence for as long as a server asks."""

from __future__ import annotations

import asyncio
import time
from collections import OrderedDict
from collections.abc import Awaitable, Callable
from datetime import timedelta

from bot.feeds.fetching import FetchCode, FetchError

_MOST_HOSTS = 10_000  # remembered at once
_PATIENCE = 60.0  # seconds that a request waits for its turn; a longer wait is handed back to whoever asks


class Pacer:
    """Hands out turns. `seconds` part two requests to one host, or more where its robots.txt asks for it."""

    def __init__(
        self,
        seconds: float = 1.0,
        now: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._seconds = seconds
        self._now = now
        self._sleep = sleep
        self._free_at: OrderedDict[str, float] = OrderedDict()

    async def turn(self, host: str, delay: float | None = None) -> None:
        """Wait for the host's next turn. Raises FetchError where that is more than a minute away."""
        now = self._now()
        at = max(self._free_at.get(host, now), now)
        if at - now > _PATIENCE:
            wait = timedelta(seconds=at - now)
            raise FetchError(
                FetchCode.BUSY, f"{host} is to be left alone for another {at - now:.0f} seconds.", wait=wait
            )
        self._set(host, at + max(self._seconds, delay or 0.0))
        if at > now:
            await self._sleep(at - now)

    def silence(self, host: str, wait: timedelta) -> None:
        """Ask nothing of the host for so long."""
        self._set(host, max(self._free_at.get(host, 0.0), self._now() + wait.total_seconds()))

    def _set(self, host: str, at: float) -> None:
        self._free_at[host] = at
        self._free_at.move_to_end(host)
        while len(self._free_at) > _MOST_HOSTS:
            self._free_at.popitem(last=False)
