from __future__ import annotations

from dataclasses import replace
from datetime import date, time

import pytest

from bot.digests.checking import WishError
from bot.digests.desk import MOST_OF_A_PLACE, DigestDesk
from bot.digests.digest import DigestState
from bot.digests.subscription import SubscriptionState, Wish
from bot.errors import UserError
from bot.places import Place, Platform, Workspace
from storage.memory import MemoryLibrary
from tests.subscribed import OWNER, PLACE
from tests.unit.digests.clock import SetClock

HERE = Workspace(Platform.SLACK, "T1")
ELSEWHERE = Workspace(Platform.SLACK, "T2")
LONDON = Wish(topics=("the bridge",), at=time(9), zone="Europe/London")


@pytest.fixture
def clock() -> SetClock:
    return SetClock("2031-05-04T12:00")


@pytest.fixture
def library() -> MemoryLibrary:
    return MemoryLibrary()


@pytest.fixture
def desk(library: MemoryLibrary, clock: SetClock) -> DigestDesk:
    return DigestDesk(library, clock)


async def test_a_new_subscription_begins_with_the_next_local_hour(desk: DigestDesk, clock: SetClock) -> None:
    passed = await desk.subscribe(PLACE, LONDON, owner=OWNER)
    ahead = await desk.subscribe(PLACE, replace(LONDON, at=time(13, 30)))
    assert (passed.next_date, ahead.next_date) == (date(2031, 5, 5), date(2031, 5, 4))
    assert passed.state is SubscriptionState.ACTIVE
    assert [one.id for one in await desk.list(place=PLACE)] == sorted((passed.id, ahead.id))
    assert await desk.list(owner=OWNER) == [passed]
    assert await desk.list(workspace=ELSEWHERE) == []


async def test_a_wish_that_cannot_be_used_stores_nothing(desk: DigestDesk) -> None:
    with pytest.raises(WishError, match="time zone"):
        await desk.subscribe(PLACE, replace(LONDON, zone="Nowhere"))
    one = await desk.subscribe(PLACE, LONDON)
    with pytest.raises(WishError, match="day"):
        await desk.change(one.id, replace(LONDON, days=frozenset()))
    assert await desk.list() == [one]


async def test_a_place_has_room_for_some(desk: DigestDesk) -> None:
    for _ in range(MOST_OF_A_PLACE):
        await desk.subscribe(PLACE, LONDON)
    with pytest.raises(UserError, match="at most"):
        await desk.subscribe(PLACE, LONDON)
    await desk.subscribe(Place(Platform.SLACK, "T1", "C9"), LONDON)


async def test_other_workspaces_cannot_reach_it(desk: DigestDesk) -> None:
    one = await desk.subscribe(PLACE, LONDON)
    for attempt in (desk.get, desk.pause, desk.resume, desk.remove):
        with pytest.raises(UserError, match="no subscription"):
            await attempt(one.id, within=ELSEWHERE)
    with pytest.raises(UserError, match="no subscription"):
        await desk.change(one.id, LONDON, within=ELSEWHERE)
    assert await desk.get(one.id, within=HERE) == one


async def test_changing_the_hour_moves_the_next_date(desk: DigestDesk) -> None:
    one = await desk.subscribe(PLACE, LONDON)
    changed = await desk.change(one.id, replace(LONDON, at=time(18)))
    assert changed.next_date == date(2031, 5, 4)
    assert await desk.get(one.id) == changed


async def test_pausing_and_resuming_marks_the_days_between(
    desk: DigestDesk, clock: SetClock, library: MemoryLibrary
) -> None:
    one = await desk.subscribe(PLACE, LONDON)
    assert (await desk.pause(one.id)).state is SubscriptionState.PAUSED
    assert (await desk.pause(one.id)).state is SubscriptionState.PAUSED
    clock.pass_by(days=3)
    resumed = await desk.resume(one.id)
    assert (resumed.state, resumed.next_date) == (SubscriptionState.ACTIVE, date(2031, 5, 8))
    assert await desk.resume(one.id) == resumed
    async with library.begin() as uow:
        found = await uow.digests.of(one.id)
    assert [(each.day, each.state) for each in found] == [
        (date(2031, 5, day), DigestState.SKIPPED) for day in (7, 6, 5)
    ]


async def test_removing(desk: DigestDesk) -> None:
    one = await desk.subscribe(PLACE, LONDON)
    other = await desk.subscribe(Place(Platform.SLACK, "T2", "C1"), LONDON)
    await desk.remove(one.id)
    with pytest.raises(UserError):
        await desk.get(one.id)
    assert await desk.get(other.id) == other
