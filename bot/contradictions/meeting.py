"""Meeting: the few stored claims that a new one can disagree with, found through the indexes and then compared."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from hashlib import sha256

from bot.contradictions.challenges import CHALLENGING
from bot.contradictions.contradiction import Contradiction
from bot.contradictions.explaining import explain
from bot.contradictions.facets import said_on
from bot.contradictions.judge import Judge, RuleJudge
from bot.contradictions.lexicon import kin
from bot.contradictions.setting import setting_stems
from bot.ports import ClaimFilter, ClaimOutline, ClaimRecord, UnitOfWork

_OWN_TERMS = 16  # the rarest stems of the claim that the index is asked for
_KIN_TERMS = 24  # the rarest stems that can name the same things in other words
_READ = 4_000  # passages that all stems asked for may stand in together: bounds the cost in a large library
_SETTING_TERMS = 16  # the rarest stems of what stands around the claim
_NEAR_ARTICLES = 6  # articles that share most with the claim
_BY_TERMS, _BY_KIN, _BY_SPEAKER, _BY_SETTING = 60, 30, 30, 40  # claims taken from each question to the index
_MOST = 140
LEAST_SCORE = 0.2  # what is kept as a contradiction; what is told is chosen from that by strength
_LEAST_NEGATED = 1  # the same where one says that something is not so: such claims are short
_LEAST_SHARED = 3  # content stems; pairs that share fewer are seldom about one matter, whatever the judge says


async def contradictions_of(
    claim_ids: Iterable[str], uow: UnitOfWork, judge: Judge | None = None
) -> list[Contradiction]:
    """Return the contradictions that the claims of these ids have with any stored claim, each once."""
    judge, read = judge or RuleJudge(), Read(uow)
    found: dict[str, Contradiction] = {}
    records = await read.records(list(dict.fromkeys(claim_ids)))
    await read.frequencies(stem for record in records for stem in _asked(record))
    for record in records:
        found.update((made.id, made) for made in compare(record, await meet(record, uow, read), judge))
    return list(found.values())


class Read:
    """What has been read for other claims of one article: most of what each of them meets is the same."""

    def __init__(self, uow: UnitOfWork) -> None:
        self._uow = uow
        self._records: dict[str, ClaimRecord] = {}
        self._frequencies: dict[str, int] = {}

    async def records(self, claim_ids: Sequence[str]) -> list[ClaimRecord]:
        """Return the claims of these ids in this order, without those that are not stored."""
        wanted = tuple(one for one in claim_ids if one not in self._records)
        if wanted:
            found = await self._uow.claims.find(ClaimFilter(claim_ids=wanted), limit=len(wanted))
            self._records.update((record.claim.id, record) for record in found)
        return [self._records[one] for one in claim_ids if one in self._records]

    async def frequencies(self, stems: Iterable[str]) -> dict[str, int]:
        """Return in how many passages each stem occurs, those in none left out."""
        listed = list(dict.fromkeys(stems))
        wanted = [stem for stem in listed if stem not in self._frequencies]
        if wanted:
            self._frequencies.update(dict.fromkeys(wanted, 0))
            self._frequencies.update(await self._uow.search.frequencies(wanted))
        return {stem: self._frequencies[stem] for stem in listed if self._frequencies[stem]}


async def meet(record: ClaimRecord, uow: UnitOfWork, read: Read | None = None) -> list[ClaimRecord]:
    """Return stored claims that can disagree with `record`, the likeliest first, never more than a fixed number."""
    read = read or Read(uow)
    own = await _rarest(record.terms, read, _OWN_TERMS)
    other_words = await _rarest(kin(record.terms), read, _KIN_TERMS)
    everyone = ClaimFilter()
    found = [*await uow.search.outlines(own, everyone, limit=_BY_TERMS)]
    found += await uow.search.outlines([*own, *other_words], everyone, limit=_BY_KIN)
    same_speaker = ClaimFilter(speaker_ids=(record.speaker_id,))
    found += await uow.search.outlines([*own, *other_words], same_speaker, limit=_BY_SPEAKER)
    found += await _by_setting(record, found, uow, read)
    distinct = await read.records(list(dict.fromkeys(other.claim_id for other in found)))
    alike = frozenset(kin(record.claim.proposition.terms))
    return [other for other in distinct if _may_meet(record, other, alike)][:_MOST]


async def _by_setting(
    record: ClaimRecord, found: Sequence[ClaimOutline], uow: UnitOfWork, read: Read
) -> Sequence[ClaimOutline]:
    """Return what meets by the matter of the article rather than by the words of the claim.

    A challenge looks for what it can be aimed at. Any other claim looks for challenges, in words or in the articles
    that its own words led to most often, for "this is fake news" has no words in common with what it denies.
    """
    around = await _rarest(setting_stems(record.article, record.claim.sentence), read, _SETTING_TERMS)
    if record.claim.stance in CHALLENGING:
        return await uow.search.outlines(around, ClaimFilter(), limit=_BY_SETTING) if around else ()
    stances = tuple(sorted(CHALLENGING))
    articles = Counter(other.article_id for other in found)
    near = tuple(article for article, _ in articles.most_common(_NEAR_ARTICLES))
    met = [*await uow.search.outlines(around, ClaimFilter(stances=stances), limit=_BY_SETTING)] if around else []
    if near:
        met += await uow.claims.outlines(ClaimFilter(article_ids=near, stances=stances), limit=_BY_SETTING)
    return met


def compare(record: ClaimRecord, others: Iterable[ClaimRecord], judge: Judge) -> list[Contradiction]:
    """Return the contradictions between `record` and `others`, highest score first."""
    found = [made for other in others if (made := _contradiction(record, other, judge)) is not None]
    return sorted(found, key=lambda made: (-made.verdict.score, made.id))


def contradiction_id(a: str, b: str) -> str:
    """Return the id of the contradiction between two claims, whichever comes first."""
    return sha256(" ".join(sorted((a, b))).encode()).hexdigest()[:16]


def _asked(record: ClaimRecord) -> Iterator[str]:
    """Yield every stem whose frequency `meet` asks for."""
    yield from record.terms
    yield from kin(record.terms)
    yield from setting_stems(record.article, record.claim.sentence)


async def _rarest(terms: Iterable[str], read: Read, most: int) -> list[str]:
    """Return up to `most` of the stems, rarest first, that stand in few enough passages to be asked for together."""
    frequencies = await read.frequencies(terms)
    ordered = sorted(frequencies, key=lambda stem: (frequencies[stem], stem))
    kept: list[str] = []
    entries = 0
    for stem in ordered[:most]:
        entries += frequencies[stem]
        if kept and entries > _READ:
            break
        kept.append(stem)
    return kept


def _may_meet(record: ClaimRecord, other: ClaimRecord, alike: frozenset[str]) -> bool:
    """Leave out claims about another matter, the claim itself, and those with its very words, as nested ones have.

    `alike` are stems that name the same things as those of the claim, or their opposites.
    """
    challenge = record.claim.stance in CHALLENGING or other.claim.stance in CHALLENGING
    if not challenge:
        own, theirs = set(record.claim.proposition.terms), set(other.claim.proposition.terms)
        shared = len(own & theirs) + len(alike & (theirs - own))
        together = record.claim.article_id == other.claim.article_id
        least = _LEAST_NEGATED * (not together) if _negates(record) or _negates(other) else _LEAST_SHARED
        if shared < least:
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
    if verdict is None or verdict.score < LEAST_SCORE:
        return None
    earlier, later = sorted((record, other), key=_order)
    identity = contradiction_id(earlier.claim.id, later.claim.id)
    return Contradiction(identity, earlier.claim.id, later.claim.id, verdict, explain(verdict.kind, earlier, later))


def _order(record: ClaimRecord) -> tuple[date, str]:
    return said_on(record) or date.max, record.claim.id
