from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

from bot.ports import Library

NOON = datetime(2031, 5, 4, 12, 0, tzinfo=UTC)


async def test_a_thread_is_remembered_until_it_expires(library: Library) -> None:
    async with library.begin() as uow:
        await uow.conversations.put("t1", '{"about": "the bridge"}', NOON)
        await uow.commit()
    async with library.begin() as uow:
        assert await uow.conversations.get("t1", NOON - timedelta(microseconds=1)) == '{"about": "the bridge"}'
        assert await uow.conversations.get("t1", NOON) is None
        assert await uow.conversations.get("t2", NOON) is None


async def test_the_later_state_replaces_the_earlier(library: Library) -> None:
    async with library.begin() as uow:
        await uow.conversations.put("t1", "old", NOON)
        await uow.conversations.put("t1", "new", NOON + timedelta(hours=1))
        assert await uow.conversations.get("t1", NOON) == "new"


async def test_instants_of_other_zones_are_compared_as_instants(library: Library) -> None:
    async with library.begin() as uow:
        await uow.conversations.put("t1", "state", NOON.astimezone(timezone(timedelta(hours=9))))
        assert await uow.conversations.get("t1", NOON - timedelta(seconds=1)) == "state"
        assert await uow.conversations.get("t1", NOON) is None


async def test_threads_are_forgotten_by_the_start_of_their_name_and_swept_by_their_age(library: Library) -> None:
    async with library.begin() as uow:
        for thread, hours in (("slack:T1:C1:1", 1), ("slack:T10:C1:1", 1), ("slack:T2:C1:1", 2)):
            await uow.conversations.put(thread, "state", NOON + timedelta(hours=hours))
        await uow.conversations.forget("slack:T1:")
        assert await uow.conversations.get("slack:T1:C1:1", NOON) is None
        assert await uow.conversations.get("slack:T10:C1:1", NOON) == "state"
        assert await uow.conversations.sweep(NOON + timedelta(hours=1)) == 1
        assert await uow.conversations.get("slack:T2:C1:1", NOON) == "state"
