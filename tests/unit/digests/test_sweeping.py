from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta

import pytest

from bot.claims.claim import Stance
from bot.contradictions.contradiction import Severity
from bot.digests import sweeping
from bot.digests.digest import DigestState
from bot.digests.subscription import Weekday, Wish
from bot.errors import RetryableError
from bot.replies import ReplyKind
from tests.unit.digests.world import NINE, PLACE, World, a_place


async def states(world: World, subscription_id: str) -> list[tuple[date, DigestState]]:
    return [(one.day, one.state) for one in await world.desk.history(subscription_id)]


async def test_a_digest_comes_at_its_hour_and_once(world: World) -> None:
    await world.desk.subscribe(PLACE, NINE)
    await world.tell("The mayor said the bridge is safe.")
    world.clock.set("2031-05-05T07:59")
    await world.run()
    assert world.counterpart.posted == []
    world.clock.set("2031-05-05T08:00")  # nine o'clock in London
    for _ in range(3):
        await world.run()
    (post,) = world.counterpart.posted
    assert post.reply.kind is ReplyKind.DIGEST
    assert post.reply.summary == "1 article, 1 new claim, 0 contradictions."
    assert [one.quote for one in post.reply.citations()] == ["The mayor said the bridge is safe."]


async def test_nothing_new_sends_nothing_unless_asked_for(world: World) -> None:
    quiet = await world.desk.subscribe(PLACE, NINE)
    await world.desk.subscribe(a_place("C2"), replace(NINE, when_empty=True))
    world.clock.set("2031-05-05T09:00")
    await world.run()
    assert world.counterpart.texts() == ["Nothing is new since the last digest."]
    assert await states(world, quiet.id) == [(date(2031, 5, 5), DigestState.EMPTY)]


async def test_what_was_in_one_digest_is_not_in_the_next(world: World) -> None:
    await world.tell("Old words about the quay.")
    await world.desk.subscribe(PLACE, NINE)
    for day, sentence in ((5, "First words about the bridge."), (6, "Second words about the ferry.")):
        await world.tell(sentence)
        world.clock.set(f"2031-05-0{day}T09:00")
        await world.run()
    quotes = [[one.quote for one in post.reply.citations()] for post in world.counterpart.posted]
    assert quotes == [["First words about the bridge."], ["Second words about the ferry."]]


async def test_conditions_narrow(world: World) -> None:
    wishes = {
        "topics": replace(NINE, topics=("the bridges", "ferry fares")),
        "speakers": replace(NINE, speakers=("dana corvin",)),
        "nobody": replace(NINE, speakers=("Nobody Known",)),
        "outlets": replace(NINE, outlets=("harbour gazette",)),
        "stances": replace(NINE, stances=(Stance.DENIES,)),
        "both": replace(NINE, topics=("bridge",), stances=(Stance.ASSERTS,)),
    }
    for name, wish in wishes.items():
        await world.desk.subscribe(a_place(name), wish)
    await world.tell("The bridge of Ostmark will close.", speaker="Dana Corvin", outlet="The Harbour Gazette")
    await world.tell("The bridge is sound.", speaker="Tomas Reld", stance=Stance.DENIES, outlet="Courier")
    await world.tell("Fares on the ferry will rise.", speaker="Tomas Reld", outlet="Courier")
    await world.tell("Rain is coming.", speaker="Ilse Varga", outlet="Courier")
    world.clock.set("2031-05-05T09:00")
    await world.run()
    found = {post.to.channel: {one.quote[:12] for one in post.reply.citations()} for post in world.counterpart.posted}
    assert found == {
        "topics": {"The bridge o", "The bridge i", "Fares on the"},
        "speakers": {"The bridge o"},
        "outlets": {"The bridge o"},
        "stances": {"The bridge i"},
        "both": {"The bridge o"},
    }


async def test_least_severity(world: World) -> None:
    await world.desk.subscribe(a_place("all"), NINE)
    await world.desk.subscribe(a_place("major"), replace(NINE, least=Severity.MAJOR))
    one, other = await world.tell("The bridge is safe.", "The bridge is shut.")
    await world.dispute(one, other, Severity.MINOR)
    world.clock.set("2031-05-05T09:00")
    await world.run()
    found = {post.to.channel: post.reply.summary for post in world.counterpart.posted}
    assert "1 contradiction." in found["all"]
    assert "0 contradictions" in found["major"]


async def test_days_of_the_week(world: World) -> None:
    one = await world.desk.subscribe(PLACE, replace(NINE, days=frozenset({Weekday.TUESDAY, Weekday.FRIDAY})))
    for day in range(5, 12):
        await world.tell(f"Word {day} of the mayor.")
        world.clock.set(f"2031-05-{day:02}T09:00")
        await world.run()
    assert [day for day, _ in await states(world, one.id)] == [date(2031, 5, 9), date(2031, 5, 6)]
    assert len(world.counterpart.posted) == 2


async def test_after_downtime_one_merged_digest_and_the_rest_skipped(world: World) -> None:
    one = await world.desk.subscribe(PLACE, NINE)
    for day in range(5, 9):
        world.clock.set(f"2031-05-{day:02}T07:00")
        await world.tell(f"Word {day} of the mayor.")
    world.clock.set("2031-05-08T20:00")
    await world.run()
    (post,) = world.counterpart.posted
    assert len(post.reply.citations()) == 4
    assert await states(world, one.id) == [
        (date(2031, 5, 8), DigestState.COMPOSED),
        *((date(2031, 5, day), DigestState.SKIPPED) for day in (7, 6, 5)),
    ]


