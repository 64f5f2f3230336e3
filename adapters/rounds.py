"""Rounds: what a serving process does again and again for digests, and how it ends within ten seconds."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Coroutine, MutableMapping
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import structlog

from adapters.web.metrics import Metrics
from bot.digests.delivery import Sender
from bot.digests.desk import DigestDesk
from bot.errors import GainsayError
from bot.places import Platform

if TYPE_CHECKING:
    from apscheduler.schedulers.asyncio import AsyncIOScheduler

DELIVER_EVERY = 2  # seconds
REALIGN_EVERY = 3600  # seconds
FINISH_SECONDS = 4.0  # for what is being sent when the process is told to stop; then it is cancelled
CANCEL_SECONDS = 1.5  # for letting leases go

_log = structlog.get_logger("gainsay.digests")


class Rounds:
    """Sweeps and deliveries of one process. `senders` may gain platforms while it runs, as chats get connected."""

    def __init__(self, desk: DigestDesk, senders: MutableMapping[Platform, Sender], metrics: Metrics) -> None:
        self.senders = senders
        self._desk = desk
        self._metrics = metrics
        self._stop = asyncio.Event()
        self._running: set[asyncio.Task[None]] = set()

    def schedule(self, scheduler: AsyncIOScheduler, sweep_every: int) -> None:
        """Have the scheduler tick; what is due stands in the database, so a missed tick loses nothing."""
        options = {"coalesce": True, "max_instances": 1, "misfire_grace_time": None, "next_run_time": datetime.now(UTC)}
        for round_, seconds in (
            (self.realign, REALIGN_EVERY),
            (self.sweep, sweep_every),
            (self.deliver, DELIVER_EVERY),
        ):
            scheduler.add_job(round_, "interval", seconds=seconds, **options)

    async def realign(self) -> None:
        """Work out anew when subscriptions are due."""
        await self._tracked(self._desk.realign, "subscriptions could not be realigned")

    async def sweep(self) -> None:
        """Decide what is due."""
        await self._tracked(self._sweep, "digests could not be swept")

    async def deliver(self) -> None:
        """Send what waits."""
        await self._tracked(self._deliver, "messages could not be delivered")

    async def finish(self) -> None:
        """Take nothing new, let what is being sent end, and let go of the rest; within ten seconds."""
        self._stop.set()
        if self._running:
            await asyncio.wait(self._running, timeout=FINISH_SECONDS)
        left = [task for task in self._running if not task.done()]
        for task in left:
            task.cancel()
        if left:
            await asyncio.wait(left, timeout=CANCEL_SECONDS)

    async def _tracked(self, work: Callable[[], Coroutine[Any, Any, Any]], trouble: str) -> None:
        """Run one round in a task of its own, which the scheduler's end does not cancel."""
        if self._stop.is_set():
            return
        task = asyncio.create_task(self._outliving(work, trouble))
        self._running.add(task)
        task.add_done_callback(self._running.discard)
        await asyncio.shield(task)

    async def _outliving(self, work: Callable[[], Coroutine[Any, Any, Any]], trouble: str) -> None:
        try:
            await work()
        except GainsayError as error:
            _log.warning(trouble, reason=str(error))

    async def _sweep(self) -> None:
        started = time.perf_counter()
        swept = await self._desk.sweep(stop=self._stop.is_set)
        self._metrics.swept(swept, time.perf_counter() - started)
        for one, error in swept.troubled:
            _log.error("a digest could not be composed", subscription=one, exc_info=error)
        if swept.seen:
            _log.info(
                "swept",
                composed=swept.composed,
                empty=swept.empty,
                skipped=swept.skipped,
                alerts=swept.alerts,
                messages=swept.parts,
            )

    async def _deliver(self) -> None:
        done = await self._desk.courier(self.senders).deliver(stop=self._stop)
        self._metrics.delivered(done)
        if done.total:
            _log.info("delivered", sent=done.sent, waiting=done.waiting, failed=done.failed, ambiguous=done.ambiguous)
