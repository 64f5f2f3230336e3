"""Discord under load: first responses at twenty interactions a second over 100,000 claims, and memory over ten thousand.

The adapter runs whole, discord.py included, in an in-memory Discord (simcord); answers are made by the real core in the
processes that make them in earnest.
"""

from __future__ import annotations

import asyncio
import gc
import os
import resource
import time
from collections.abc import Iterator
from contextlib import asynccontextmanager
from typing import Any

import discord
import simcord

from benchmarks.harness import Figure
from benchmarks.lag import Lag
from benchmarks.questions import Newsroom, filled

EVERY = 1 / 20  # seconds between two interactions
SECONDS = int(os.environ.get("BENCH_SECONDS", "60"))
MANY = int(os.environ.get("BENCH_INTERACTIONS", "10000"))
WARM = 5


def figures() -> Iterator[Figure]:
    """Ask twenty times a second for a minute, then go on without a pause and watch the memory."""
    with filled() as file:
        waits, unanswered, lag = asyncio.run(_loaded(str(file)))
    yield Figure("interactions", len(waits), "")
    yield Figure("first response, median", 1000 * waits[len(waits) // 2], "ms")
    yield Figure("first response, 99th percentile", 1000 * waits[int(len(waits) * 0.99)], "ms", at_most=500)
    yield Figure("interactions unanswered", unanswered, "", at_most=0)
    yield Figure("event loop held up, 99th percentile", 1000 * lag.percentile(0.99), "ms", at_most=50)
    grown = asyncio.run(_long())
    yield Figure(f"memory gained over {MANY:,} interactions, after the first tenth", grown, "MB", at_most=20)


async def _loaded(file: str) -> tuple[list[float], int, Lag]:
    """Return how long each first response took, how many interactions got no answer, and how the loop was held up."""
    from pydantic import SecretStr

    from adapters.answering import answering
    from adapters.composition import open_desk
    from adapters.settings import Settings

    newsroom = Newsroom()
    settings = Settings(database_url=SecretStr(f"sqlite:///{file}"))
    async with open_desk(settings) as desk, answering(desk, settings) as answered, _discord(answered) as (env, ann, at):
        for _ in range(WARM):
            await ann.slash(at, "gainsay ask", question="who denied the harbour?")
        began, asked, waits = time.perf_counter(), [], _Waits(env)
        async with Lag() as lag:
            for number in range(SECONDS * 20):
                await asyncio.sleep(max(0.0, began + number * EVERY - time.perf_counter()))
                words = " ".join(newsroom.some(3))
                asked.append(asyncio.create_task(ann.slash(at, "gainsay ask", question=f"who denied the {words}?")))
                waits.begin()
            done = await asyncio.gather(*asked, return_exceptions=True)
        unanswered = sum(isinstance(one, BaseException) or one.response is None for one in done)
    return sorted(waits.taken), unanswered, lag


async def _long() -> float:
    """Return the megabytes that the process gained over many interactions, after the first tenth of them."""
    from tests.support.desk import FakeDesk

    async with _discord(FakeDesk()) as (env, ann, at):
        start = 0.0
        for number in range(MANY):
            if number == MANY // 10:
                gc.collect()
                start = _megabytes()
            await ann.slash(at, "gainsay ask", question="who denied it?")
            if number % 100 == 0:
                env.forget()
        gc.collect()
        return _megabytes() - start


def _megabytes() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
