"""What a look at a feed showed that stores nothing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from bot.feeds.entry import Listing


@dataclass(frozen=True, slots=True)
class Checked:
    """What a look at a feed showed, without storing any of it."""

    address: str
    title: str | None
    entries: int
    newest: date | None
    titles: tuple[str, ...]  # of the first entries

    def with_part(self, part: Listing) -> Checked:
        """Return what is known once another part was seen; no entry is kept, however many there are."""
        days = [entry.published for entry in part.entries if entry.published]
        titles = self.titles or tuple(entry.title or entry.address for entry in part.entries[:3])
        newest = max((*days, *([self.newest] if self.newest else [])), default=None)
        return Checked(self.address, self.title or part.title, self.entries + len(part.entries), newest, titles)
