"""Answering: a question in, a cited reply or an honest refusal out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time

from bot.answers.chart import chart_of
from bot.answers.composing import compose
from bot.answers.conversation import KEPT, Thread, continued, from_json
from bot.answers.explaining import explained, reading
from bot.answers.finding import Found, find
from bot.answers.kinds import QuestionKind
from bot.answers.meaning import Meant
from bot.answers.naming import near_names
from bot.answers.otherwise import otherwise
from bot.answers.period import Period, looking_back, unbounded
from bot.answers.picks import Pick
from bot.answers.question import Question, read, with_matter
from bot.answers.refusal import refuse
from bot.answers.screening import complaint
from bot.answers.selection import asked_alone, select
from bot.answers.sourcing import sourced
from bot.answers.topics import as_written, content_stems, heads_of
from bot.charts import Chart
from bot.errors import UserError
from bot.language.terms import fold, stems
from bot.ports import UnitOfWork
from bot.replies import Reply, ReplyKind
from bot.requests import WhoRequest
from bot.span import Span
from bot.wording.phrase import Phrase


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of a question; `explanation` says how it was read, what was found and what was kept."""

    answered: bool
    reply: Reply
    explanation: tuple[str, ...]
    chart: Chart | None = None


async def answer(
    question: str,
    uow: UnitOfWork,
    *,
    today: date,
    thread: str | None = None,
    now: datetime | None = None,
    meant: Meant | None = None,
) -> Answer:
    """Answer `question` from what is stored; with `thread`, lean on its earlier questions and remember this one.

    `now` dates the thread's state and is midnight of `today` where left out. `meant` is what the question means to a
    model of the operator's.
    """
    if trouble := complaint(question):
        return Answer(False, Reply(ReplyKind.NOTICE, trouble), (trouble,))
    moment = now or datetime.combine(today, time(), UTC)
    read_as = await _read(question, uow, today)
    if thread is not None:
        state = await uow.conversations.get(thread, moment)
        read_as = continued(read_as, from_json(state) if state else None)
    read_as = with_matter(read_as)
    if asked_alone(read_as):
        return Answer(False, Reply(ReplyKind.NOTICE, Phrase("refusal-alone")), (reading(read_as),))
    found, picks = await _answered(read_as, uow, today, meant)
    if thread is not None and (picks or not read_as.leaning):  # a follow-up without an answer changes no topic
        await uow.conversations.put(thread, Thread(found.question, _heard(picks)).to_json(), moment + KEPT)
    return await _finished(found, picks, uow)


async def asking_who(wanted: WhoRequest, uow: UnitOfWork, *, today: date) -> Answer:
    """Answer who takes a stance on a topic, or who speaks about it."""
    about = fold(wanted.about)
    topic = tuple(dict.fromkeys(content_stems(about)))
    if not topic:
        raise UserError(Phrase("error-topic-needed"))
    days = Period(wanted.since, wanted.until, firm=True, span=Span(0, 0)) if wanted.since or wanted.until else None
    stances = (wanted.stance,) if wanted.stance else ()
    question = Question(wanted.about, QuestionKind.WHO, stances, topic=topic, heads=heads_of(about), period=days)
    found, picks = await _answered(question, uow, today)
    return await _finished(found, picks, uow)


async def _finished(found: Found, picks: Sequence[Pick], uow: UnitOfWork) -> Answer:
    if picks:
        timeline = found.question.kind is QuestionKind.TIMELINE and found.question.about_speech
        chart = chart_of(as_written(found.question.text, found.terms), picks) if timeline else None
        others = await otherwise(found, picks, uow)
        shown = await sourced(found, picks, uow)
        reply = compose(found, shown, await sourced(found, others, uow))
        return Answer(True, reply, explained(found, picks, reply), chart)
    near = await near_names(found.named.phrase, uow) if found.named and not found.named.ids else ()
    reply = refuse(found, near)
    return Answer(False, reply, explained(found, picks, reply))


async def _read(text: str, uow: UnitOfWork, today: date) -> Question:
    known = await uow.search.frequencies(tuple(dict.fromkeys(stems(text))))
    return read(text, today, known.__contains__)


def _heard(picks: Sequence[Pick]) -> tuple[str, ...]:
    """Return the names of those whose words answer, each once."""
    records = (pick.evidence.record for pick in picks)
    return tuple(dict.fromkeys(record.speaker_name for record in records if record and record.speaker_name))


async def _answered(
    question: Question, uow: UnitOfWork, today: date, meant: Meant | None = None
) -> tuple[Found, list[Pick]]:
    """Find and select; a period that is not firm is dropped in a second try."""
    found = await find(question, uow, today, meant)
    picks = select(found)
    if not picks and question.period is not None and not question.period.firm:
        words = stems(question.period.span.of(question.text))
        period = None if looking_back(question.period, today) else unbounded(question.period)
        wider = replace(question, period=period, topic=(*question.topic, *words))
        found = await find(wider, uow, today, meant)
        picks = select(found)
    return found, picks
