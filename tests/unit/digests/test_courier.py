from __future__ import annotations

import asyncio
from datetime import timedelta

import pytest

from bot.digests import courier as courier_module
from bot.digests.courier import GIVE_UP, LEASE, Courier, Delivered
from bot.digests.delivery import Ambiguous, Failed, PartKind, PartState, RetryAfter
from bot.digests.subscription import SubscriptionState
from bot.errors import RetryableError
from bot.places import Platform
from tests.subscribed import NOW, OWNER, PLACE, a_part, a_subscription
from tests.unit.digests.world import World


@pytest.fixture
async def world() -> World:
    world = World()
    async with world.library.begin() as uow:
        await uow.subscriptions.put(a_subscription("s1"), NOW)
        await uow.outbox.add([a_part("d1", number, 2) for number in (1, 2)])
        await uow.commit()
    return world


def courier(world: World) -> Courier:
    async def sleep(seconds: float) -> None:
        world.clock.pass_by(seconds=seconds)

    return Courier(world.library, world.clock, world.senders, sleep=sleep, jitter=lambda: 0.0)


async def deliver(world: World, times: int = 1) -> Delivered:
    done = Delivered()
    for _ in range(times):
        done = await courier(world).deliver()
        world.clock.pass_by(seconds=2)
    return done


async def states(world: World) -> list[PartState]:
    async with world.library.begin() as uow:
        return [part.state for part in await uow.outbox.of("d1")]


async def test_parts_are_sent_in_order_one_a_second_in_one_thread(world: World) -> None:
    await deliver(world)
    assert [one.number for one in world.counterpart.posted] == [1]
    await deliver(world, 2)
    first, second = world.counterpart.posted
    assert (second.number, second.root) == (2, f"id-{first.nonce}")
    assert await states(world) == [PartState.SENT, PartState.SENT]


async def test_retry_after_is_honoured_for_the_whole_place(world: World) -> None:
    async with world.library.begin() as uow:
        await uow.outbox.add([a_part("d2")])
        await uow.commit()
    world.counterpart.plan = [RetryAfter(30)]
    await deliver(world, 14)  # 28 seconds
    assert world.counterpart.tries == 1
    await deliver(world, 4)
    assert len(world.counterpart.posted) == 3


async def test_a_platform_cannot_ask_for_more_than_an_hour(world: World) -> None:
    world.counterpart.plan = [RetryAfter(10**9)]
    await deliver(world)
    world.clock.pass_by(hours=1)
    await deliver(world)
    assert len(world.counterpart.posted) == 1


async def test_passing_failures_are_tried_again_ever_later_for_a_day(world: World) -> None:
    world.counterpart.plan = [Failed("The service is down.")] * 1000
    tries = []
    while (await states(world))[0] is not PartState.FAILED:
        await courier(world).deliver()
        tries.append(world.counterpart.tries)
        world.clock.pass_by(seconds=60)
        assert world.clock.now() - NOW < GIVE_UP + timedelta(hours=1)
    assert world.clock.now() - NOW >= GIVE_UP
    assert 50 < world.counterpart.tries < 150
    assert await states(world) == [PartState.FAILED, PartState.FAILED]
    assert (await world.desk.get("s1")).state is SubscriptionState.ACTIVE


async def test_a_permanent_refusal_stops_the_subscription_and_tells_its_owner_once(world: World) -> None:
    async with world.library.begin() as uow:
        await uow.outbox.add([a_part("d2"), a_part("d3")])
        await uow.commit()
    world.counterpart.plan = [Failed("The channel was archived.", permanent=True)]
    await deliver(world, 5)
    one = await world.desk.get("s1")
    assert (one.state, one.reason) == (SubscriptionState.STOPPED, "The channel was archived.")
    (notice,) = world.counterpart.posted
    assert (notice.to, notice.kind) == (OWNER, PartKind.NOTICE)
    assert "The channel was archived." in notice.reply.summary
    assert one.id in notice.reply.summary
    assert len(await world.desk.stuck(place=PLACE)) == 4


async def test_an_owner_who_cannot_be_told_is_left_alone(world: World) -> None:
    refusal = Failed("Direct messages are closed.", permanent=True)
    world.counterpart.plan = [refusal, refusal]
    await deliver(world, 5)
    assert world.counterpart.posted == []
    assert world.counterpart.tries == 2


async def test_an_ambiguous_root_is_never_repeated_by_itself(world: World) -> None:
    world.counterpart.plan = [Ambiguous("The connection broke.")]
    await deliver(world, 5)
    assert world.counterpart.posted == []
    assert await states(world) == [PartState.AMBIGUOUS, PartState.PENDING]
    (part,) = await world.desk.stuck()
    assert await world.desk.resend(part.key) == 1
    await deliver(world, 3)
    assert [one.number for one in world.counterpart.posted] == [1, 2]


