"""A real process is killed in the middle of a delivery, and two others take over at once."""

from __future__ import annotations

import asyncio
import signal
import subprocess
from datetime import UTC, datetime, timedelta
from datetime import time as time_of_day

from bot.digests.delivery import PartState
from bot.digests.desk import DigestDesk
from bot.digests.subscription import Wish
from bot.places import Place, Platform
from storage.library import SqlLibrary, open_library
from storage.schema import upgrade
from tests.e2e.serving import Receiver, begun
from tests.postgres import run
from tests.unit.digests.clock import SetClock

SUBSCRIPTIONS = 8


async def test_nothing_is_lost_or_doubled_when_one_dies_and_two_sweep_at_once(postgres_url: str) -> None:
    await upgrade(postgres_url)
    running: list[subprocess.Popen[bytes]] = []
    with Receiver() as receiver:
        async with await open_library(postgres_url) as library:
            made = await subscribed(library, receiver.address)
            try:
                receiver.free.clear()
                running.append(begun(postgres_url, "serve"))
                assert await asyncio.to_thread(receiver.came.wait, 120)
                running[0].kill()  # it has posted, and will never know
                running[0].wait()
                receiver.free.set()
                await run(postgres_url, "UPDATE outbox SET lease_until = now() WHERE state = 'leased'")
                running += [begun(postgres_url, "serve"), begun(postgres_url, "serve")]
                states = await settled(library)
                for process in running[1:]:
                    process.send_signal(signal.SIGTERM)
                assert [process.wait(60) for process in running[1:]] == [0, 0]
            finally:
                for process in running:
                    process.kill()
            desk = DigestDesk(library, SetClock())
            decided = [await desk.history(one) for one in made]
            stuck = await desk.stuck()
    assert states == {PartState.SENT: SUBSCRIPTIONS - 1, PartState.AMBIGUOUS: 1}
    assert len(receiver.keys) == len(set(receiver.keys)) == SUBSCRIPTIONS
    assert [part.key for part in stuck] == receiver.keys[:1]
    assert [len(days) for days in decided] == [1] * SUBSCRIPTIONS


async def subscribed(library: SqlLibrary, address: str) -> list[str]:
    """Subscribe places that are due in every process's next sweep, and hear also when nothing is new."""
    now = datetime.now(UTC)
    clock = SetClock()
    clock.set((now - timedelta(hours=25)).strftime("%Y-%m-%dT%H:%M"))
    wish = Wish(at=time_of_day((now - timedelta(hours=1)).hour), when_empty=True)
    desk = DigestDesk(library, clock)
    places = [Place(Platform.WEBHOOK, "", f"{address}/{number}") for number in range(SUBSCRIPTIONS)]
    return [(await desk.subscribe(place, wish)).id for place in places]


async def settled(library: SqlLibrary) -> dict[PartState, int]:
    """Return how many messages are in which state once none is on its way."""
    for _ in range(600):
        async with library.begin() as uow:
            tally = {one.state: one.parts for one in await uow.outbox.tally()}
        if sum(tally.values()) == SUBSCRIPTIONS and not tally.keys() & {PartState.PENDING, PartState.LEASED}:
            return tally
        await asyncio.sleep(0.2)
    raise AssertionError(f"still on their way: {tally}")
