"""Meeting: the few stored claims that a new one can disagree with, found through the indexes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence, Set
from functools import lru_cache

from bot.contradictions.challenges import CHALLENGING
from bot.contradictions.lexicon import kin
from bot.contradictions.setting import setting_stems
from bot.language.terms import stems
from bot.ports import ClaimFilter, ClaimOutline, ClaimRecord, Sought, UnitOfWork

_OWN_TERMS = 16  # the rarest stems of the claim that the index is asked for
_KIN_TERMS = 24  # the rarest stems that can name the same things in other words
_READ = 4_000  # passages that all stems asked for may stand in together: bounds the cost in a large library
_SETTING_TERMS = 16  # the rarest stems of what stands around the claim
_NEAR_ARTICLES = 6  # articles that share most with the claim
_BY_TERMS, _BY_KIN, _BY_SPEAKER, _BY_SETTING = 60, 30, 30, 40  # claims taken from each question to the index
MOST = 140  # claims that one is compared with
_ALL = 1_000_000  # challenges in a few articles are far fewer
_CHALLENGING = tuple(sorted(CHALLENGING))
_LEAST_SHARED = 3  # content stems; pairs that share fewer are seldom about one matter, whatever the judge says
_LEAST_NEGATED = 1  # the same where one says that something is not so: such claims are short
_LEAST_COUNTED = 2  # the same where both give a number of one thing, by the name of it: what is counted, and its fate


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

    def take(self, records: Iterable[ClaimRecord]) -> None:
        """Take claims for read, in the place of any that are stored under their ids."""
        self._records.update((record.claim.id, record) for record in records)

    def known(self, claim_id: str) -> ClaimRecord | None:
        """Return a claim that was read; None where it is not stored."""
        return self._records.get(claim_id)

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
    read = Read(uow)
    (others,) = await candidates([record], uow, read)
    alike = frozenset(kin(record.claim.proposition.terms))
    return [other for other in await read.records(list(others)) if may_meet(record, other, alike)][:MOST]


async def candidates(records: Sequence[ClaimRecord], uow: UnitOfWork, read: Read) -> list[Mapping[str, str]]:
    """Return for each claim the ids and stamps of stored ones that are worth comparing with it, the likeliest first.

    All are looked for together: most of what they ask is the same.
    """
    around = [setting_stems(record.article, record.claim.sentence) for record in records]
    others = [kin(record.terms) for record in records]
    await read.frequencies(stem for some in (*(record.terms for record in records), *others, *around) for stem in some)
    asked = [await _asked(*one, read) for one in zip(records, others, around, strict=True)]
    answers = iter(await uow.search.outlines_of([one for some in asked for one in some]))
    found = [[next(answers) for _ in some] for some in asked]
    near = await _near(records, found, uow)
    beside = await _beside(records, uow)
    return [
        {one.claim_id: one.stamp for part in (*some, challenges, beside.get(record.claim.id, ())) for one in part}
        for record, some, challenges in zip(records, found, near, strict=True)
    ]


async def _asked(record: ClaimRecord, others: Sequence[str], around: Sequence[str], read: Read) -> list[Sought]:
    """Return what the index is asked for: by the claim's words, by their kin, of its speaker, by what stands around it.

    A challenge looks by the matter of its article for what it can be aimed at. Any other claim so looks for challenges,
    for "this is fake news" has no words in common with what it denies.
    """
    own = await _rarest(record.terms, read, _OWN_TERMS)
    wide = (*own, *await _rarest(others, read, _KIN_TERMS, least=0))
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


async def _beside(records: Sequence[ClaimRecord], uow: UnitOfWork) -> Mapping[str, Sequence[ClaimOutline]]:
    """Return for each challenge what else its article tells: that is what it was asked about, in whatever words."""
    articles = {record.claim.id: record.claim.article_id for record in records if record.claim.stance in CHALLENGING}
    listed = tuple(sorted(set(articles.values())))
    told = await uow.claims.outlines(ClaimFilter(article_ids=listed), limit=_ALL) if listed else ()
    return {claim: [one for one in told if one.article_id == article] for claim, article in articles.items()}


def _most_often(found: Sequence[Sequence[ClaimOutline]]) -> tuple[str, ...]:
    counted = Counter(outline.article_id for some in found for outline in some)
    return tuple(article for article, _ in counted.most_common(_NEAR_ARTICLES))


async def _rarest(terms: Iterable[str], read: Read, most: int, least: int = 1) -> tuple[str, ...]:
    """Return up to `most` of the stems, rarest first, that stand in few enough passages to be asked for together.

    The `least` rarest are asked for however common they are: other words for a thing need not be, its own must.
    """
    frequencies = await read.frequencies(terms)
    ordered = sorted(frequencies, key=lambda stem: (frequencies[stem], stem))
    kept: list[str] = []
    entries = 0
    for stem in ordered[:most]:
        entries += frequencies[stem]
        if len(kept) >= least and entries > _READ:
            break
        kept.append(stem)
    return tuple(kept)


def may_meet(record: ClaimRecord, other: ClaimRecord, alike: frozenset[str]) -> bool:
    """Leave out claims about another matter, the claim itself, and those with its very words, as nested ones have.

    `alike` are stems that name the same things as those of the claim, or their opposites.
    """
    challenge = record.claim.stance in CHALLENGING or other.claim.stance in CHALLENGING
    if not challenge:
        own, theirs = set(record.claim.proposition.terms), set(other.claim.proposition.terms)
        shared = len(own & theirs) + len(alike & (theirs - own)) + _spoken_of(record, theirs) + _spoken_of(other, own)
        together = record.claim.article_id == other.claim.article_id
        least = _LEAST_NEGATED * (not together) if _negates(record) or _negates(other) else _LEAST_SHARED
        least = min(least, _LEAST_COUNTED) if _count_alike(record, other) else least
        if shared < least:
            return False
    if record.claim.article_id != other.claim.article_id:
        return True
    return not any(
        one.overlaps(another) for one in record.claim.attribution.content for another in other.claim.attribution.content
    )


def _spoken_of(speaking: ClaimRecord, told: Set[str]) -> int:
    """Return how many words of a speaker's name are in what another says: "he does not know Reed"."""
    return len(_stems_of(speaking.speaker_name) & told)


@lru_cache(maxsize=4096)
def _stems_of(name: str) -> frozenset[str]:
    return frozenset(stems(name))


def _count_alike(record: ClaimRecord, other: ClaimRecord) -> bool:
    one, another = (
        {quantity.counted for quantity in each.claim.proposition.quantities if quantity.counted}
        for each in (record, other)
    )
    return not one.isdisjoint(another)


def _negates(record: ClaimRecord) -> bool:
    """Say whether the claim says that something is not so; short ones share few words with what they deny."""
    frames = record.claim.proposition.frames
    return any(not (frame.positive or frame.nominal or frame.act) for frame in frames)
