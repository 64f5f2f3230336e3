"""The elements of a reply as Discord's markdown, everything of an article's escaped."""

from __future__ import annotations

from adapters.chat.parts import Cited, Element, Footer, Heading, Hint, Pair, Summary
from adapters.chat.text import fit, safe_url, units
from adapters.chat.wording import after_source, heading_words, source_words, too_long
from adapters.discord import limits
from adapters.discord.escaping import escape, label
from bot.replies import Citation, Item
from bot.wording import Wording


def marked(element: Element, words: Wording) -> str:
    """Return what shows `element`."""
    match element:
        case Summary(text):
            return fit(text, limits.SUMMARY, escape)
        case Heading(text, continued):
            heading = fit(text, limits.HEADING, escape)
            return f"### {words('heading-continued', heading=heading) if continued else heading}"
        case Cited(item):
            return _cited(item, words)
        case Pair(left, right):
            return f"{_cited(left, words)}\n{_cited(right, words)}"
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
