"""What grows with the number of stored claims: storing, the database, memory, answers, contradictions, digest sweeps.

The claims are those of `benchmarks.contradictions`. `GAINSAY_BENCH_CLAIMS` has the sizes (10000,100000 by default), and
`GAINSAY_BENCH_POSTGRES_URL` names a database to measure on too; what it holds already is not stored again. CPU time,
that of the server's processes for this database included where it runs on the same machine; of three tries the least.
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

from benchmarks._fulltext import plain
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
    plain: float | None  # ms of SQLite's own OR-query for the same words
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
            if one.plain:
                yield Figure(f"{at}: a plain FTS5 OR-query, median", one.plain, "ms")
                yield Figure(
                    f"{at}: answers in plain queries", one.answer / one.plain, "times", at_most=_times(one.claims)
                )
            yield Figure(f"{at}: contradictions of one new claim", one.contradiction, "ms")
            yield Figure(f"{at}: sweep of 1,000 subscriptions over 1,000 new claims", one.sweep, "s")


def _times(claims: int) -> float | None:
    """Return how many plain queries an answer may cost at the median: three among 100,000, one among 1,000,000."""
    return {100_000: 3.0, 1_000_000: 1.0}.get(claims)


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
    async with await open_library(address) as library:
        await introduce(library)
        async with library.begin() as uow:
            stored = await uow.claims.count()
        for size in map(int, _SIZES.split(",")):
            await fill(library, stored, size - _NEWS)
            meter = await Meter.of(address)
            await _subscribe(library)
            start = meter.seconds()
            await fill(library, max(stored, size - _NEWS), size)
            storing = (size - max(stored, size - _NEWS)) / max(meter.seconds() - start, 1e-9)
            stored = size
            sweep = await _sweep(library, meter)
            times = await _answers(library, size, meter)
            found.append(
                Grown(
                    size,
                    storing,
                    await _megabytes(address),
                    peak_memory(),
                    statistics.median(times),
                    statistics.quantiles(times, n=20)[-1],
                    _plain(address, size),
                    1000 * await cost(library, size, meter.seconds),
                    sweep,
                )
            )
    return found


async def _subscribe(library: SqlLibrary) -> None:
    """Subscribe a thousand places, each to a firm of some article, to what is new from now on."""
    desk = _desk(library, _Clock())
    for one in await desk.digests.list():
        await desk.digests.remove(one.id)
    for number in range(_SUBSCRIPTIONS):
        topics = _claim(number).proposition.names[0], "ferry", "bridge"
        await desk.digests.subscribe(Place(Platform.SLACK, f"T{number % 50}", f"C{number}"), Wish(topics=topics))


async def _sweep(library: SqlLibrary, meter: Meter) -> float:
    clock = _Clock()
    clock.time = clock.time.replace(hour=10)
    start = meter.seconds()
    swept = await _desk(library, clock).digests.sweep()
    if swept.composed + swept.empty != _SUBSCRIPTIONS:
        raise RuntimeError("not every subscription was decided")
    return meter.seconds() - start


def _asked(size: int) -> list[Claim]:
    return [_claim(number) for number in random.Random(3).sample(range(size // PER_ARTICLE), _QUESTIONS)]


def _plain(address: str, size: int) -> float | None:
    if not address.startswith("sqlite"):
        return None
    return plain(Path(address.removeprefix("sqlite:///")), [claim.proposition.text.split() for claim in _asked(size)])


async def _answers(library: SqlLibrary, size: int, meter: Meter) -> list[float]:
    desk = _desk(library, _Clock())
    times = []
    for claim in _asked(size):
        tries = []
        for _ in range(_TRIES):
            start = meter.seconds()
            await desk.ask(f"who {claim.stance.past} {claim.proposition.text}?")
            tries.append(1000 * (meter.seconds() - start))
        times.append(min(tries))
    return times


@dataclass(frozen=True, slots=True)
class Meter:
    """CPU seconds of this process and of a server's processes for one database."""

    processes: tuple[int, ...] = ()

    @classmethod
    async def of(cls, address: str) -> Meter:
        """Return the meter of a database; a server on another machine is not seen."""
        if address.startswith("sqlite"):
            return cls()
        connection = await asyncpg.connect(address)
        try:
            rows = await connection.fetch("SELECT pid FROM pg_stat_activity WHERE datname = current_database()")
        finally:
            await connection.close()
        return cls(tuple(row["pid"] for row in rows))

    def seconds(self) -> float:
        """Return them up to now."""
        return time.process_time() + sum(map(_used, self.processes))


def _used(process: int) -> float:
    try:
        fields = Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    except OSError:
        return 0.0
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


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
