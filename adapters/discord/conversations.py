"""Which messages are questions to us, and which conversation they belong to."""

from __future__ import annotations

import re

import discord

from adapters.discord.buttons import kept_in
from adapters.discord.places import conversation

_PEOPLE_SPEAK = frozenset({discord.MessageType.default, discord.MessageType.reply})


def is_question(message: discord.Message, me: discord.abc.User) -> bool:
    """Say whether a person speaks to us: in a direct message, by a mention, or by a reply that pings us.

    Only those carry their words to an app without the privileged message-content intent.
    """
    return _by_person(message) and (message.guild is None or any(user.id == me.id for user in message.mentions))


def is_muted_reply(message: discord.Message, me: discord.abc.User) -> bool:
    """Say whether a person replies to us with the ping off, so that Discord withholds the words."""
    replied_to = message.reference.resolved if message.reference else None
    if not _by_person(message) or message.content or message.attachments:
        return False
    return isinstance(replied_to, discord.Message) and replied_to.author.id == me.id


def question(message: discord.Message, me: discord.abc.User) -> str:
    """Return the words of the message without our own mention."""
    return " ".join(re.sub(rf"<@!?{me.id}>", " ", message.content).split())


def root(message: discord.Message) -> int:
    """Return the message that began the conversation: what the answer replied to holds, else the message itself.

    An answer keeps it in its buttons, so it is found after a restart too.
    """
    reference = message.reference
    if reference is None or reference.message_id is None:
        return message.id
    replied_to = reference.resolved
    if isinstance(replied_to, discord.Message):
        kept = kept_in(replied_to)
        if kept and kept.root:
            return kept.root
        if replied_to.reference and replied_to.reference.message_id:
            return replied_to.reference.message_id
    return reference.message_id


def key(message: discord.Message) -> str:
    """Return the conversation's name: a direct message channel or a thread as a whole, else a chain of replies."""
    guild_id = message.guild.id if message.guild else None
    if message.guild is None or isinstance(message.channel, discord.Thread):
        return conversation(guild_id, message.channel.id)
    return conversation(guild_id, message.channel.id, root(message))


def _by_person(message: discord.Message) -> bool:
    return not message.author.bot and message.type in _PEOPLE_SPEAK
