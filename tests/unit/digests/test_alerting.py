from __future__ import annotations

from dataclasses import replace
from datetime import time

import pytest

from bot.contradictions.contradiction import ContradictionKind, Severity
from bot.digests.subscription import Wish
from tests.unit.digests.world import World, a_place

WISH = Wish(topics=("bridge",), at=time(9), alerts=True)


@pytest.fixture
async def world() -> World:
    world = World()
    world.clock.set("2031-05-04T12:00")
    await world.desk.subscribe(a_place(), WISH)
    return world


async def disputed(world: World, matter: str = "bridge", **how: object) -> str:
    count = len(world.claims)
    told = f"The {matter} is safe, word {count}.", f"The {matter} is not safe, word {count}."
    one, other = await world.tell(*told, speaker=f"Witness {count}")
    return await world.dispute(one, other, **how)


async def test_a_major_contradiction_is_posted_at_once_and_only_once(world: World) -> None:
    await disputed(world)
    for _ in range(3):
        await world.run()
    assert world.counterpart.texts() == ["A contradiction was found."]
    assert len(world.counterpart.posted[0].reply.citations()) == 2


async def test_minor_ones_and_other_topics_wait_for_the_digest_and_changes_of_position_do_not(world: World) -> None:
    await disputed(world, severity=Severity.MINOR)
    await disputed(world, "ferry")
    await world.run()
    assert world.counterpart.posted == []
    await disputed(world, severity=Severity.MINOR, kind=ContradictionKind.POSITION_CHANGE)
    await world.run()
    assert world.counterpart.texts() == ["A contradiction was found."]


async def test_who_did_not_ask_gets_none(world: World) -> None:
    await world.desk.subscribe(a_place("C2"), replace(WISH, alerts=False))
    await disputed(world)
    await world.run()
    assert [post.to.channel for post in world.counterpart.posted] == ["C1"]


async def test_what_is_found_within_the_window_comes_folded(world: World) -> None:
    await disputed(world)
    await world.run()
    for _ in range(3):
        world.clock.pass_by(minutes=5)
        await disputed(world)
        await world.run()
    assert len(world.counterpart.posted) == 1
    world.clock.pass_by(minutes=30)
    await world.run()
    assert world.counterpart.texts() == ["A contradiction was found.", "3 contradictions were found."]


async def test_what_an_alert_showed_is_not_new_in_the_digest(world: World) -> None:
    await disputed(world)
    await world.run()
    await world.tell("The bridge has four lanes.")
    world.clock.set("2031-05-05T09:00")
    await world.run()
    digest = world.counterpart.posted[-1].reply
    assert digest.summary == "1 article, 1 new claim, 0 contradictions."
    assert [one.quote for one in digest.citations()] == ["The bridge has four lanes."]
    assert "Posted before as alerts: 1 contradiction." in digest.hints


async def test_a_day_with_nothing_but_alerts_is_an_empty_one(world: World) -> None:
    await disputed(world)
    await world.run()
    world.clock.set("2031-05-05T09:00")
    await world.run()
    assert len(world.counterpart.posted) == 1


async def test_what_a_digest_showed_is_no_alert(world: World) -> None:
    world.clock.set("2031-05-05T08:50")
    await disputed(world)
    await world.run()
    await disputed(world)  # within the window of the first alert
    world.clock.set("2031-05-05T09:00")
    await world.run()
    assert "1 contradiction." in world.counterpart.texts()[-1]
    world.clock.set("2031-05-05T10:00")
    await world.run()
    assert len(world.counterpart.posted) == 2


async def test_asking_for_alerts_later_starts_from_then(world: World) -> None:
    one = await world.desk.subscribe(a_place("C2"), replace(WISH, alerts=False))
    await disputed(world)
    await world.desk.change(one.id, WISH)
    await world.run()
    assert [post.to.channel for post in world.counterpart.posted] == ["C1"]
    world.clock.pass_by(minutes=31)
    await disputed(world)
    await world.run()
    assert [post.to.channel for post in world.counterpart.posted].count("C2") == 1
