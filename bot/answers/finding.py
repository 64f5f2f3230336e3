"""Finding: everything stored that may answer a question, read through the ports."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from bot.answers.echoes import echoed
from bot.answers.evidence import Evidence, Reader
from bot.answers.kinds import QuestionKind
from bot.answers.kinship import relatives
from bot.answers.meaning import Meant
from bot.answers.measure import holds_number
from bot.answers.naming import Named, resolve_all
from bot.answers.outlets import outlets_named, without_outlets
from bot.answers.period import days_in, looking_back
from bot.answers.question import Question
from bot.answers.ranking import Weights
from bot.answers.retrieval import Ranked, fused, interleaved, ranked
from bot.answers.stance_words import SAYING_STEMS
from bot.claims.claim import Stance
from bot.contradictions.contradiction import Contradiction
from bot.contradictions.scoring import SURE
from bot.language.terms import fold, stems
from bot.ports import ClaimFilter, ClaimOutline, ClaimRecord, ContradictionFilter, PassageRecord, UnitOfWork

_ARTICLES = 30  # whose claims are read whole, best passages first
_PASSAGES = 300
_NEAR = 100  # passages nearest in meaning
_CLAIMS = 400
_READ_CLAIMS = 80  # looked at closely, likeliest first
_BARE = 2  # words of a topic below which it finds too much ("the man's story is not verified": man)
_READ_PASSAGES = 40
_READ_NUMBERS = 80  # likewise where a number is asked for, of those that hold one
_MEETING = 60  # claims whose contradictions are looked up where no speaker is named
_CONTRADICTIONS = 200


@dataclass(frozen=True, slots=True)
class Found:
    """What was found: claims and passages as evidence, the weights of terms, and who and what was named."""

    question: Question
    weights: Weights
    claims: tuple[Evidence, ...]
    passages: tuple[Evidence, ...]  # best first
    named: Named | None
    outlets: tuple[str, ...]
    contradictions: tuple[Contradiction, ...] = ()

    @property
    def terms(self) -> tuple[str, ...]:
        """Return the stems of what the question is about."""
        return subject_terms(self.question)

    @property
    def weighed(self) -> list[tuple[str, float]]:
        """Return the topic's terms with their weights."""
        return self.weights.weigh(self.terms, self.question.heads)


def subject_terms(question: Question) -> tuple[str, ...]:
    """Return the stems the answer must be about: the question's own topic, else that of the sentences before it."""
    return question.topic or question.preface


async def weights_of(terms: Sequence[str], uow: UnitOfWork) -> Weights:
    """Return the weights of `terms`."""
    size, length = await uow.search.size()
    return Weights(await uow.search.frequencies(tuple(dict.fromkeys(terms))), size, length)


async def find(question: Question, uow: UnitOfWork, today: date, meant: Meant | None = None) -> Found:
    """Return all that may answer `question`; `meant` is what it means to the model, where there is one."""
    named = await _named(question, uow)
    outlets = await outlets_named(question.text, uow)
    question = without_outlets(question, outlets)
    terms = widened(_searched(question))
    weights = await weights_of(terms, uow)
    wanted = _filter(question)
    passages = await _passages(question, uow, weights, wanted, outlets, today, meant)
    rank = _ranks(passages)
    if not terms and not named and Stance.DECLINES_TO_COMMENT in question.stances:  # on anything
        outlines = list(await uow.claims.outlines(replace(wanted, stances=question.stances), limit=_CLAIMS))
    else:
        outlines = await _outlines(uow, terms, wanted, named, tuple(rank)[:_ARTICLES])
    likely = _likeliest(outlines, weights, terms, named, rank)
    claims = list(await uow.claims.find(ClaimFilter(claim_ids=likely), limit=len(likely), bare=True)) if likely else []
    contradictions = await _contradictions(question, uow, named, claims)
    reader = Reader()
    sentences = await _sentences(_worth_reading(passages, question), reader, uow)
    return Found(
        question=question,
        weights=weights,
        claims=tuple(reader.of_claim(record) for record in claims),
        passages=tuple(evidence for evidence in sentences if _within(evidence, question)),
        named=named,
        outlets=outlets,
        contradictions=contradictions,
    )


