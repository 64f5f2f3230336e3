"""Replies that a chat keeps for their buttons, found again by their tokens."""

from __future__ import annotations

from adapters.chat.desk import Desk
from adapters.chat.trouble import settled
from bot.errors import UserError
from bot.places import Workspace
from bot.replies import Reply
from bot.shown import Shown
from bot.wording import Phrase


async def kept(desk: Desk, workspace: Workspace, token: str, *, surface: str, within: float) -> Shown | Reply:
    """Return what `token` stands for, or what to say where it cannot be found, as `settled` says it."""
    found: list[Shown] = []

    async def looked_up() -> Reply:
        shown = await desk.shown.get(workspace, token)
        if shown is None:
            raise UserError(Phrase("shown-gone"))
        found.append(shown)
        return shown.reply

    reply = await settled(looked_up(), surface=surface, within=within)
    return found[0] if found else reply
