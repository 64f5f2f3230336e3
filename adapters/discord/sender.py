"""Digests, alerts and notices out to channels, threads, forums and people."""

from __future__ import annotations

from datetime import timedelta
from hashlib import sha256
from typing import Any, TypeAlias

import aiohttp
import discord
import structlog

from adapters.chat.desk import Desk
from adapters.chat.text import one_line
from adapters.discord import limits
from adapters.discord.buttons import Kept, rows
from adapters.discord.commands.server import CROSSPOST, chosen
from adapters.discord.embeds import embed
from adapters.discord.places import workspace
from adapters.discord.render import Row, gallery, layout, pages
from adapters.discord.sending import NOBODY
from adapters.discord.sending import Outgoing as Message
from bot.digests.delivery import Absent, Ambiguous, Failed, Found, Outcome, Outgoing, RetryAfter, Sent, Unknown
from bot.errors import GainsayError
from bot.places import Person, Recipient
from bot.wording import ENGLISH, Wording, in_language, wording

# A repeated nonce is dropped "in the past few minutes": docs.discord.com/developers/resources/message#create-message.
_REPEATABLE = timedelta(minutes=2)
# An archived or locked thread, and channels that hold no messages:
# docs.discord.com/developers/topics/opcodes-and-status-codes#json.
_GONE = frozenset({50008, 50024, 50083, 160005})
_LOOKED_THROUGH = 100  # messages, the most that one request returns
_UNCERTAIN = (TimeoutError, OSError, aiohttp.ClientError)

Postable: TypeAlias = (
    discord.ForumChannel
    | discord.TextChannel
    | discord.Thread
    | discord.VoiceChannel
    | discord.DMChannel
    | discord.PartialMessageable
)

_log = structlog.get_logger(__name__)


class DiscordSender:
    """Posts through a client of the gateway; a `bot.digests.delivery.Sender`."""

    def __init__(self, desk: Desk, client: discord.Client) -> None:
        self._desk = desk
        self._client = client

    @property
    def repeatable_for(self) -> timedelta:
        """Return for how long Discord drops a repeat."""
        return _REPEATABLE

    async def send(self, outgoing: Outgoing) -> Outcome:
        """Post one message. Refused for good: the place is gone, forbidden, or a locked thread."""
        client = self._client
        if client.is_closed():
            return Failed("not connected")
        try:
            posted = await self._post(client, outgoing)
        except GainsayError as error:
            return Failed(str(error))
        except discord.RateLimited as error:
            return RetryAfter(error.retry_after)
        except (discord.Forbidden, discord.NotFound) as error:
            return Failed(_reason(error), permanent=True)
        except discord.HTTPException as error:
            if error.status >= 500:
                return Ambiguous(_reason(error))
            if error.status == 429:  # of Cloudflare's; discord.py waits out Discord's own
                return RetryAfter(float(error.response.headers.get("Retry-After", limits.LONGEST_WAIT)))
            return Failed(_reason(error), permanent=error.code in _GONE)
        except _UNCERTAIN as error:
            return Ambiguous(repr(error))
        if isinstance(posted, discord.Message):
            await self._publish(client, posted, outgoing.to)
        return Sent(str(posted.id))

    async def look_up(self, outgoing: Outgoing) -> Found:
        """Look through the latest messages of the place for ours, by the mark that it carries."""
        client = self._client
        if client.is_closed():
            return Unknown()
        seen = 0
        try:
            place = await _place(client, outgoing)
            if isinstance(place, discord.ForumChannel):
                return Unknown()
            async for message in place.history(limit=_LOOKED_THROUGH):
                seen += 1
                if client.user and message.author.id == client.user.id and _mark_of(message) == mark(outgoing.key):
                    return Sent(str(message.id))
        except (discord.DiscordException, *_UNCERTAIN) as error:
            _log.warning("message not looked up", error=str(error))
            return Unknown()
        return Absent() if seen < _LOOKED_THROUGH else Unknown()

    async def _post(self, client: discord.Client, outgoing: Outgoing) -> discord.Message | discord.Thread:
        """Return the message, or the post of a forum, whose first message has the same id."""
        place = await _place(client, outgoing)
        message = await self._message(client, outgoing)
        if isinstance(place, discord.ForumChannel):
            name = one_line(outgoing.reply.summary)[: limits.THREAD_NAME] or outgoing.kind.value
            made = await place.create_thread(
                name=name, view=message.view, files=message.files(), allowed_mentions=NOBODY
            )
            return made.thread
        content: dict[str, Any] = {"view": message.view, "files": message.files()}
        if outgoing.root and str(place.id) != outgoing.root:
            content["reference"] = discord.MessageReference(
                message_id=int(outgoing.root), channel_id=place.id, fail_if_not_exists=False
            )
        return await place.send(nonce=outgoing.nonce, allowed_mentions=NOBODY, mention_author=False, **content)

    async def _message(self, client: discord.Client, outgoing: Outgoing) -> Message:
        """Return the one post; what does not fit on its page is turned to."""
        words = _words(client, outgoing.to)
        reply = in_language(outgoing.reply, words)
        found = pages(reply, words)
        buttons: list[Row] = []
        if len(found) > 1:
            token = await self._desk.shown.keep(workspace(_guild_id(outgoing.to)), "", reply)
            buttons = rows(words, Kept(token), page=0, of=len(found), private=False, rated=False)
        view = layout(reply.kind, found[0], words, gallery=gallery(reply), rows=buttons, mark=mark(outgoing.key))
        return Message(view, embed(reply.kind, found[0], words), reply.pictures)

    async def _publish(self, client: discord.Client, posted: discord.Message, to: Recipient) -> None:
        """Publish a post in an announcement channel where the server has chosen that; its failure changes nothing."""
        channel = client.get_channel(posted.channel.id)
        if not isinstance(channel, discord.TextChannel) or not channel.is_news():
            return
        try:
            if await chosen(self._desk.choices, workspace(_guild_id(to)), CROSSPOST):
                await posted.publish()
        except (discord.DiscordException, GainsayError, *_UNCERTAIN) as error:
            _log.warning("digest not published", channel=channel.id, error=str(error))


def mark(key: str) -> int:
    """Return the number that a message with this key carries, and by which it is found again."""
    return int(sha256(key.encode()).hexdigest()[:7], 16) + 1


def _mark_of(message: discord.Message) -> int | None:
    return getattr(message.components[0], "id", None) if message.components else None


async def _place(client: discord.Client, outgoing: Outgoing) -> Postable:
    """Return where to post: for a forum, the post that the first part has made, once there is one."""
    if isinstance(outgoing.to, Person):
        return await client.create_dm(discord.Object(int(outgoing.to.id)))
    channel = client.get_channel(int(outgoing.to.channel))
    if isinstance(channel, discord.ForumChannel):
        return client.get_partial_messageable(int(outgoing.root)) if outgoing.root else channel
    if isinstance(channel, discord.TextChannel | discord.Thread | discord.VoiceChannel | discord.DMChannel):
        return channel
    return client.get_partial_messageable(int(outgoing.to.channel), guild_id=_guild_id(outgoing.to))


def _words(client: discord.Client, to: Recipient) -> Wording:
    guild = client.get_guild(_guild_id(to) or 0)
    return wording(guild.preferred_locale.value) if guild else ENGLISH


def _guild_id(to: Recipient) -> int | None:
    return int(to.workspace) if to.workspace else None


def _reason(error: discord.HTTPException) -> str:
    return f"{error.status} {error.code}: {error.text}".strip()
