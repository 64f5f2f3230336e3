"""What feeds need of the world: the web, and where feeds and listed pages are kept."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from bot.articles.draft import Draft
from bot.feeds.entry import Entry, Listing
from bot.feeds.feed import Feed
from bot.feeds.fetching import Fetched, Fetcher
from bot.feeds.page import Outcome, Page


@dataclass(frozen=True, slots=True)
class Web:
    """What reads from the web. The functions are pure and may run in another process.

    `read_feed` and `feeds_of` raise FetchError, `read_page` raises Unreadable.
    """

    fetcher: Fetcher
    read_feed: Callable[[Fetched], Iterator[Listing]]
    read_page: Callable[[Fetched, Entry | None], Draft]
    feeds_of: Callable[[Fetched], list[str]]


class FeedStore(Protocol):
    """Feeds and their schedule."""

    async def put(self, feed: Feed) -> None:
        """Store a feed or replace it."""

    async def get(self, feed_id: str) -> Feed | None:
        """Return one feed, and hold it against other writers until this transaction ends."""

    async def all(self) -> Sequence[Feed]:
        """Return every feed, oldest first, then by id."""

    async def remove(self, feed_id: str) -> None:
        """Forget a feed; the pages and articles that it brought stay."""

    async def lease(self, now: datetime, until: datetime, *, limit: int) -> Sequence[Feed]:
        """Take active feeds that are due, the longest due first, for this caller alone until `until`.

        `put` ends the lease. Feeds that another transaction is taking are left out, where the database can tell.
        """

    async def hold(self, feed_id: str, until: datetime) -> None:
        """Let the lease of a feed last until then; nothing happens where there is none of that id."""


class PageStore(Protocol):
    """Listed pages, each once however often and by whatever feed it is listed."""

    async def add(self, feed_id: str, entries: Sequence[Entry], now: datetime) -> int:
        """Store the entries that are not known by their canonical address, in their order; return how many.

        A known page that was taken more than `bot.feeds.page.RECHECK` ago waits again when its entry's stamp has
        changed: its text may have, and then its article gets a new version.
        """

    async def lease(self, now: datetime, until: datetime, *, limit: int, each_host: int) -> Sequence[Page]:
        """Take waiting pages, the first listed first, at most `each_host` of one host, until `until`.

        Pages that another transaction is taking are left out, where the database can tell.
        """

    async def settle(self, key: str, outcome: Outcome, now: datetime) -> None:
        """Note what became of a page; its lease ends."""

    async def waiting(self) -> int:
        """Return how many pages wait."""
