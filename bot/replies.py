"""The platform-neutral message that every surface renders.

A reply holds plain text only: no markup of any platform, nothing escaped. Each surface escapes what it renders.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from bot.charts import Chart


@dataclass(frozen=True, slots=True)
class Citation:
    """Where a quote stands: the stored text of that version at start..end, checked before it is shown."""

    article_id: str
    version: int
    start: int
    end: int
    quote: str
    outlet: str | None
    title: str | None
    url: str | None
    published: date | None
    published_basis: str = "given"
    claim_id: str | None = None


class ReplyKind(StrEnum):
    """What a reply is, so that a surface can give it its colour and frame."""

    ANSWER = "answer"
    CLAIMS = "claims"
    CONTRADICTIONS = "contradictions"
    TIMELINE = "timeline"
    REFUSAL = "refusal"
    NOTICE = "notice"
    DIGEST = "digest"


@dataclass(frozen=True, slots=True)
class Item:
    """One cited line: who, how they stand, when, and the quote."""

    speaker: str
    stance: str  # display words: "denies", "could not confirm"
    said: str | None  # "19 October 2024", "earlier in October 2024"
    citation: Citation
    note: str | None = None  # "reported by two outlets", "same speaker, later"
    origins: int = 1  # independent origins that carry it


@dataclass(frozen=True, slots=True)
class Section:
    """A group of items under a heading: one side of a disagreement, a day of a timeline."""

    heading: str | None
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """A PNG and the words that say the same."""

    png: bytes
    alt: str
    name: str


@dataclass(frozen=True, slots=True)
class Reply:
    """One message. `summary` is the short answer (fits a chat line); `sections` hold the cited details."""

    kind: ReplyKind
    summary: str
    sections: tuple[Section, ...] = ()
    hints: tuple[str, ...] = ()  # near misses, suggestions
    pictures: tuple[Picture, ...] = ()
    chart: Chart | None = None  # what a picture is drawn of where the reply is sent

    def citations(self) -> tuple[Citation, ...]:
        """Return every citation in reading order."""
        return tuple(item.citation for section in self.sections for item in section.items)
