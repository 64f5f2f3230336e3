"""What a feed lists."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Entry:
    """One listed page. `stamp` changes when the feed says that the page was updated; it says nothing by itself."""

    address: str
    title: str | None = None
    published: date | None = None
    stamp: str | None = None


@dataclass(frozen=True, slots=True)
class Listing:
    """A part of a feed: the feed's own title, and some of its entries in its order."""

    title: str | None
    entries: Sequence[Entry]
