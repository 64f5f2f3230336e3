"""The back room: feeds are looked at, pages fetched and articles read in a thread with an event loop of its own.

Parsing runs on the readers' executor, but storing and judging what they found is work of this process: on the chats'
own event loop it would hold their answers up.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import ExitStack, asynccontextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import structlog

from adapters.settings import Settings
from adapters.terminal.background import BackgroundLoop
from bot.errors import GainsayError
from bot.feeds.feed import FeedState

if TYPE_CHECKING:
    from bot.desk import Desk

log = structlog.get_logger("gainsay.backroom")


@asynccontextmanager
async def backroom(settings: Settings) -> AsyncIterator[None]:
    """Work in the background as long as the block runs."""
    room = ExitStack()
    try:
        await asyncio.to_thread(_open, room, settings)
        yield
    finally:
        await asyncio.to_thread(room.close)


def _open(room: ExitStack, settings: Settings) -> None:
    background = room.enter_context(BackgroundLoop())
    room.enter_context(background.entered(working(settings)))


@asynccontextmanager
async def working(settings: Settings) -> AsyncIterator[None]:
    """Tick on this event loop; what is due stands in the database. What is under way at the end is given back."""
    from apscheduler.schedulers.asyncio import AsyncIOScheduler  # only serving waits for its loading

    from adapters.composition import open_desk

    async with open_desk(settings, create=True) as desk:
        scheduler = AsyncIOScheduler(timezone="UTC")
        jobs = [Job(read_all, desk), Job(poll_all, desk)]
        for job, seconds in zip(jobs, (settings.read_every, settings.poll_every), strict=True):
            scheduler.add_job(
                job.run,
                "interval",
                seconds=seconds,
                coalesce=True,
                max_instances=1,
                misfire_grace_time=None,
                next_run_time=datetime.now(UTC),
            )
        scheduler.start()
        try:
            yield
        finally:
            scheduler.shutdown(wait=False)
            for job in jobs:
                await job.ended()


class Job:
    """Something that is done at each tick and outlives its failures."""

    def __init__(self, work: Callable[[Desk], Awaitable[None]], desk: Desk) -> None:
        self._work = work
        self._desk = desk
        self._running = asyncio.Lock()

    async def run(self) -> None:
        """Do it once; what went wrong is tried again at the next tick."""
        async with self._running:
            try:
                await self._work(self._desk)
            except GainsayError as error:
                log.warning("work in the background failed", work=self._work.__name__, reason=str(error))

    async def ended(self) -> None:
        """Wait until it is not running."""
        async with self._running:
            pass


async def read_all(desk: Desk) -> None:
    """Read everything that waits."""
    read = failed = 0
    async for one in desk.reader.drain():
        read += 1
        failed += one.error is not None
    while made := await desk.meanings.catch_up():
        log.info("made vectors of articles", articles=made)
    if read:
        log.info("read waiting articles", articles=read, failed=failed)


async def poll_all(desk: Desk) -> None:
    """Look at the feeds that are due, and fetch the pages that wait; however many wait, no feed waits for them all."""
    known, taken = await _failing(desk), 1
    while taken:
        new, failing = await desk.feeds.poll(), await _failing(desk)
        for address in failing - known:
            log.warning("a feed keeps failing and is no longer looked at", feed=address)
        known, taken = failing, await desk.feeds.take_pages()
        if new or taken:
            log.info("looked at feeds", new_pages=new, pages_fetched=taken)


async def _failing(desk: Desk) -> set[str]:
    return {feed.address for feed in await desk.feeds.list() if feed.state is FeedState.FAILING}
