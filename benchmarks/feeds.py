"""A feed of 100,000 entries: memory while it is taken, and how long chat's event loop is held up meanwhile."""

from __future__ import annotations

import asyncio
import os
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, datetime

from adapters.fetching.web import feeds_of, read_feed, read_page
from adapters.settling import settle
from adapters.terminal.background import BackgroundLoop
from benchmarks.harness import Figure, in_fresh_process, longest_wait, peak_memory
from bot.feeds.desk import FeedDesk
from bot.feeds.fetching import Fetched, Wanted
from bot.feeds.ports import Web
from bot.places import Place, Platform
from storage.library import SqlLibrary, open_library
from storage.schema import upgrade

ENTRIES = int(os.environ.get("BENCH_ENTRIES", "100000"))
_SMALL = 1_000


class _Clock:
    def now(self) -> datetime:
        return datetime.now(UTC)


class _Feed:
    """Answers every request with one feed."""

    def __init__(self, entries: int) -> None:
        self.body = "".join(_written(entries)).encode()

    async def fetch(self, wanted: Wanted) -> Fetched:
        """Return the feed."""
        return Fetched(wanted.address, self.body, "application/rss+xml")


def figures() -> Iterator[Figure]:
    """Take a small feed and a large one, each in a process of its own."""
    small, large = in_fresh_process(take_small), in_fresh_process(take_large)
    yield Figure("entries listed", large[0], "entries", at_least=ENTRIES)
    yield Figure("size of the feed", large[1], "MB")
    yield Figure("taking it, wall clock", large[2], "s")
    yield Figure("memory beyond that of a feed of 1,000", large[3] - small[3], "MB", at_most=6 * large[1])
    yield Figure("longest hold-up of the chats' event loop", 1000 * large[4], "ms", at_most=50)


def take_small() -> tuple[int, float, float, float, float]:
    """See `take`."""
    return take(_SMALL)


def take_large() -> tuple[int, float, float, float, float]:
    """See `take`."""
    return take(ENTRIES)


def take(entries: int) -> tuple[int, float, float, float, float]:
    """Add such a feed; return its pages, MB and seconds, this process's peak of memory, and the longest hold-up."""
    feed = _Feed(entries)
    with tempfile.TemporaryDirectory() as place, BackgroundLoop() as background:
        library = background.run(_library(f"sqlite:///{place}/library.db"))
        desk = FeedDesk(library, Web(feed, read_feed, read_page, feeds_of), _Clock())
        settle()  # as `gainsay serve` does
        start = time.perf_counter()
        longest = asyncio.run(longest_wait(lambda: background.run(_add(desk))))
        seconds = time.perf_counter() - start
        pages = background.run(_waiting(library))
        background.run(library.close())
    return pages, len(feed.body) / 1e6, seconds, peak_memory(), longest


async def _add(desk: FeedDesk) -> None:
    await desk.add("https://gazette.test/feed", Place(Platform.TERMINAL, "", ""))


async def _waiting(library: SqlLibrary) -> int:
    async with library.begin() as uow:
        return await uow.pages.waiting()


async def _library(address: str) -> SqlLibrary:
    await upgrade(address)
    return await open_library(address)


def _written(entries: int) -> Iterator[str]:
    yield '<?xml version="1.0"?><rss version="2.0"><channel><title>Gazette</title>'
    for number in range(entries):
        yield (
            f"<item><title>The council argues over bridge {number}</title><link>https://gazette.test/city/{number}"
            f"</link><guid>urn:gazette:{number}</guid><pubDate>Sun, 04 May 2031 10:00:00 GMT</pubDate><description>"
            "The mayor said that it would stay shut until the autumn, after engineers had found cracks in it, and "
            "the engineers said that it had always been safe, that they had never been asked, and that the closure "
            "was premature; traders along the river carried their goods to higher ground.</description></item>"
        )
    yield "</channel></rss>"
