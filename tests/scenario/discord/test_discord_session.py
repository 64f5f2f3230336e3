"""Whole conversations with discord.py's own parsers, command tree and views against an in-memory Discord."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import discord
import pytest
from jsonschema import Draft202012Validator
from structlog.testing import capture_logs

from adapters.discord import limits
from adapters.discord.client import INTENTS, GainsayClient
from bot.claims.claim import Stance
from bot.contradictions.contradiction import ContradictionKind
from bot.errors import RetryableError, UserError
from bot.requests import ClaimsRequest, ContradictionsRequest
from tests.support.desk import FakeDesk
from tests.support.replies import item, reply

OPENAPI = Path(os.environ.get("GAINSAY_DISCORD_OPENAPI", "../shared/specs/discord-openapi.json"))
GUIDE = (Path(__file__).parents[3] / "docs" / "discord.md").read_text(encoding="utf-8")
LONG = reply(*(item(f"Sentence {number}. {'word ' * 20}end") for number in range(30)))


def words(message: Any) -> str:
    """Return every text display of a message or response."""

    def walk(components: list[dict[str, Any]]) -> Iterator[str]:
        for component in components:
            if component["type"] == 10:
                yield component["content"]
            yield from walk(component.get("components", []))

    given = message.components
    return "\n".join(walk([one if isinstance(one, dict) else one.to_dict() for one in given]))


@pytest.fixture
def alice(simcord_env: Any) -> Any:
    guild = simcord_env.create_guild()
    guild.create_text_channel("news")
    return guild.add_member(simcord_env.create_user("alice"))


@pytest.fixture
def channel(alice: Any) -> Any:
    return alice.guild.create_text_channel("questions")


async def test_ask_defers_then_answers(simcord_env: Any, alice: Any, channel: Any, desk: FakeDesk) -> None:
    result = await alice.slash(channel, "gainsay ask", question="Who denied it?")
    callback, edit = simcord_env.http_requests[-2:]
    assert (callback.path.split("/")[-1], callback.json["type"]) == ("callback", 5)
    assert (edit.method, edit.path.split("/")[-1]) == ("PATCH", "@original")
    assert not result.ephemeral
    assert "> The bridge is closed." in words(result.response)
    assert desk.asked == [("Who denied it?", f"discord:{channel.id}:command:{alice.id}")]


async def test_an_answer_may_be_private(alice: Any, channel: Any) -> None:
    result = await alice.slash(channel, "gainsay ask", question="Who denied it?", private=True)
    assert result.ephemeral


async def test_a_long_answer_goes_on_in_follow_ups(alice: Any, channel: Any, desk: FakeDesk) -> None:
    desk.answer = LONG
    result = await alice.slash(channel, "gainsay ask", question="Who denied it?", private=True)
    shown = [words(message) for message in (result.response, *result.followups)]
    assert 1 < len(shown) <= 5
    assert re.findall(r"> Sentence (\d+)", "\n".join(shown)) == [str(number) for number in range(30)]
    assert all(message.ephemeral for message in result.followups)


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
    assert desk.asked == [("who denied it?", f"discord:{channel.id}:{asked.id}")]


async def test_replies_to_an_answer_stay_in_one_conversation(
    simcord_env: Any, alice: Any, channel: Any, desk: FakeDesk
) -> None:
    me = simcord_env.bot.user.id
    first = await alice.send(channel, f"<@{me}> who denied it?")
    await alice.send(channel, f"<@{me}> and when?", reply_to=channel.last_message)
    await alice.send(channel, f"<@{me}> and where?", reply_to=channel.last_message)
    assert [thread for _, thread in desk.asked] == [f"discord:{channel.id}:{first.id}"] * 3


async def test_a_reply_after_a_restart_is_traced_one_step_back(
    simcord_env: Any, alice: Any, channel: Any, desk: FakeDesk
) -> None:
    me = simcord_env.bot.user.id
    first = await alice.send(channel, f"<@{me}> who denied it?")
    answer = channel.last_message
    await simcord_env.restart_bot(GainsayClient(desk))
    await alice.send(channel, f"<@{me}> and when?", reply_to=answer)
    assert [thread for _, thread in desk.asked] == [f"discord:{channel.id}:{first.id}"] * 2


async def test_a_direct_message_needs_no_mention(simcord_env: Any, desk: FakeDesk) -> None:
    bob = simcord_env.create_user("bob")
    await bob.send_dm("who denied it?")
    assert desk.asked == [("who denied it?", f"discord:{bob.dm_channel.id}")]
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


async def test_a_refused_answer_is_told_where_it_arose(simcord_env: Any, alice: Any, channel: Any) -> None:
    simcord_env.inject_error("POST", "/channels/*/messages", status=400, code=50035)
    with capture_logs() as logs:
        await alice.send(channel, f"<@{simcord_env.bot.user.id}> who denied it?")
    assert logs[0]["event"] == "message not sent"
    assert logs[0]["ref"] in words(channel.last_message)


async def test_a_refused_response_is_told_where_it_arose(simcord_env: Any, alice: Any, channel: Any) -> None:
    simcord_env.inject_error("PATCH", "/webhooks/*", status=400, code=50035)
    with capture_logs() as logs:
        result = await alice.slash(channel, "gainsay ask", question="Who denied it?")
    assert logs[0]["ref"] in words(result.response)


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


async def test_commands_are_announced_only_when_they_changed(simcord_env: Any, desk: FakeDesk) -> None:
    puts = [request for request in simcord_env.http_requests if request.method == "PUT"]
    assert len(puts) == 1
    bot = GainsayClient(desk)
    await simcord_env.restart_bot(bot)
    assert len([request for request in simcord_env.http_requests if request.method == "PUT"]) == 1
    bot.tree.get_command("gainsay").description = "Changed"  # type: ignore[union-attr]
    assert await bot.tree.sync_if_changed()


def test_no_privileged_intent_is_asked_for() -> None:
    assert not (INTENTS.message_content or INTENTS.members or INTENTS.presences)


async def test_every_command_and_option_is_described(simcord_env: Any) -> None:
    (group,) = [command.to_dict(simcord_env.bot.tree) for command in simcord_env.bot.tree.get_commands()]
    assert {command["name"] for command in group["options"]} == {"ask", "claims", "contradictions", "status", "help"}
    for command in group["options"]:
        for described in (command, *command.get("options", ())):
            assert 3 < len(described["description"]) <= limits.DESCRIPTION
            assert len(described.get("choices", ())) <= limits.CHOICES


def _snowflakes_as_integers(schema: Any) -> Any:
    if isinstance(schema, list):
        return [_snowflakes_as_integers(inner) for inner in schema]
    if not isinstance(schema, dict):
        return schema
    if schema.get("format") == "snowflake" and schema.get("type") == "string":
        return {"type": ["string", "integer"]}
    return {name: _snowflakes_as_integers(inner) for name, inner in schema.items()}


def _operation(document: dict[str, Any], method: str, path: str) -> dict[str, Any] | None:
    exact = sorted(document["paths"], key=lambda template: template.count("{"))
    for template in exact:
        pattern = re.sub(r"\\\{[^}]+\\\}", "[^/]+", re.escape(template))
        if re.fullmatch(pattern, path.split("?")[0]) and method.lower() in document["paths"][template]:
            return document["paths"][template][method.lower()]  # type: ignore[no-any-return]
    return None


def _description() -> dict[str, Any]:
    described: dict[str, Any] = _snowflakes_as_integers(json.loads(OPENAPI.read_text(encoding="utf-8")))
    return described


@pytest.mark.skipif(not OPENAPI.exists(), reason="Discord's API description is not at hand")
async def test_every_request_is_as_discord_describes_it(
    simcord_env: Any, alice: Any, channel: Any, desk: FakeDesk
) -> None:
    me = simcord_env.bot.user.id
    await alice.slash(channel, "gainsay status")
    await alice.slash(channel, "gainsay help")
    await alice.slash(channel, "gainsay claims", about="the bridge", stance="denies")
    await alice.slash(channel, "gainsay contradictions", kind="number", private=True)
    desk.answer = reply(*(item(f"Sentence {number}. {'word ' * 250}end") for number in range(4)))
    await alice.slash(channel, "gainsay ask", question="Who denied it?")
    desk.answer = reply()
    await alice.send(channel, f"<@{me}> who denied it?")
    await alice.send(channel, f"<@{me}> and when?", reply_to=channel.last_message)
    await simcord_env.create_user("bob").send_dm("who denied it?")
    document = _description()
    sent = [request for request in simcord_env.http_requests if request.json is not None]
    assert len(sent) >= 14
    validators: dict[str, Draft202012Validator] = {}
    for request in sent:
        operation = _operation(document, request.method, request.path)
        assert operation is not None, (request.method, request.path)
        schema = operation["requestBody"]["content"]["application/json"]["schema"]
        key = json.dumps(schema)
        if key not in validators:
            validators[key] = Draft202012Validator({**schema, "components": document["components"]})
        assert not [error.message for error in validators[key].iter_errors(request.json)], request
        if "message" in request.path or "callback" in request.path:
            data = request.json.get("data") or request.json
            assert not data.get("allowed_mentions", {}).get("parse")
