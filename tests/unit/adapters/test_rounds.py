from __future__ import annotations

import asyncio
import time
from datetime import timedelta

import pytest
from apscheduler.schedulers.asyncio import AsyncIOScheduler

from adapters import rounds as rounds_module
from adapters.rounds import Rounds
from adapters.web.metrics import Metrics
from adapters.web.server import STOP_SECONDS as STOP_WEB_SECONDS
from bot.digests.delivery import Outgoing
from bot.digests.subscription import Wish
from bot.errors import RetryableError
from tests.unit.digests.world import World, a_place


@pytest.fixture
async def world() -> World:
    world = World()
    await world.desk.subscribe(a_place(), Wish())
    await world.tell("The mayor said the bridge is safe.")
    world.clock.pass_by(days=1)
    return world


def rounds_of(world: World) -> Rounds:
    return Rounds(world.desk, dict(world.senders), Metrics())


async def test_a_round_of_each_brings_the_digest(world: World) -> None:
    rounds = rounds_of(world)
    await rounds.realign()
    await rounds.sweep()
    await rounds.deliver()
    assert len(world.counterpart.posted) == 1


async def test_the_scheduler_only_ticks(world: World) -> None:
    rounds, scheduler = rounds_of(world), AsyncIOScheduler(timezone="UTC")
    rounds.schedule(scheduler, 30)
    jobs = scheduler.get_jobs()
    assert len(jobs) == 3
    assert all((job.coalesce, job.max_instances, job.misfire_grace_time) == (True, 1, None) for job in jobs)


async def test_a_round_outlives_a_database_that_gives_way(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    rounds = rounds_of(world)

    async def gone(**_: object) -> None:
        raise RetryableError("The database is busy.")

    with monkeypatch.context() as patched:
        patched.setattr(rounds._desk, "sweep", gone)
        await rounds.sweep()
    await rounds.sweep()
    await rounds.deliver()
    assert len(world.counterpart.posted) == 1


async def test_finishing_lets_a_send_end(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    rounds, begun, go_on = rounds_of(world), asyncio.Event(), asyncio.Event()

    async def slowly(outgoing: Outgoing) -> object:
        begun.set()
        await go_on.wait()
        return world.counterpart.post(outgoing)

    monkeypatch.setattr(world.counterpart, "send", slowly)
    await rounds.sweep()
    delivering = asyncio.create_task(rounds.deliver())
    await begun.wait()
    finishing = asyncio.create_task(rounds.finish())
    await asyncio.sleep(0)
    go_on.set()
    await finishing
    await delivering
    assert len(world.counterpart.posted) == 1
    assert await world.desk.stuck() == []
    await rounds.deliver()  # takes nothing any more
    await rounds.sweep()


async def test_finishing_lets_go_of_what_does_not_end(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rounds_module, "FINISH_SECONDS", 0.05)
    rounds, begun = rounds_of(world), asyncio.Event()

    async def hang(_: Outgoing) -> object:
        begun.set()
        return await asyncio.sleep(60)

    await rounds.sweep()
    with monkeypatch.context() as patched:
        patched.setattr(world.counterpart, "send", hang)
        delivering = asyncio.create_task(rounds.deliver())
        await begun.wait()
        started = time.monotonic()
        await rounds.finish()
        assert time.monotonic() - started < 5
        with pytest.raises(asyncio.CancelledError):
            await delivering
    world.counterpart.lookups = True
    again = rounds_of(world)  # another process, at once
    await again.deliver()
    world.clock.at += timedelta(seconds=30)
    await again.deliver()
    assert len(world.counterpart.posted) == 1


def test_the_limits_of_an_end_add_up_to_less_than_ten_seconds() -> None:
    assert rounds_module.FINISH_SECONDS + rounds_module.CANCEL_SECONDS + STOP_WEB_SECONDS < 10
