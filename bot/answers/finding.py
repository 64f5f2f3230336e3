"""Finding: everything stored that may answer a question, read through the ports."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from bot.answers.evidence import Evidence, Reader
from bot.answers.kinds import QuestionKind
from bot.answers.kinship import relatives
from bot.answers.naming import Named, resolve
from bot.answers.question import Question
from bot.answers.ranking import Weights, best_passages
from bot.contradictions.contradiction import Contradiction
from bot.language.terms import fold, stems
from bot.ports import ClaimFilter, ClaimRecord, ContradictionFilter, PassageRecord, UnitOfWork

_ARTICLES = 30  # whose claims are read whole, best passages first
_PASSAGES = 300
_CLAIMS = 400
_READ_CLAIMS = 200  # looked at closely, likeliest first
_READ_PASSAGES = 100
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


async def find(question: Question, uow: UnitOfWork, today: date) -> Found:
    """Return all that may answer `question`."""
    named = await resolve(question.speaker, uow) if question.speaker else None
    outlets = _outlets_named(question.text, await uow.articles.outlets())
    question = without_outlets(question, outlets)
    terms = _wide((*question.topic, *question.preface, *question.described, *stems(question.speaker or "")))
    weights = await weights_of(terms, uow)
    wanted = _filter(question)
    passages = await _passages(question, uow, weights, wanted, today)
    reader = Reader()
    found = await _claims(uow, terms, wanted, named, passages)
    claims = _likeliest(found, weights, terms, named, passages)
    contradictions = await _contradictions(question, uow, named, claims)
    sentences = (reader.of_passage(record.article, record.passage.span) for record in passages[:_READ_PASSAGES])
    return Found(
        question=question,
        weights=weights,
        claims=tuple(reader.of_claim(record) for record in claims),
        passages=tuple(evidence for evidence in sentences if _within(evidence, question)),
        named=named,
        outlets=outlets,
        contradictions=contradictions,
    )


def _within(evidence: Evidence, question: Question) -> bool:
    """Say whether a sentence is dated within the days asked for; the database knows only its day of printing."""
    if question.period is None or evidence.day is None:
        return True
    since, until = question.period.since, question.period.until
    return (since is None or evidence.day >= since) and (until is None or evidence.day <= until)


def _wide(terms: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*terms, *(other for term in terms for other in relatives(term)))))


def _filter(question: Question) -> ClaimFilter:
    if question.period is None:
        return ClaimFilter()
    return ClaimFilter(since=question.period.since, until=question.period.until)


async def _passages(
    question: Question, uow: UnitOfWork, weights: Weights, wanted: ClaimFilter, today: date
) -> list[PassageRecord]:
    terms = (*question.topic, *question.preface, *question.described, *stems(question.speaker or ""))
    if not terms:
        return []
    wide = _wide(terms)
    found = await uow.search.passages(wide, replace(wanted, until=None), limit=_PASSAGES)
    return [record for _, record in best_passages(found, weights, terms, wide, None if question.period else today)]


async def _claims(
    uow: UnitOfWork,
    terms: Sequence[str],
    wanted: ClaimFilter,
    named: Named | None,
    passages: Sequence[PassageRecord],
) -> list[ClaimRecord]:
    found: dict[str, ClaimRecord] = {}
    if named and named.ids:
        for record in await uow.claims.find(replace(wanted, speaker_ids=named.ids), limit=_CLAIMS):
            found[record.claim.id] = record
    if terms:
        for record in await uow.search.claims(terms, wanted, limit=_CLAIMS):
            found.setdefault(record.claim.id, record)
    articles = tuple(dict.fromkeys(record.article.id for record in passages))[:_ARTICLES]
    if articles:
        for record in await uow.claims.find(replace(wanted, article_ids=articles), limit=_CLAIMS * 2):
            found.setdefault(record.claim.id, record)
    return list(found.values())


def _likeliest(
    found: Sequence[ClaimRecord],
    weights: Weights,
    terms: Sequence[str],
    named: Named | None,
    passages: Sequence[PassageRecord],
) -> list[ClaimRecord]:
    """Return the claims worth reading closely: by their own words, by the rank of their article, by their speaker."""
    rank: dict[str, int] = {}
    for record in passages:
        rank.setdefault(record.article.id, len(rank))
    ids = set(named.ids) if named else set()
    most = sum(weights.of(term) for term in terms) or 1.0

    def likely(record: ClaimRecord) -> tuple[float, str]:
        own = sum(weights.of(term) for term in set(terms) & set(record.terms)) / most
        near = 0.3 / (1 + rank[record.article.id] / 4) if record.article.id in rank else 0.0
        return (-(own + near + (1.0 if record.speaker_id in ids else 0.0)), record.claim.id)

    return sorted(found, key=likely)[:_READ_CLAIMS]


async def _contradictions(
    question: Question, uow: UnitOfWork, named: Named | None, claims: list[ClaimRecord]
) -> tuple[Contradiction, ...]:
    """Return the stored contradictions of the speaker or the claims asked about; adds their other sides to `claims`."""
    if question.kind not in {QuestionKind.CONTRADICTS, QuestionKind.POSITION_CHANGE} or not claims:
        return ()
    ids = named.ids if named else ()
    wanted = (
        ContradictionFilter(speaker_ids=ids)
        if ids
        else ContradictionFilter(claim_ids=tuple(record.claim.id for record in claims[:_MEETING]))
    )
    found = tuple(await uow.contradictions.find(wanted, limit=_CONTRADICTIONS))
    missing = {claim_id for pair in found for claim_id in (pair.earlier, pair.later)}
    missing -= {record.claim.id for record in claims}
    if missing:
        claims += await uow.claims.find(ClaimFilter(claim_ids=tuple(sorted(missing))), limit=_CLAIMS)
    return found


def _outlets_named(text: str, outlets: Sequence[str]) -> tuple[str, ...]:
    """Return the known outlets that the question names, in its order; a one-word name must be capitalised alike."""
    places: list[tuple[int, str]] = []
    for outlet in outlets:
        names = [outlet, *_short_names(outlet)]
        hits = [m.start() for name in names for m in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text)]
        if not hits and len(outlet.split()) > 1:
            hits = [m.start() for m in re.finditer(rf"(?<!\w){re.escape(fold(outlet))}(?!\w)", fold(text))]
        if hits:
            places.append((min(hits), outlet))
    return tuple(outlet for _, outlet in sorted(places))


def _short_names(outlet: str) -> list[str]:
    tokens = outlet.split()
    short = [outlet.removeprefix("The ")]
    if len(tokens) > 1 and tokens[-1] in {"News", "Online", "Newspaper", "Times"} and tokens[0] != "The":
        short.append(" ".join(tokens[:-1]))
    return [name for name in short if name != outlet and len(name) > 2]


def outlet_terms(outlets: Sequence[str]) -> frozenset[str]:
    """Return the stems of outlet names, which are no topic."""
    return frozenset(term for outlet in outlets for term in stems(outlet))


def without_outlets(question: Question, outlets: Sequence[str]) -> Question:
    """Return `question` with the words of named outlets taken out of its topic (they say where, not what about)."""
    if not outlets or question.kind is QuestionKind.LOOKUP:
        return question
    named = outlet_terms(outlets)
    return replace(question, topic=tuple(term for term in question.topic if term not in named))
