"""Whatever Discord's objects hold or leave out: they are read, and never end in an error of ours."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from typing import Any

import discord
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from adapters.discord import conversations, places
from adapters.discord.buttons import DYNAMIC, Rate, Turn, kept_in
from adapters.discord.client import INTENTS
from adapters.discord.completing import choices
from bot.places import Platform
from bot.wording import ENGLISH
from tests.support.replies import HOSTILE

EXAMPLES = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
ME, OTHER, GUILD, CHANNEL = "7", "8", "70", "700"
WHEN = "2031-05-04T09:00:00+00:00"


class Connection:
    """What discord.py makes objects from, connected to nothing."""

    def __init__(self) -> None:
        self._loop = asyncio.new_event_loop()
        self._client = discord.Client(intents=INTENTS)
        self.state = self._client._connection
        self.me = discord.ClientUser(state=self.state, data=user(ME, bot=True))
        self.state.user = self.me
        guild = {"id": GUILD, "name": "Ostmark", "preferred_locale": "uk", "roles": [], "emojis": [], "features": []}
        self.guild = discord.Guild(data=guild, state=self.state)  # type: ignore[arg-type]
        room = {"id": CHANNEL, "type": 0, "name": "news", "position": 0, "permission_overwrites": []}
        self.channel = discord.TextChannel(state=self.state, guild=self.guild, data=room)  # type: ignore[arg-type]
        thread = {
            "id": "701", "guild_id": GUILD, "parent_id": CHANNEL, "owner_id": OTHER, "name": "t", "type": 11,
            "message_count": 0, "member_count": 0, "rate_limit_per_user": 0,
            "thread_metadata": {"archived": False, "auto_archive_duration": 60, "archive_timestamp": WHEN},
        }  # fmt: skip
        self.thread = discord.Thread(guild=self.guild, state=self.state, data=thread)  # type: ignore[arg-type]
        direct = {"id": "702", "type": 1, "recipients": [user(OTHER)]}
        self.direct = discord.DMChannel(me=self.me, state=self.state, data=direct)  # type: ignore[arg-type]

    def message(self, where: str, payload: dict[str, Any]) -> discord.Message:
        channel = {"guild": self.channel, "thread": self.thread, "direct": self.direct}[where]
        return discord.Message(state=self.state, channel=channel, data={**payload, "channel_id": str(channel.id)})  # type: ignore[arg-type]

    def interaction(self, payload: dict[str, Any]) -> discord.Interaction[Any]:
        return discord.Interaction(data=payload, state=self.state)  # type: ignore[arg-type]

    def close(self) -> None:
        self._loop.close()


def user(number: str, *, bot: bool = False) -> dict[str, Any]:
    return {"id": number, "username": "ann", "discriminator": "0", "avatar": None, "bot": bot}


@pytest.fixture(scope="module")
def connection() -> Iterator[Connection]:
    made = Connection()
    yield made
    made.close()


snowflakes = st.integers(1, 2**64 - 1).map(str)
users = st.one_of(st.sampled_from([user(ME, bot=True), user(OTHER), user("9", bot=True)]), snowflakes.map(user))
texts = st.lists(
    st.one_of(st.text(max_size=30), st.sampled_from((*HOSTILE, f"<@{ME}>", f"<@!{ME}>", "<@8>", "<@", "\n", "who?"))),
    max_size=8,
).map("".join)
ids = st.one_of(
    st.text(max_size=60),
    st.sampled_from(DYNAMIC).flatmap(lambda one: st.from_regex(one.__discord_ui_compiled_template__, fullmatch=True)),
)
buttons = st.fixed_dictionaries({"type": st.just(2), "style": st.just(2), "label": texts, "custom_id": ids})
components = st.lists(
    st.lists(buttons, max_size=3).map(lambda held: {"type": 1, "components": held}), max_size=3
)  # fmt: skip
common = {
    "id": snowflakes, "author": users, "content": texts, "timestamp": st.just(WHEN),
    "edited_timestamp": st.none(), "tts": st.booleans(), "mention_everyone": st.booleans(),
    "mentions": st.lists(users, max_size=3), "mention_roles": st.just([]), "attachments": st.just([]),
    "embeds": st.just([]), "pinned": st.booleans(), "type": st.integers(0, 50), "components": components,
}  # fmt: skip
references = st.fixed_dictionaries(
    {"channel_id": st.sampled_from([CHANNEL, "701", "702"])},
    optional={"message_id": snowflakes, "guild_id": st.just(GUILD), "type": st.integers(0, 3)},
)  # fmt: skip
older = st.fixed_dictionaries(common, optional={"message_reference": references}).map(
    lambda one: {**one, "channel_id": CHANNEL}
)
messages = st.fixed_dictionaries(
    common,
    optional={
        "message_reference": references, "referenced_message": st.one_of(st.none(), older),
        "flags": st.integers(0, 2**15),
    },
)  # fmt: skip


@EXAMPLES
@given(st.sampled_from(["guild", "thread", "direct"]), messages)
def test_any_message_is_a_question_to_us_or_none(connection: Connection, where: str, payload: dict[str, Any]) -> None:
    message = connection.message(where, payload)
    asked = conversations.is_question(message, connection.me)
    assert not (asked and payload["author"]["bot"])
    assert not (asked and where != "direct" and ME not in {one["id"] for one in payload["mentions"]})
    words = conversations.question(message, connection.me)
    assert f"<@{ME}>" not in words
    assert "\n" not in words
    assert conversations.key(message).startswith(f"discord:{'' if where == 'direct' else GUILD}:")
    assert conversations.root(message) > 0
    if conversations.is_muted_reply(message, connection.me):
        assert payload["content"] == ""
        assert payload["referenced_message"]["author"]["id"] == ME
    assert places.readers(message, ENGLISH).language == ("en" if where == "direct" else "uk")


@EXAMPLES
@given(messages)
def test_what_is_kept_in_buttons_is_read_out_of_any(connection: Connection, payload: dict[str, Any]) -> None:
    kept = kept_in(connection.message("guild", payload))
    held = [one["custom_id"] for row in payload["components"] for one in row["components"]]
    rated = [found for one in held if (found := Rate.__discord_ui_compiled_template__.fullmatch(one))]
    assert (kept is not None) == bool(rated)
    if kept is not None:
        assert kept.token == rated[0]["token"]
        assert kept.root == (int(rated[0]["root"]) if rated[0]["root"] else None)


@EXAMPLES
@given(st.data(), st.sampled_from(DYNAMIC))
async def test_a_button_is_made_again_from_its_id(data: st.DataObject, kind: type[discord.ui.DynamicItem[Any]]) -> None:
    template = kind.__discord_ui_compiled_template__
    custom_id = data.draw(st.from_regex(template, fullmatch=True))
    match = template.fullmatch(custom_id)
    assert match is not None
    button = await kind.from_custom_id(None, None, match)  # type: ignore[arg-type]
    again = template.fullmatch(str(button.item.custom_id))
    assert again is not None
    spoken = match["language"] if match["language"] in ("en", "uk") else "en"
    assert again.groupdict() == match.groupdict() | {"language": spoken} | _numbers(kind, match.groupdict())


def _numbers(kind: type[discord.ui.DynamicItem[Any]], parts: dict[str, str]) -> dict[str, str]:
    """Return the numbers of an id as they are written again: in ASCII, without zeros before them."""
    name = "page" if kind is Turn else "root" if kind is Rate else ""
    if not name or not parts[name]:
        return {}
    number = int(parts[name])
    return {name: str(number) if number or kind is Turn else ""}


locales = st.one_of(st.sampled_from(["uk", "en-GB", "xx"]), st.text(max_size=5))
someone = st.one_of(
    st.fixed_dictionaries({"user": users}),
    st.fixed_dictionaries(
        {
            "guild_id": st.just(GUILD), "guild_locale": st.sampled_from(["uk", "de"]),
            "member": users.map(lambda one: {"user": one, "roles": [], "joined_at": WHEN, "flags": 0}),
        }
    ),
)  # fmt: skip
interactions = st.builds(
    dict.__or__,
    someone,
    st.fixed_dictionaries(
        {
            "id": snowflakes, "application_id": snowflakes, "token": st.text(max_size=10), "version": st.just(1),
            "type": st.integers(1, 5), "entitlements": st.just([]), "attachment_size_limit": st.just(0),
        },
        optional={
            "channel_id": st.just(CHANNEL), "locale": locales, "context": st.integers(0, 2),
            "app_permissions": st.integers(0, 2**40).map(str), "authorizing_integration_owners": st.just({}),
        },
    ),
)  # fmt: skip


@EXAMPLES
@given(interactions)
def test_any_interaction_has_a_place_a_person_and_a_language(connection: Connection, payload: dict[str, Any]) -> None:
    interaction = connection.interaction(payload)
    assert places.here(interaction).within(places.workspace(interaction.guild_id))
    assert places.asker(interaction).platform is Platform.DISCORD
    assert places.reader(interaction).language == ("uk" if payload.get("locale") == "uk" else "en")


@EXAMPLES
@given(st.lists(st.text(max_size=120), max_size=40))
def test_any_names_are_offered_as_far_as_discord_takes_them(names: list[str]) -> None:
    offered = choices(names)
    assert len(offered) <= 25
    assert all(0 < len(one.name) <= 100 and one.value in names for one in offered)
