"""Messages out to Discord. Nothing we send may mention anyone.

Where Discord refuses the components of an answer, it is sent once more as an embed.
"""

from __future__ import annotations

import io
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from typing import Any

import discord
import structlog

from adapters.chat.trouble import excuse, reference
from adapters.discord import limits
from adapters.discord.render import plain
from bot.replies import Picture
from bot.wording import ENGLISH, Wording

NOBODY = discord.AllowedMentions.none()
REFUSED = 400  # the body, not the place: docs.discord.com/developers/topics/opcodes-and-status-codes#http

_log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Outgoing:
    """One message: its components, the embed that can stand in their place, and the files of its gallery."""

    view: discord.ui.LayoutView
    embed: discord.Embed
    pictures: tuple[Picture, ...] = ()

    def files(self) -> list[discord.File]:
        """Return the pictures as files, to be sent once."""
        return [discord.File(io.BytesIO(one.png), one.name, description=one.alt) for one in self.pictures]


@asynccontextmanager
async def working(place: discord.abc.Messageable) -> AsyncIterator[None]:
    """Show that we are typing; where Discord does not let us, work on without."""
    async with AsyncExitStack() as stack:
        try:
            await stack.enter_async_context(place.typing())
        except discord.DiscordException as error:
            _log.warning("typing not shown", error=str(error))
        yield


async def respond(interaction: discord.Interaction[Any], message: Outgoing, words: Wording = ENGLISH) -> None:
    """Put the message in the place of the deferred response; a failure is logged and told there."""
    try:
        try:
            await interaction.edit_original_response(
                view=message.view, attachments=message.files(), allowed_mentions=NOBODY
            )
        except discord.HTTPException as error:
            if error.status != REFUSED:
                raise
            _log.error("components refused", code=error.code, error=str(error))
            await interaction.edit_original_response(embed=message.embed, allowed_mentions=NOBODY)
    except discord.DiscordException as error:
        excused = plain(excuse(_failed(error)), words)
        try:
            await interaction.edit_original_response(view=excused, allowed_mentions=NOBODY)
        except discord.DiscordException as again:
            _failed(again)


async def reply_in_channel(
    question: discord.Message, place: discord.abc.Messageable, message: Outgoing, words: Wording = ENGLISH
) -> None:
    """Send the message to `place`, as a reply where that is the question's own channel.

    A failure is logged, and told there if it can be. Each message carries a nonce made of the question's id, so that
    Discord itself drops a repeated send.
    """
    try:
        try:
            await _send(question, place, f"{question.id}-0", view=message.view, files=message.files())
        except discord.HTTPException as error:
            if error.status != REFUSED:
                raise
            _log.error("components refused", code=error.code, error=str(error))
            await _send(question, place, f"{question.id}-1", embed=message.embed)
    except discord.Forbidden as error:
        _failed(error)
    except discord.DiscordException as error:
        excused = plain(excuse(_failed(error)), words)
        try:
            await _send(question, place, f"{question.id}-e", view=excused)
        except discord.DiscordException as again:
            _failed(again)


async def _send(question: discord.Message, place: discord.abc.Messageable, nonce: str, **content: Any) -> None:
    own = place == question.channel
    reference = question.to_reference(fail_if_not_exists=False) if own else None
    if reference is not None:
        content["reference"] = reference
    await place.send(nonce=nonce[: limits.NONCE], allowed_mentions=NOBODY, mention_author=False, **content)


def _failed(error: discord.DiscordException) -> str:
    ref = reference()
    status, code = getattr(error, "status", None), getattr(error, "code", None)
    _log.error("message not sent", ref=ref, status=status, code=code, error=str(error))
    return ref
