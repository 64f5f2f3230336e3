"""A chart of a topic: who stood where, and when; what a picture of it shows and says in words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from bot.answers.picks import Pick
from bot.answers.summary import joined, speaker_name
from bot.claims.claim import Stance
from bot.language.showing import shown_day
from bot.replies import Picture

LEAST_MARKS = 3  # fewer statements are said faster than drawn
MOST_SPEAKERS = 10  # rows that are still read at chat width


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


class Draughtsman(Protocol):
    """Draws charts."""

    def draw(self, chart: Chart) -> Picture:
        """Return the picture, with the chart's words beside it."""


def chart_of(title: str, picks: Sequence[Pick]) -> Chart | None:
    """Return the chart of `picks`, None where there are too few to be worth a picture."""
    marks = sorted(_marks(picks), key=lambda mark: (mark.first, mark.last))
    kept = set(list(dict.fromkeys(mark.speaker for mark in marks))[:MOST_SPEAKERS])
    shown = tuple(dict.fromkeys(mark for mark in marks if mark.speaker in kept))
    return Chart(title, shown) if len(shown) >= LEAST_MARKS else None


def _marks(picks: Iterable[Pick]) -> Iterable[Mark]:
    for pick in picks:
        claim, article = pick.evidence.claim, pick.evidence.article
        first = pick.evidence.day
        if claim is None or first is None:
            continue
        last = (claim.said.last or first) if claim.said and claim.said.first else first
        dated = claim.said is not None and claim.said.first is not None
        yield Mark(speaker_name(pick), claim.stance, first, max(first, last), dated, article.outlet)


def _when(mark: Mark) -> str:
    days = shown_day(mark.first) if mark.first == mark.last else joined([shown_day(mark.first), shown_day(mark.last)])
    if not mark.dated:
        return f"printed {days}"
    return days if mark.first == mark.last else f"between {days}"
