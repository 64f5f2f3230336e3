"""Why: the answers to every question about a day and an item, in the subscription's language and by its clock."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time

import pytest

from bot.claims.claim import Stance
from bot.contradictions.contradiction import Severity
from bot.contradictions.review import Opinion, Review
from bot.digests.subscription import Weekday, Wish
from bot.errors import UserError
from tests.unit.digests.world import World, a_place

NINE = Wish(at=time(9), zone="Europe/Kyiv")
DUE = "2031-05-05T06:00"  # nine in Kyiv


async def subscribed(wish: Wish = NINE) -> tuple[World, str]:
    world = World()
    world.clock.set("2031-05-04T12:00")
    return world, (await world.desk.subscribe(a_place(), wish)).id


async def why(world: World, one: str, item: str | None = None, day: date | None = None) -> list[str]:
    reply = await world.desk.why(one, item=item, day=day)
    return [reply.summary, *reply.hints]


async def test_a_day_that_is_to_come_unwanted_past_or_skipped() -> None:
    world, one = await subscribed(replace(NINE, days=frozenset({Weekday.MONDAY, Weekday.TUESDAY})))
    assert await why(world, one, day=date(2031, 5, 5)) == [
        "The digest is still to come: 5 May 2031, 09:00 (Europe/Kyiv)."
    ]
    assert (await why(world, one))[0].startswith("No digest is wanted on 4 May 2031")
    assert (await why(world, one, day=date(2031, 4, 29)))[0].startswith("Nothing was decided for 29 April 2031, 09:00")
    await world.desk.pause(one)
    assert (await why(world, one, day=date(2031, 5, 5)))[1] == "But the subscription is paused."
    world.clock.set("2031-05-05T12:00")
    assert (await why(world, one))[0].startswith("The subscription is paused, so nothing was decided")
    await world.desk.resume(one)
    assert await why(world, one) == ["It was skipped. The subscription was paused."]


async def test_a_day_that_was_sent_and_one_that_was_empty() -> None:
    world, one = await subscribed()
    await world.tell("The bridge is shut.")
    world.clock.set(DUE)
    assert (await why(world, one))[0].endswith("is due and waits for the next look.")
    await world.run()
    composed, sent = await why(world, one)
    assert composed == "It was put together on 5 May 2031, 09:00, with 1 claim or contradiction."
    assert sent.startswith("Part 1 of 1 (")
    assert sent.endswith(") was sent: 5 May 2031, 09:00.")
    world.clock.set("2031-05-06T06:00")
    await world.run()
    assert (await why(world, one))[0].startswith("Nothing that the subscription asks for was new")


async def test_downtime_is_told() -> None:
    world, one = await subscribed()
    await world.tell("The bridge is shut.")
    world.clock.set("2031-05-06T12:00")
    await world.run()
    assert await why(world, one, day=date(2031, 5, 5)) == [
        "It was skipped. Nothing ran when it was due; the digest of 6 May 2031 has what was new."
    ]


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({"topics": ("ferry",)}, "It is about none of the subscription's topics"),
        ({"speakers": ("Bo Lund",)}, "Its speaker is none"),
        ({"outlets": ("Varn Courier",)}, "Its outlet, Harbour Gazette, is none"),
        ({"stances": (Stance.DENIES,)}, "Its stance, “said”, is none"),
        ({}, "It is new, and comes with the digest of 5 May 2031."),
    ],
)
async def test_why_a_claim_is_not_in_it(asked: dict[str, tuple[str, ...]], expected: str) -> None:
    world, one = await subscribed(replace(NINE, **asked))  # type: ignore[arg-type]
    (claim,) = await world.tell("The bridge is shut.")
    assert (await why(world, one, claim))[0].startswith(expected)


async def test_why_a_contradiction_is_or_is_not_in_it() -> None:
    world, one = await subscribed(replace(NINE, least=Severity.MAJOR))
    safe, shut = await world.tell("The bridge is safe.", "The bridge is shut.")
    minor = await world.dispute(safe, shut, Severity.MINOR)
    assert await why(world, one, minor) == ["It is a minor one, and the subscription asks for major ones."]
    async with world.library.begin() as uow:
        now = datetime(2031, 5, 4, tzinfo=UTC)
        await uow.reviews.put(Review(minor, Opinion.DISMISSED, "two bridges", now, {}))
        await uow.commit()
    assert (await why(world, one, minor))[0].startswith("An operator has dismissed")
    world.clock.set(DUE)
    await world.run()
    assert await why(world, one, safe) == ["It was in the digest of 5 May 2031."]
    with pytest.raises(UserError):
        await why(world, one, "nothing")


async def test_what_came_before_and_what_was_not_shown() -> None:
    world, _ = await subscribed()
    (old,) = await world.tell("The bridge is shut.")
    later = (await world.desk.subscribe(a_place("C2"), NINE)).id
    assert await why(world, later, old) == ["It was stored before the subscription began."]


async def test_it_speaks_the_language_of_the_subscription() -> None:
    world, one = await subscribed(replace(NINE, language="uk"))
    await world.tell("The bridge is shut.")
    world.clock.set(DUE)
    await world.run()
    assert (await why(world, one))[0] == "Його складено 5 травня 2031, 09:00: 1 твердження чи суперечність."
