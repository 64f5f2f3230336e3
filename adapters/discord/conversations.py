"""Which messages are questions to us, and which conversation they belong to."""

from __future__ import annotations

import re
from collections import OrderedDict

import discord

_PEOPLE_SPEAK = frozenset({discord.MessageType.default, discord.MessageType.reply})


def is_question(message: discord.Message, me: discord.abc.User) -> bool:
    """Say whether a person speaks to us: in a direct message, by a mention, or by a reply that pings us.

    Only those carry their words to an app without the privileged message-content intent.
    """
    if message.author.bot or message.type not in _PEOPLE_SPEAK:
        return False
    return message.guild is None or any(user.id == me.id for user in message.mentions)


def question(message: discord.Message, me: discord.abc.User) -> str:
    """Return the words of the message without our own mention."""
    return " ".join(re.sub(rf"<@!?{me.id}>", " ", message.content).split())


class Conversations:
    """Names the conversation of each message: a direct message channel or a thread as a whole, else a chain of replies.

    The newest `size` answers are remembered; an older one is traced one step back, by the question it replied to.
    """

    def __init__(self, size: int = 10_000) -> None:
        self._size = size
        self._roots: OrderedDict[int, int] = OrderedDict()

    def key(self, message: discord.Message) -> str:
        """Return the name under which the core keeps what the conversation is about."""
        if message.guild is None or isinstance(message.channel, discord.Thread):
            return f"discord:{message.channel.id}"
        return f"discord:{message.channel.id}:{self._root(message)}"

    def answered(self, question: discord.Message, answer: discord.Message) -> None:
        """Remember that replies to `answer` go on with the conversation of `question`."""
        self._roots[answer.id] = self._root(question)
        if len(self._roots) > self._size:
            self._roots.popitem(last=False)

    def _root(self, message: discord.Message) -> int:
        reference = message.reference
        if reference is None or reference.message_id is None:
            return message.id
        known = self._roots.get(reference.message_id)
        if known is not None:
            return known
        replied_to = reference.resolved
        if isinstance(replied_to, discord.Message) and replied_to.reference and replied_to.reference.message_id:
            return replied_to.reference.message_id
        return reference.message_id
