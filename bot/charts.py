"""A chart: who stood where, and when; what a picture of it shows and says in words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from bot.claims.claim import Stance
from bot.language.showing import shown_day
from bot.wording.catalogue import wording
from bot.wording.phrase import Phrase, chained
from bot.wording.stances import told_key


@dataclass(frozen=True, slots=True)
class Mark:
    """One statement. `dated` is False where only the day of printing is known."""

    speaker: str
    stance: Stance
    first: date
    last: date
    dated: bool
    outlet: str | None


@dataclass(frozen=True, slots=True)
class Chart:
    """Statements on one topic in order of time, one row for each speaker.

    `language` is that of the words in the picture. Without one they are English, and whoever shows the picture
    translates what stands beside it.
    """

    title: str
    marks: tuple[Mark, ...]
    language: str | None = None

    @property
    def speakers(self) -> tuple[str, ...]:
        """Return the speakers in order of their first statement."""
        return tuple(dict.fromkeys(mark.speaker for mark in self.marks))

    @property
    def alt(self) -> str:
        """Return the words that say what the picture shows."""
        lines = [
            Phrase("chart-line", when=_when(mark), speaker=mark.speaker, told=Phrase(told_key(mark.stance)))
            for mark in self.marks
        ]
        alt = Phrase("chart-alt", title=self.title, lines=Phrase("sentence", text=chained("clauses", lines)))
        return alt if self.language is None else wording(self.language).of(alt)


def _when(mark: Mark) -> str:
    if mark.first != mark.last and mark.dated:
        return Phrase("chart-between", first=mark.first, last=mark.last)
    days = shown_day(mark.first)
    if mark.first != mark.last:
        days = Phrase("list-and", first=days, last=shown_day(mark.last))
    return days if mark.dated else Phrase("chart-printed", days=days)