async def test_years_of_downtime_are_no_flood(world: World) -> None:
    one = await world.desk.subscribe(PLACE, NINE)
    await world.tell("Word of the mayor.")
    world.clock.set("2034-01-01T12:00")
    await world.run()
    await world.run()
    assert len(world.counterpart.posted) == 1
    found = await world.desk.history(one.id, limit=10_000)
    assert sum(each.state is DigestState.COMPOSED for each in found) == 1
    assert len(found) == sweeping.LONGEST_LOOK_BACK.days + 1


async def test_a_paused_subscription_gets_what_was_new_after_it_is_resumed(world: World) -> None:
    one = await world.desk.subscribe(PLACE, NINE)
    await world.desk.pause(one.id)
    await world.tell("Word of the mayor.")
    world.clock.set("2031-05-06T12:00")
    await world.run()
    await world.desk.resume(one.id)
    await world.run()
    assert world.counterpart.posted == []
    world.clock.set("2031-05-07T09:00")
    await world.run()
    assert len(world.counterpart.posted) == 1


async def test_changing_the_hour_gives_no_second_digest_that_day(world: World) -> None:
    one = await world.desk.subscribe(PLACE, NINE)
    await world.tell("Word one of the mayor.")
    world.clock.set("2031-05-05T09:00")
    await world.run()
    await world.desk.change(one.id, replace(NINE, at=time(18)))
    await world.tell("Word two of the mayor.")
    world.clock.set("2031-05-05T20:00")
    await world.run()
    assert len(world.counterpart.posted) == 1
    world.clock.set("2031-05-06T20:00")
    await world.run()
    assert len(world.counterpart.posted) == 2


async def test_one_that_cannot_be_composed_does_not_keep_the_others_waiting(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    bad = await world.desk.subscribe(a_place("bad"), replace(NINE, topics=("quay",)))
    await world.desk.subscribe(a_place("good"), NINE)
    await world.tell("The quay is old.")
    compose = sweeping.compose

    async def failing(wish: Wish, *rest: object) -> object:
        if wish.topics:
            raise ValueError("a mistake of ours")
        return await compose(wish, *rest)

    monkeypatch.setattr(sweeping, "compose", failing)
    world.clock.set("2031-05-05T09:00")
    swept = await world.desk.sweep()
    assert [(one, str(error)) for one, error in swept.troubled] == [(bad.id, "a mistake of ours")]
    monkeypatch.setattr(sweeping, "compose", compose)
    await world.run()
    assert [post.to.channel for post in world.counterpart.posted] == ["good"]
    world.clock.pass_by(minutes=15)
    await world.run()
    assert [post.to.channel for post in world.counterpart.posted] == ["good", "bad"]


async def test_a_database_that_gives_way_leaves_everything_for_the_next_sweep(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    await world.desk.subscribe(PLACE, NINE)
    await world.tell("The quay is old.")
    world.clock.set("2031-05-05T09:00")

    async def giving_way(*_: object) -> None:
        raise RetryableError("The connection was lost.")

    with monkeypatch.context() as patched:
        patched.setattr(sweeping, "compose", giving_way)
        with pytest.raises(RetryableError):
            await world.desk.sweep()
    await world.run()
    assert len(world.counterpart.posted) == 1


async def test_a_clock_that_jumps_ahead_and_back_loses_nothing_and_repeats_nothing(world: World) -> None:
    one = await world.desk.subscribe(PLACE, NINE)
    await world.tell("Word one of the mayor.")
    world.clock.set("2031-05-09T12:00")
    await world.run()
    world.clock.set("2031-05-05T12:00")
    await world.run()
    await world.tell("Word two of the mayor.")
    assert await world.desk.realign() == 1
    for day in range(6, 12):
        world.clock.set(f"2031-05-{day:02}T12:00")
        await world.run()
    assert [len(post.reply.citations()) for post in world.counterpart.posted] == [1, 1]
    days = [day for day, _ in await states(world, one.id)]
    assert len(days) == len(set(days))


async def test_realigning_brings_a_day_that_lies_too_far_ahead_nearer(world: World) -> None:
    one = await world.desk.subscribe(PLACE, NINE)
    async with world.library.begin() as uow:
        far = replace(one, next_date=date(2031, 6, 1))
        await uow.subscriptions.put(far, world.clock.now() + timedelta(days=30))
        await uow.commit()
    assert await world.desk.realign() == 1
    assert (await world.desk.get(one.id)).next_date == date(2031, 5, 5)


@pytest.mark.parametrize(
    ("zone", "autumn", "spring"),
    [
        ("Europe/London", ("2026-10-24", "01:30"), ("2026-03-28", "01:30")),
        ("America/New_York", ("2026-10-31", "01:30"), ("2026-03-07", "02:30")),
        ("Australia/Lord_Howe", ("2026-04-04", "01:45"), ("2026-10-03", "02:15")),
        ("Europe/Kyiv", ("2026-10-24", "03:30"), ("2026-03-28", "03:30")),
    ],
)
async def test_both_nights_of_the_changing_clock(
    zone: str, autumn: tuple[str, str], spring: tuple[str, str], world: World
) -> None:
    for start, at in (autumn, spring):
        night = World()
        night.clock.set(f"{start}T00:00")
        night.clock.pass_by(days=-1)
        one = await night.desk.subscribe(PLACE, Wish(at=time.fromisoformat(at), zone=zone))
        for minutes in range(0, 4 * 24 * 60, 10):
            if minutes % 60 == 0:
                await night.tell(f"Word {minutes} of the mayor.")
            night.clock.pass_by(minutes=10)
            await night.desk.sweep()
        await night.deliver()
        days = [day for day, _ in await states(night, one.id)]
        assert len(days) == len(set(days)) == (days[0] - days[-1]).days + 1 >= 4
        assert sum(post.number == 1 for post in night.counterpart.posted) == len(days)
