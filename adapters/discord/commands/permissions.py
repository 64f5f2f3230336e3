"""Who may change things, and where we may post."""

from __future__ import annotations

from typing import Any, TypeAlias

import discord
from discord import app_commands
from discord.app_commands import AppCommandThread

from adapters.discord.commands.describing import Interaction
from bot.errors import UserError
from bot.wording import Phrase

_IN_CHANNELS = ("view_channel", "send_messages", "read_message_history")
_IN_THREADS = ("view_channel", "send_messages_in_threads", "read_message_history")


Postable: TypeAlias = (
    discord.TextChannel | discord.ForumChannel | discord.Thread | app_commands.AppCommandChannel | AppCommandThread
)


class PostableTransformer(app_commands.Transformer):
    """A channel, thread or forum of the server, as far as we know it."""

    @property
    def type(self) -> discord.AppCommandOptionType:
        """Return the type of the option."""
        return discord.AppCommandOptionType.channel

    @property
    def channel_types(self) -> list[discord.ChannelType]:
        """Return what can be chosen."""
        kinds = discord.ChannelType
        return [kinds.text, kinds.news, kinds.forum, kinds.public_thread, kinds.private_thread, kinds.news_thread]

    async def transform(self, _interaction: Interaction, value: Any, /) -> Postable:
        """Return the channel itself where it is cached."""
        chosen: Postable = value.resolve() or value
        return chosen


def check_manager(interaction: Interaction) -> None:
    """Raise UserError unless the asker manages the server; in a direct conversation everybody is their own manager."""
    if interaction.guild_id is not None and not interaction.permissions.manage_guild:
        raise UserError(Phrase("error-not-manager"))


def check_posting(interaction: Interaction, channel: Postable | None) -> None:
    """Raise UserError where we could not post: in `channel`, or where the command was given."""
    if interaction.guild_id is None:
        return
    where = channel or interaction.channel
    needed = _IN_THREADS if isinstance(where, discord.Thread) else _IN_CHANNELS
    granted = _granted(interaction, channel)
    missing = [name for name in needed if not getattr(granted, name)]
    if missing:
        named = ", ".join(name.replace("_", " ").title() for name in missing)  # as Discord's own settings name them
        raise UserError(Phrase("error-cannot-post", permissions=named))


def _granted(interaction: Interaction, channel: Postable | None) -> discord.Permissions:
    """Return our permissions: Discord tells them with the command, for a channel that it names as well."""
    if channel is None or interaction.guild is None:
        return interaction.app_permissions
    data: dict[str, Any] = dict(interaction.data or {})
    named = data.get("resolved", {}).get("channels", {}).get(str(channel.id), {})
    if told := named.get("app_permissions"):
        return discord.Permissions(int(told))
    if isinstance(channel, app_commands.AppCommandChannel | AppCommandThread):
        return interaction.app_permissions
    return channel.permissions_for(interaction.guild.me)
