"""Slack on loopback: the Web API methods that Gainsay calls, Socket Mode and response addresses."""

from __future__ import annotations

import asyncio
import json
from collections import defaultdict
from collections.abc import Callable
from typing import Any

from aiohttp import WSMsgType, web
from slack_sdk.errors import SlackObjectFormationError

from tests.support.slack_blocks import assert_slack_takes_message, assert_slack_takes_view

BOT_USER = "UBOT"
TEAM = "T1"


class LoopbackSlack:
    """`faults[method]` are answers to give first, each a status, headers and a body."""

    def __init__(self, patience: float = 60) -> None:
        self._patience = patience  # seconds that a test waits for something to arrive
        self.posts: list[dict[str, Any]] = []
        self.responses: list[dict[str, Any]] = []
        self.requests: list[tuple[str, dict[str, Any]]] = []  # all but posts, each method with what it was given
        self.admins: set[str] = set()
        self.locales: dict[str, str] = {}
        self.refused: list[str] = []  # why payloads were refused
        self.answers: list[dict[str, Any]] = []  # payloads that came with acknowledgements
        self.acks: list[str] = []
        self.calls: list[str] = []
        self.sockets: list[web.WebSocketResponse] = []
        self.faults: dict[str, list[tuple[int, dict[str, str], dict[str, Any]]]] = defaultdict(list)
        self.url = ""
        self._sent = 0
        self._changed = asyncio.Event()
        app = web.Application()
        app.router.add_route("*", "/api/{method}", self._call)
        app.router.add_post("/response", self._response)
        app.router.add_post("/upload", self._upload)
        app.router.add_get("/link", self._link)
        self._runner = web.AppRunner(app)

    @property
    def api_url(self) -> str:
        return f"{self.url}/api/"

    async def start(self) -> None:
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0)
        await site.start()
        port = self._runner.addresses[0][1]
        self.url = f"http://127.0.0.1:{port}"

    async def stop(self) -> None:
        for socket in self.sockets:
            await socket.close()
        await self._runner.cleanup()

    async def until(self, condition: Callable[[], Any]) -> None:
        """Wait until `condition` holds; it is looked at whenever something arrives here."""
        async with asyncio.timeout(self._patience):
            while not condition():
                self._changed.clear()
                await self._changed.wait()

    async def deliver(self, payload: dict[str, Any], kind: str = "events_api", *, times: int = 1) -> None:
        """Send an envelope over the newest socket and wait until each delivery is acknowledged."""
        for attempt in range(times):
            self._sent += 1
            envelope = {
                "type": kind,
                "envelope_id": f"envelope-{self._sent}",
                "payload": payload,
                "retry_attempt": attempt,
            }
            await self.sockets[-1].send_str(json.dumps(envelope))
            await self.until(lambda: f"envelope-{self._sent}" in self.acks)

    async def event(self, event: dict[str, Any], *, times: int = 1) -> None:
        """Deliver one event, `times` over."""
        body = {"type": "event_callback", "team_id": TEAM, "event_id": f"Ev{self._sent}", "event": event}
        await self.deliver(body, times=times)

    async def command(self, text: str) -> None:
        """Deliver `/gainsay text`."""
        body = {
            "command": "/gainsay", "text": text, "team_id": TEAM, "channel_id": "C1", "user_id": "U1",
            "trigger_id": f"trigger{self._sent}", "response_url": f"{self.url}/response",
        }  # fmt: skip
        await self.deliver(body, "slash_commands")

    async def _call(self, request: web.Request) -> web.Response:
        method = request.match_info["method"]
        self.calls.append(method)
        try:
            if self.faults[method]:
                status, headers, body = self.faults[method].pop(0)
                return web.json_response(body, status=status, headers=headers)
            return web.json_response(await self._result(method, request))
        finally:
            self._changed.set()

    async def _result(self, method: str, request: web.Request) -> dict[str, Any]:
        if method == "auth.test":
            return {"ok": True, "team_id": TEAM, "user_id": BOT_USER, "bot_id": "BBOT", "url": self.url}
        if method == "apps.connections.open":
            return {"ok": True, "url": self.url.replace("http", "ws") + "/link"}
        given = await self._given(request)
        if not self._takes(given):
            return {"ok": False, "error": "invalid_blocks"}
        if method == "chat.postMessage":
            self.posts.append(given)
            return {"ok": True, "ts": f"{len(self.posts)}.0", "channel": self.posts[-1]["channel"]}
        self.requests.append((method, given))
        return {"ok": True, **self._told(method, given)}

    def _takes(self, given: dict[str, Any]) -> bool:
        """Say whether a message or view is within every limit, and keep why where it is not."""
        try:
            if "blocks" in given:
                assert_slack_takes_message(given)
            if "view" in given:
                assert_slack_takes_view(given["view"])
        except (AssertionError, SlackObjectFormationError) as error:
            self.refused.append(repr(error))
            return False
        return True

    async def _given(self, request: web.Request) -> dict[str, Any]:
        if request.content_type == "application/json":
            found: dict[str, Any] = await request.json()
            return found
        form = await request.post()
        return {name: _parsed(str(value)) for name, value in (*request.query.items(), *form.items())}

    def _told(self, method: str, given: dict[str, Any]) -> dict[str, Any]:
        match method:
            case "users.info":
                admin = given["user"] in self.admins
                locale = {"locale": self.locales.get(given["user"], "en-US")} if given.get("include_locale") else {}
                told = {"id": given["user"], "tz": "Europe/Kyiv", "is_admin": admin, "is_owner": False}
                return {"user": told | locale}
            case "oauth.v2.access":
                rotated = given.get("grant_type") == "refresh_token"
                return {
                    "app_id": "A1", "team": {"id": TEAM, "name": "Team"}, "authed_user": {"id": "U1"},
                    "access_token": "xoxe.xoxb-new" if rotated else "xoxe.xoxb-first", "token_type": "bot",
                    "bot_user_id": BOT_USER, "scope": "chat:write", "refresh_token": "xoxe-2", "expires_in": 43_200,
                }  # fmt: skip
            case "views.open":
                return {"view": {"id": "V1", "hash": "h1"}}
            case "conversations.open":
                return {"channel": {"id": "D9"}}
            case "files.getUploadURLExternal":
                return {"upload_url": f"{self.url}/upload", "file_id": "F1"}
            case "files.completeUploadExternal":
                return {"files": [{"id": "F1"}]}
            case "conversations.replies" | "conversations.history":
                return {"messages": [{**post, "ts": f"{n}.0"} for n, post in enumerate(self.posts, 1)]}
            case "views.publish" | "views.update" | "assistant.threads.setStatus":
                return {}
            case "assistant.threads.setSuggestedPrompts":
                return {}
        raise AssertionError(method)

    def asked(self, method: str) -> list[dict[str, Any]]:
        """Return what a method was given, each time it was called."""
        return [given for name, given in self.requests if name == method]

    async def interact(self, kind: str, **fields: Any) -> None:
        """Deliver a button, form or shortcut."""
        body = {
            "type": kind, "team": {"id": TEAM}, "user": {"id": "U1", "name": "ann", "team_id": TEAM},
            "trigger_id": f"trigger{self._sent}", "response_url": f"{self.url}/response",
            "container": {"channel_id": "C1", "message_ts": "5.5"}, "channel": {"id": "C1"}, **fields,
        }  # fmt: skip
        await self.deliver(body, "interactive")

    async def press(self, element: dict[str, Any], *, value: str | None = None, **fields: Any) -> None:
        """Deliver the press of a button."""
        pressed = {"action_id": element["action_id"], "value": value or element["value"], "block_id": "b"}
        await self.interact("block_actions", actions=[pressed | {"type": element["type"]}], **fields)

    async def _upload(self, request: web.Request) -> web.Response:
        self.requests.append(("upload", {"size": len(await request.read())}))
        self._changed.set()
        return web.Response(text="ok")

    async def _response(self, request: web.Request) -> web.Response:
        given = await request.json()
        if not self._takes(given):
            return web.Response(status=400, text="invalid_blocks")
        self.responses.append(given)
        self._changed.set()
        return web.Response(text="ok")

    async def _link(self, request: web.Request) -> web.WebSocketResponse:
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        self.sockets.append(socket)
        await socket.send_str(json.dumps({"type": "hello", "num_connections": 1}))
        self._changed.set()
        async for message in socket:
            if message.type is WSMsgType.TEXT:
                answer = json.loads(message.data)
                self.answers.append(answer.get("payload") or {})
                self.acks.append(answer["envelope_id"])
                self._changed.set()
        return socket


def _parsed(value: str) -> Any:
    """Return what slack_sdk writes as JSON into a form; other text as it is."""
    if value[:1] in {"{", "["}:
        return json.loads(value)
    return value
