"""A chart: who stood where, and when; what a picture of it shows and says in words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from bot.claims.claim import Stance
from bot.language.showing import shown_day


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
    """Statements on one topic in order of time, one row for each speaker."""

    title: str
    marks: tuple[Mark, ...]

    @property
    def speakers(self) -> tuple[str, ...]:
        """Return the speakers in order of their first statement."""
        return tuple(dict.fromkeys(mark.speaker for mark in self.marks))

    @property
    def alt(self) -> str:
        """Return the words that say what the picture shows."""
        lines = (f"{_when(mark)}: {mark.speaker} {mark.stance.past}" for mark in self.marks)
        return f"Timeline of {self.title}. " + "; ".join(lines) + "."


def _when(mark: Mark) -> str:
    days = shown_day(mark.first) if mark.first == mark.last else f"{shown_day(mark.first)} and {shown_day(mark.last)}"
    if not mark.dated:
        return f"printed {days}"
    return days if mark.first == mark.last else f"between {days}"
