from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator

import pytest

from adapters.slack.access import OneWorkspace
from adapters.slack.app import build
from adapters.slack.socket import serve
from tests.support.desk import FakeDesk
from tests.support.loopback_slack import LoopbackSlack


@pytest.fixture
def desk() -> FakeDesk:
    return FakeDesk()


@pytest.fixture
async def server() -> AsyncIterator[LoopbackSlack]:
    loopback = LoopbackSlack()
    await loopback.start()
    yield loopback
    await loopback.stop()
    assert loopback.refused == []


@contextlib.asynccontextmanager
async def connected(server: LoopbackSlack, desk: FakeDesk) -> AsyncIterator[None]:
    """Run Gainsay, connected to `server`."""
    before = len(server.sockets)
    serving = asyncio.create_task(
        serve(build(desk, OneWorkspace("xoxb-1", server.api_url)), app_token="xapp-1", ping_seconds=0.1)
    )
    await server.until(lambda: len(server.sockets) > before)
    yield
    serving.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await serving


@pytest.fixture
async def slack(server: LoopbackSlack, desk: FakeDesk) -> AsyncIterator[LoopbackSlack]:
    """Slack with Gainsay connected to it."""
    async with connected(server, desk):
        yield server
