"""What grows with the number of stored claims: storing, the database, memory, answers, contradictions, digest sweeps.

The claims are those of `benchmarks.contradictions`. `GAINSAY_BENCH_CLAIMS` has the sizes (10000,100000 by default), and
`GAINSAY_BENCH_POSTGRES_URL` names an empty database to measure on too. Wall time, for a server's work counts; of three
tries the quickest.
"""

from __future__ import annotations

import asyncio
import os
import random
import statistics
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import asyncpg

from benchmarks.contradictions import PER_ARTICLE, cost, fill, introduce, made_article
from benchmarks.harness import Figure, in_fresh_process, peak_memory
from bot.claims.claim import Claim
from bot.desk import Desk
from bot.digests.subscription import Wish
from bot.errors import PermanentError
from bot.language.pipeline import Pipeline
from bot.places import Place, Platform
from storage.library import SqlLibrary, open_library
from storage.schema import upgrade

_SIZES = os.environ.get("GAINSAY_BENCH_CLAIMS", "10000,100000")
_QUESTIONS, _SUBSCRIPTIONS, _NEWS, _TRIES = 60, 1000, 1000, 3


@dataclass(frozen=True, slots=True)
class Grown:
    """What was measured at one size."""

    claims: int
    storing: float  # claims a second, of the last that were stored
    megabytes: float  # of the database
    memory: float  # of the process, at its peak
    answer: float  # ms, median
    slow_answer: float  # ms, one in twenty is slower
    contradiction: float  # ms to meet and judge one new claim
    sweep: float  # s for 1,000 subscriptions and 1,000 new claims


class _Clock:
    def __init__(self) -> None:
        self.time = datetime(2033, 12, 1, 8, tzinfo=UTC)

    def now(self) -> datetime:
        return self.time


def figures() -> Iterator[Figure]:
    """Measure each database in a fresh process."""
    for name, measure in (("SQLite", on_sqlite), ("PostgreSQL", on_postgres)):
        for one in in_fresh_process(measure):
            at = f"{name}, {one.claims:,} claims"
            yield Figure(f"{at}: claims stored", one.storing, "a second")
            yield Figure(f"{at}: database", one.megabytes, "MB")
            yield Figure(f"{at}: memory of the process at its peak", one.memory, "MB")
            yield Figure(f"{at}: an answer, median", one.answer, "ms")
            yield Figure(f"{at}: an answer, one in twenty slower", one.slow_answer, "ms")
            yield Figure(f"{at}: contradictions of one new claim", one.contradiction, "ms")
            yield Figure(f"{at}: sweep of 1,000 subscriptions over 1,000 new claims", one.sweep, "s")


def on_sqlite() -> list[Grown]:
    """Measure on a file."""
    with tempfile.TemporaryDirectory() as scratch:
        return asyncio.run(_grown(f"sqlite:///{scratch}/claims.db"))


def on_postgres() -> list[Grown]:
    """Measure on the named server; nothing where none is named."""
    address = os.environ.get("GAINSAY_BENCH_POSTGRES_URL")
    return asyncio.run(_grown(address)) if address else []


async def _grown(address: str) -> list[Grown]:
    await upgrade(address)
    found: list[Grown] = []
    stored = 0
    async with await open_library(address) as library:
        await introduce(library)
        for size in map(int, _SIZES.split(",")):
            await fill(library, stored, size - _NEWS)
            subscribed = await _subscribe(library) if not found else found[0].claims
            start = time.perf_counter()
            await fill(library, size - _NEWS, size)
            storing = _NEWS / (time.perf_counter() - start)
            stored = size
            sweep = await _sweep(library, len(found)) if subscribed else 0.0
            times = await _answers(library, size)
            found.append(
                Grown(
                    size,
                    storing,
                    await _megabytes(address),
                    peak_memory(),
                    statistics.median(times),
                    statistics.quantiles(times, n=20)[-1],
                    1000 * await cost(library, size),
                    sweep,
                )
            )
    return found


async def _subscribe(library: SqlLibrary) -> int:
    """Subscribe a thousand places to what they never had, each to a firm and a thing of some article."""
    desk = _desk(library, _Clock())
    for number in range(_SUBSCRIPTIONS):
        topics = _claim(number).proposition.names[0], "ferry", "bridge"
        await desk.digests.subscribe(Place(Platform.SLACK, f"T{number % 50}", f"C{number}"), Wish(topics=topics))
    return _SUBSCRIPTIONS


async def _sweep(library: SqlLibrary, days: int) -> float:
    clock = _Clock()
    clock.time = clock.time.replace(day=clock.time.day + days, hour=10)
    start = time.perf_counter()
    swept = await _desk(library, clock).digests.sweep()
    if swept.composed + swept.empty != _SUBSCRIPTIONS:
        raise RuntimeError("not every subscription was decided")
    return time.perf_counter() - start


async def _answers(library: SqlLibrary, size: int) -> list[float]:
    desk = _desk(library, _Clock())
    numbers = random.Random(3).sample(range(size // PER_ARTICLE), _QUESTIONS)
    times = []
    for number in numbers:
        claim = _claim(number)
        tries = []
        for _ in range(_TRIES):
            start = time.perf_counter()
            await desk.ask(f"who {claim.stance.past} {claim.proposition.text}?")
            tries.append(1000 * (time.perf_counter() - start))
        times.append(min(tries))
    return times


def _claim(number: int) -> Claim:
    return made_article(number).claims[0]


def _desk(library: SqlLibrary, clock: _Clock) -> Desk:
    def no_model() -> Pipeline:
        raise PermanentError("Nothing is read here.")

    return Desk(library, no_model, clock)


async def _megabytes(address: str) -> float:
    if address.startswith("sqlite"):
        file = Path(address.removeprefix("sqlite:///"))
        return sum(part.stat().st_size for part in file.parent.glob(file.name + "*")) / 1e6
    connection = await asyncpg.connect(address)
    try:
        return float(await connection.fetchval("SELECT pg_database_size(current_database())")) / 1e6
    finally:
        await connection.close()
