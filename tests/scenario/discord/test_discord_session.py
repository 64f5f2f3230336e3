"""Whole conversations with discord.py's own parsers, command tree and views against an in-memory Discord."""

from __future__ import annotations

import os
import re
from datetime import date
from pathlib import Path
from typing import Any

import discord
import pytest
from structlog.testing import capture_logs

from adapters.discord.client import INTENTS, GainsayClient
from adapters.discord.commands.server import THREADS
from bot.claims.claim import Stance
from bot.contradictions.contradiction import ContradictionKind
from bot.corpus import Audience
from bot.digests.subscription import Wish
from bot.errors import RetryableError, UserError
from bot.feeds.feed import Feed
from bot.places import Place, Platform, Workspace
from bot.requests import ClaimsRequest, ContradictionsRequest
from tests.builders import stored_article
from tests.support.desk import FakeDesk
from tests.support.discord import words
from tests.support.replies import item, reply

OPENAPI = Path(os.environ.get("GAINSAY_DISCORD_OPENAPI", "../shared/specs/discord-openapi.json"))
GUIDE = (Path(__file__).parents[3] / "docs" / "discord.md").read_text(encoding="utf-8")
LONG = reply(*(item(f"Sentence {number}. {'word ' * 20}end") for number in range(30)))


async def test_ask_defers_then_answers(simcord_env: Any, alice: Any, channel: Any, desk: FakeDesk) -> None:
    result = await alice.slash(channel, "gainsay ask", question="Who denied it?")
    callback, edit = simcord_env.http_requests[-2:]
    assert (callback.path.split("/")[-1], callback.json["type"]) == ("callback", 5)
    assert (edit.method, edit.path.split("/")[-1]) == ("PATCH", "@original")
    assert not result.ephemeral
    assert "> The bridge is closed." in words(result.response)
    assert desk.asked == [("Who denied it?", f"discord:{alice.guild.id}:{channel.id}:command:{alice.id}")]


async def test_an_answer_may_be_private(alice: Any, channel: Any) -> None:
    result = await alice.slash(channel, "gainsay ask", question="Who denied it?", private=True)
    assert result.ephemeral


async def test_claims_reads_every_option(alice: Any, channel: Any, desk: FakeDesk) -> None:
    await alice.slash(
        channel, "gainsay claims", about="the bridge", speaker="the mayor", stance="does not confirm",
        since="2024-10-01", until="2024-10-31", outlet="The Harbour Gazette",
    )  # fmt: skip
    assert desk.wanted == [
        ClaimsRequest(
            speaker="the mayor", stance=Stance.DOES_NOT_CONFIRM, about="the bridge", since=date(2024, 10, 1),
            until=date(2024, 10, 31), outlet="The Harbour Gazette",
        )
    ]  # fmt: skip


async def test_contradictions_reads_every_option(alice: Any, channel: Any, desk: FakeDesk) -> None:
    await alice.slash(
        channel, "gainsay contradictions", about="the bridge", speaker="the mayor", kind="number", since="2024-10-01"
    )
    assert desk.wanted == [
        ContradictionsRequest("the bridge", "the mayor", ContradictionKind.NUMBER, date(2024, 10, 1))
    ]


async def test_a_day_that_is_none_is_told(alice: Any, channel: Any, desk: FakeDesk) -> None:
    result = await alice.slash(channel, "gainsay claims", since="last week")
    assert "is not a day" in words(result.response)
    assert desk.wanted == []


async def test_status_and_help_are_for_the_asker_alone(alice: Any, channel: Any) -> None:
    status = await alice.slash(channel, "gainsay status")
    assert status.ephemeral
    assert "9 claims" in words(status.response)
    help_ = await alice.slash(channel, "gainsay help")
    assert help_.ephemeral
    assert "who said otherwise" in words(help_.response)


async def test_commands_work_in_direct_messages(simcord_env: Any) -> None:
    result = await simcord_env.create_user("bob").slash("gainsay ask", question="Who denied it?")
    assert "> The bridge is closed." in words(result.response)


