"""Digests out to channels, threads, forums and people, and what Discord's refusals mean for them."""

from __future__ import annotations

from typing import Any

import discord
import pytest

from adapters.discord.client import GainsayClient
from adapters.discord.commands.server import CROSSPOST
from adapters.discord.sender import DiscordSender, mark
from bot.digests.delivery import Absent, Ambiguous, Failed, Outgoing, PartKind, RetryAfter, Sent, Unknown
from bot.errors import RetryableError
from bot.places import Person, Place, Platform, Workspace
from bot.replies import ReplyKind
from tests.support.desk import FakeDesk
from tests.support.discord import buttons, words
from tests.support.replies import item, reply


@pytest.fixture
def sender(simcord_env: Any, desk: FakeDesk) -> DiscordSender:
    return DiscordSender(desk, simcord_env.bot)


@pytest.fixture
def guild(simcord_env: Any) -> Any:
    return simcord_env.create_guild()


def outgoing(guild: Any, channel: Any, key: str = "digest-1/1", **changes: Any) -> Outgoing:
    to = Place(Platform.DISCORD, str(guild.id), str(channel.id))
    return Outgoing(key, to, PartKind.DIGEST, reply(kind=ReplyKind.DIGEST), **changes)


def posts(simcord_env: Any) -> list[Any]:
    return [one for one in simcord_env.http_requests if one.method == "POST" and one.path.endswith("/messages")]


async def test_a_digest_goes_to_its_channel_with_a_nonce(simcord_env: Any, guild: Any, sender: DiscordSender) -> None:
    channel = guild.create_text_channel("news")
    one = outgoing(guild, channel)
    sent = await sender.send(one)
    assert sent == Sent(str(channel.last_message.id))
    assert "> The bridge is closed." in words(channel.last_message)
    (post,) = posts(simcord_env)
    assert (post.json["nonce"], post.json["enforce_nonce"]) == (one.nonce, True)
    assert len(one.nonce) == 25
    assert not post.json["allowed_mentions"]["parse"]
    assert sender.repeatable_for.total_seconds() > 0


async def test_later_parts_reply_to_the_first(guild: Any, sender: DiscordSender) -> None:
    channel = guild.create_text_channel("news")
    first = await sender.send(outgoing(guild, channel, number=1, of=2))
    assert isinstance(first, Sent)
    await sender.send(outgoing(guild, channel, "digest-1/2", number=2, of=2, root=first.message_id))
    assert channel.last_message.reference.message_id == int(first.message_id)


async def test_a_forum_gets_a_post_and_the_parts_stay_in_it(guild: Any, sender: DiscordSender) -> None:
    forum = guild.create_forum_channel("digests")
    first = await sender.send(outgoing(guild, forum, number=1, of=2))
    assert isinstance(first, Sent)
    second = await sender.send(outgoing(guild, forum, "digest-1/2", number=2, of=2, root=first.message_id))
    assert isinstance(second, Sent)
    (thread,) = forum.threads
    assert thread.name == "The mayor denied it."
    assert str(thread.id) == first.message_id
    assert str(thread.last_message.id) == second.message_id
    assert len(thread.history()) == 2
    assert await sender.look_up(outgoing(guild, forum)) == Unknown()


async def test_a_person_gets_a_direct_message(simcord_env: Any, sender: DiscordSender) -> None:
    bob = simcord_env.create_user("bob")
    one = Outgoing("notice-1/1", Person(Platform.DISCORD, "", str(bob.id)), PartKind.NOTICE, reply())
    assert isinstance(await sender.send(one), Sent)
    assert "> The bridge is closed." in words(bob.dm_channel.last_message)


async def test_what_fits_no_message_is_one_post_with_pages(guild: Any, sender: DiscordSender) -> None:
    channel = guild.create_text_channel("news")
    to = Place(Platform.DISCORD, str(guild.id), str(channel.id))
    told = reply(*(item(f"Sentence {number}. {'word ' * 100}end") for number in range(20)), kind=ReplyKind.DIGEST)
    assert isinstance(await sender.send(Outgoing("d/1", to, PartKind.DIGEST, told)), Sent)
    assert set(buttons(channel.last_message)) == {"Back", "Next"}
    assert len(channel.history()) == 1


