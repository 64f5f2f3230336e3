"""Discord under load: first responses at twenty interactions a second over 100,000 claims, memory over ten thousand.

The adapter runs whole, discord.py included, in an in-memory Discord (simcord); answers are made by the real core in the
processes that make them in earnest.
"""

from __future__ import annotations

import asyncio
import gc
import os
import resource
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
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
PATIENCE = 300  # seconds for the last answers; after 14 minutes Discord would drop them


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
        with _first_responses() as (starts, waits), _unsettled(env):
            began, before = time.perf_counter(), _edits(env)
            async with Lag() as lag:
                for number in range(SECONDS * 20):
                    await asyncio.sleep(max(0.0, began + number * EVERY - time.perf_counter()))
                    question = f"who denied the {' '.join(newsroom.some(3))}?"
                    starts[question] = time.perf_counter()
                    await ann.slash(at, "gainsay ask", question=question)
                for _ in range(PATIENCE):
                    if _edits(env) - before >= SECONDS * 20:
                        break
                    await asyncio.sleep(1)
            edits = _edits(env) - before
    return sorted(waits), SECONDS * 20 - edits, lag


def _edits(env: Any) -> int:
    """Return how many deferred responses were given their answer."""
    return sum(request.method == "PATCH" and request.path.endswith("@original") for request in env.http_requests)


@contextmanager
def _unsettled(env: Any) -> Iterator[None]:
    """Have simcord send an interaction without waiting for all that comes of it, as Discord does."""
    settle = env._settle_internal

    async def sent(*_: object, **__: object) -> None:
        await asyncio.sleep(0)

    env._settle_internal = sent
    try:
        yield
    finally:
        env._settle_internal = settle


@contextmanager
def _first_responses() -> Iterator[tuple[dict[str, float], list[float]]]:
    """Note, for each question in the first dictionary, how long after that time it had its first response."""
    starts: dict[str, float] = {}
    waits: list[float] = []
    first = discord.InteractionResponse.defer

    async def defer(self: Any, **options: Any) -> Any:
        done = await first(self, **options)
        asked = str(self._parent.data)
        waits.extend(time.perf_counter() - starts.pop(one) for one in list(starts) if repr(one) in asked)
        return done

    discord.InteractionResponse.defer = defer  # type: ignore[method-assign]
    try:
        yield starts, waits
    finally:
        discord.InteractionResponse.defer = first  # type: ignore[method-assign]


@asynccontextmanager
async def _discord(desk: Any) -> AsyncIterator[tuple[Any, Any, Any]]:
    """Yield an in-memory Discord with our client in it, somebody who asks, and the channel where they do."""
    from adapters.discord.client import GainsayClient

    async with simcord.run(GainsayClient(desk, shard_count=1), settle_timeout=600.0) as env:
        guild = env.create_guild()
        ann = guild.add_member(env.create_user("ann"))
        yield env, ann, guild.create_text_channel("questions")


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
            env.http_requests.clear()
        gc.collect()
        return _megabytes() - start


def _megabytes() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
