from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta, timezone

from bot.ports import Library
from bot.seen import EVENT_KEPT, THREAD_KEPT, Seen
from tests.support.desk import SetClock

NOON = datetime(2031, 5, 4, 12, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)


async def test_a_key_is_new_once_until_it_expires(library: Library) -> None:
    async with library.begin() as uow:
        assert await uow.seen.first_time("slack:T1:event:1", NOON, NOON + HOUR)
        assert not await uow.seen.first_time("slack:T1:event:1", NOON, NOON + 9 * HOUR)
        assert await uow.seen.first_time("slack:T1:event:2", NOON, NOON + HOUR)
        await uow.commit()
    async with library.begin() as uow:
        assert await uow.seen.knows("slack:T1:event:1", NOON)
        assert not await uow.seen.knows("slack:T1:event:1", NOON + HOUR)
        assert not await uow.seen.knows("slack:T1:event:3", NOON)
        assert await uow.seen.first_time("slack:T1:event:1", NOON + HOUR, NOON + 3 * HOUR)
        assert await uow.seen.knows("slack:T1:event:1", NOON + 2 * HOUR)


async def test_what_is_not_committed_is_not_seen(library: Library) -> None:
    async with library.begin() as uow:
        assert await uow.seen.first_time("slack:T1:event:1", NOON, NOON + HOUR)
    async with library.begin() as uow:
        assert await uow.seen.first_time("slack:T1:event:1", NOON, NOON + HOUR)


async def test_instants_of_other_zones_are_compared_as_instants(library: Library) -> None:
    tokyo = timezone(timedelta(hours=9))
    async with library.begin() as uow:
        await uow.seen.first_time("k", NOON.astimezone(tokyo), (NOON + HOUR).astimezone(tokyo))
        assert await uow.seen.knows("k", (NOON + HOUR - timedelta(seconds=1)).astimezone(tokyo))
        assert not await uow.seen.first_time("k", NOON.astimezone(tokyo), NOON + HOUR)
        assert not await uow.seen.knows("k", NOON + HOUR)


async def test_a_workspace_is_forgotten_and_its_neighbour_kept(library: Library) -> None:
    async with library.begin() as uow:
        for key in ("slack:T1:event:1", "slack:T1:C1:1.1#joined", "slack:T10:event:1", "slack:T%:event:1"):
            await uow.seen.first_time(key, NOON, NOON + HOUR)
        await uow.seen.forget("slack:T1:")
        await uow.seen.forget("slack:T%1")
        await uow.commit()
    async with library.begin() as uow:
        known = [key for key in ("slack:T1:event:1", "slack:T1:C1:1.1#joined") if await uow.seen.knows(key, NOON)]
        assert known == []
        assert await uow.seen.knows("slack:T10:event:1", NOON)
        assert await uow.seen.knows("slack:T%:event:1", NOON)


async def test_a_sweep_drops_what_has_expired(library: Library) -> None:
    async with library.begin() as uow:
        await uow.seen.first_time("old", NOON, NOON + HOUR)
        await uow.seen.first_time("young", NOON, NOON + 2 * HOUR)
        assert await uow.seen.sweep(NOON + HOUR) == 1
        assert await uow.seen.sweep(NOON + HOUR) == 0
        assert await uow.seen.knows("young", NOON + HOUR)


async def test_of_many_takers_at_once_one_is_first(library: Library) -> None:
    seen = Seen(library, SetClock())
    assert sorted(await asyncio.gather(*(seen.first_time("slack:T1:event:1") for _ in range(8)))) == [False] * 7 + [
        True
    ]


async def test_events_and_threads_are_kept_for_their_time(library: Library) -> None:
    clock = SetClock(NOON)
    seen = Seen(library, clock)
    assert await seen.first_time("slack:T1:event:1")
    assert not await seen.joined("slack:T1:C1:1.1")
    await seen.join("slack:T1:C1:1.1")
    await seen.join("slack:T1:C1:1.1")
    clock.time += EVENT_KEPT
    assert await seen.first_time("slack:T1:event:1")
    assert await seen.joined("slack:T1:C1:1.1")
    clock.time = NOON + THREAD_KEPT
    assert not await seen.joined("slack:T1:C1:1.1")
