"""A reply as Block Kit.

Everything that comes from an article stands in rich text elements or plain text objects, which Slack shows as they are:
no markup in them is read, so nothing there can mention anyone or become a link. The one string that Slack does read as
markup is the notification text, which is escaped here.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from adapters.chat.parts import Cited, Cost, Element, Footer, Heading, Hint, Pair, Summary, parts
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

    def over(self, *blocks: Block) -> Message:
        """Return the message with more blocks below, such as buttons."""
        return replace(self, blocks=[*self.blocks, *blocks])

    def payload(self) -> dict[str, Any]:
        """Return the fields that every way of sending shares; previews are always off."""
        return {"text": self.text, "blocks": self.blocks, "unfurl_links": False, "unfurl_media": False}


def render(reply: Reply, words: Wording = ENGLISH) -> tuple[Message, ...]:
    """Return the messages that show `reply` in the language of `words`, to be sent in order to one thread."""
    return _messages(reply, limits.BUDGET, limits.PARTS, words)


def pages(reply: Reply, words: Wording = ENGLISH) -> tuple[Message, ...]:
    """Return the pages of `reply`, of which one is shown at a time."""
    return _messages(reply, limits.PAGE, limits.PAGES, words)


def blocks_of(reply: Reply, most: int, words: Wording = ENGLISH) -> list[Block]:
    """Return the first blocks of `reply` for a view, which holds more than a message does."""
    found = [block for message in _messages(reply, limits.BUDGET, limits.PARTS, words) for block in message.blocks]
    return found[:most]


def _messages(reply: Reply, budget: Cost, most: int, words: Wording) -> tuple[Message, ...]:
    beside = partial(_fits_beside, words=words)
    found = parts(reply, partial(_measure, words=words), budget, most, words, beside)
    return tuple(
        Message([block for element in page for block in _blocks(element, words)], _fallback(page, words))
        for page in found
    )


def escape(text: str) -> str:
    """Return `text` so that Slack's markup shows it as it is: only these three characters start an entity.

    docs.slack.dev/messaging/formatting-message-text#escaping
    """
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _measure(element: Element, words: Wording) -> Cost:
    blocks = _blocks(element, words)
    return Cost(units(json.dumps(blocks, ensure_ascii=False)) + 2, len(blocks))


def _blocks(element: Element, words: Wording) -> list[Block]:
    if isinstance(element, Pair):
        return _beside(element.left, element.right, words)
    return [_block(element, words)]


def _block(element: Summary | Heading | Cited | Hint | Footer, words: Wording) -> Block:
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
    return [who, _quote(item.citation.quote, words), _section(_where(item, words))]


def _where(item: Item, words: Wording) -> list[Block]:
    citation = item.citation
    label, after = fit(source_words(citation, words), limits.LABEL), fit(after_source(item, words), limits.NOTE)
    url = safe_url(citation.url, limits.URL)
    link = {"type": "link", "url": url, "text": label} if url else _text(label)
    return [link, _text(f" · {after}")]


def _fits_beside(left: Item, right: Item, words: Wording) -> bool:
    """Say whether two quotes can stand side by side: each is a field of a section, and fields are short."""
    for item in (left, right):
        if not item.citation.quote.strip() or units(_field(item, words)) > limits.FIELD:
            return False
    return units(json.dumps(_beside(left, right, words), ensure_ascii=False)) <= limits.PAIR


def _beside(left: Item, right: Item, words: Wording) -> list[Block]:
    """Return both quotes as two columns, and below them where each was printed."""
    fields = [_plain(_field(item, words)) for item in (left, right)]
    sources: list[Block] = []
    for sign, item in (("◀ ", left), ("▶ ", right)):
        elements = [_text(sign), *_where(item, words)]
        sources.append(_section(elements))
    return [{"type": "section", "fields": fields}, _rich(sources)]


def _field(item: Item, words: Wording) -> str:
    speaker, stance = heading_words(item, words)
    return f"{fit(speaker, limits.LABEL)} {fit(stance, limits.LABEL)}\n“{item.citation.quote}”"


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
    return "\n".join(lines) or _named(page, words)


def _named(page: tuple[Element, ...], words: Wording) -> str:
    """Return who speaks on a page of which no line fits: a message without text would be refused."""
    items = [one for element in page for one in _items(element)]
    return escape("\n".join(fit(heading_words(one, words)[0], limits.LABEL) for one in items[:2]))


def _items(element: Element) -> tuple[Item, ...]:
    match element:
        case Cited(item):
            return (item,)
        case Pair(left, right):
            return left, right
        case _:
            return ()


def _line(element: Element, words: Wording) -> str:
    match element:
        case Pair(left, right):
            return f"{_line(Cited(left), words)}\n{_line(Cited(right), words)}"
        case Summary(text):
            return fit(text, limits.TEXT // 5 - 1)  # an escaped character is at most five long
        case Cited(item):
            speaker, stance = heading_words(item, words)
            source, after = source_words(item.citation, words), fit(after_source(item, words), limits.NOTE)
            return f"{speaker} {stance}: “{item.citation.quote}” ({source}, {after})"
        case Heading(text) | Hint(text) | Footer(text):
            return fit(text, limits.LABEL)
