"""Several processes on one PostgreSQL: each piece of work is done by one."""

from __future__ import annotations

import asyncio
from collections import Counter
from datetime import time

from bot.digests.desk import DigestDesk
from bot.digests.subscription import Wish
from bot.places import Place, Platform
from storage.library import open_library
from storage.schema import upgrade
from tests.unit.digests.world import World

SUBSCRIPTIONS = 250


async def test_three_that_sweep_and_deliver_at_once_share_the_work(postgres_url: str) -> None:
    await upgrade(postgres_url)
    async with (
        await open_library(postgres_url) as first,
        await open_library(postgres_url) as second,
        await open_library(postgres_url) as third,
    ):
        world = World(library=first)
        world.clock.set("2031-05-04T12:00")
        for number in range(SUBSCRIPTIONS):
            place = Place(Platform.SLACK, f"T{number % 7}", f"C{number}")
            await world.desk.subscribe(place, Wish(at=time(9), alerts=number % 2 == 0))
        one, other = await world.tell("The bridge is safe.", "The bridge is not safe.")
        await world.dispute(one, other)
        await world.tell("The ferry is late.")
        world.clock.set("2031-05-05T09:00")

        async def process(desk: DigestDesk) -> int:
            swept = await desk.sweep()
            done = await desk.courier(world.senders).deliver(most=1000)
            while done.total:
                done = await desk.courier(world.senders).deliver(most=1000)
            return swept.composed

        shares = await asyncio.gather(*(process(DigestDesk(one, world.clock)) for one in (first, second, third)))
        world.clock.pass_by(seconds=5)
        await asyncio.gather(*(process(DigestDesk(one, world.clock)) for one in (first, second, third)))
    assert sum(shares) == SUBSCRIPTIONS
    kinds = Counter(post.kind.value for post in world.counterpart.posted)
    assert kinds == {"digest": SUBSCRIPTIONS, "alert": SUBSCRIPTIONS // 2}
    assert len({post.key for post in world.counterpart.posted}) == len(world.counterpart.posted)