async def test_a_mention_is_answered_as_a_reply(simcord_env: Any, alice: Any, channel: Any, desk: FakeDesk) -> None:
    asked = await alice.send(channel, f"<@{simcord_env.bot.user.id}> who denied it?")
    answer = channel.last_message
    assert answer.author.id == simcord_env.bot.user.id
    assert answer.reference.message_id == asked.id
    assert "> The bridge is closed." in words(answer)
    assert desk.asked == [("who denied it?", f"discord:{alice.guild.id}:{channel.id}:{asked.id}")]


async def test_replies_to_an_answer_stay_in_one_conversation(
    simcord_env: Any, alice: Any, channel: Any, desk: FakeDesk
) -> None:
    me = simcord_env.bot.user.id
    first = await alice.send(channel, f"<@{me}> who denied it?")
    await alice.send(channel, f"<@{me}> and when?", reply_to=channel.last_message)
    await alice.send(channel, f"<@{me}> and where?", reply_to=channel.last_message)
    assert [thread for _, thread in desk.asked] == [f"discord:{alice.guild.id}:{channel.id}:{first.id}"] * 3


async def test_a_reply_after_a_restart_is_traced_one_step_back(
    simcord_env: Any, alice: Any, channel: Any, desk: FakeDesk
) -> None:
    me = simcord_env.bot.user.id
    first = await alice.send(channel, f"<@{me}> who denied it?")
    answer = channel.last_message
    await simcord_env.restart_bot(GainsayClient(desk, shard_count=1))
    await alice.send(channel, f"<@{me}> and when?", reply_to=answer)
    assert [thread for _, thread in desk.asked] == [f"discord:{alice.guild.id}:{channel.id}:{first.id}"] * 2


async def test_a_direct_message_needs_no_mention(simcord_env: Any, desk: FakeDesk) -> None:
    bob = simcord_env.create_user("bob")
    await bob.send_dm("who denied it?")
    assert desk.asked == [("who denied it?", f"discord::{bob.dm_channel.id}")]
    assert "> The bridge is closed." in words(bob.dm_channel.last_message)


async def test_a_bare_mention_is_answered_with_the_help(simcord_env: Any, alice: Any, channel: Any) -> None:
    await alice.send(channel, f"<@{simcord_env.bot.user.id}>")
    assert "who said otherwise" in words(channel.last_message)


async def test_what_is_not_said_to_us_is_left_alone(simcord_env: Any, alice: Any, channel: Any, desk: FakeDesk) -> None:
    other = alice.guild.add_member(simcord_env.create_user("other", bot=True))
    await alice.send(channel, "who denied it?")
    await other.send(channel, f"<@{simcord_env.bot.user.id}> who denied it?")
    said = await alice.send(channel, "nothing to see")
    await alice.edit(said, f"<@{simcord_env.bot.user.id}> who denied it?")
    assert desk.asked == []


async def test_a_late_answer_still_arrives(alice: Any, channel: Any, simcord_env: Any, desk: FakeDesk) -> None:
    desk.delay = 2.0
    result = await alice.slash(channel, "gainsay ask", question="Who denied it?")
    await simcord_env.advance_time(3)
    assert "> The bridge is closed." in words(result.response)


async def test_the_persons_own_mistake_is_told_as_it_is(alice: Any, channel: Any, desk: FakeDesk) -> None:
    desk.error = UserError("No speaker is called Nobody.")
    result = await alice.slash(channel, "gainsay claims", speaker="Nobody")
    assert words(result.response) == "No speaker is called Nobody."


