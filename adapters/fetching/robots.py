"""robots.txt, as RFC 9309 has it: read once a day for each host.

Without one all is allowed; where the server is broken, nothing is.
"""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

import httpx
from protego import Protego

from bot.feeds.fetching import FetchCode, Fetched, FetchError, Wanted

_MOST_BYTES = 512_000  # RFC 9309 asks for 500 KiB at least
_MOST_HOSTS = 2_000
_DAY, _SOON = 86_400.0, 600.0  # seconds that rules are kept, and that a server without an answer is not asked again

Get = Callable[[Wanted], Awaitable[Fetched]]


@dataclass(frozen=True, slots=True)
class _Kept:
    rules: Protego | None  # None: the server gave none, for a reason that may pass
    until: float


class Robots:
    """The rules of every host that was asked. `get` fetches without asking this again."""

    def __init__(self, get: Get, agent: str, now: Callable[[], float] = time.monotonic) -> None:
        self._get = get
        self._agent = agent
        self._now = now
        self._kept: OrderedDict[str, _Kept] = OrderedDict()

    async def check(self, address: httpx.URL) -> float | None:
        """Return the pause in seconds that the host asks for, if any. Raises FetchError for a forbidden address."""
        rules = (await self._of(address)).rules
        if rules is None:
            raise FetchError(FetchCode.UNREACHABLE, f"{address.host} does not say what robots may fetch.")
        if not rules.can_fetch(str(address), self._agent):
            raise FetchError(FetchCode.ROBOTS, f"The robots.txt of {address.host} forbids this address.")
        return rules.crawl_delay(self._agent)

    async def _of(self, address: httpx.URL) -> _Kept:
        site = f"{address.scheme}://{address.netloc.decode('ascii')}"
        kept = self._kept.get(site)
        if kept is None or kept.until <= self._now():
            kept = await self._ask(site)
            self._kept[site] = kept
            if len(self._kept) > _MOST_HOSTS:
                self._kept.popitem(last=False)
        return kept

    async def _ask(self, site: str) -> _Kept:
        try:
            found = await self._get(Wanted(f"{site}/robots.txt", most_bytes=_MOST_BYTES))
            text = found.body.decode("utf-8", errors="replace")
        except FetchError as error:
            if error.code is FetchCode.REFUSED:
                raise
            if error.passing:
                return _Kept(None, self._now() + _SOON)
            text = ""
        return _Kept(Protego.parse(text), self._now() + _DAY)
