"""Signed requests over HTTP, and installing through OAuth, against a Slack on loopback."""

from __future__ import annotations

import asyncio
import contextlib
import json
import re
import socket
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import httpx
import pytest
from cryptography.fernet import Fernet
from slack_bolt.async_app import AsyncApp
from slack_sdk.oauth.installation_store import Bot, Installation
from slack_sdk.signature import SignatureVerifier
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from adapters.slack import http
from adapters.slack.access import SCOPES, ManyWorkspaces, OneWorkspace
from adapters.slack.app import build
from adapters.slack.installations import Installations, state_store
from adapters.slack.organisations import Organisations
from adapters.slack.sealing import Sealer
from bot.errors import PermanentError
from storage.database import create_engine, parse_url
from storage.schema import upgrade
from tests.scenario.slack.test_slack_session import mention
from tests.support.desk import FakeDesk
from tests.support.loopback_slack import LoopbackSlack

SECRET = "of-the-loopback"
KEY = Fernet.generate_key().decode()


def signed(body: str, *, secret: str = SECRET, age: float = 0) -> dict[str, str]:
    stamp = str(int(time.time() - age))
    signature = SignatureVerifier(secret).generate_signature(timestamp=stamp, body=body)
    return {
        "X-Slack-Request-Timestamp": stamp,
        "X-Slack-Signature": signature or "",
        "Content-Type": "application/json",
    }


def event(inner: dict[str, Any], event_id: str = "Ev1", team: str = "T1") -> str:
    return json.dumps({"type": "event_callback", "team_id": team, "event_id": event_id, "event": inner})


@contextlib.asynccontextmanager
async def browser(app: AsyncApp) -> AsyncIterator[httpx.AsyncClient]:
    transport = httpx.ASGITransport(http.web_app(app))
    async with httpx.AsyncClient(transport=transport, base_url="https://gainsay.example.org") as client:
        yield client


@pytest.fixture
async def client(server: LoopbackSlack, desk: FakeDesk) -> AsyncIterator[httpx.AsyncClient]:
    app = build(desk, OneWorkspace("xoxb-1", server.api_url), signing_secret=SECRET)
    async with browser(app) as opened:
        yield opened


async def test_a_signed_event_is_answered_once_however_often_it_comes(
    client: httpx.AsyncClient, server: LoopbackSlack, desk: FakeDesk
) -> None:
    body = event(mention())
    for number in range(4):
        retry = {"X-Slack-Retry-Num": str(number), "X-Slack-Retry-Reason": "http_timeout"} if number else {}
        assert (await client.post(http.EVENTS_PATH, content=body, headers=signed(body) | retry)).status_code == 200
    await client.post(http.EVENTS_PATH, content=(last := event(mention(ts="9.9"), "Ev2")), headers=signed(last))
    await server.until(lambda: any(post["thread_ts"] == "9.9" for post in server.posts))
    assert len(desk.asked) == len(server.posts) == 2


@pytest.mark.parametrize("wrong", [{"secret": "of-another"}, {"age": 301}, {"age": -301}])
async def test_what_is_signed_wrongly_or_long_ago_is_refused(
    wrong: dict[str, Any], client: httpx.AsyncClient, desk: FakeDesk
) -> None:
    body = event(mention())
    assert (await client.post(http.EVENTS_PATH, content=body, headers=signed(body, **wrong))).status_code == 401
    assert desk.asked == []


async def test_what_is_not_signed_too_large_or_no_text_is_refused(client: httpx.AsyncClient) -> None:
    large = b"a" * (http.BODY_BYTES + 1)
    assert (await client.post(http.EVENTS_PATH, content=event(mention()))).status_code == 401
    assert (await client.post(http.EVENTS_PATH, content=large)).status_code == 413
    assert (await client.post(http.EVENTS_PATH, content=b"\xff\xfe")).status_code == 400
    assert (await client.get("/slack/install")).status_code == 404


