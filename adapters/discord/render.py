"""A reply as Components V2: one container in the colour of its kind, page by page."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

import discord

from adapters.chat.parts import Cited, Cost, Element, Heading, parts
from adapters.chat.text import fit, units
from adapters.discord import limits
from adapters.discord.markdown import marked
from bot.replies import Reply, ReplyKind
from bot.wording import ENGLISH, Wording

Page = tuple[Element, ...]
Row = discord.ui.ActionRow[Any]

COLOURS = {
    ReplyKind.ANSWER: discord.Colour(0x2F6F8F),
    ReplyKind.CLAIMS: discord.Colour(0x4A7C59),
    ReplyKind.CONTRADICTIONS: discord.Colour(0xC2553A),
    ReplyKind.TIMELINE: discord.Colour(0x6B5B95),
    ReplyKind.REFUSAL: discord.Colour(0x8A8A8A),
    ReplyKind.NOTICE: discord.Colour(0x5C6BC0),
    ReplyKind.DIGEST: discord.Colour(0xB8860B),
}


def pages(reply: Reply, words: Wording = ENGLISH) -> tuple[Page, ...]:
    """Return the pages of `reply` in the language of `words`; each fits a message with its pictures and buttons.

    What the pictures show is no hint here: a gallery carries it as their alternative text.
    """
    bare = Reply(reply.kind, reply.summary, reply.sections, reply.hints)
    return parts(bare, partial(_measure, words=words), limits.BUDGET, limits.PAGES, words)


def layout(
    kind: ReplyKind,
    page: Page,
    words: Wording = ENGLISH,
    *,
    gallery: Sequence[discord.MediaGalleryItem] = (),
    rows: Sequence[Row] = (),
    mark: int | None = None,
) -> discord.ui.LayoutView:
    """Return the message that shows `page`, with pictures under its first element and buttons under the last.

    `mark` is a number from 1 to 2³¹-1 that Discord keeps with the message and gives back with it.
    """
    view = discord.ui.LayoutView(timeout=None)
    container: discord.ui.Container[Any] = discord.ui.Container(accent_colour=COLOURS[kind], id=mark)
    for number, element in enumerate(page):
        if number and _begins_group(element, page[number - 1]):
            container.add_item(discord.ui.Separator())
        container.add_item(discord.ui.TextDisplay(marked(element, words)))
        if number == 0 and gallery:
            container.add_item(discord.ui.MediaGallery(*gallery))
    if rows:
        container.add_item(discord.ui.Separator(visible=False))
        for row in rows:
            container.add_item(row)
    view.add_item(container)
    return view


def gallery(reply: Reply) -> list[discord.MediaGalleryItem]:
    """Return the reply's pictures as a gallery of the files that are sent with it."""
    return [
        discord.MediaGalleryItem(f"attachment://{picture.name}", description=fit(picture.alt, limits.ALT))
        for picture in reply.pictures
    ]


def plain(reply: Reply, words: Wording = ENGLISH) -> discord.ui.LayoutView:
    """Return a short message of our own, which nobody turns over, shares or rates."""
    return layout(reply.kind, pages(reply, words)[0], words)


def _begins_group(element: Element, before: Element) -> bool:
    return isinstance(element, Heading) or (isinstance(element, Cited) and not isinstance(before, Heading | Cited))


def _measure(element: Element, words: Wording) -> Cost:
    return Cost(units(marked(element, words)), 2 if isinstance(element, Heading | Cited) else 1)