async def _named(question: Question, uow: UnitOfWork) -> Named | None:
    """Return whom the question names; a bare name is whoever bears the whole of it, if anybody does."""
    if question.speaker:
        return await resolve_all(question.speaker, uow)
    if question.kind is not QuestionKind.LOOKUP or not question.topic:
        return None
    named = await resolve_all(fold(question.text).strip(" ?.!"), uow)
    return named if named.ids and all(_bears(speaker.name, question.topic) for speaker in named.speakers) else None


def _bears(name: str, topic: Sequence[str]) -> bool:
    """Say whether the words asked for are the name, or how people call its bearer: not the "dam" of a dam office."""
    own = stems(name)
    return set(topic) <= set(own) and (len(topic) > 1 or own[-1] == topic[0] or name.split()[0][:1].isupper())


def _worth_reading(passages: Sequence[PassageRecord], question: Question) -> Sequence[PassageRecord]:
    """Return the best passages, and where a number is asked for, more of those that hold one."""
    best = passages[:_READ_PASSAGES]
    if question.kind is not QuestionKind.HOW_MANY:
        return best
    return [*best, *[one for one in passages[_READ_PASSAGES:] if holds_number(one.passage.terms)][:_READ_NUMBERS]]


async def _sentences(passages: Sequence[PassageRecord], reader: Reader, uow: UnitOfWork) -> list[Evidence]:
    editions = [(record.passage.article_id, record.passage.version) for record in passages]
    articles = await uow.articles.editions(editions) if editions else {}
    return [
        reader.of_passage(articles[edition], record.passage) for edition, record in zip(editions, passages, strict=True)
    ]


def _searched(question: Question) -> tuple[str, ...]:
    """Return the stems to search for: topic, what the speaker is, and who; all that says something of a bare topic."""
    bare = 0 < len(question.topic) < _BARE and question.stances and not question.speaker
    heads = [head for head in question.heads if head not in SAYING_STEMS] if bare else []
    return (*question.topic, *heads, *question.preface, *question.described, *stems(question.speaker or ""))


def _within(evidence: Evidence, question: Question) -> bool:
    """Say whether a sentence is dated within the days asked for; the database knows only its day of printing."""
    if question.period is None or evidence.day is None:
        return True
    since, until = question.period.since, question.period.until
    return (since is None or evidence.day >= since) and (until is None or evidence.day <= until)


def widened(terms: Sequence[str]) -> tuple[str, ...]:
    """Return `terms` and their relatives, all of which are searched for."""
    return tuple(dict.fromkeys((*terms, *(other for term in terms for other in relatives(term)))))


def _filter(question: Question) -> ClaimFilter:
    if question.period is None:
        return ClaimFilter()
    return ClaimFilter(since=question.period.since, until=question.period.until)


async def retrieved(
    terms: Sequence[str],
    weights: Weights,
    wanted: ClaimFilter,
    asked: date | None,
    uow: UnitOfWork,
    meant: Meant | None = None,
    days: Collection[date] = (),
) -> list[Ranked]:
    """Return the passages that hold `terms` or their relatives, best first.

    `asked` is for preferring recent ones, `days` for those printed on days that the question names.

    Where the filter names outlets, each gets a lane of its own, and what the best passages tell of the matter helps to
    find the rest. With `meant`, those near in meaning are found too.
    """
    if not terms:
        return []
    wide = widened(terms)
    lanes = [replace(wanted, outlets=(outlet,)) for outlet in wanted.outlets] or [wanted]
    found: list[list[Ranked]] = []
    for lane in lanes:
        records = list(await uow.search.passages(wide, lane, limit=_PASSAGES))
        near = await uow.meanings.nearest(meant, lane, limit=_NEAR) if meant else ()
        held = {(one.passage.article_id, one.passage.span) for one in records}
        records += [one.record for one in near if (one.record.passage.article_id, one.record.passage.span) not in held]
        found.append(fused(ranked(records, weights, terms, wide, asked, days), near))
    return interleaved(echoed(found, terms) if wanted.outlets else found)


