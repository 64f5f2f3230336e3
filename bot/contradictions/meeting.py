"""Meeting: the few stored claims that a new one can disagree with, found through the indexes and then compared."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from hashlib import sha256

from bot.contradictions.challenges import CHALLENGING
from bot.contradictions.contradiction import Contradiction
from bot.contradictions.explaining import explain
from bot.contradictions.facets import said_on
from bot.contradictions.judge import Judge, RuleJudge
from bot.contradictions.lexicon import kin
from bot.contradictions.setting import setting_stems
from bot.ports import ClaimFilter, ClaimRecord, UnitOfWork

_OWN_TERMS = 16  # the rarest stems of the claim that the index is asked for
_KIN_TERMS = 24  # the rarest stems that can name the same things in other words
_READ = 4_000  # passages that all stems asked for may stand in together: bounds the cost in a large library
_SETTING_TERMS = 16  # the rarest stems of what stands around the claim
_NEAR_ARTICLES = 6  # articles that share most with the claim
_BY_TERMS, _BY_KIN, _BY_SPEAKER, _BY_SETTING = 60, 30, 30, 40  # claims taken from each question to the index
_MOST = 140
_LEAST_SCORE = 0.2  # what is kept as a contradiction; what is told is chosen from that by strength
_LEAST_SHARED = 3  # content stems; pairs that share fewer are seldom about one matter, whatever the judge says


async def contradictions_of(
    claim_ids: Iterable[str], uow: UnitOfWork, judge: Judge | None = None
) -> list[Contradiction]:
    """Return the contradictions that the claims of these ids have with any stored claim, each once."""
    judge = judge or RuleJudge()
    found: dict[str, Contradiction] = {}
    for claim_id in claim_ids:
        record = await uow.claims.get(claim_id)
        if record is not None:
            found.update((made.id, made) for made in compare(record, await meet(record, uow), judge))
    return list(found.values())


async def meet(record: ClaimRecord, uow: UnitOfWork) -> list[ClaimRecord]:
    """Return stored claims that can disagree with `record`, the likeliest first, never more than a fixed number."""
    own = await _rarest(record.terms, uow, _OWN_TERMS)
    other_words = await _rarest(kin(record.terms), uow, _KIN_TERMS)
    everyone = ClaimFilter()
    found = [*await uow.search.claims(own, everyone, limit=_BY_TERMS)]
    found += await uow.search.claims([*own, *other_words], everyone, limit=_BY_KIN)
    same_speaker = ClaimFilter(speaker_ids=(record.speaker_id,))
    found += await uow.search.claims([*own, *other_words], same_speaker, limit=_BY_SPEAKER)
    found += await _by_setting(record, found, uow)
    distinct = {other.claim.id: other for other in found if _may_meet(record, other)}
    return list(distinct.values())[:_MOST]


async def _by_setting(record: ClaimRecord, found: Sequence[ClaimRecord], uow: UnitOfWork) -> Sequence[ClaimRecord]:
    """Return what meets by the matter of the article rather than by the words of the claim.

    A challenge looks for what it can be aimed at. Any other claim looks for challenges, in words or in the articles
    that its own words led to most often, for "this is fake news" has no words in common with what it denies.
    """
    around = await _rarest(setting_stems(record.article, record.claim.sentence), uow, _SETTING_TERMS)
    if record.claim.stance in CHALLENGING:
        return await uow.search.claims(around, ClaimFilter(), limit=_BY_SETTING) if around else ()
    stances = tuple(sorted(CHALLENGING))
    articles = Counter(other.article.id for other in found)
    near = tuple(article for article, _ in articles.most_common(_NEAR_ARTICLES))
    met = [*await uow.search.claims(around, ClaimFilter(stances=stances), limit=_BY_SETTING)] if around else []
    if near:
        met += await uow.claims.find(ClaimFilter(article_ids=near, stances=stances), limit=_BY_SETTING)
    return met


def compare(record: ClaimRecord, others: Iterable[ClaimRecord], judge: Judge) -> list[Contradiction]:
    """Return the contradictions between `record` and `others`, highest score first."""
    found = [made for other in others if (made := _contradiction(record, other, judge)) is not None]
    return sorted(found, key=lambda made: (-made.verdict.score, made.id))


def contradiction_id(a: str, b: str) -> str:
    """Return the id of the contradiction between two claims, whichever comes first."""
    return sha256(" ".join(sorted((a, b))).encode()).hexdigest()[:16]


async def _rarest(terms: Iterable[str], uow: UnitOfWork, most: int) -> list[str]:
    """Return up to `most` of the stems, rarest first, that stand in few enough passages to be asked for together."""
    frequencies = await uow.search.frequencies(list(dict.fromkeys(terms)))
    ordered = sorted(frequencies, key=lambda stem: (frequencies[stem], stem))
    kept: list[str] = []
    read = 0
    for stem in ordered[:most]:
        read += frequencies[stem]
        if kept and read > _READ:
            break
        kept.append(stem)
    return kept


def _may_meet(record: ClaimRecord, other: ClaimRecord) -> bool:
    """Leave out claims about another matter, the claim itself, and those with its very words, as nested ones have."""
    challenge = record.claim.stance in CHALLENGING or other.claim.stance in CHALLENGING
    if record.claim.article_id == other.claim.article_id:
        challenge = challenge or _negates(record) or _negates(other)
    shared = len(set(record.claim.proposition.terms) & set(other.claim.proposition.terms))
    if not challenge and shared < _LEAST_SHARED:
        return False
    if record.claim.article_id != other.claim.article_id:
        return True
    return not any(
        one.overlaps(another) for one in record.claim.attribution.content for another in other.claim.attribution.content
    )


def _negates(record: ClaimRecord) -> bool:
    """Say whether the claim says that something is not so; short ones share few words with what they deny."""
    frames = record.claim.proposition.frames
    return any(not (frame.positive or frame.nominal or frame.act) for frame in frames)


def _contradiction(record: ClaimRecord, other: ClaimRecord, judge: Judge) -> Contradiction | None:
    verdict = judge.judge(record, other)
    if verdict is None or verdict.score < _LEAST_SCORE:
        return None
    earlier, later = sorted((record, other), key=_order)
    identity = contradiction_id(earlier.claim.id, later.claim.id)
    return Contradiction(identity, earlier.claim.id, later.claim.id, verdict, explain(verdict.kind, earlier, later))


def _order(record: ClaimRecord) -> tuple[date, str]:
    return said_on(record) or date.max, record.claim.id
