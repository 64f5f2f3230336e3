"""Messages out to Discord. Nothing we send may mention anyone."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager

import discord
import structlog

from adapters.chat.trouble import excuse, reference
from adapters.discord import limits
from adapters.discord.render import render

NOBODY = discord.AllowedMentions.none()

_log = structlog.get_logger(__name__)


@asynccontextmanager
async def working(message: discord.Message) -> AsyncIterator[None]:
    """Show that we are typing; where Discord does not let us, work on without."""
    async with AsyncExitStack() as stack:
        try:
            await stack.enter_async_context(message.channel.typing())
        except discord.HTTPException as error:
            _log.warning("typing not shown", status=error.status, code=error.code)
        yield


async def reply_in_channel(
    message: discord.Message, views: Sequence[discord.ui.LayoutView]
) -> Sequence[discord.Message]:
    """Send the views as replies to `message`; return what was sent. A failure is logged, and told there if it can be.

    Each carries a nonce made of the question's id, so that Discord itself drops a repeated send.
    """
    sent: list[discord.Message] = []
    try:
        for number, view in enumerate(views):
            sent.append(await _reply(message, view, f"{message.id}-{number}"))
    except discord.Forbidden as error:
        _failed(error)
    except discord.HTTPException as error:
        await _tell(message, _failed(error))
    return sent


async def respond(
    interaction: discord.Interaction[discord.Client], views: Sequence[discord.ui.LayoutView], *, private: bool
) -> None:
    """Put the first view in the place of the deferred response, the others after it; a failure is logged and told."""
    try:
        await _respond(interaction, views, private=private)
    except discord.HTTPException as error:
        excused = render(excuse(_failed(error)))
        try:
            await interaction.edit_original_response(view=excused[0], allowed_mentions=NOBODY)
        except discord.HTTPException as again:
            _failed(again)


async def _respond(
    interaction: discord.Interaction[discord.Client], views: Sequence[discord.ui.LayoutView], *, private: bool
) -> None:
    await interaction.edit_original_response(view=views[0], allowed_mentions=NOBODY)
    for view in views[1:]:
        await interaction.followup.send(view=view, ephemeral=private, allowed_mentions=NOBODY)


async def _reply(message: discord.Message, view: discord.ui.LayoutView, nonce: str) -> discord.Message:
    return await message.channel.send(
        view=view,
        reference=message.to_reference(fail_if_not_exists=False),
        nonce=nonce[: limits.NONCE],
        allowed_mentions=NOBODY,
        mention_author=False,
    )


async def _tell(message: discord.Message, ref: str) -> None:
    try:
        await _reply(message, render(excuse(ref))[0], f"{message.id}-e")
    except discord.HTTPException as error:
        _failed(error)


def _failed(error: discord.HTTPException) -> str:
    ref = reference()
    _log.error("message not sent", ref=ref, status=error.status, code=error.code, error=str(error))
    return ref
