"""Charting: the timeline of a digest's largest matter, where a picture says more than the lines do."""

from __future__ import annotations

import asyncio
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from bot.answers.chart import MOST_SPEAKERS, Draughtsman
from bot.charts import Chart, Mark
from bot.digests.matters import Matter
from bot.places import Platform
from bot.ports import ClaimRecord, ContradictionRecord
from bot.replies import Reply

LEAST_MARKS, LEAST_SPEAKERS, LEAST_DAYS = 4, 2, 2  # of less, the lines tell as fast
_SHOWING = frozenset({Platform.SLACK, Platform.DISCORD})


def chart_of(told: Sequence[Matter], disputes: Iterable[ContradictionRecord], language: str) -> Chart | None:
    """Return the chart of the matter with most statements, with the older sides of its contradictions.

    None where no matter has enough statements of several speakers on several days.
    """
    pairs = [(one.earlier, one.later) for one in disputes]
    charts = [chart for matter in told if (chart := _chart(matter, pairs, language)) is not None]
    return min(charts, key=lambda chart: (-len(chart.marks), chart.title), default=None)


def _chart(matter: Matter, pairs: Sequence[tuple[ClaimRecord, ClaimRecord]], language: str) -> Chart | None:
    own = {group[0].claim.id: group[0] for group in matter.origins}
    near = [pair for pair in pairs if any(side.claim.id in own for side in pair)]
    shown = {**own, **{side.claim.id: side for pair in near for side in pair}}
    marks = sorted(_marks(shown.values()), key=lambda mark: (mark.first, mark.last, mark.speaker, mark.stance))
    rows = set(list(dict.fromkeys(mark.speaker for mark in marks))[:MOST_SPEAKERS])
    kept = tuple(dict.fromkeys(mark for mark in marks if mark.speaker in rows))
    enough = len(kept) >= LEAST_MARKS and len(rows) >= LEAST_SPEAKERS and _days(kept) >= LEAST_DAYS
    return Chart(matter.heading, kept, language) if enough else None


def _days(marks: Collection[Mark]) -> int:
    return len({mark.first for mark in marks})


def _marks(records: Iterable[ClaimRecord]) -> Iterable[Mark]:
    """Yield the statements that somebody is named for and that have a day."""
    for record in records:
        said, printed = record.claim.said, record.article.published
        first = said.first if said is not None and said.first is not None else printed
        if record.speaker_name and first is not None:
            dated = said is not None and said.first is not None
            last = said.last if dated and said is not None and said.last is not None else first
            yield Mark(record.speaker_name, record.claim.stance, first, max(first, last), dated, record.article.outlet)


async def drawn(reply: Reply, platform: Platform, draughtsman: Draughtsman | None) -> Reply:
    """Return the reply with the picture of its chart where the platform shows pictures; a failure leaves it out."""
    if reply.chart is None or draughtsman is None or platform not in _SHOWING:
        return reply
    try:
        picture = await asyncio.to_thread(draughtsman.draw, reply.chart)
    except Exception:  # the words say the same, so the message goes without it
        return reply
    return replace(reply, pictures=(*reply.pictures, picture))
