"""The web as the core is given it. Its parts are loaded when they are first needed: most commands never are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from ipaddress import IPv4Network, IPv6Network
from typing import TYPE_CHECKING

from bot.articles.draft import Draft
from bot.feeds.entry import Entry, Listing
from bot.feeds.fetching import Fetched, Wanted
from bot.feeds.ports import Web

if TYPE_CHECKING:
    from adapters.fetching.polite import PoliteFetcher


Network = IPv4Network | IPv6Network


class LazyFetcher:
    """The polite fetcher, made on first use. To be closed."""

    def __init__(self, pause: float, private: Sequence[Network] = ()) -> None:
        """Take the seconds that part two requests to one host, and networks that may be reached though not public."""
        self._pause = pause
        self._private = private
        self._made: PoliteFetcher | None = None

    async def fetch(self, wanted: Wanted) -> Fetched:
        """See `bot.feeds.fetching.Fetcher`."""
        if self._made is None:
            self._made = _fetcher(self._pause, self._private)
        return await self._made.fetch(wanted)

    async def close(self) -> None:
        """Give all connections back."""
        if self._made is not None:
            await self._made.close()


def web(fetcher: LazyFetcher) -> Web:
    """Return the web, reached through `fetcher`."""
    return Web(fetcher, read_feed, read_page, feeds_of)


def read_feed(fetched: Fetched) -> Iterator[Listing]:
    """See `adapters.fetching.feeds`."""
    from adapters.fetching import feeds

    return feeds.read_feed(fetched)


def read_page(fetched: Fetched, listed: Entry | None) -> Draft:
    """See `adapters.fetching.pages`."""
    from adapters.fetching import pages

    return pages.read_page(fetched, listed)


def feeds_of(fetched: Fetched) -> list[str]:
    """See `adapters.fetching.pages`."""
    from adapters.fetching import pages

    return pages.feeds_of(fetched)


def _fetcher(pause: float, private: Sequence[Network]) -> PoliteFetcher:
    from adapters.fetching.client import GuardedClient
    from adapters.fetching.pacing import Pacer
    from adapters.fetching.polite import PoliteFetcher
    from adapters.fetching.vetting import vetting_with

    return PoliteFetcher(GuardedClient(vetting_with(private)), Pacer(pause))