@pytest.mark.parametrize("error", [RetryableError("database away"), KeyError("bug")])
async def test_our_own_error_is_told_with_the_id_that_is_in_the_log(
    error: Exception, simcord_env: Any, alice: Any, channel: Any, desk: FakeDesk
) -> None:
    desk.error = error
    with capture_logs() as logs:
        result = await alice.slash(channel, "gainsay ask", question="Who denied it?")
        await alice.send(channel, f"<@{simcord_env.bot.user.id}> who denied it?")
    assert logs[0]["ref"] in words(result.response)
    assert logs[1]["ref"] in words(channel.last_message)
    assert "bug" not in words(result.response)


async def test_refused_components_are_sent_once_more_as_an_embed(simcord_env: Any, alice: Any, channel: Any) -> None:
    simcord_env.inject_error("POST", "/channels/*/messages", status=400, code=50035)
    simcord_env.inject_error("PATCH", "/webhooks/*", status=400, code=50035)
    with capture_logs() as logs:
        await alice.send(channel, f"<@{simcord_env.bot.user.id}> who denied it?")
        result = await alice.slash(channel, "gainsay ask", question="Who denied it?")
    assert [entry["event"] for entry in logs if entry["log_level"] == "error"] == ["components refused"] * 2
    for (embed,) in (channel.history()[-2].embeds, result.response.embeds):
        assert "> The bridge is closed." in embed.description
        assert "](<https://news.example/a>)" in embed.description


async def test_a_refused_answer_is_told_where_it_arose(simcord_env: Any, alice: Any, channel: Any) -> None:
    simcord_env.inject_error("POST", "/channels/*/messages", status=400, code=50035, times=2)
    with capture_logs() as logs:
        await alice.send(channel, f"<@{simcord_env.bot.user.id}> who denied it?")
    assert logs[-1]["event"] == "message not sent"
    assert logs[-1]["ref"] in words(channel.last_message)


async def test_a_refused_response_is_told_where_it_arose(simcord_env: Any, alice: Any, channel: Any) -> None:
    simcord_env.inject_error("PATCH", "/webhooks/*", status=400, code=50035, times=2)
    with capture_logs() as logs:
        result = await alice.slash(channel, "gainsay ask", question="Who denied it?")
    assert logs[-1]["ref"] in words(result.response)


async def test_without_the_right_to_speak_we_are_silent(simcord_env: Any, alice: Any, channel: Any) -> None:
    simcord_env.inject_error("POST", "/channels/*/messages", status=403, code=50013, times=None)
    with capture_logs() as logs:
        await alice.send(channel, f"<@{simcord_env.bot.user.id}> who denied it?")
    assert [entry["status"] for entry in logs if entry["event"] == "message not sent"] == [403]


async def test_the_permissions_of_the_invitation_are_enough(
    simcord_env: Any, alice: Any, channel: Any, desk: FakeDesk
) -> None:
    link = re.search(r"permissions=(\d+)", GUIDE)
    assert link is not None
    granted = discord.Permissions(int(link[1]))
    assert granted.value == sum(int(value) for value in re.findall(r"^\| [A-Z][\w ]+ \| (\d+) \|", GUIDE, re.MULTILINE))
    for role in simcord_env.backend.get_guild(alice.guild.id).roles.values():
        role.permissions = granted.value
    everyone = simcord_env.backend.get_guild(alice.guild.id).roles[alice.guild.id]
    everyone.permissions |= discord.Permissions(use_application_commands=True).value  # a person's, not ours
    await alice.send(channel, f"<@{simcord_env.bot.user.id}> who denied it?")
    await alice.slash(channel, "gainsay ask", question="who denied it?")
    assert "> The bridge is closed." in words(channel.last_message)
    assert len(desk.asked) == 2


def test_no_privileged_intent_is_asked_for() -> None:
    assert not (INTENTS.message_content or INTENTS.members or INTENTS.presences)


