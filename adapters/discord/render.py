"""A reply as Components V2: one container per message, in the colour of its kind."""

from __future__ import annotations

from functools import partial
from typing import Any

import discord

from adapters.chat.parts import Cited, Cost, Element, Footer, Heading, Hint, Summary, parts
from adapters.chat.text import fit, safe_url, units
from adapters.chat.wording import after_source, heading_words, source_words, too_long
from adapters.discord import limits
from adapters.discord.escaping import escape, label
from bot.replies import Citation, Item, Reply, ReplyKind
from bot.wording import ENGLISH, Wording

COLOURS = {
    ReplyKind.ANSWER: discord.Colour(0x2F6F8F),
    ReplyKind.CLAIMS: discord.Colour(0x4A7C59),
    ReplyKind.CONTRADICTIONS: discord.Colour(0xC2553A),
    ReplyKind.TIMELINE: discord.Colour(0x6B5B95),
    ReplyKind.REFUSAL: discord.Colour(0x8A8A8A),
    ReplyKind.NOTICE: discord.Colour(0x5C6BC0),
    ReplyKind.DIGEST: discord.Colour(0xB8860B),
}


def render(reply: Reply, words: Wording = ENGLISH) -> tuple[discord.ui.LayoutView, ...]:
    """Return the messages that show `reply` in the language of `words`, to be sent in order."""
    pages = parts(reply, partial(_measure, words=words), limits.BUDGET, limits.PARTS, words)
    return tuple(_view(reply.kind, page, words) for page in pages)


def _view(kind: ReplyKind, page: tuple[Element, ...], words: Wording) -> discord.ui.LayoutView:
    view = discord.ui.LayoutView(timeout=None)
    container: discord.ui.Container[Any] = discord.ui.Container(accent_colour=COLOURS[kind])
    for number, element in enumerate(page):
        if number and isinstance(element, Heading):
            container.add_item(discord.ui.Separator())
        container.add_item(discord.ui.TextDisplay(_text(element, words)))
    view.add_item(container)
    return view


def _measure(element: Element, words: Wording) -> Cost:
    return Cost(units(_text(element, words)), 2 if isinstance(element, Heading) else 1)


def _text(element: Element, words: Wording) -> str:
    match element:
        case Summary(text):
            return fit(text, limits.SUMMARY, escape)
        case Heading(text, continued):
            heading = fit(text, limits.HEADING, escape)
            return f"### {words('heading-continued', heading=heading) if continued else heading}"
        case Cited(item):
            return _cited(item, words)
        case Hint(text):
            return f"-# {fit(text, limits.HINT, escape)}"
        case Footer(text):
            return f"-# {escape(text)}"


def _cited(item: Item, words: Wording) -> str:
    """Return who and how, the sentence as stored, and where it was printed."""
    speaker, stance = heading_words(item, words)
    who = f"**{fit(speaker, limits.LABEL, escape)}** {fit(stance, limits.LABEL, escape)}".rstrip()
    after = fit(after_source(item, words), limits.NOTE, escape)
    return f"{who}\n{_quote(item.citation.quote, words)}\n-# {_source(item.citation, words)} · {after}"


def _quote(quote: str, words: Wording) -> str:
    if quote.strip() and len(quote) <= limits.QUOTE:
        shown = "\n".join(f"> {line}" for line in escape(quote).split("\n"))
        if units(shown) <= limits.QUOTE:
            return shown
    return f"*{escape(too_long(quote, words))}*"


def _source(citation: Citation, words: Wording) -> str:
    url = safe_url(citation.url, limits.URL)
    named = source_words(citation, words)
    return f"[{fit(named, limits.LABEL, label)}](<{url}>)" if url else fit(named, limits.LABEL, escape)
