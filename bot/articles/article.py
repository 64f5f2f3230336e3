"""The article: what was published, where, when, and the text that every offset points into."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from bot.span import Span


class Basis(StrEnum):
    """How a piece of an article's metadata is known."""

    GIVEN = "given"  # by the manifest, front matter, flag, feed or page metadata
    TEXT = "text"  # read from the article's own words
    INFERRED = "inferred"  # worked out by the person who wrote the manifest
    UNKNOWN = "unknown"


class BlockKind(StrEnum):
    """What a block of the stored text is."""

    HEADLINE = "headline"
    BYLINE = "byline"
    CAPTION = "caption"
    SUBHEADING = "subheading"
    PARAGRAPH = "paragraph"


@dataclass(frozen=True, slots=True)
class Block:
    """One stretch of the stored text: a headline, a caption, a paragraph; never holds a line break."""

    kind: BlockKind
    span: Span


@dataclass(frozen=True, slots=True)
class Article:
    """One version of a published piece.

    `text` holds the blocks in the order of the source, parted by blank lines; furniture (share buttons, link lists,
    appeals) is gone. `published` is a local calendar date of the outlet. `outlet`, `url`, `title` and `published` are
    None where unknown: nothing is guessed, and the `_basis` fields say how the rest is known.
    """

    id: str  # 16 hex digits, of the key
    key: str  # canonical address, or the file's name where there is none
    version: int  # from 1; a changed text makes a new version
    text: str
    blocks: tuple[Block, ...]
    title: str | None
    title_basis: Basis
    outlet: str | None
    outlet_basis: Basis
    url: str | None
    published: date | None
    published_basis: Basis
    byline: str | None
    language: str  # ISO 639-1
    digest: str  # SHA-256 of `text`, hex

    def quote(self, span: Span) -> str:
        """Return the exact words at `span`."""
        return span.of(self.text)
