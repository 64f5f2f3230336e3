"""10,000 subscriptions that are due in the same minute, decided and written to the outbox on PostgreSQL.

Half of them wish for everything of one outlet or speaker, half for one or two topics; 400 claims and 40 contradictions
are new. The server is the one at GAINSAY_TEST_POSTGRES_URL, else the one on this machine's usual port.
"""

from __future__ import annotations

import os
import random
import secrets
import time
from collections.abc import Iterator
from datetime import time as time_of_day

import asyncpg

from benchmarks.harness import Figure, in_fresh_process, peak_memory
from bot.digests.due import due_instant
from bot.digests.subscription import Wish
from bot.places import Place, Platform
from storage.library import open_library
from storage.schema import upgrade
from tests.finishing import finish
from tests.subscribed import a_subscription
from tests.unit.digests.world import World

SUBSCRIPTIONS = 10_000
ARTICLES, CLAIMS = 80, 5
SERVER = os.environ.get("GAINSAY_TEST_POSTGRES_URL", "postgresql://postgres@127.0.0.1:5432/postgres")
_PLACES = "north south east west old new upper lower".split()
_KINDS = "bridge ferry quay school hospital tower market garden station museum".split()
_THINGS = [f"{place} {kind}" for place in _PLACES for kind in _KINDS]


def figures() -> Iterator[Figure]:
    """Measure in a fresh process, since its memory counts."""
    seconds, cpu, parts, before, peak = in_fresh_process(measure)
    yield Figure("subscriptions decided and written, wall clock", seconds, "s", at_most=60)
    yield Figure("CPU time of the process in it", cpu, "s")
    yield Figure("subscriptions a second", SUBSCRIPTIONS / seconds, "1/s")
    yield Figure("messages written", parts, "")
    yield Figure("memory before, at its peak", before, "MB")
    yield Figure("memory at its peak in the end", peak, "MB", at_most=400)


def measure() -> tuple[float, float, float, float, float]:
    """Return wall seconds, CPU seconds, messages, and peaks of memory before and after the sweep."""
    return finish(_measure())


async def _measure() -> tuple[float, float, float, float, float]:
    name = f"gainsay_bench_{secrets.token_hex(6)}"
    await _run(f"CREATE DATABASE {name}")
    try:
        address = f"{SERVER.rpartition('/')[0]}/{name}"
        await upgrade(address)
        async with await open_library(address) as library:
            world = World(library=library)
            world.clock.set("2031-05-04T12:00")
            await _subscribe(world)
            await _tell(world)
            world.clock.set("2031-05-05T09:00")
            before, wall, cpu = peak_memory(), time.perf_counter(), time.process_time()
            swept = await world.desk.sweep()
            seconds, cpu = time.perf_counter() - wall, time.process_time() - cpu
        if swept.composed + swept.empty != SUBSCRIPTIONS:
            raise RuntimeError("not every subscription was decided")
        return seconds, cpu, swept.parts, before, peak_memory()
    finally:
        await _run(f"DROP DATABASE {name} WITH (FORCE)")


async def _subscribe(world: World) -> None:
    chance = random.Random(5)
    now = world.clock.now()
    made = []
    for number in range(SUBSCRIPTIONS):
        wish = _wish(number, chance)
        place = Place(Platform.SLACK, f"T{number % 500}", f"C{number}")
        one = a_subscription(f"{number:016x}", place=place, wish=wish, created=now, changed=now, alert_after=now)
        made.append((one, due_instant(one.next_date, wish)))
    for start in range(0, SUBSCRIPTIONS, 500):
        async with world.library.begin() as uow:
            await uow.subscriptions.put_all(made[start : start + 500])
            await uow.commit()


def _wish(number: int, chance: random.Random) -> Wish:
    at = time_of_day(9)
    match number % 4:
        case 0:
            return Wish(at=at, outlets=(f"Gazette {chance.randrange(20)}",))
        case 1:
            return Wish(at=at, speakers=(f"Speaker {chance.randrange(40)}",))
        case _:
            return Wish(at=at, topics=tuple(chance.sample(_THINGS, chance.randint(1, 2))))


async def _tell(world: World) -> None:
    chance = random.Random(6)
    for article in range(ARTICLES):
        things = chance.sample(_THINGS, CLAIMS)
        ids = await world.tell(
            *(f"The {thing} will be opened again in year {article}." for thing in things),
            speaker=f"Speaker {article % 40}",
            outlet=f"Gazette {article % 20}",
        )
        if article % 2:
            await world.dispute(ids[0], ids[1])


async def _run(statement: str) -> None:
    connection = await asyncpg.connect(SERVER)
    try:
        await connection.execute(statement)
    finally:
        await connection.close()
