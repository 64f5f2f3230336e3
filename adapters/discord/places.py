"""Servers, channels and people of Discord in the core's words."""

from __future__ import annotations

from typing import Any

import discord

from bot.places import Person, Place, Platform, Workspace
from bot.wording import Wording, wording

Interaction = discord.Interaction[Any]


def workspace(guild_id: int | None) -> Workspace:
    """Return a server as a workspace; direct messages belong to the one without an id."""
    return Workspace(Platform.DISCORD, str(guild_id or ""))


def here(interaction: Interaction) -> Place:
    """Return where an interaction happens."""
    return Place(Platform.DISCORD, str(interaction.guild_id or ""), str(interaction.channel_id or ""))


def asker(interaction: Interaction) -> Person:
    """Return who an interaction comes from."""
    return Person(Platform.DISCORD, str(interaction.guild_id or ""), str(interaction.user.id))


def reader(interaction: Interaction) -> Wording:
    """Return the strings in the language that the asker has set in Discord."""
    return wording(interaction.locale.value)


def readers(message: discord.Message, otherwise: Wording) -> Wording:
    """Return the strings in the language of the server; in direct messages Discord tells none."""
    return wording(message.guild.preferred_locale.value) if message.guild else otherwise


def conversation(guild_id: int | None, *parts: object) -> str:
    """Return the name of what happens in a server, for the core to remember: a conversation, an event."""
    return ":".join(("discord", *("" if part is None else str(part) for part in (guild_id, *parts))))
