"""The storyline of a topic or a speaker: every statement in order of time, as a page and as a chart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from bot.answers.chart import chart_of
from bot.answers.chronology import statements
from bot.answers.finding import find
from bot.answers.kinds import QuestionKind
from bot.answers.lookups import item_of, speakers_called
from bot.answers.period import Period
from bot.answers.picks import Pick
from bot.answers.question import Question
from bot.answers.refusal import refuse
from bot.answers.summary import summarise
from bot.answers.topics import content_stems, heads_of
from bot.charts import Chart
from bot.errors import UserError
from bot.language.showing import shown_day
from bot.language.terms import fold
from bot.ports import UnitOfWork
from bot.replies import Reply, ReplyKind, Section
from bot.requests import TimelineRequest
from bot.span import Span
from bot.wording.phrase import Phrase

_CHARTED = 24  # statements in a picture


@dataclass(frozen=True, slots=True)
class Storyline:
    """The page, and the chart of the same where there is enough to draw."""

    reply: Reply
    chart: Chart | None = None


async def storyline(wanted: TimelineRequest, uow: UnitOfWork, today: date) -> Storyline:
    """Return the statements asked for by day. Raises UserError for a speaker that is not stored, or for no topic."""
    if not (wanted.about or wanted.speaker):
        raise UserError(Phrase("error-timeline-needs"))
    if wanted.speaker:
        await speakers_called(wanted.speaker, uow)
    found = await find(_question(wanted), uow, today)
    picks = statements(found, max(wanted.limit, _CHARTED))
    if not picks:
        return Storyline(refuse(found))
    title = ", ".join(part for part in (wanted.speaker, wanted.about) if part)
    lines = _spread(picks, wanted.limit)
    reply = Reply(ReplyKind.TIMELINE, Phrase("titled", title=title, text=summarise(found, lines)), _by_day(lines))
    return Storyline(reply, chart_of(title, picks))


def _question(wanted: TimelineRequest) -> Question:
    about = fold(wanted.about or "")
    days = Period(wanted.since, wanted.until, firm=True, span=Span(0, 0))
    return Question(
        text=wanted.about or wanted.speaker or "",
        kind=QuestionKind.TIMELINE,
        speaker=fold(wanted.speaker) if wanted.speaker else None,
        topic=tuple(dict.fromkeys(content_stems(about))),
        heads=heads_of(about),
        period=days if wanted.since or wanted.until else None,
    )


def _spread(picks: Sequence[Pick], most: int) -> list[Pick]:
    """Return the `most` best of `picks`, still in order of time."""
    best = sorted(picks, key=lambda pick: -pick.score)[:most]
    return [pick for pick in picks if pick in best]


def _by_day(picks: Sequence[Pick]) -> tuple[Section, ...]:
    days = groupby(picks, key=lambda pick: pick.evidence.day)
    sections = (
        Section(
            shown_day(day) if day else Phrase("day-unknown"),
            tuple(item_of(pick.evidence.record) for pick in on_day if pick.evidence.record),
        )
        for day, on_day in days
    )
    return tuple(section for section in sections if section.items)
