"""Discord under load: first responses at twenty interactions a second over 100,000 claims, memory over ten thousand.

The adapter runs whole, discord.py included, in an in-memory Discord (simcord); answers are made by the real core in the
processes that make them in earnest. For the memory, in a process of its own, the core answers at once, its database is
a file, and simcord, which keeps all that ever happened, is made to forget it after each interaction.
"""

from __future__ import annotations

import asyncio
import gc
import multiprocessing
import os
import resource
import tempfile
import time
from collections import Counter
from collections.abc import AsyncIterator, Callable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import discord
import simcord

from benchmarks._prompt import prompt
from benchmarks.harness import Figure
from benchmarks.lag import Lag
from benchmarks.questions import Newsroom, filled

EVERY = 1 / 20  # seconds between two interactions
SECONDS = int(os.environ.get("BENCH_SECONDS", "60"))
MANY = int(os.environ.get("BENCH_INTERACTIONS", "10000"))
WARM = 5
PATIENCE = 900  # seconds for the last answers; after 14 minutes the adapter gives up and says so
SETTLED = MANY // 5  # interactions after which memory is looked at: discord.py keeps the last thousand messages
EXCUSES = "Log id", "in the log under"
OWN = frozenset({"adapters", "bot", "storage"})


def figures() -> Iterator[Figure]:
    """Ask twenty times a second for a minute, then go on without a pause and watch the memory."""
    with filled() as file, ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as apart:
        load = asyncio.run(_loaded(str(file), partial(apart.submit, _grown)))
        megabytes, own = load.grown.result()
    waits = load.waits
    yield Figure("interactions", len(waits), "")
    yield Figure("first response, median", 1000 * waits[len(waits) // 2], "ms")
    yield Figure("first response, 99th percentile", 1000 * waits[int(len(waits) * 0.99)], "ms", at_most=500)
    yield Figure("first response, slowest", 1000 * waits[-1], "ms")
    yield Figure("interactions without a first response", SECONDS * 20 - len(waits), "", at_most=0)
    yield Figure("interactions unanswered", SECONDS * 20 - load.answers, "", at_most=0)
    yield Figure("answers that say what failed", load.excuses, "", at_most=0)
    yield Figure("the last answer after the last question", load.late, "s")
    yield Figure("event loop held up, 99th percentile", 1000 * load.lag.percentile(0.99), "ms", at_most=50)
    yield Figure(f"memory gained from interaction {SETTLED:,} to {MANY:,}", megabytes, "MB", at_most=10)
    yield Figure("objects of our own types gained meanwhile", own, "", at_most=0)


@dataclass(frozen=True, slots=True)
class _Load:
    """What a minute of questions came to; `waits` are those for the first responses, shortest first."""

    waits: list[float]
    answers: int
    excuses: int
    late: float
    lag: Lag
    grown: Future[tuple[float, int]]


async def _loaded(file: str, grow: Callable[[], Future[tuple[float, int]]]) -> _Load:
    """Ask on the stroke, whatever is still unanswered; a first response counts from when its question was due.

    `grow` is called when the last question has been asked: memory is measured elsewhere while the answers come in.
    """
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
            began, before = time.perf_counter(), len(_answers(env))
            async with Lag() as lag:
                for number in range(SECONDS * 20):
                    due = began + number * EVERY
                    await asyncio.sleep(max(0.0, due - time.perf_counter()))
                    question = f"who denied the {' '.join(newsroom.some(3))}?"
                    starts[question] = due
                    await ann.slash(at, "gainsay ask", question=question)
            ended, grown = time.perf_counter(), grow()
            for _ in range(PATIENCE):
                if len(_answers(env)) - before >= SECONDS * 20:
                    break
                await asyncio.sleep(1)
            late = time.perf_counter() - ended
            answers = [str(one.json) for one in _answers(env)[before:]]
    excuses = sum(any(words in answer for words in EXCUSES) for answer in answers)
    return _Load(sorted(waits), len(answers), excuses, late, lag, grown)


def _answers(env: Any) -> list[Any]:
    """Return the requests that gave deferred responses their answers."""
    return [one for one in env.http_requests if one.method == "PATCH" and one.path.endswith("@original")]


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


def _grown() -> tuple[float, int]:
    return asyncio.run(_long())


async def _long() -> tuple[float, int]:
    """Return the megabytes and the objects of our own types gained over many interactions, after the first of them."""
    with tempfile.TemporaryDirectory() as directory:
        async with prompt(Path(directory) / "benchmark.db") as desk, _discord(desk) as (env, ann, at):
            started: tuple[float, int] = 0.0, 0
            for number in range(MANY):
                if number == SETTLED:
                    started = _held()
                await ann.slash(at, "gainsay ask", question="who denied it?")
                _forget(env.backend)
            ended = _held()
    return ended[0] - started[0], ended[1] - started[1]


def _forget(backend: Any) -> None:
    """Have simcord forget all that happened."""
    happened = backend.http_requests, backend.transcript, backend.interactions, backend.interaction_tokens
    for kept in (*happened, *backend.messages.values(), backend._reserved_ids, backend._sequences):
        kept.clear()


def _held() -> tuple[float, int]:
    """Return how many megabytes are resident now, and how many objects there are of types that are ours."""
    gc.collect()
    modules = Counter(str(getattr(type(one), "__module__", "")).partition(".")[0] for one in gc.get_objects())
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * resource.getpagesize() / 2**20, sum(modules[package] for package in OWN)
