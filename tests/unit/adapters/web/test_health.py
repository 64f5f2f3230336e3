from __future__ import annotations

from datetime import timedelta

import httpx
import pytest

from adapters.web.app import Vitals, health_app
from adapters.web.metrics import Metrics
from adapters.web.server import serving
from bot.digests.courier import Delivered
from bot.digests.desk import DigestDesk
from bot.digests.sweeping import Swept
from bot.errors import RetryableError
from bot.places import Platform
from storage.memory import MemoryLibrary
from tests.subscribed import NOW, a_part, a_subscription
from tests.unit.digests.clock import SetClock
from tests.unit.digests.world import Counterpart


@pytest.fixture
def clock() -> SetClock:
    return SetClock()


@pytest.fixture
def library() -> MemoryLibrary:
    return MemoryLibrary()


@pytest.fixture
def vitals(library: MemoryLibrary, clock: SetClock) -> Vitals:
    return Vitals(DigestDesk(library, clock), clock, Metrics(), timedelta(seconds=30))


async def get(vitals: Vitals, path: str) -> httpx.Response:
    transport = httpx.ASGITransport(health_app(vitals))
    async with httpx.AsyncClient(transport=transport, base_url="http://health") as client:
        return await client.get(path)


async def test_a_process_that_sweeps_is_live_and_one_that_stopped_is_not(vitals: Vitals, clock: SetClock) -> None:
    assert (await get(vitals, "/live")).status_code == 200
    clock.pass_by(minutes=10)
    assert (await get(vitals, "/live")).status_code == 503
    await vitals.desk.sweep()
    assert (await get(vitals, "/live")).json() == {"live": True}


async def test_ready_needs_database_sweep_and_chats(vitals: Vitals, monkeypatch: pytest.MonkeyPatch) -> None:
    vitals.desk.senders[Platform.SLACK] = Counterpart()
    assert (await get(vitals, "/ready")).json() == {
        "ready": True,
        "checks": {"database": True, "sweep": True, "slack": True},
    }
    del vitals.desk.senders[Platform.SLACK]
    assert (await get(vitals, "/ready")).status_code == 503

    async def gone() -> None:
        raise RetryableError("The database cannot be reached.")

    monkeypatch.setattr(vitals.desk, "tally", gone)
    assert (await get(vitals, "/ready")).json()["checks"]["database"] is False
    assert (await get(vitals, "/metrics")).status_code == 503


async def test_metrics_tell_of_outbox_sweeps_and_deliveries(
    vitals: Vitals, library: MemoryLibrary, clock: SetClock
) -> None:
    clock.at = NOW + timedelta(seconds=90)
    async with library.begin() as uow:
        await uow.subscriptions.put(a_subscription(), NOW)
        await uow.outbox.add([a_part("d1"), a_part("d2")])
        await uow.commit()
    vitals.metrics.swept(Swept(composed=2, empty=1), 0.2)
    vitals.metrics.delivered(Delivered(sent=3, ambiguous=1))
    vitals.desk.senders[Platform.DISCORD] = Counterpart()
    page = (await get(vitals, "/metrics")).text
    for line in (
        'gainsay_outbox_messages{platform="slack",state="pending"} 2.0',
        'gainsay_outbox_oldest_pending_seconds{platform="slack"} 90.0',
        'gainsay_outbox_oldest_pending_seconds{platform="discord"} 0.0',
        'gainsay_digests_total{state="composed"} 2.0',
        'gainsay_deliveries_total{outcome="ambiguous"} 1.0',
        'gainsay_chat_connected{chat="discord"} 1.0',
        "gainsay_sweep_seconds_count 1.0",
    ):
        assert line in page.splitlines()
    assert "Part 1 of d1" not in page


async def test_it_is_served_on_a_port_and_a_taken_one_is_no_end(vitals: Vitals) -> None:
    async with serving(health_app(vitals), "127.0.0.1", 0) as port:
        assert port
        async with httpx.AsyncClient(trust_env=False) as client:
            assert (await client.get(f"http://127.0.0.1:{port}/live")).status_code == 200
        async with serving(health_app(vitals), "127.0.0.1", port) as second:
            assert second is None
