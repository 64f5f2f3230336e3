"""A whole client against Discord on loopback: connections that drop, sessions that end, requests that are put off."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Callable

import pytest
import yarl
from discord.gateway import DiscordWebSocket

from adapters.discord.client import serve
from bot.places import Platform
from tests.support.desk import FakeDesk
from tests.support.loopback_discord import LoopbackDiscord, as_json, loopback_discord

IDENTIFY, RESUME = 2, 6


@pytest.fixture
async def discord(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[LoopbackDiscord]:
    monkeypatch.setattr("adapters.chat.supervision.pause_after", lambda failures: 0.01)
    monkeypatch.setattr("discord.backoff.ExponentialBackoff.delay", lambda self: 0.01)
    async with loopback_discord() as server:
        monkeypatch.setattr(DiscordWebSocket, "DEFAULT_GATEWAY", yarl.URL(server.gateway))
        yield server


@pytest.fixture
async def desk(discord: LoopbackDiscord) -> AsyncIterator[FakeDesk]:
    """Yield the desk of a client that serves, once it is greeted."""
    desk = FakeDesk()
    serving = asyncio.create_task(serve(desk, token="t", api_url=f"{discord.url}/api/v10"))
    assert await asyncio.wait_for(discord.greetings.get(), 60) == IDENTIFY
    yield desk
    serving.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await serving
    assert Platform.DISCORD not in desk.digests.senders


async def until(holds: Callable[[], bool]) -> None:
    async with asyncio.timeout(60):
        while not holds():  # noqa: ASYNC110 - what is waited for has no event
            await asyncio.sleep(0.01)


async def test_a_dropped_connection_is_resumed_and_what_is_repeated_is_answered_once(
    discord: LoopbackDiscord, desk: FakeDesk
) -> None:
    await discord.say(11, "who denied it?")
    await until(lambda: len(discord.posted) == 1)
    await discord.close(4000)
    assert await asyncio.wait_for(discord.greetings.get(), 60) == RESUME
    assert discord.greeted[-1][1]["session_id"] == "s1"
    await discord.say(11, "who denied it?")
    await discord.say(12, "and when?")
    await until(lambda: len(discord.posted) == 2)
    assert [question for question, _ in desk.asked] == ["who denied it?", "and when?"]


async def test_an_invalidated_session_begins_anew(discord: LoopbackDiscord, desk: FakeDesk) -> None:
    await discord.invalidate()
    assert await asyncio.wait_for(discord.greetings.get(), 60) == IDENTIFY
    await discord.say(11, "who denied it?")
    await until(lambda: len(discord.posted) == 1)


async def test_an_event_that_cannot_be_read_does_not_end_the_serving(discord: LoopbackDiscord, desk: FakeDesk) -> None:
    await discord.send_nonsense()
    assert await asyncio.wait_for(discord.greetings.get(), 60) in (IDENTIFY, RESUME)
    await discord.say(11, "who denied it?")
    await until(lambda: len(discord.posted) == 1)


async def test_a_put_off_message_arrives_with_the_same_nonce(
    discord: LoopbackDiscord, desk: FakeDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    limited = {"message": "slow", "retry_after": 0.01, "global": False}
    discord.refusals.extend([as_json(limited, 429, Via="1.1 x"), as_json({}, 502)])
    await discord.say(11, "who denied it?")
    await until(lambda: len(discord.posted) == 3)
    assert {(one["nonce"], one["enforce_nonce"]) for one in discord.posted} == {("11-0", True)}
    assert len(desk.asked) == 1
