"""The Discord application: the gateway client, and `serve` that keeps it running."""

from __future__ import annotations

from functools import partial
from typing import Any

import discord
import structlog
from discord.http import Route

from adapters.chat.desk import Desk
from adapters.chat.recent import Recent, RecentInMemory
from adapters.chat.supervision import supervise
from adapters.chat.trouble import reference, settled
from adapters.chat.verbs import ask
from adapters.discord import limits
from adapters.discord.commands import Gainsay
from adapters.discord.conversations import Conversations, is_question, question
from adapters.discord.render import render
from adapters.discord.sending import NOBODY, reply_in_channel, working
from adapters.discord.translator import Translator
from adapters.discord.tree import Tree
from bot.errors import PermanentError

# No privileged intent: mentions, direct messages and replies that ping us carry their words without one.
INTENTS = discord.Intents(guilds=True, guild_messages=True, dm_messages=True)

_log = structlog.get_logger(__name__)


async def serve(desk: Desk, *, token: str, api_url: str | None = None) -> None:
    """Answer in Discord until cancelled. Raises PermanentError where Discord refuses the token or the intents.

    `api_url` is the REST base, version included ("https://discord.com/api/v10"); None means Discord's own.
    """
    if api_url is not None:
        Route.BASE = api_url.rstrip("/")
    taken, conversations = RecentInMemory(), Conversations()
    await supervise("discord", partial(_session, desk, token, taken, conversations))


async def _session(desk: Desk, token: str, taken: Recent, conversations: Conversations) -> None:
    """Hold the gateway with a fresh client: one that has closed cannot be used again."""
    async with GainsayClient(desk, taken, conversations) as client:
        try:
            await client.start(token)
        except discord.LoginFailure as error:
            raise PermanentError("Discord refuses the token.") from error
        except discord.PrivilegedIntentsRequired as error:
            raise PermanentError("Discord refuses the intents.") from error


class GainsayClient(discord.Client):
    """Answers commands, mentions, direct messages and replies."""

    def __init__(self, desk: Desk, taken: Recent | None = None, conversations: Conversations | None = None) -> None:
        super().__init__(intents=INTENTS, allowed_mentions=NOBODY)
        self._desk = desk
        self._taken = taken if taken is not None else RecentInMemory()
        self._conversations = conversations or Conversations()
        self.tree = Tree(self, self._taken)
        self.tree.add_command(Gainsay(desk))

    async def setup_hook(self) -> None:
        """Announce the commands where they changed; without that, the rest still works."""
        await self.tree.set_translator(Translator())
        try:
            await self.tree.sync_if_changed()
        except discord.HTTPException as error:
            _log.error("commands not announced", ref=reference(), status=error.status, error=str(error))

    async def on_message(self, message: discord.Message) -> None:
        """Answer what is said to us, as a reply to it."""
        me = self.user
        if me is None or not is_question(message, me) or not self._taken.add(str(message.id)):
            return
        key = self._conversations.key(message)
        async with working(message):
            work = ask(question(message, me), self._desk, thread=key)
            reply = await settled(work, surface="discord message", within=limits.ANSWER_SECONDS)
        for answer in await reply_in_channel(message, render(reply)):
            self._conversations.answered(message, answer)

    async def on_error(self, event_method: str, /, *_: Any, **__: Any) -> None:
        """Log what an event handler let through; discord.py goes on with the next event."""
        _log.exception("event failed", ref=reference(), event=event_method)
