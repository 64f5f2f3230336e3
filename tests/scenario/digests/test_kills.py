"""Killed at every await: nothing is lost, and nothing is repeated that a platform lets us not repeat."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.digests.courier import LEASE, Courier
from bot.digests.delivery import PartState
from bot.digests.desk import DigestDesk
from bot.digests.digest import DigestState
from bot.digests.subscription import Weekday, Wish
from bot.places import Place, Platform
from tests.scenario.digests.mortal import Fate, Killed, MortalLibrary, mortal_senders
from tests.unit.digests.world import Counterpart, World, a_place

MOST_STEPS = 400
DISCORD = a_place("C1", Platform.DISCORD)  # small parts, so that a digest has several


async def tick(world: World, fate: Fate) -> None:
    """Sweep and deliver as a process that dies at its fate; a killed one leaves nothing but what it committed."""

    async def sleep(seconds: float) -> None:
        world.clock.pass_by(seconds=seconds)

    library = MortalLibrary(world.library, fate)
    await DigestDesk(library, world.clock).sweep()
    courier = Courier(library, world.clock, mortal_senders(world.senders, fate), sleep=sleep, jitter=lambda: 0.0)
    for _ in range(10):
        if not (await courier.deliver()).total:
            break
        world.clock.pass_by(seconds=2)


async def due_world(counterpart: Counterpart) -> World:
    world = World(counterpart=counterpart)
    world.clock.set("2031-05-04T12:00")
    await world.desk.subscribe(DISCORD, Wish(at=time(9), alerts=True))
    ids = await world.tell(
        *(f"The engineer spoke {word} about the bridge of Ostmark." for word in "once twice thrice".split())
    )
    await world.tell(*(f"Sentence number {number} of the mayor about thing {number}." for number in range(9)))
    await world.dispute(ids[0], ids[1])
    world.clock.set("2031-05-05T09:00")
    return world


async def keys_to_expect() -> set[str]:
    """Return what an undisturbed run posts, by what each message shows."""
    world = await due_world(Counterpart())
    await tick(world, Fate(0))
    assert len(world.counterpart.posted) >= 3
    return {shown(one) for one in world.counterpart.posted}


def shown(outgoing: object) -> str:
    return repr((outgoing.reply, outgoing.number, outgoing.of))  # type: ignore[attr-defined]


@pytest.mark.parametrize("kind", ["looks up", "drops repeats", "neither"])
async def test_killed_at_every_await(kind: str) -> None:
    expected = await keys_to_expect()
    ambiguous = 0
    for at in range(1, MOST_STEPS):
        counterpart = Counterpart(lookups=kind == "looks up", drops=kind == "drops repeats")
        world, fate = await due_world(counterpart), Fate(at)
        try:
            await tick(world, fate)
        except Killed:
            pass
        else:
            break
        for _ in range(4):  # another process takes over
            world.clock.pass_by(seconds=LEASE.total_seconds() + 1)
            await tick(world, Fate(0))
        stuck = [part for part in await world.desk.stuck() if part.state is PartState.AMBIGUOUS]
        found = [shown(one) for one in counterpart.posted]
        assert len(found) == len(set(found)), f"posted twice, killed at {at}"
        if kind != "neither":
            assert set(found) == expected, f"lost, killed at {at}"
            assert stuck == []
            continue
        ambiguous += len(stuck)
        for part in stuck:  # a person looks whether it is there, and says so
            if any(one.key == part.key for one in counterpart.posted):
                await world.desk.confirm(part.key)
            else:
                await world.desk.resend(part.key)
        await tick(world, Fate(0))
        await tick(world, Fate(0))
        assert sorted(map(shown, counterpart.posted)) == sorted(expected), f"lost or twice, killed at {at}"
    else:
        pytest.fail("the run never came to its end")
    assert at > 60
    assert bool(ambiguous) == (kind == "neither")


async def test_a_thousand_days_with_restarts_at_random_moments() -> None:
    chance = random.Random(8)
    world = World(counterpart=Counterpart(lookups=True))
    world.clock.set("2026-01-01T00:00")
    weekdays = frozenset({Weekday.MONDAY, Weekday.WEDNESDAY, Weekday.THURSDAY})
    wishes = [
        Wish(at=time(1, 30), zone="Europe/London"),
        Wish(at=time(2, 30), zone="America/New_York"),
        Wish(at=time(2, 15), zone="Australia/Lord_Howe", days=weekdays),
        Wish(at=time(3, 30), zone="Europe/Kyiv"),
    ]
    made = [
        await world.desk.subscribe(Place(Platform.FILE, "", f"f{place}"), replace(wish, when_empty=True))
        for place, wish in enumerate(wishes)
    ]
    end = world.clock.now() + timedelta(days=1000)
    kills = in_a_row = 0
    while world.clock.now() < end:
        world.clock.pass_by(minutes=chance.randint(120, 7 * 60))
        if chance.random() < 0.1:
            await world.tell(f"The mayor spoke at {world.clock.now().isoformat()}.")
        try:
            # Three in a row would be a day without a sweep, whose digest is rightly swallowed by the next.
            dies = in_a_row < 2 and chance.random() < 0.5
            await tick(world, Fate(chance.randint(1, 90) if dies else 0))
            in_a_row = 0
        except Killed:
            kills += 1
            in_a_row += 1
    for _ in range(3):
        world.clock.pass_by(seconds=90)
        await tick(world, Fate(0))
    assert kills > 300
    for one, wish in zip(made, wishes, strict=True):
        decided = await world.desk.history(one.id, limit=10_000)
        days = sorted(each.day for each in decided)
        assert days == wanted_days(one.next_date, days[-1], wish)
        assert days[-1] >= world.clock.now().astimezone(ZoneInfo(wish.zone)).date() - timedelta(days=4)
        assert all(each.state is not DigestState.SKIPPED for each in decided)
        posts = [post for post in world.counterpart.posted if post.to == one.place]
        assert len(posts) == len(days) == len({post.key for post in posts})


def wanted_days(first: date, last: date, wish: Wish) -> list[date]:
    run = (first + timedelta(days=number) for number in range((last - first).days + 1))
    return [day for day in run if day.weekday() in wish.days]
