"""`/gainsay digest` and `/gainsay feeds`: who may, where we may post, and what is kept."""

from __future__ import annotations

from datetime import time
from typing import Any

import discord
import pytest

from bot.contradictions.contradiction import Severity
from bot.digests.subscription import SubscriptionState, Weekday
from tests.support.desk import FakeDesk
from tests.support.discord import words


@pytest.fixture
def keeper(simcord_env: Any) -> Any:
    guild = simcord_env.create_guild(owner=simcord_env.create_user("owner"))
    keepers = guild.create_role("Keepers", permissions=discord.Permissions(manage_guild=True))
    return guild.add_member(simcord_env.create_user("keeper"), roles=[keepers])


@pytest.fixture
def channel(keeper: Any) -> Any:
    return keeper.guild.create_text_channel("news")


async def test_every_option_is_kept(keeper: Any, channel: Any, desk: FakeDesk) -> None:
    other = keeper.guild.create_text_channel("digests")
    result = await keeper.slash(
        channel, "gainsay digest on", topics="the bridge, ferries", channel=other, speakers="the mayor",
        outlets="The Harbour Gazette", days="mon-wed", at="18:30", zone="Europe/Kyiv", least="major", alerts=True,
        empty=True,
    )  # fmt: skip
    assert result.ephemeral
    (held,) = await desk.digests.list()
    assert (held.place.workspace, held.place.channel) == (str(keeper.guild.id), str(other.id))
    assert held.owner is not None
    assert held.owner.id == str(keeper.id)
    wish = held.wish
    assert (wish.topics, wish.speakers, wish.outlets) == (
        ("the bridge", "ferries"), ("the mayor",), ("The Harbour Gazette",)
    )  # fmt: skip
    assert wish.days == {Weekday.MONDAY, Weekday.TUESDAY, Weekday.WEDNESDAY}
    assert (wish.at, wish.zone, wish.least) == (time(18, 30), "Europe/Kyiv", Severity.MAJOR)
    assert wish.alerts
    assert wish.when_empty
    assert held.id[:6] in words(result.response)


async def test_a_subscription_is_changed_paused_resumed_and_forgotten(
    keeper: Any, channel: Any, desk: FakeDesk
) -> None:
    await keeper.slash(channel, "gainsay digest on", topics="the bridge")
    (held,) = await desk.digests.list()
    await keeper.slash(channel, "gainsay digest change", subscription=held.id, at="7:15")
    (held,) = await desk.digests.list()
    assert (held.wish.at, held.wish.topics) == (time(7, 15), ("the bridge",))
    await keeper.slash(channel, "gainsay digest pause", subscription=held.id[:6])
    assert (await desk.digests.get(held.id)).state is SubscriptionState.PAUSED
    await keeper.slash(channel, "gainsay digest resume", subscription=held.id)
    assert (await desk.digests.get(held.id)).state is SubscriptionState.ACTIVE
    assert held.id[:6] in words((await keeper.slash(channel, "gainsay digest list")).response)
    preview = await keeper.slash(channel, "gainsay digest preview", subscription=held.id)
    assert preview.ephemeral
    why = await keeper.slash(channel, "gainsay digest why", subscription=held.id)
    assert words(why.response)
    await keeper.slash(channel, "gainsay digest off", subscription=held.id)
    assert await desk.digests.list() == []


async def test_what_cannot_be_used_is_told_and_nothing_kept(keeper: Any, channel: Any, desk: FakeDesk) -> None:
    for options in ({"zone": "Mars/Base"}, {"at": "noonish"}, {"days": "someday"}):
        result = await keeper.slash(channel, "gainsay digest on", **options)
        assert next(iter(options.values())) in words(result.response).replace("\\", "")
    assert await desk.digests.list() == []


async def test_only_managers_change_things(simcord_env: Any, keeper: Any, channel: Any, desk: FakeDesk) -> None:
    guest = keeper.guild.add_member(simcord_env.create_user("guest"))
    await keeper.slash(channel, "gainsay digest on")
    (held,) = await desk.digests.list()
    for command, options in (
        ("digest on", {}), ("digest off", {"subscription": held.id}), ("feeds add", {"address": "https://a.example"}),
    ):  # fmt: skip
        told = await guest.slash(channel, f"gainsay {command}", **options)
        assert "may manage this server" in words(told.response)
    assert await desk.digests.list() == [held]


async def test_where_we_may_not_post_nothing_is_subscribed(
    keeper: Any, channel: Any, desk: FakeDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    closed = keeper.guild.create_text_channel("closed")
    monkeypatch.setattr(
        discord.TextChannel, "permissions_for", lambda self, member: discord.Permissions(view_channel=True)
    )
    result = await keeper.slash(channel, "gainsay digest on", channel=closed)
    assert "Send Messages, Read Message History" in words(result.response)
    monkeypatch.setattr(discord.Interaction, "app_permissions", discord.Permissions(view_channel=True))
    result = await keeper.slash(channel, "gainsay digest on")
    assert "Send Messages" in words(result.response)
    assert await desk.digests.list() == []


async def test_direct_conversations_keep_their_own(simcord_env: Any, desk: FakeDesk) -> None:
    bob, eve = simcord_env.create_user("bob"), simcord_env.create_user("eve")
    await bob.slash("gainsay digest on", topics="the bridge")
    (held,) = await desk.digests.list()
    told = await eve.slash("gainsay digest off", subscription=held.id)
    assert "no subscription" in words(told.response)
    assert await desk.digests.list() == [held]
    await bob.slash("gainsay digest off", subscription=held.id)
    assert await desk.digests.list() == []


async def test_options_are_completed(keeper: Any, channel: Any, desk: FakeDesk) -> None:
    await keeper.slash(channel, "gainsay digest on", topics="the bridge")
    (held,) = await desk.digests.list()
    offered = await keeper.autocomplete(channel, "gainsay digest off", "subscription", "bridge")
    assert [choice["value"] for choice in offered] == [held.id]
    zones = await keeper.autocomplete(channel, "gainsay digest on", "zone", "ky")
    assert "Europe/Kyiv" in [choice["value"] for choice in zones]
    topics = await keeper.autocomplete(channel, "gainsay digest on", "topics", "ferries, the m")
    assert [choice["value"] for choice in topics] == ["ferries, The mayor"]


async def test_feeds_without_the_web_say_so(keeper: Any, channel: Any) -> None:
    assert words((await keeper.slash(channel, "gainsay feeds list")).response)
    assert words((await keeper.slash(channel, "gainsay feeds add", address="https://news.example/feed")).response)
    for command in ("pause", "resume", "remove"):
        assert words((await keeper.slash(channel, f"gainsay feeds {command}", feed="nothing")).response)


async def test_a_server_that_takes_us_out_gets_no_more_digests(
    simcord_env: Any, keeper: Any, channel: Any, desk: FakeDesk
) -> None:
    await keeper.slash(channel, "gainsay digest on")
    simcord_env.bot.dispatch("guild_remove", simcord_env.bot.get_guild(keeper.guild.id))
    await simcord_env.settle()
    assert await desk.digests.list() == []