async def test_the_address_is_verified_and_a_command_acknowledged(
    client: httpx.AsyncClient, server: LoopbackSlack
) -> None:
    challenge = json.dumps({"type": "url_verification", "challenge": "c"})
    asked = await client.post(http.EVENTS_PATH, content=challenge, headers=signed(challenge))
    assert asked.json() == {"challenge": "c"}
    form = urlencode(
        {"command": "/gainsay", "text": "status", "team_id": "T1", "channel_id": "C1", "user_id": "U1",
         "trigger_id": "t", "response_url": f"{server.url}/response"}
    )  # fmt: skip
    headers = signed(form) | {"Content-Type": "application/x-www-form-urlencoded"}
    asked = await client.post(http.EVENTS_PATH, content=form, headers=headers)
    assert (asked.status_code, asked.text) == (200, "")
    await server.until(lambda: server.responses)
    assert "9 claims" in server.responses[0]["text"]


@pytest.fixture(params=["sqlite", "postgresql"])
async def engine(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[AsyncEngine]:
    sqlite = request.param == "sqlite"
    url = f"sqlite:///{tmp_path / 'slack.db'}" if sqlite else str(request.getfixturevalue("postgres_url"))
    await upgrade(url)
    opened = create_engine(parse_url(url))
    yield opened
    await opened.dispose()


def many(server: LoopbackSlack, engine: AsyncEngine, key: str | None = KEY) -> ManyWorkspaces:
    sealer = Sealer((key,) if key else ())
    kept = Installations("client", engine, sealer)
    return ManyWorkspaces("client", "secret", kept, state_store(engine), api_url=server.api_url)


async def install(client: httpx.AsyncClient) -> httpx.Response:
    page = await client.get("/slack/install")
    (link,) = re.findall(r'href="(https://slack.com/oauth[^"]*)"', page.text)
    query = parse_qs(urlsplit(link.replace("&amp;", "&")).query)
    assert set(query["scope"][0].split(",")) == set(SCOPES)
    return await client.get("/slack/oauth_redirect", params={"state": query["state"][0], "code": "c"})


async def test_many_workspaces_install_answer_and_leave(
    server: LoopbackSlack, desk: FakeDesk, engine: AsyncEngine
) -> None:
    access = many(server, engine)
    async with browser(build(desk, access, signing_secret=SECRET)) as client:
        assert (await install(client)).status_code == 200
        async with engine.connect() as connection:
            rows = (await connection.execute(text("SELECT bot_token, bot_refresh_token FROM slack_bots"))).all()
        assert "xoxe" not in str(rows)
        assert len(rows) == 1
        body = event(mention())
        await client.post(http.EVENTS_PATH, content=body, headers=signed(body))
        await server.until(lambda: server.posts)
        stranger = event(mention(), "Ev9", team="T2")
        assert (await client.post(http.EVENTS_PATH, content=stranger, headers=signed(stranger))).status_code == 200
        gone = event({"type": "app_uninstalled"}, "Ev3")
        await client.post(http.EVENTS_PATH, content=gone, headers=signed(gone))

        async def left() -> bool:
            return await access.client("T1") is None

        await _until(left, wanted=True)
    assert [question for question, _ in desk.asked] == ["who denied it?"]


async def test_an_organisation_installs_once_for_all_of_its_workspaces(
    server: LoopbackSlack, desk: FakeDesk, engine: AsyncEngine
) -> None:
    access = replace(many(server, engine), organisations=Organisations(desk.choices))
    everywhere = Installation(
        app_id="A1", enterprise_id="E1", team_id=None, user_id="U1", bot_token="xoxb-all", bot_id="B1",
        bot_user_id="UBOT", is_enterprise_install=True, installed_at=time.time(),
    )  # fmt: skip
    await access.installations.async_save(everywhere)
    of_grid = {"enterprise_id": "E1", "is_enterprise_install": True}
    async with browser(build(desk, access, signing_secret=SECRET)) as client:
        assert await access.client("T7") is None
        for number, team in enumerate(("T7", "T8")):
            asked = mention(ts=f"{number}.1")
            body = json.dumps(json.loads(event(asked, f"Ev{number}", team)) | of_grid)
            await client.post(http.EVENTS_PATH, content=body, headers=signed(body))
        await server.until(lambda: len(server.posts) == 2)
        found = await access.client("T7")
        assert found is not None and found.token == "xoxb-all"
        assert {place.id for place in desk.looked_as} == {"T7", "T8"}
        taken = {"type": "team_access_revoked", "team_ids": ["T7"]}
        body = json.dumps(json.loads(event(taken, "Ev8", "T8")) | of_grid)
        await client.post(http.EVENTS_PATH, content=body, headers=signed(body))
        await _until(lambda: desk.seen.joined("slack:T7:C1:0.1"), wanted=False)
        assert await desk.seen.joined("slack:T8:C1:1.1")
        body = json.dumps(json.loads(event({"type": "app_uninstalled"}, "Ev9", "T8")) | of_grid)
        await client.post(http.EVENTS_PATH, content=body, headers=signed(body))
        await _until(lambda: desk.seen.joined("slack:T8:C1:1.1"), wanted=False)
        assert await access.client("T8") is None


async def test_a_workspace_of_an_organisation_may_install_for_itself(
    server: LoopbackSlack, desk: FakeDesk, engine: AsyncEngine
) -> None:
    access = replace(many(server, engine), organisations=Organisations(desk.choices))
    own = Installation(
        app_id="A1", enterprise_id="E1", team_id="T7", user_id="U1", bot_token="xoxb-own", bot_id="B1",
        bot_user_id="UBOT", installed_at=time.time(),
    )  # fmt: skip
    await access.installations.async_save(own)
    async with browser(build(desk, access, signing_secret=SECRET)) as client:
        body = json.dumps(json.loads(event(mention(), team="T7")) | {"enterprise_id": "E1"})
        await client.post(http.EVENTS_PATH, content=body, headers=signed(body))
        await server.until(lambda: server.posts)
    again = await replace(access, organisations=Organisations(desk.choices)).client("T7")
    assert again is not None and again.token == "xoxb-own"


async def _until(asked: Callable[[], Awaitable[bool]], *, wanted: bool) -> None:
    for _ in range(1500):
        if await asked() is wanted:
            return
        await asyncio.sleep(0.02)
    raise AssertionError("it never came")


async def test_a_state_counts_once_and_only_in_the_browser_that_asked(
    server: LoopbackSlack, desk: FakeDesk, engine: AsyncEngine
) -> None:
    app = build(desk, many(server, engine), signing_secret=SECRET)
    async with browser(app) as client:
        page = await client.get("/slack/install")
        state = re.findall(r"state=([0-9a-f-]+)", page.text)[0]
        async with browser(app) as other:
            assert (await other.get("/slack/oauth_redirect", params={"state": state, "code": "c"})).status_code == 400
        for status in (200, 400):
            asked = await client.get("/slack/oauth_redirect", params={"state": state, "code": "c"})
            assert asked.status_code == status


async def test_tokens_about_to_expire_are_rotated(server: LoopbackSlack, engine: AsyncEngine) -> None:
    access = many(server, engine)
    bot = Bot(
        app_id="A1", team_id="T1", bot_token="xoxe.xoxb-old", bot_id="B1", bot_user_id="UBOT",
        bot_refresh_token="xoxe-1", bot_token_expires_at=int(time.time()) + 60, installed_at=time.time(),
    )  # fmt: skip
    await access.installations.async_save_bot(bot)
    client = await access.client("T1")
    assert client is not None and client.token == "xoxe.xoxb-new"
    again = await access.client("T1")
    assert again is not None and again.token == "xoxe.xoxb-new"
    assert len(server.asked("oauth.v2.access")) == 1
    other_key = many(server, engine, Fernet.generate_key().decode())
    with pytest.raises(PermanentError, match="not the key"):
        await other_key.client("T1")
    with pytest.raises(PermanentError, match="GAINSAY_SLACK_TOKEN_KEY"):
        await many(server, engine, None).client("T1")


async def test_the_port_is_listened_at_until_it_is_cancelled(server: LoopbackSlack, desk: FakeDesk) -> None:
    app = build(desk, OneWorkspace("xoxb-1", server.api_url), signing_secret=SECRET)
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(PermanentError, match="cannot be listened for"):
            await http.serve(app, host="127.0.0.1", port=port)
    serving = asyncio.create_task(http.serve(app, host="127.0.0.1", port=port))
    body = event(mention())
    async with httpx.AsyncClient(transport=httpx.AsyncHTTPTransport(retries=5)) as client:
        asked = await client.post(f"http://127.0.0.1:{port}{http.EVENTS_PATH}", content=body, headers=signed(body))
    assert asked.status_code == 200
    await server.until(lambda: server.posts)
    serving.cancel()
    with pytest.raises(asyncio.CancelledError):
        await serving
