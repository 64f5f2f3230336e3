"""The Discord application: the gateway client, and what keeps it running."""

from __future__ import annotations

from typing import Any

import discord
import structlog
from discord.http import Route

from adapters.chat.desk import Desk
from adapters.chat.supervision import supervise
from adapters.chat.trouble import is_new, notice, reference
from adapters.chat.verbs import help_reply
from adapters.discord import limits
from adapters.discord.answers import Answers, Told
from adapters.discord.buttons import DYNAMIC
from adapters.discord.commands.group import Gainsay
from adapters.discord.commands.menus import find_claims
from adapters.discord.commands.server import THREADS, chosen, settings
from adapters.discord.conversations import is_muted_reply, is_question, key, question, root
from adapters.discord.places import conversation, readers, workspace
from adapters.discord.render import plain
from adapters.discord.sender import DiscordSender
from adapters.discord.sending import NOBODY, reply_in_channel, working
from adapters.discord.tree import Tree
from bot.errors import GainsayError, PermanentError, RetryableError
from bot.places import Platform
from bot.wording import ENGLISH, Phrase, Wording

# No privileged intent: mentions, direct messages and replies that ping us carry their words without one.
INTENTS = discord.Intents(guilds=True, guild_messages=True, dm_messages=True)

discord.VoiceClient.warn_nacl = discord.VoiceClient.warn_dave = False  # nothing here is spoken

_log = structlog.get_logger(__name__)


class GainsayClient(discord.AutoShardedClient):
    """Answers commands, mentions, direct messages and replies.

    A client and not discord.py's `Bot`: all that adds are commands with a prefix, which need a privileged intent.
    """

    def __init__(self, desk: Desk, words: Wording = ENGLISH, **options: Any) -> None:
        super().__init__(intents=INTENTS, allowed_mentions=NOBODY, max_ratelimit_timeout=limits.LONGEST_WAIT, **options)
        self.answers = Answers(desk)
        self._desk = desk
        self._words = words  # where Discord does not tell the reader's language
        self.tree = Tree(self)
        self.tree.add_command(Gainsay(self.answers))
        self.tree.add_command(settings(self.answers))
        self.tree.add_command(find_claims(self.answers))

    async def setup_hook(self) -> None:
        """Listen to the buttons of earlier lives, and announce the commands where they changed.

        Without an announcement, the rest still works.
        """
        self.add_dynamic_items(*DYNAMIC)
        try:
            await self.tree.announce(self._desk.choices)
        except (discord.HTTPException, GainsayError) as error:
            _log.error("commands not announced", ref=reference(), error=str(error))

    async def on_message(self, message: discord.Message) -> None:
        """Answer what is said to us."""
        me = self.user
        if me is None:
            return
        if is_question(message, me):
            if await self._first(message, "message", message.id):
                await self._answer(message, question(message, me))
        elif is_muted_reply(message, me) and await self._first(message, message.channel.id, "muted reply"):
            words = readers(message, self._words)
            view = plain(notice(Phrase("muted-reply")), words)
            await message.reply(view=view, allowed_mentions=NOBODY, mention_author=False)

    async def on_guild_remove(self, guild: discord.Guild) -> None:
        """Forget all that is a server's own when we are taken from it."""
        home = workspace(guild.id)
        await self._desk.workspaces.forget(home)
        _log.info("server forgotten", guild=guild.id)

    async def on_error(self, event_method: str, /, *_: Any, **__: Any) -> None:
        """Log what an event handler let through; discord.py goes on with the next event."""
        _log.exception("event failed", ref=reference(), event=event_method)

    async def _first(self, message: discord.Message, *parts: object) -> bool:
        guild_id = message.guild.id if message.guild else None
        return await is_new(self._desk.seen, conversation(guild_id, *parts))

    async def _answer(self, message: discord.Message, asked: str) -> None:
        """Answer a message where it stands, or in a thread of its own where the server has chosen that."""
        words = readers(message, self._words)
        where = workspace(message.guild.id if message.guild else None)
        thread = await self._thread(message, asked)
        name = conversation(message.guild.id, thread.id) if thread and message.guild else key(message)
        place = thread or message.channel
        async with working(place):
            if asked:
                told = await self.answers.told(asked, name, where, surface="discord message", root=root(message))
            else:
                told = Told("", help_reply())
            reply = await self.answers.outgoing(told, where, words, private=False)
        await reply_in_channel(message, place, reply, words)

    async def _thread(self, message: discord.Message, asked: str) -> discord.Thread | None:
        channel = message.channel
        if not asked or message.guild is None or not isinstance(channel, discord.TextChannel):
            return None
        if not await chosen(self._desk.choices, workspace(message.guild.id), THREADS):
            return None
        try:
            return await message.create_thread(name=asked[: limits.THREAD_NAME])
        except discord.DiscordException as error:
            _log.warning("thread not made", guild=message.guild.id, error=str(error))
            return None


async def serve(desk: Desk, *, token: str, api_url: str | None = None, words: Wording = ENGLISH) -> None:
    """Answer in Discord until cancelled. Raises PermanentError where Discord refuses the token or the intents.

    `api_url` is the REST base, version included ("https://discord.com/api/v10"); None means Discord's own. `words` is
    for direct messages, with which Discord tells no language.
    """
    if api_url is not None:
        Route.BASE = api_url.rstrip("/")

    async def session() -> None:
        """Hold the gateway with a fresh client: one that has closed cannot be used again."""
        async with GainsayClient(desk, words) as client:
            desk.digests.senders[Platform.DISCORD] = DiscordSender(desk, client)
            try:
                await client.start(token)
            except discord.LoginFailure as error:
                raise PermanentError("Discord refuses the token.") from error
            except discord.PrivilegedIntentsRequired as error:
                raise PermanentError("Discord refuses the intents.") from error
            except discord.HTTPException as error:
                raise RetryableError(f"Discord answers with status {error.status}.") from error
            except discord.ConnectionClosed as error:
                raise RetryableError(str(error)) from error
            finally:
                desk.digests.senders.pop(Platform.DISCORD, None)

    await supervise("discord", session)
