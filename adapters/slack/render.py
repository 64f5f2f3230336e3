"""A reply as Block Kit.

Everything that comes from an article stands in rich text elements or plain text objects, which Slack shows as they are:
no markup in them is read, so nothing there can mention anyone or become a link. The one string that Slack does read as
markup is the notification text, which is escaped here.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import partial
from typing import Any

from adapters.chat.parts import Cited, Cost, Element, Footer, Heading, Hint, Summary, parts
from adapters.chat.text import fit, safe_url, units
from adapters.chat.wording import after_source, heading_words, source_words, too_long
from adapters.slack import limits
from bot.replies import Item, Reply
from bot.wording import ENGLISH, Wording

Block = dict[str, Any]

_CONTINUED = 20  # characters that "(continued)" takes in any language


@dataclass(frozen=True, slots=True)
class Message:
    """One message: its blocks and, for notifications and screen readers, the same as text."""

    blocks: list[Block]
    text: str

    def payload(self) -> dict[str, Any]:
        """Return the fields that every way of sending shares; previews are always off."""
        return {"text": self.text, "blocks": self.blocks, "unfurl_links": False, "unfurl_media": False}


def render(reply: Reply, words: Wording = ENGLISH) -> tuple[Message, ...]:
    """Return the messages that show `reply` in the language of `words`, to be sent in order to one thread."""
    pages = parts(reply, partial(_measure, words=words), limits.BUDGET, limits.PARTS, words)
    return tuple(Message([_block(element, words) for element in page], _fallback(page, words)) for page in pages)


def escape(text: str) -> str:
    """Return `text` so that Slack's markup shows it as it is: only these three characters start an entity.

    docs.slack.dev/messaging/formatting-message-text#escaping
    """
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _measure(element: Element, words: Wording) -> Cost:
    return Cost(units(json.dumps(_block(element, words), ensure_ascii=False)) + 2, 1)


def _block(element: Element, words: Wording) -> Block:
    match element:
        case Summary(text):
            return _rich([_section([_text(fit(text, limits.SUMMARY))])])
        case Heading(text, continued):
            heading = fit(text, limits.HEADER - _CONTINUED)
            return {
                "type": "header",
                "text": _plain(words("heading-continued", heading=heading) if continued else heading),
            }
        case Cited(item):
            return _rich(_cited(item, words))
        case Hint(text):
            return _context(fit(text, limits.HINT))
        case Footer(text):
            return _context(text)


def _cited(item: Item, words: Wording) -> list[Block]:
    """Return who and how, the sentence as stored, and where it was printed."""
    speaker, stance = heading_words(item, words)
    how = [_text(f" {fit(stance, limits.LABEL)}")] if stance else []
    who = _section([_text(fit(speaker, limits.LABEL), bold=True), *how])
    citation = item.citation
    label, after = fit(source_words(citation, words), limits.LABEL), fit(after_source(item, words), limits.NOTE)
    url = safe_url(citation.url, limits.URL)
    link = {"type": "link", "url": url, "text": label} if url else _text(label)
    where = _section([link, _text(f" · {after}")])
    return [who, _quote(citation.quote, words), where]


def _quote(quote: str, words: Wording) -> Block:
    if not quote.strip() or units(json.dumps(quote, ensure_ascii=False)) > limits.QUOTE:
        return _section([_text(too_long(quote, words), italic=True)])
    return {"type": "rich_text_quote", "elements": [_text(quote)]}


def _rich(elements: list[Block]) -> Block:
    return {"type": "rich_text", "elements": elements}


def _section(elements: list[Block]) -> Block:
    return {"type": "rich_text_section", "elements": elements}


def _text(text: str, **style: bool) -> Block:
    return {"type": "text", "text": text} | ({"style": style} if style else {})


def _plain(text: str) -> Block:
    return {"type": "plain_text", "text": text, "emoji": False}


def _context(text: str) -> Block:
    return {"type": "context", "elements": [_plain(text)]}


def _fallback(page: tuple[Element, ...], words: Wording) -> str:
    """Return the page as escaped text; a line that does not fit is left out whole, so that no quote is cut."""
    lines: list[str] = []
    room = limits.TEXT
    for element in page:
        line = escape(_line(element, words))
        if units(line) < room:
            lines.append(line)
            room -= units(line) + 1
    return "\n".join(lines)


def _line(element: Element, words: Wording) -> str:
    match element:
        case Summary(text):
            return fit(text, limits.TEXT // 5 - 1)  # an escaped character is at most five long
        case Cited(item):
            speaker, stance = heading_words(item, words)
            source, after = source_words(item.citation, words), after_source(item, words)
            return f"{speaker} {stance}: “{item.citation.quote}” ({source}, {after})"
        case Heading(text) | Hint(text) | Footer(text):
            return fit(text, limits.LABEL)
