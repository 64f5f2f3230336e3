"""The fetcher that the core is given: guarded, paced for each host, and obedient to robots.txt and Retry-After."""

from __future__ import annotations

from datetime import timedelta

import httpx

from adapters.fetching.client import AGENT, GuardedClient
from adapters.fetching.pacing import Pacer
from adapters.fetching.robots import Robots
from bot.feeds.fetching import FetchCode, Fetched, FetchError, Wanted

_WAIT = timedelta(minutes=5)  # where a server is busy and does not say for how long


class PoliteFetcher:
    """A `bot.feeds.fetching.Fetcher`. To be closed."""

    def __init__(self, client: GuardedClient, pacer: Pacer | None = None, *, agent: str = AGENT) -> None:
        self._client = client
        self._pacer = pacer or Pacer()
        self._robots = Robots(client.get, agent)

    async def fetch(self, wanted: Wanted) -> Fetched:
        """See `bot.feeds.fetching.Fetcher`."""
        asked: list[str] = []

        async def before_each(address: httpx.URL) -> None:
            asked.append(address.host)
            await self._pacer.turn(address.host, await self._robots.check(address))

        try:
            return await self._client.get(wanted, before_each)
        except FetchError as error:
            if error.code is FetchCode.BUSY and asked:
                self._pacer.silence(asked[-1], error.wait or _WAIT)
            raise

    async def close(self) -> None:
        """Give all connections back."""
        await self._client.close()
