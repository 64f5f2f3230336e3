from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from bot.charts import Chart, Mark
from bot.claims.claim import Stance
from bot.digests.delivery import Part, PartKind, PartState
from bot.places import Place, Platform
from bot.ports import Library, UnitOfWork
from bot.replies import Picture, Reply, ReplyKind, Section
from tests.subscribed import NOW, OWNER, PLACE, a_part, a_subscription
from tests.support.replies import item

SLACK = [Platform.SLACK]
SECOND = timedelta(seconds=1)
OTHER = Place(Platform.SLACK, "T1", "C2")


@pytest.fixture
async def uow(library: Library) -> AsyncIterator[UnitOfWork]:
    async with library.begin() as uow:
        await uow.subscriptions.put_all([(a_subscription("s1"), NOW), (a_subscription("s2"), NOW)])
        yield uow


async def lease(uow: UnitOfWork, now: datetime = NOW, platforms: list[Platform] = SLACK) -> Part | None:
    return await uow.outbox.lease(platforms, now, now + 60 * SECOND, pace_until=now + SECOND)


async def sent(uow: UnitOfWork, part: Part | None, message_id: str = "m1") -> None:
    assert part is not None
    assert await uow.outbox.settle(replace(part, state=PartState.SENT, message_id=message_id))


async def test_a_message_comes_back_whole(uow: UnitOfWork) -> None:
    reply = Reply(
        ReplyKind.DIGEST,
        "Two claims.",
        (Section("The bridge", (item(), replace(item(), note="later", origins=2))), Section(None, ())),
        ("More with /gainsay claims.",),
        (Picture(b"\x89PNG\x00", "a timeline", "timeline.png"),),
        Chart("the bridge", (Mark("Ada Holt", Stance.DENIES, date(2031, 5, 1), date(2031, 5, 2), True, None),), "uk"),
    )
    part = a_part(reply=reply, to=OWNER, kind=PartKind.NOTICE, available=NOW + SECOND)
    await uow.outbox.add([part, part])
    await uow.outbox.add([replace(part, reply=Reply(ReplyKind.NOTICE, "another"))])
    assert await uow.outbox.get("d1/1") == part
    assert await uow.outbox.get("d1/2") is None


async def test_the_longest_waiting_is_leased_first_and_once(uow: UnitOfWork) -> None:
    await uow.outbox.add([a_part("late", available=NOW, to=OTHER), a_part("early", available=NOW - SECOND)])
    first = await lease(uow)
    assert first is not None
    assert (first.source, first.state, first.attempts) == ("early", PartState.LEASED, 1)
    assert (first.lease_until, first.attempted) == (NOW + 60 * SECOND, NOW)
    second = await lease(uow)
    assert second is not None
    assert second.source == "late"
    assert await lease(uow) is None


async def test_a_place_waits_for_its_pace(uow: UnitOfWork) -> None:
    await uow.outbox.add([a_part("d1"), a_part("d2"), a_part("d3", to=OTHER), a_part("d4", to=OWNER)])
    taken = [await lease(uow) for _ in range(4)]
    assert [part and part.source for part in taken] == ["d1", "d3", "d4", None]
    assert await lease(uow, NOW + SECOND / 2) is None
    later = await lease(uow, NOW + SECOND)
    assert later is not None
    assert later.source == "d2"


async def test_only_wanted_platforms_and_only_when_available(uow: UnitOfWork) -> None:
    await uow.outbox.add([a_part("d1", to=Place(Platform.DISCORD, "G", "1")), a_part("d2", available=NOW + SECOND)])
    assert await lease(uow) is None
    assert await lease(uow, NOW, [Platform.FILE, Platform.WEBHOOK]) is None
    assert await lease(uow, NOW, []) is None
    assert await lease(uow, NOW, [Platform.DISCORD]) is not None


async def test_parts_go_in_order_under_the_first(uow: UnitOfWork) -> None:
    await uow.outbox.add([a_part(number=number, of=3) for number in (1, 2, 3)])
    first = await lease(uow)
    assert first is not None
    assert (first.number, first.root) == (1, None)
    assert await lease(uow, NOW + 2 * SECOND) is None
    await sent(uow, first, "root")
    for number in (2, 3):
        part = await lease(uow, NOW + (2 + number) * SECOND)
        assert part is not None
        assert (part.number, part.root) == (number, "root")
        await sent(uow, part)
    assert [part.state for part in await uow.outbox.of("d1")] == [PartState.SENT] * 3


async def test_settling_for_another_try(uow: UnitOfWork) -> None:
    await uow.outbox.add([a_part()])
    part = await lease(uow)
    assert part is not None
    again = replace(part, state=PartState.PENDING, available=NOW + 9 * SECOND, reason="busy")
    assert await uow.outbox.settle(again)
    assert await lease(uow, NOW + 8 * SECOND) is None
    second = await lease(uow, NOW + 9 * SECOND)
    assert second is not None
    assert (second.attempts, second.reason) == (2, "busy")
    assert not await uow.outbox.settle(replace(part, state=PartState.SENT, message_id="late"))
    held = await uow.outbox.get("d1/1")
    assert held is not None
    assert held.state is PartState.LEASED


