"""A full session, every command and button of it; what it sends is held to Discord's own description (see conftest)."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import discord
import pytest

from adapters.discord.sender import DiscordSender
from bot.digests.delivery import Outgoing, PartKind, Sent
from bot.places import Person, Place, Platform
from bot.replies import Picture, ReplyKind
from tests.support.desk import FakeDesk
from tests.support.discord_openapi import OPENAPI, assert_discord_takes
from tests.support.replies import item, reply

LONG = reply(*(item(f"Sentence {number}. {'word ' * 250}end") for number in range(4)))


@pytest.mark.skipif(not OPENAPI.exists(), reason="Discord's API description is not at hand")
async def test_a_full_session_sends_what_discord_describes(
    simcord_env: Any, alice: Any, channel: Any, desk: FakeDesk
) -> None:
    me = simcord_env.bot.user.id
    keeper = alice.guild.add_member(
        simcord_env.create_user("keeper"),
        roles=[alice.guild.create_role("Keepers", permissions=discord.Permissions(manage_guild=True))],
    )
    await keeper.slash(channel, "gainsay-settings", threads=True)
    await alice.slash(channel, "gainsay status")
    await alice.slash(channel, "gainsay help")
    await alice.slash(channel, "gainsay claims", about="the bridge", stance="denies")
    await alice.slash(channel, "gainsay contradictions", kind="number", private=True)
    desk.answer = reply(*(item(f"Sentence {number}. {'word ' * 250}end") for number in range(4)))
    await alice.slash(channel, "gainsay ask", question="Who denied it?")
    desk.answer = reply()
    await alice.send(channel, f"<@{me}> who denied it?")
    await alice.send(channel, f"<@{me}> and when?", reply_to=channel.last_message)
    await alice.autocomplete(channel, "gainsay claims", "about", "the")
    await alice.context_menu(channel, "Find claims about this", await alice.send(channel, "the bridge"))
    desk.answer = replace(LONG, pictures=(Picture(b"\x89PNG", "who stood where", "timeline.png"),))
    private = (await alice.slash(channel, "gainsay ask", question="Who denied it?", private=True)).response
    for label in ("Next", "Back", "Share", "How was this found?", "Helpful"):
        await alice.click(private, label=label)
    await simcord_env.create_user("bob").send_dm("who denied it?")
    for command, options in (
        ("who", {"topic": "the bridge", "stance": "denies"}), ("speaker", {"speaker": "the mayor"}),
        ("source", {"article": "bridge"}), ("timeline", {"topic": "the bridge"}), ("feeds list", {}),
    ):  # fmt: skip
        await keeper.slash(channel, f"gainsay {command}", **options)
    await keeper.slash(channel, "gainsay feeds add", address="https://news.example/feed")
    await keeper.slash(channel, "gainsay feeds check", address="https://news.example/feed")
    for action in ("pause", "resume", "remove"):
        await keeper.slash(channel, f"gainsay feeds {action}", feed="12345678")
    await keeper.slash(channel, "gainsay digest on", topics="the bridge", at="08:30", zone="Europe/Kyiv", alerts=True)
    (held,) = await desk.digests.list()
    for action in ("change", "pause", "resume", "preview", "why"):
        await keeper.slash(channel, f"gainsay digest {action}", subscription=held.id)
        await keeper.autocomplete(channel, f"gainsay digest {action}", "subscription", "b")
    await keeper.slash(channel, "gainsay digest list")
    await keeper.slash(channel, "gainsay digest off", subscription=held.id)
    await keeper.slash(channel, "gainsay-settings", crosspost=True, corpus="own")
    sender = DiscordSender(desk, simcord_env.bot)
    forum = alice.guild.create_forum_channel("digests") if hasattr(alice.guild, "create_forum_channel") else channel
    news = replace(LONG, kind=ReplyKind.DIGEST)
    for number, to in enumerate(
        (
            Place(Platform.DISCORD, str(alice.guild.id), str(channel.id)),
            Place(Platform.DISCORD, str(alice.guild.id), str(forum.id)),
            Person(Platform.DISCORD, str(alice.guild.id), str(alice.id)),
        )
    ):
        posted = await sender.send(Outgoing(f"k{number}", to, PartKind.DIGEST, news))
        assert isinstance(posted, Sent), posted
    assert assert_discord_takes(simcord_env.http_requests) >= 70