async def test_an_ambiguous_part_that_a_person_saw_is_confirmed(world: World) -> None:
    world.counterpart.plan = [world.counterpart.post_and_lose]
    await deliver(world, 2)
    await world.desk.confirm("d1/1")
    await deliver(world, 2)
    assert [one.number for one in world.counterpart.posted] == [1, 2]
    assert await world.desk.stuck() == []


@pytest.mark.parametrize("posted", [True, False])
async def test_an_ambiguous_send_is_looked_up_where_that_may_be_done(world: World, posted: bool) -> None:
    world.counterpart.lookups = True
    world.counterpart.plan = [world.counterpart.post_and_lose if posted else Ambiguous("It timed out.")]
    await deliver(world, 8)
    assert [one.number for one in world.counterpart.posted] == [1, 2]
    assert await states(world) == [PartState.SENT, PartState.SENT]


@pytest.mark.parametrize("lost", [1, 2, 3])
async def test_an_ambiguous_send_is_repeated_where_the_platform_drops_repeats(world: World, lost: int) -> None:
    world.counterpart.drops = True
    world.counterpart.plan = [world.counterpart.post_and_lose] * lost
    await deliver(world, 3)
    assert [one.number for one in world.counterpart.posted] == [1, 2]
    assert world.counterpart.tries == 2 + lost


async def test_repeats_end_when_the_platform_may_have_forgotten(world: World) -> None:
    world.counterpart.drops = True

    def slowly(_: object) -> Ambiguous:
        world.clock.pass_by(minutes=4, seconds=50)
        return Ambiguous("It timed out.")

    world.counterpart.plan = [slowly]
    await deliver(world)
    assert (await states(world))[0] is PartState.AMBIGUOUS
    assert world.counterpart.tries == 1


async def test_a_sender_that_hangs_is_ambiguous(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(courier_module, "SEND_SECONDS", 0.01)

    async def hang(_: object) -> None:
        await asyncio.sleep(60)

    monkeypatch.setattr(world.counterpart, "send", hang)
    assert (await deliver(world)).ambiguous == 1


async def test_a_sender_that_raises_is_ambiguous(world: World) -> None:
    world.counterpart.plan = [ValueError("secret words")]
    assert (await deliver(world)).ambiguous == 1
    (part,) = await world.desk.stuck()
    assert part.reason == "Sending broke off: ValueError."


async def test_a_process_that_died_leaves_an_ambiguous_message(world: World) -> None:
    async with world.library.begin() as uow:
        await uow.outbox.lease(list(Platform), NOW, NOW + LEASE, pace_until=NOW)
        await uow.commit()
    assert (await courier(world).deliver()).total == 0
    world.clock.pass_by(seconds=LEASE.total_seconds())
    assert (await courier(world).deliver()).ambiguous == 1
    assert world.counterpart.tries == 0


async def test_a_cancelled_send_lets_the_lease_go(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    begun = asyncio.Event()

    async def hang(_: object) -> None:
        begun.set()
        await asyncio.sleep(60)

    with monkeypatch.context() as patched:
        patched.setattr(world.counterpart, "send", hang)
        task = asyncio.create_task(courier(world).deliver())
        await begun.wait()
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
    world.counterpart.lookups = True
    done = await courier(world).deliver()  # at once, without waiting for the lease to run out
    assert done.waiting == 1
    world.clock.pass_by(seconds=10)
    await deliver(world, 3)
    assert [one.number for one in world.counterpart.posted] == [1, 2]


async def test_a_stop_ends_taking_new_messages(world: World) -> None:
    stop = asyncio.Event()
    stop.set()
    assert (await courier(world).deliver(stop=stop)).total == 0


async def test_what_cannot_be_written_down_is_found_again(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    world.counterpart.lookups = True

    async def lost(*_: object) -> None:
        raise RetryableError("The database is gone.")

    with monkeypatch.context() as patched:
        patched.setattr("storage.memory.outbox.MemoryOutbox.settle", lost)
        with pytest.raises(RetryableError):
            await deliver(world)
    world.clock.pass_by(seconds=LEASE.total_seconds())
    await deliver(world, 4)
    assert [one.number for one in world.counterpart.posted] == [1, 2]


async def test_a_removed_subscription_takes_its_messages_along(world: World) -> None:
    await world.desk.remove("s1")
    assert (await deliver(world)).total == 0