@pytest.mark.parametrize(
    ("status", "code", "outcome"),
    [
        (403, 50013, Failed), (403, 50001, Failed), (404, 10003, Failed), (400, 50083, Failed), (400, 50035, Failed),
        (500, 0, Ambiguous),
    ],
)  # fmt: skip
async def test_what_a_refusal_means(
    status: int, code: int, outcome: type, simcord_env: Any, guild: Any, sender: DiscordSender
) -> None:
    channel = guild.create_text_channel("news")
    simcord_env.inject_error("POST", "/channels/*/messages", status=status, code=code)
    found = await sender.send(outgoing(guild, channel))
    assert isinstance(found, outcome)
    if isinstance(found, Failed):
        assert found.permanent is (code != 50035)
        assert str(code) in found.reason


@pytest.mark.parametrize(
    ("error", "outcome"),
    [
        (discord.RateLimited(75.0), RetryAfter(75.0)),
        (TimeoutError(), Ambiguous("TimeoutError()")),
        (ConnectionResetError(), Ambiguous("ConnectionResetError()")),
    ],
)
async def test_what_may_have_arrived_is_said_so(
    error: Exception, outcome: object, guild: Any, sender: DiscordSender, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def fail(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr(discord.TextChannel, "send", fail)
    assert await sender.send(outgoing(guild, guild.create_text_channel("news"))) == outcome


async def test_without_a_connection_or_a_database_it_is_tried_again(
    guild: Any, desk: FakeDesk, sender: DiscordSender, monkeypatch: pytest.MonkeyPatch
) -> None:
    channel = guild.create_text_channel("news")
    gone = DiscordSender(desk, GainsayClient(desk, shard_count=1))
    monkeypatch.setattr(GainsayClient, "is_closed", lambda self: True)
    assert await gone.send(outgoing(guild, channel)) == Failed("not connected")
    assert await gone.look_up(outgoing(guild, channel)) == Unknown()
    monkeypatch.undo()

    async def fail(*_: object) -> str:
        raise RetryableError("The database is away.")

    monkeypatch.setattr(desk.shown, "keep", fail)
    to = Place(Platform.DISCORD, str(guild.id), str(channel.id))
    told = reply(*(item(f"Sentence {number}. {'word ' * 100}end") for number in range(20)))
    assert await sender.send(Outgoing("d/1", to, PartKind.DIGEST, told)) == Failed("The database is away.")


async def test_an_earlier_attempt_is_found_by_its_mark(simcord_env: Any, guild: Any, sender: DiscordSender) -> None:
    channel = guild.create_text_channel("news")
    one, other = outgoing(guild, channel), outgoing(guild, channel, "digest-2/1")
    sent = await sender.send(one)
    assert await sender.look_up(one) == sent
    assert await sender.look_up(other) == Absent()
    assert 1 <= mark(one.key) < 2**31
    assert mark(one.key) != mark(other.key)
    simcord_env.inject_error("GET", "/channels/*/messages", status=403, code=50001)
    assert await sender.look_up(one) == Unknown()


@pytest.mark.parametrize("on", [True, False])
async def test_announcement_channels_are_published_where_the_server_chose_that(
    on: bool, simcord_env: Any, guild: Any, desk: FakeDesk, sender: DiscordSender
) -> None:
    await desk.choices.put(Workspace(Platform.DISCORD, str(guild.id)), CROSSPOST, "on" if on else "off")
    channel = guild.create_news_channel("announcements")
    assert isinstance(await sender.send(outgoing(guild, channel)), Sent)
    published = [one for one in simcord_env.http_requests if one.path.endswith("/crosspost")]
    assert len(published) == on


async def test_a_failure_to_publish_changes_nothing(
    simcord_env: Any, guild: Any, desk: FakeDesk, sender: DiscordSender
) -> None:
    await desk.choices.put(Workspace(Platform.DISCORD, str(guild.id)), CROSSPOST, "on")
    simcord_env.inject_error("POST", "/channels/*/messages/*/crosspost", status=403, code=50013)
    channel = guild.create_news_channel("announcements")
    assert isinstance(await sender.send(outgoing(guild, channel)), Sent)
