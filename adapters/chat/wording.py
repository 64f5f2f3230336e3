"""The words around a citation, and the help; the same on both platforms."""

from __future__ import annotations

from datetime import date

from adapters.chat.text import one_line
from bot.replies import Citation, Item, Reply, ReplyKind

HELP = Reply(
    ReplyKind.NOTICE,
    "Ask me who said what in the news, and who said otherwise. Every answer shows the exact sentence and where it was "
    "printed; I never say who is right.",
    hints=(
        "/gainsay ask: a question, in your own words",
        "/gainsay claims: who said what; by speaker, stance, outlet, day",
        "/gainsay contradictions: claims that cannot both hold, side by side",
        "/gainsay status: how much is indexed",
        "Or mention me, send me a direct message, or go on in the thread of an answer.",
    ),
)


def day_words(day: date) -> str:
    """Return a calendar day as "19 October 2024".

    Written out and not left to the reader's clock: a printed date is the outlet's day and has no instant, and a
    platform's time stamp would show the day before or after in some zones.
    """
    return f"{day.day} {day:%B %Y}"


def heading_words(item: Item) -> tuple[str, str]:
    """Return the speaker and, after it, stance and time of the statement."""
    said = f" · {one_line(item.said)}" if item.said else ""
    return one_line(item.speaker) or "Unnamed source", f"{one_line(item.stance)}{said}"


def source_words(citation: Citation) -> str:
    """Return what the link to the article says: outlet and title, as far as they are known."""
    known = [one_line(part) for part in (citation.outlet, citation.title) if part]
    return ": ".join(part for part in known if part) or "Source"


def after_source(item: Item) -> str:
    """Return what stands behind the link: the date printed, independent origins, the note."""
    published = item.citation.published
    found: list[str] = []
    if published is not None:
        read = " (date read from the article)" if item.citation.published_basis == "text" else ""
        found.append(day_words(published) + read)
    else:
        found.append("date unknown")
    if item.origins > 1:
        found.append(f"{item.origins} independent origins")
    if note := one_line(item.note or ""):
        found.append(note)
    return " · ".join(found)


def too_long(quote: str) -> str:
    """Return what stands in the place of a sentence that no message holds: a quote is shown whole or not at all."""
    return f"The sentence is {len(quote):,} characters long, too long to be shown whole here."