async def _passages(
    question: Question,
    uow: UnitOfWork,
    weights: Weights,
    wanted: ClaimFilter,
    outlets: Sequence[str],
    today: date,
    meant: Meant | None,
) -> list[PassageRecord]:
    asked = looking_back(question.period, today)
    terms, printed = _searched(question), replace(wanted, until=None)  # days of statements lie before the printing
    days = days_in(question.text)
    found = await retrieved(terms, weights, printed, asked, uow, meant, days)
    if outlets:
        lanes = await retrieved(terms, weights, replace(printed, outlets=tuple(outlets)), asked, uow, meant, days)
        found = interleaved([lanes, found])
    return list({(one.record.passage.article_id, one.record.passage.span): one.record for one in found}.values())


def _ranks(passages: Sequence[PassageRecord]) -> dict[str, int]:
    """Return the rank of each article by its best passage, from 0."""
    rank: dict[str, int] = {}
    for record in passages:
        rank.setdefault(record.passage.article_id, len(rank))
    return rank


async def _outlines(
    uow: UnitOfWork, terms: Sequence[str], wanted: ClaimFilter, named: Named | None, articles: tuple[str, ...]
) -> list[ClaimOutline]:
    """Return the claims of the speaker, those that hold a term, and those of the best articles."""
    found: list[ClaimOutline] = []
    if named and named.ids:
        found += await uow.claims.outlines(replace(wanted, speaker_ids=named.ids), limit=_CLAIMS)
    if terms:
        found += await uow.search.outlines(terms, wanted, limit=_CLAIMS)
    if articles:
        found += await uow.claims.outlines(replace(wanted, article_ids=articles), limit=_CLAIMS * 2)
    return list({outline.claim_id: outline for outline in found}.values())


def _likeliest(
    found: Sequence[ClaimOutline],
    weights: Weights,
    terms: Sequence[str],
    named: Named | None,
    rank: Mapping[str, int],
) -> tuple[str, ...]:
    """Return the ids of claims worth reading: by their own words, by the rank of their article, by their speaker."""
    ids = set(named.ids) if named else set()
    weighed = {term: weights.of(term) for term in terms}
    most = sum(weighed.values()) or 1.0

    def likely(outline: ClaimOutline) -> tuple[float, str]:
        own = sum(weighed[term] for term in weighed.keys() & set(outline.terms)) / most
        near = 0.3 / (1 + rank[outline.article_id] / 4) if outline.article_id in rank else 0.0
        return (-(own + near + (1.0 if outline.speaker_id in ids else 0.0)), outline.claim_id)

    return tuple(outline.claim_id for outline in sorted(found, key=likely)[:_READ_CLAIMS])


async def _contradictions(
    question: Question, uow: UnitOfWork, named: Named | None, claims: list[ClaimRecord]
) -> tuple[Contradiction, ...]:
    """Return the stored contradictions of the speaker or the claims asked about; adds their other sides to `claims`."""
    if question.kind not in {QuestionKind.CONTRADICTS, QuestionKind.POSITION_CHANGE} or not claims:
        return ()
    ids = named.ids if named else ()
    wanted = (
        ContradictionFilter(speaker_ids=ids, least=SURE)
        if ids
        else ContradictionFilter(claim_ids=tuple(record.claim.id for record in claims[:_MEETING]), least=SURE)
    )
    found = tuple(await uow.contradictions.find(wanted, limit=_CONTRADICTIONS))
    missing = {claim_id for pair in found for claim_id in (pair.earlier, pair.later)}
    missing -= {record.claim.id for record in claims}
    if missing:
        claims += await uow.claims.find(ClaimFilter(claim_ids=tuple(sorted(missing))), limit=_CLAIMS, bare=True)
    return found
