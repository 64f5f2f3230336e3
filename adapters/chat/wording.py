"""The words around a citation, the same on both platforms."""

from __future__ import annotations

from adapters.chat.text import one_line
from bot.replies import Citation, Item
from bot.wording import ENGLISH, Wording


def heading_words(item: Item, words: Wording = ENGLISH) -> tuple[str, str]:
    """Return the speaker and, after it, stance and time of the statement."""
    said = f" · {one_line(item.said)}" if item.said else ""
    return one_line(item.speaker) or words("unnamed-source"), f"{one_line(item.stance)}{said}"


def source_words(citation: Citation, words: Wording = ENGLISH) -> str:
    """Return what the link to the article says: outlet and title, as far as they are known."""
    known = [one_line(part) for part in (citation.outlet, citation.title) if part]
    return ": ".join(part for part in known if part) or words("source-untitled")


def after_source(item: Item, words: Wording = ENGLISH) -> str:
    """Return what stands behind the link: the date printed, independent origins, the note."""
    found = [printed(item.citation, words)]
    if item.origins > 1:
        found.append(words("independent-origins", count=item.origins))
    if note := one_line(item.note or ""):
        found.append(note)
    return " · ".join(found)


def printed(citation: Citation, words: Wording = ENGLISH) -> str:
    """Return the day that the article gives as its own; one that was read from its text is marked."""
    if citation.published is None:
        return words("date-unknown")
    if citation.published_basis == "text":
        return words("date-from-text", day=citation.published)
    return words.day(citation.published)


def too_long(quote: str, words: Wording = ENGLISH) -> str:
    """Return what stands in the place of a sentence that no message holds: a quote is shown whole or not at all."""
    return words("quote-too-long", length=len(quote))