async def test_an_ambiguous_message_can_still_turn_out_sent_and_a_sent_one_stays(uow: UnitOfWork) -> None:
    await uow.outbox.add([a_part()])
    part = await lease(uow)
    assert part is not None
    assert await uow.outbox.settle(replace(part, state=PartState.AMBIGUOUS, reason="timed out"))
    assert [one.key for one in await uow.outbox.waiting_for_people()] == ["d1/1"]
    await sent(uow, part)
    assert not await uow.outbox.settle(replace(part, state=PartState.AMBIGUOUS))
    assert not await uow.outbox.reopen("d1/1", NOW)
    assert await uow.outbox.waiting_for_people() == []


async def test_an_expired_lease_is_taken_over_once(uow: UnitOfWork) -> None:
    await uow.outbox.add([a_part()])
    await lease(uow)
    assert await uow.outbox.expired(SLACK, NOW + 59 * SECOND, limit=9) == []
    assert await uow.outbox.expired([Platform.FILE], NOW + 60 * SECOND, limit=9) == []
    (part,) = await uow.outbox.expired(SLACK, NOW + 60 * SECOND, limit=9)
    assert await uow.outbox.extend(part, NOW + 90 * SECOND)
    assert not await uow.outbox.extend(part, NOW + 95 * SECOND)
    assert await uow.outbox.expired(SLACK, NOW + 60 * SECOND, limit=9) == []


async def test_slowing_a_place_down(uow: UnitOfWork) -> None:
    await uow.outbox.add([a_part()])
    await uow.outbox.slow_down(PLACE, NOW + 30 * SECOND)
    assert await lease(uow, NOW + 29 * SECOND) is None
    assert await lease(uow, NOW + 30 * SECOND) is not None


async def test_reopening_and_failing(uow: UnitOfWork) -> None:
    await uow.outbox.add([a_part(number=1, of=2), a_part(number=2, of=2)])
    await uow.outbox.add([a_part("n1", kind=PartKind.NOTICE), a_part("x1", subscription_id="s2")])
    part = await lease(uow)
    assert part is not None
    await uow.outbox.settle(replace(part, state=PartState.FAILED, reason="gone"))
    await uow.outbox.fail_rest("d1", "gone")
    await uow.outbox.fail_waiting("s1", "paused")
    states = {one.key: one.state for source in ("d1", "n1", "x1") for one in await uow.outbox.of(source)}
    assert states == {
        "d1/1": PartState.FAILED,
        "d1/2": PartState.FAILED,
        "n1/1": PartState.PENDING,
        "x1/1": PartState.PENDING,
    }
    assert [one.key for one in await uow.outbox.waiting_for_people(subscription_ids=["s1"])] == ["d1/1", "d1/2"]
    assert await uow.outbox.waiting_for_people(subscription_ids=["s2"]) == []
    assert len(await uow.outbox.waiting_for_people(limit=1)) == 1
    assert await uow.outbox.reopen("d1/1", NOW)
    assert not await uow.outbox.reopen("n1/1", NOW)
    assert not await uow.outbox.reopen("none/1", NOW)


async def test_the_tally(uow: UnitOfWork) -> None:
    assert await uow.outbox.tally() == []
    await uow.outbox.add([a_part("d1", available=NOW - SECOND), a_part("d2", to=OTHER), a_part("d3")])
    await lease(uow)
    counted = [(one.platform, one.state, one.parts, one.oldest) for one in await uow.outbox.tally()]
    assert counted == [
        (Platform.SLACK, PartState.LEASED, 1, NOW - SECOND),
        (Platform.SLACK, PartState.PENDING, 2, NOW),
    ]


async def test_two_that_lease_at_once_never_take_the_same(library: Library) -> None:
    async with library.begin() as uow:
        await uow.subscriptions.put(a_subscription("s1"), NOW)
        places = [Place(Platform.SLACK, "T1", f"C{number % 6}") for number in range(12)]
        await uow.outbox.add([a_part(f"d{number:02}", to=place) for number, place in enumerate(places)])
        await uow.commit()

    async def work() -> list[Part]:
        taken = []
        for _ in range(12):
            async with library.begin() as uow:
                part = await lease(uow)
                await uow.commit()
            if part is not None:
                taken.append(part)
        return taken

    found = [part for taken in await asyncio.gather(*(work() for _ in range(4))) for part in taken]
    assert len({part.key for part in found}) == len(found)
    assert len({part.to for part in found}) == len(found) == 6


async def test_confirming_lets_the_next_part_go(uow: UnitOfWork) -> None:
    await uow.outbox.add([a_part(number=1, of=2), a_part(number=2, of=2)])
    part = await lease(uow)
    assert part is not None
    assert not await uow.outbox.confirm(part)
    await uow.outbox.settle(replace(part, state=PartState.AMBIGUOUS, reason="timed out"))
    assert await uow.outbox.confirm(part)
    second = await lease(uow, NOW + 2 * SECOND)
    assert second is not None
    assert second.number == 2
