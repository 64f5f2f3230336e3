"""The chart of a topic, and whoever draws it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Protocol

from bot.answers.picks import Pick
from bot.answers.summary import speaker_name
from bot.charts import Chart, Mark
from bot.replies import Picture

LEAST_MARKS = 3  # fewer statements are said faster than drawn
MOST_SPEAKERS = 10  # rows that are still read at chat width


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
