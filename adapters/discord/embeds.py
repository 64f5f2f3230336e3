"""A page as an embed, for where Components V2 is refused."""

from __future__ import annotations

import discord

from adapters.chat.text import units
from adapters.discord import limits
from adapters.discord.markdown import marked
from adapters.discord.render import COLOURS, Page
from bot.replies import ReplyKind
from bot.wording import ENGLISH, Wording


def embed(kind: ReplyKind, page: Page, words: Wording = ENGLISH) -> discord.Embed:
    """Return the page as one embed; a line that does not fit is left out whole, so that no quote is cut."""
    lines: list[str] = []
    room = limits.EMBED_DESCRIPTION
    for element in page:
        line = marked(element, words)
        if units(line) + 2 <= room:
            lines.append(line)
            room -= units(line) + 2
    return discord.Embed(description="\n\n".join(lines), colour=COLOURS[kind])