async def test_a_question_gets_a_thread_where_the_server_chose_that(
    simcord_env: Any, alice: Any, channel: Any, desk: FakeDesk
) -> None:
    await desk.choices.put(Workspace(Platform.DISCORD, str(alice.guild.id)), THREADS, "on")
    me = simcord_env.bot.user.id
    await alice.send(channel, f"<@{me}> who denied it?")
    (thread,) = channel.threads
    assert thread.name == "who denied it?"
    assert "> The bridge is closed." in words(thread.last_message)
    await alice.send(thread, f"<@{me}> and when?")
    name = f"discord:{alice.guild.id}:{thread.id}"
    assert desk.asked == [("who denied it?", name), ("and when?", name)]
    assert len(channel.threads) == 1


async def test_without_the_right_to_make_threads_the_channel_serves(
    simcord_env: Any, alice: Any, channel: Any, desk: FakeDesk
) -> None:
    await desk.choices.put(Workspace(Platform.DISCORD, str(alice.guild.id)), THREADS, "on")
    simcord_env.inject_error("POST", "/channels/*/messages/*/threads", status=403, code=50013)
    with capture_logs() as logs:
        await alice.send(channel, f"<@{simcord_env.bot.user.id}> who denied it?")
    assert "> The bridge is closed." in words(channel.last_message)
    assert [entry["event"] for entry in logs] == ["thread not made"]


async def test_a_reply_without_its_ping_is_told_once_what_it_lacks(
    simcord_env: Any, alice: Any, channel: Any, desk: FakeDesk
) -> None:
    await alice.send(channel, f"<@{simcord_env.bot.user.id}> who denied it?")
    said = await alice.send(channel, "and when?", reply_to=channel.last_message)
    said.content, said.mentions = "", []  # as Discord delivers it with the ping off
    asked = len(desk.asked)
    for _ in range(2):
        await simcord_env.bot.on_message(said)
    hints = [message for message in channel.history() if "Switch the ping on" in words(message)]
    assert len(hints) == 1
    assert len(desk.asked) == asked


async def test_a_message_delivered_again_is_answered_once(
    simcord_env: Any, alice: Any, channel: Any, desk: FakeDesk
) -> None:
    asked = await alice.send(channel, f"<@{simcord_env.bot.user.id}> who denied it?")
    for bot in (simcord_env.bot, GainsayClient(desk, shard_count=1)):
        bot._connection.user = simcord_env.bot.user
        await bot.on_message(asked)
    assert len(desk.asked) == 1


async def test_an_interaction_delivered_again_is_answered_once(
    simcord_env: Any, alice: Any, channel: Any, desk: FakeDesk
) -> None:
    simcord_env.inject_error("POST", "/interactions/*", status=400, code=40060)
    with capture_logs() as logs:
        await alice.slash(channel, "gainsay ask", question="Who denied it?")
    assert desk.asked == []
    assert [entry["event"] for entry in logs] == ["interaction past answering"]


async def test_a_server_that_takes_us_out_is_forgotten(
    simcord_env: Any, alice: Any, channel: Any, desk: FakeDesk
) -> None:
    home = Workspace(Platform.DISCORD, str(alice.guild.id))
    await desk.choices.put(home, THREADS, "on")
    await alice.slash(channel, "gainsay ask", question="Who denied it?")
    token = await desk.shown.keep(home, "who?", reply())
    here, now = Place(home.platform, home.id, str(channel.id)), desk.clock.now()
    await desk.digests.subscribe(here, Wish(topics=("the bridge",)))
    async with desk.library.begin() as uow:
        await uow.feeds.put(Feed("f1", "https://news.example/feed", here, now, now))
        article = await stored_article(uow)
        await uow.audiences.listed(["page"], Audience(home, only=True))
        await uow.audiences.bring(article.id, "page", new=True)
        await uow.commit()
    simcord_env.bot.dispatch("guild_remove", simcord_env.bot.get_guild(alice.guild.id))
    await simcord_env.settle()
    assert await desk.choices.get(home, THREADS) is None
    assert await desk.shown.get(home, token) is None
    assert await desk.digests.list() == []
    assert await desk.feeds.list() == []
    async with desk.library.begin() as uow:
        assert await uow.articles.get(article.id) is None
