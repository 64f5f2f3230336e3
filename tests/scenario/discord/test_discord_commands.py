"""What can be chosen from Discord's menus: every command, what it offers while it is typed, and how it is announced."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import discord
import pytest

from adapters.chat.text import one_line
from adapters.discord import limits
from adapters.discord.client import INTENTS, GainsayClient
from bot.claims.claim import Stance
from bot.requests import TimelineRequest, WhoRequest
from bot.wording import ENGLISH, wording
from tests.support.desk import FakeDesk
from tests.support.discord import words

NAME = re.compile(r"[-_'\w]{1,32}")


async def test_who_reads_every_option(alice: Any, channel: Any, desk: FakeDesk) -> None:
    await alice.slash(channel, "gainsay who", topic="bridge", stance="denies", since="2024-10-01", until="2024-10-02")
    assert desk.wanted == [WhoRequest("bridge", Stance.DENIES, date(2024, 10, 1), date(2024, 10, 2))]


async def test_pages_of_speakers_and_articles_and_timelines(alice: Any, channel: Any, desk: FakeDesk) -> None:
    await alice.slash(channel, "gainsay speaker", speaker="the mayor")
    await alice.slash(channel, "gainsay source", article="https://news.example/a")
    await alice.slash(channel, "gainsay timeline", topic="the bridge", speaker="the mayor", since="2024-10-01")
    assert desk.wanted == [
        "the mayor",
        "https://news.example/a",
        TimelineRequest("the bridge", "the mayor", date(2024, 10, 1)),
    ]


async def test_claims_about_a_message_are_for_who_looks_alone(alice: Any, channel: Any, desk: FakeDesk) -> None:
    said = await alice.send(channel, "They say\nthe bridge is shut")
    result = await alice.context_menu(channel, "Find claims about this", said)
    assert result.ephemeral
    assert desk.wanted[0].about == "They say the bridge is shut"  # type: ignore[attr-defined]
    assert "> The bridge is closed." in words(result.response)


async def test_a_message_without_words_has_no_claims(alice: Any, channel: Any, desk: FakeDesk) -> None:
    said = await alice.send(channel, "", attachments=[("a.png", b"x")])
    result = await alice.context_menu(channel, "Find claims about this", said)
    assert "no words" in words(result.response)
    assert desk.wanted == []


@pytest.mark.parametrize(
    ("command", "option"),
    [
        ("gainsay speaker", "speaker"), ("gainsay claims", "speaker"), ("gainsay claims", "about"),
        ("gainsay claims", "outlet"), ("gainsay who", "topic"), ("gainsay timeline", "topic"),
        ("gainsay timeline", "speaker"), ("gainsay contradictions", "about"), ("gainsay contradictions", "speaker"),
    ],
)  # fmt: skip
async def test_names_are_offered_while_they_are_typed(
    command: str, option: str, alice: Any, channel: Any, desk: FakeDesk
) -> None:
    offered = await alice.autocomplete(channel, command, option, "the m")
    assert [choice["value"] for choice in offered] == ["The mayor"]
    desk.names = tuple(f"The mayor {number} {'x' * number * 10}" for number in range(60))
    offered = await alice.autocomplete(channel, command, option, "the m")
    assert 0 < len(offered) <= limits.CHOICES
    assert all(len(choice["name"]) <= 100 for choice in offered)
    desk.error = KeyError("bug")
    assert await alice.autocomplete(channel, command, option, "the m") == []


async def test_a_server_chooses_and_sees_what_it_has_chosen(simcord_env: Any) -> None:
    owner = simcord_env.create_user("owner")
    guild = simcord_env.create_guild(owner=owner)
    keeper = guild.add_member(simcord_env.create_user("keeper"), roles=[manager(guild)])
    channel = guild.create_text_channel("questions")
    shown = await keeper.slash(channel, "gainsay-settings")
    assert "answered in their channel" in words(shown.response)
    shown = await keeper.slash(channel, "gainsay-settings", threads=True, crosspost=True)
    assert "a thread of its own" in words(shown.response)
    assert "published to the servers" in words(shown.response)
    assert "published" in words((await keeper.slash(channel, "gainsay-settings", threads=False)).response)


def manager(guild: Any) -> Any:
    return guild.create_role("Keepers", permissions=discord.Permissions(manage_guild=True))


async def test_settings_are_for_those_who_manage_the_server(simcord_env: Any) -> None:
    guild = simcord_env.create_guild(owner=simcord_env.create_user("owner"))
    channel = guild.create_text_channel("questions")
    keeper = guild.add_member(simcord_env.create_user("keeper"), roles=[manager(guild)])
    guest = guild.add_member(simcord_env.create_user("guest"))
    assert "gainsay-settings" in keeper.available_commands(channel)
    assert "gainsay-settings" not in guest.available_commands(channel)
    assert "gainsay-settings" not in simcord_env.create_user("bob").available_commands()


async def test_commands_are_announced_only_when_they_changed(simcord_env: Any, desk: FakeDesk) -> None:
    def announced() -> int:
        return sum(request.method == "PUT" for request in simcord_env.http_requests)

    assert announced() == 1
    bot = GainsayClient(desk, shard_count=1)
    await simcord_env.restart_bot(bot)
    assert announced() == 1
    group = bot.tree.get_command("gainsay")
    assert group is not None
    group.description = "Changed"
    assert await bot.tree.announce(desk.choices)
    assert not await bot.tree.announce(desk.choices)


def test_no_privileged_intent_is_asked_for() -> None:
    assert not (INTENTS.message_content or INTENTS.members or INTENTS.presences)


def leaves(command: dict[str, Any]) -> list[dict[str, Any]]:
    """Return a command with its subcommands and options, nested ones too."""
    return [command, *(leaf for option in command.get("options", ()) for leaf in leaves(option))]


async def payloads(simcord_env: Any) -> list[dict[str, Any]]:
    (put,) = [request for request in simcord_env.http_requests if request.method == "PUT"]
    return list(put.json)


async def test_every_command_is_named_and_described_in_both_languages(simcord_env: Any) -> None:
    for command in await payloads(simcord_env):
        for one in leaves(command):
            assert one["name_localizations"].keys() == {"uk"}, one["name"]
            if command["type"] == 1:
                names = (one["name"], one["name_localizations"]["uk"])
                assert all(NAME.fullmatch(name) and name == name.lower() for name in names)
                for description in (one["description"], one["description_localizations"]["uk"]):
                    assert 3 < len(description) <= limits.DESCRIPTION
            choices = one.get("choices") or []
            assert len(choices) <= limits.CHOICES
            assert all(choice["name_localizations"].keys() == {"uk"} for choice in choices)


async def test_no_name_is_there_twice(simcord_env: Any) -> None:
    for command in await payloads(simcord_env):
        for one in leaves(command):
            options = one.get("options") or []
            for names in ([o["name"] for o in options], [o["name_localizations"]["uk"] for o in options]):
                assert len(set(names)) == len(names)


async def test_commands_are_within_discords_limits(simcord_env: Any) -> None:
    for command in await payloads(simcord_env):
        longest = 0
        for one in leaves(command):
            assert len(one.get("options") or []) <= 25
            told = (one["name"], *one["name_localizations"].values())
            longest += max(map(len, told)) + max(
                map(len, (one.get("description") or "", *(one.get("description_localizations") or {"": ""}).values()))
            )
        assert longest <= 8000


async def test_the_words_of_every_option_are_in_the_catalogue(simcord_env: Any) -> None:
    ukrainian = wording("uk")

    def check(one: dict[str, Any], within: str) -> None:
        group = one["type"] in (1, 2)
        key = f"command-{within}{one['name']}" if group else f"option-{one['name']}"
        assert one["description"] == ENGLISH(f"{key}.description")
        assert one["name_localizations"]["uk"] == ukrainian(key)
        inner = f"{one['name']}-" if one["name"] in {"digest", "feeds"} else ""
        for option in one.get("options") or ():
            check(option, inner if group else "")

    for command in await payloads(simcord_env):
        if command["type"] == 1:
            check(command, "")
        else:
            assert one_line(command["name"]) == ENGLISH("menu-find-claims")
