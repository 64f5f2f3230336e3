"""`serve` against a Discord on loopback that does not let it in."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator
from dataclasses import dataclass, field

import pytest
from aiohttp import web
from structlog.testing import capture_logs

from adapters.discord import client
from adapters.discord.client import serve
from bot.errors import PermanentError
from tests.support.desk import FakeDesk


@dataclass
class Closed:
    """Answers every request with `status`."""

    status: int
    url: str = ""
    asked: list[str] = field(default_factory=list)

    async def handle(self, request: web.Request) -> web.Response:
        self.asked.append(request.path)
        return web.json_response({"message": "no", "code": 0}, status=self.status)


@pytest.fixture
async def closed(request: pytest.FixtureRequest) -> AsyncIterator[Closed]:
    server = Closed(request.param)
    app = web.Application()
    app.router.add_route("*", "/{path:.*}", server.handle)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    server.url = f"http://127.0.0.1:{runner.addresses[0][1]}/api/v10"
    yield server
    await runner.cleanup()


@pytest.mark.parametrize("closed", [401], indirect=True)
async def test_a_refused_token_ends_the_serving(closed: Closed) -> None:
    with pytest.raises(PermanentError, match="refuses the token"):
        await asyncio.wait_for(serve(FakeDesk(), token="wrong", api_url=closed.url), 30)
    assert closed.asked == ["/api/v10/users/@me"]


@pytest.mark.parametrize("closed", [403], indirect=True)
async def test_any_other_failure_is_tried_again_with_a_new_client(
    closed: Closed, monkeypatch: pytest.MonkeyPatch
) -> None:
    again = asyncio.Event()
    made: list[client.GainsayClient] = []

    class Counted(client.GainsayClient):
        def __init__(self, *given: object) -> None:
            super().__init__(*given)  # type: ignore[arg-type]
            made.append(self)
            if len(made) == 2:
                again.set()

    monkeypatch.setattr(client, "GainsayClient", Counted)
    monkeypatch.setattr("adapters.chat.supervision.pause_after", lambda failures: 0.01)
    with capture_logs() as logs:
        serving = asyncio.create_task(serve(FakeDesk(), token="t", api_url=closed.url))
        await asyncio.wait_for(again.wait(), 30)
        serving.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await serving
    assert (logs[0]["event"], logs[0]["reason"]) == ("connection failed", "Discord answers with status 403.")
    assert "exc_info" not in logs[0]
    assert made[0].is_closed()
    assert made[1].is_closed()
