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
from bot.ports import ClaimFilter, ClaimOutline, ClaimRecord, Sought, UnitOfWork

_OWN_TERMS = 16  # the rarest stems of the claim that the index is asked for
_KIN_TERMS = 24  # the rarest stems that can name the same things in other words
_READ = 4_000  # passages that all stems asked for may stand in together: bounds the cost in a large library
_SETTING_TERMS = 16  # the rarest stems of what stands around the claim
_NEAR_ARTICLES = 6  # articles that share most with the claim
_BY_TERMS, _BY_KIN, _BY_SPEAKER, _BY_SETTING = 60, 30, 30, 40  # claims taken from each question to the index
_MOST = 140
_ALL = 1_000_000  # challenges in a few articles are far fewer
_CHALLENGING = tuple(sorted(CHALLENGING))
_LEAST_SCORE = 0.2  # what is kept as a contradiction; what is told is chosen from that by strength
_LEAST_SHARED = 3  # content stems; pairs that share fewer are seldom about one matter, whatever the judge says


async def contradictions_of(
    claim_ids: Iterable[str], uow: UnitOfWork, judge: Judge | None = None
) -> list[Contradiction]:
    """Return the contradictions that the claims of these ids have with any stored claim, each once."""
    judge, read = judge or RuleJudge(), Read(uow)
    found: dict[str, Contradiction] = {}
    records = await read.records(list(dict.fromkeys(claim_ids)))
    judged: set[str] = set()
    for record, others in zip(records, await meetings(records, uow, read), strict=True):
        pairs = {contradiction_id(record.claim.id, other.claim.id): other for other in others}
        fresh = [other for identity, other in pairs.items() if identity not in judged]  # two of them meet twice
        judged.update(pairs)
        found.update((made.id, made) for made in compare(record, fresh, judge))
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


async def meet(record: ClaimRecord, uow: UnitOfWork) -> list[ClaimRecord]:
    """Return stored claims that can disagree with `record`, the likeliest first, never more than a fixed number."""
    return (await meetings([record], uow))[0]


async def meetings(
    records: Sequence[ClaimRecord], uow: UnitOfWork, read: Read | None = None
) -> list[list[ClaimRecord]]:
    """Return for each claim the stored ones that it can disagree with; all are looked for together."""
    read = read or Read(uow)
    around = [setting_stems(record.article, record.claim.sentence) for record in records]
    others = [kin(record.terms) for record in records]
    await read.frequencies(stem for some in (*(record.terms for record in records), *others, *around) for stem in some)
    asked = [await _asked(*one, read) for one in zip(records, others, around, strict=True)]
    answers = iter(await uow.search.outlines_of([one for some in asked for one in some]))
    found = [[next(answers) for _ in some] for some in asked]
    near = await _near(records, found, uow)
    met = [_distinct((*some, challenges)) for some, challenges in zip(found, near, strict=True)]
    await read.records(list(dict.fromkeys(claim_id for some in met for claim_id in some)))
    return [
        [other for other in await read.records(some) if _may_meet(record, other)][:_MOST]
        for record, some in zip(records, met, strict=True)
    ]


def _distinct(found: Iterable[Iterable[ClaimOutline]]) -> list[str]:
    return list(dict.fromkeys(outline.claim_id for some in found for outline in some))


async def _asked(record: ClaimRecord, others: Sequence[str], around: Sequence[str], read: Read) -> list[Sought]:
    """Return what the index is asked for: by the claim's words, by their kin, of its speaker, by what stands around it.

    A challenge looks by the matter of its article for what it can be aimed at. Any other claim so looks for challenges,
    for "this is fake news" has no words in common with what it denies.
    """
    own = await _rarest(record.terms, read, _OWN_TERMS)
    wide = (*own, *await _rarest(others, read, _KIN_TERMS))
    setting = await _rarest(around, read, _SETTING_TERMS)
    same_speaker = ClaimFilter(speaker_ids=(record.speaker_id,))
    aimed = ClaimFilter() if record.claim.stance in CHALLENGING else ClaimFilter(stances=_CHALLENGING)
    return [
        Sought(own, ClaimFilter(), _BY_TERMS),
        Sought(wide, ClaimFilter(), _BY_KIN),
        Sought(wide, same_speaker, _BY_SPEAKER),
        Sought(setting, aimed, _BY_SETTING),
    ]


async def _near(
    records: Sequence[ClaimRecord], found: Sequence[Sequence[Sequence[ClaimOutline]]], uow: UnitOfWork
) -> list[Sequence[ClaimOutline]]:
    """Return for each claim that is no challenge the challenges in the articles that its words led to most often."""
    articles = [
        () if record.claim.stance in CHALLENGING else _most_often(by_words)
        for record, (*by_words, _) in zip(records, found, strict=True)
    ]
    listed = tuple(sorted({article for some in articles for article in some}))
    if not listed:
        return [() for _ in records]
    challenges = await uow.claims.outlines(ClaimFilter(article_ids=listed, stances=_CHALLENGING), limit=_ALL)
    return [[one for one in challenges if one.article_id in some][:_BY_SETTING] for some in articles]


def _most_often(found: Sequence[Sequence[ClaimOutline]]) -> tuple[str, ...]:
    counted = Counter(outline.article_id for some in found for outline in some)
    return tuple(article for article, _ in counted.most_common(_NEAR_ARTICLES))


def compare(record: ClaimRecord, others: Iterable[ClaimRecord], judge: Judge) -> list[Contradiction]:
    """Return the contradictions between `record` and `others`, highest score first."""
    found = [made for other in others if (made := _contradiction(record, other, judge)) is not None]
    return sorted(found, key=lambda made: (-made.verdict.score, made.id))


def contradiction_id(a: str, b: str) -> str:
    """Return the id of the contradiction between two claims, whichever comes first."""
    return sha256(" ".join(sorted((a, b))).encode()).hexdigest()[:16]


async def _rarest(terms: Iterable[str], read: Read, most: int) -> tuple[str, ...]:
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
    return tuple(kept)


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
