"""Discord on loopback: as much of its REST interface and its gateway as a client needs to be served and let down."""

from __future__ import annotations

import asyncio
import json
from collections import deque
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from aiohttp import WSMsgType, web

ME = {"id": "1", "username": "gainsay", "discriminator": "0", "avatar": None, "bot": True}
APPLICATION = {
    "id": "1", "name": "g", "flags": 0, "description": "", "icon": None, "owner": ME, "summary": "", "verify_key": "",
    "bot_public": True, "bot_require_code_grant": False, "team": None,
}  # fmt: skip
BOB = {"id": "2", "username": "bob", "discriminator": "0", "avatar": None}


class LoopbackDiscord:
    """Remembers what it was sent. `refusals` are answers that the next posted messages get first."""

    def __init__(self) -> None:
        self.url = ""
        self.posted: list[dict[str, Any]] = []
        self.greeted: list[tuple[int, dict[str, Any]]] = []  # opcode and data: 2 identify, 6 resume
        self.refusals: deque[web.Response] = deque()
        self.greetings: asyncio.Queue[int] = asyncio.Queue()
        self._socket: web.WebSocketResponse | None = None
        self._greeted: web.WebSocketResponse | None = None  # the connection whose client may be sent events
        self._sequence = 0

    @property
    def listening(self) -> bool:
        """Whether a client is connected, and was told so: Discord sends no event before."""
        return self._greeted is not None and self._greeted is self._socket and not self._greeted.closed

    @property
    def gateway(self) -> str:
        return self.url.replace("http", "ws") + "/gateway"

    async def dispatch(self, event: str, data: dict[str, Any]) -> None:
        """Send an event with the next number of the session."""
        self._sequence += 1
        await self._send({"op": 0, "t": event, "s": self._sequence, "d": data})

    async def say(self, message_id: int, words: str) -> None:
        """Deliver a direct message of Bob's."""
        await self.dispatch("MESSAGE_CREATE", message(message_id, words, BOB))

    async def close(self, code: int) -> None:
        """Drop the connection."""
        assert self._socket is not None
        await self._socket.close(code=code)

    async def invalidate(self) -> None:
        """Tell that the session cannot be resumed."""
        await self._send({"op": 9, "d": False, "t": None, "s": None})

    async def send_nonsense(self) -> None:
        """Send an event that no parser can read."""
        await self.dispatch("MESSAGE_CREATE", {"id": "x"})

    async def connect(self, request: web.Request) -> web.WebSocketResponse:
        """Serve one connection to the gateway."""
        socket = self._socket = web.WebSocketResponse()
        await socket.prepare(request)
        await self._send({"op": 10, "d": {"heartbeat_interval": 40_000}, "t": None, "s": None})
        async for frame in socket:
            if frame.type is not WSMsgType.TEXT:
                break
            received = json.loads(frame.data)
            if received["op"] == 1:
                await self._send({"op": 11, "d": None, "t": None, "s": None})
            elif received["op"] in (2, 6):
                await self._greet(received["op"], received["d"])
        return socket

    async def answer(self, request: web.Request) -> web.Response:
        """Serve one request."""
        path, body = request.path, await request.json() if request.can_read_body else None
        if path.endswith("/gateway/bot"):
            limit = {"total": 9, "remaining": 9, "reset_after": 0, "max_concurrency": 1}
            return as_json({"url": self.gateway, "shards": 1, "session_start_limit": limit})
        if path.endswith("/applications/@me"):
            return as_json(APPLICATION)
        if path.endswith("/users/@me"):
            return as_json(ME)
        if path.endswith("/commands"):
            return as_json([])
        if path.endswith("/messages"):
            assert body is not None
            self.posted.append(body)
            if self.refusals:
                return self.refusals.popleft()
            return as_json(message(100 + len(self.posted), "", ME))
        return web.Response(status=204)

    async def _greet(self, opcode: int, data: dict[str, Any]) -> None:
        self.greeted.append((opcode, data))
        if opcode == 2:
            self._sequence = 0
            await self.dispatch(
                "READY",
                {"v": 10, "user": ME, "guilds": [], "session_id": f"s{len(self.greeted)}", "shard": [0, 1],
                 "resume_gateway_url": self.gateway, "application": {"id": "1", "flags": 0}, "private_channels": []},
            )  # fmt: skip
        else:
            await self.dispatch("RESUMED", {})
        self._greeted = self._socket
        self.greetings.put_nowait(opcode)

    async def _send(self, frame: dict[str, Any]) -> None:
        assert self._socket is not None
        await self._socket.send_str(json.dumps(frame))


def as_json(body: Any, status: int = 200, **headers: str) -> web.Response:
    """Return a JSON answer as Discord labels it, without a charset: discord.py looks for that very label."""
    content = json.dumps(body).encode()
    return web.Response(body=content, status=status, content_type="application/json", headers=headers)


def message(message_id: int, words: str, author: dict[str, Any]) -> dict[str, Any]:
    return {
        "id": str(message_id), "channel_id": "7", "author": author, "content": words, "type": 0, "tts": False,
        "timestamp": "2031-05-04T12:00:00+00:00", "edited_timestamp": None, "mention_everyone": False, "mentions": [],
        "mention_roles": [], "attachments": [], "embeds": [], "pinned": False, "components": [],
    }  # fmt: skip


@asynccontextmanager
async def loopback_discord() -> AsyncIterator[LoopbackDiscord]:
    """Serve on a free port for as long as the block runs."""
    server = LoopbackDiscord()
    app = web.Application()
    app.router.add_get("/gateway/", server.connect)
    app.router.add_get("/gateway", server.connect)
    app.router.add_route("*", "/{path:.*}", server.answer)
    runner = web.AppRunner(app, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    server.url = f"http://127.0.0.1:{runner.addresses[0][1]}"
    yield server
    await runner.cleanup()
