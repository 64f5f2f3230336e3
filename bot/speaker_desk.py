"""What an operator does about speakers: look who is who and why, merge and split, in one transaction each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import AsyncIterator, Iterable, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256

from bot.articles.article import Article
from bot.claims.claim import Speaker, SpeakerKind
from bot.claims.identity import UNNAMED_ID, identify, is_of_one_article
from bot.claims.indexing import claim_terms
from bot.claims.rulings import Ruling
from bot.contradictions.judge import Judge
from bot.contradictions.keeping import judge_again
from bot.errors import UserError
from bot.language.terms import fold
from bot.names import names_of
from bot.ports import ClaimFilter, ClaimRecord, Clock, Library, SpeakerRecord, UnitOfWork
from bot.wording.phrase import Phrase

_PAGE = 500  # claims read at once
_MOST_OF_AN_ARTICLE = 10_000


@dataclass(frozen=True, slots=True)
class Link:
    """Why claims of one article are this speaker's: what the article calls the speaker, and each step to that name."""

    article: Article
    name: str  # the fullest in that article
    names: tuple[str, ...]  # the others
    mentions: tuple[str, ...]  # as written at the claims
    evidence: tuple[str, ...]
    why: str  # how that article's speaker came to be this one
    claims: int


@dataclass(frozen=True, slots=True)
class SpeakerPage:
    """One speaker with all that stands behind them."""

    speaker: SpeakerRecord
    links: tuple[Link, ...]
    rulings: tuple[Ruling, ...]


@dataclass(frozen=True, slots=True)
class Moved:
    """What a merge or split did."""

    speaker: SpeakerRecord
    claims: int
    contradictions: int  # of the moved claims, as they stand now


class SpeakerDesk:
    """The use cases about speakers. Names are as people write them, ids as lists show them."""

    def __init__(self, library: Library, clock: Clock, judge: Judge | None = None) -> None:
        self._library = library
        self._clock = clock
        self._judge = judge

    async def list(self, prefix: str = "", *, limit: int = 50) -> Sequence[SpeakerRecord]:
        """Return speakers who make claims, most claims first; `prefix` starts a word of one of their names."""
        async with self._library.begin() as uow:
            found = await (uow.speakers.suggest(prefix, limit=limit) if prefix else uow.speakers.busiest(limit=limit))
        return [one for one in found if one.claims and one.id != UNNAMED_ID]

    async def show(self, who: str) -> SpeakerPage:
        """Return a speaker by id or name. Raises UserError where that is nobody, or several."""
        async with self._library.begin() as uow:
            speaker = await _one(who, uow)
            claims = [record async for page in _claims_of(speaker.id, uow) for record in page]
            rulings = await uow.speakers.rulings([speaker.id])
        own = tuple(one for one in rulings if speaker.id in (one.origin, one.target))
        return SpeakerPage(speaker, _links(speaker, claims, own), own)

    async def merge(self, who: str, into: str) -> Moved:
        """Make one speaker of two: `into` takes over the names and claims, now and at every later reading."""
        async with self._library.begin() as uow:
            origin, target = await _one(who, uow), await _one(into, uow)
            _mergeable(origin, target)
            was = Ruling(
                origin.id,
                target.id,
                self._clock.now(),
                was_name=origin.name,
                was_kind=origin.kind,
                was_stands_for=origin.stands_for,
                was_aliases=origin.aliases,
            )
            for one in await uow.speakers.rulings([origin.id]):
                if one.target == origin.id:
                    await uow.speakers.rule(replace(one, target=target.id))
                elif one.origin == origin.id:
                    await uow.speakers.rule(replace(one, origin=target.id))
            await uow.speakers.rule(was)
            stands_for = target.stands_for or origin.stands_for
            await uow.speakers.put(replace(target, stands_for=stands_for, aliases=(*target.aliases, *origin.aliases)))
            moved = await _give(origin.id, target.id, uow)
            await uow.speakers.remove(origin.id)
            return await self._done(target.id, moved, uow)

    async def split(self, who: str, *, name: str = "", article_id: str = "", called: str = "") -> Moved:
        """Take what a speaker said under `name`, or in one article, away from them.

        A name that came by a merge goes back to whom it belonged to. Else a new speaker is made, under the name
        `called`, else `name`, else the old one. Raises UserError where there is nothing of that kind to take away.
        """
        if not (name or article_id):
            raise UserError(Phrase("error-split-what"))
        async with self._library.begin() as uow:
            origin = await _one(who, uow)
            undone = None if article_id else await _unmerged(origin, name, uow)
            if undone is not None:
                moved = await _reidentify(origin.id, uow)
                return await self._done(undone, moved, uow)
            target = await self._parted(origin, name, article_id, called, uow)
            moved = await _reidentify(origin.id, uow)
            if not moved:
                where = f"in article {article_id}" if article_id else f"under the name “{name}”"
                raise UserError(f"{origin.name} says nothing {where}.")
            return await self._done(target, moved, uow)

    async def _parted(self, origin: SpeakerRecord, name: str, article_id: str, called: str, uow: UnitOfWork) -> str:
        folded = fold(name)
        if folded == fold(origin.name) and not article_id:
            raise UserError(Phrase("error-split-own-name", name=name))
        target = sha256(f"split\0{origin.id}\0{folded}\0{article_id}".encode()).hexdigest()[:16]
        await uow.speakers.rule(Ruling(origin.id, target, self._clock.now(), folded, article_id))
        aliases = (folded,) if folded and not article_id else ()
        await uow.speakers.drop_aliases(origin.id, aliases)
        new = SpeakerRecord(target, called or name or origin.name, origin.kind, origin.stands_for, aliases, 0)
        await uow.speakers.put(new)
        return target

    async def _done(self, speaker_id: str, moved: Sequence[str], uow: UnitOfWork) -> Moved:
        """Judge the moved claims again, make everything last, and tell what became of it."""
        await _name_again(moved, uow)
        found, _ = await judge_again(moved, uow, self._clock.now(), self._judge)
        speaker = await uow.speakers.get(speaker_id)
        await uow.commit()
        if speaker is None:
            raise RuntimeError(f"speaker {speaker_id} was just written and is not there")
        return Moved(speaker, len(moved), found)


async def _one(who: str, uow: UnitOfWork) -> SpeakerRecord:
    """Return the speaker of that id, else of that name: in full, as an alias, or as written in one article."""
    exact = await uow.speakers.get(who.strip())
    if exact is not None and exact.id != UNNAMED_ID:
        return exact
    folded = fold(who.strip())
    near = await uow.speakers.suggest(who.strip(), limit=20) if folded else []
    named = [one for one in near if folded in (fold(one.name), *one.aliases)]
    named = named or list(await uow.speakers.by_alias([folded]))
    if len(named) == 1:
        return named[0]
    if named or near:
        shown = ", ".join(f"{one.name} ({one.id})" for one in (named or near)[:5])
        raise UserError(Phrase("error-speaker-several", who=who, names=shown))
    raise UserError(Phrase("error-no-speaker", who=who))


def _mergeable(origin: SpeakerRecord, target: SpeakerRecord) -> None:
    if origin.id == target.id:
        raise UserError(Phrase("error-merge-same", name=origin.name))
    if UNNAMED_ID in (origin.id, target.id):
        raise UserError(Phrase("error-merge-unnamed"))


async def _unmerged(merged: SpeakerRecord, name: str, uow: UnitOfWork) -> str | None:
    """Undo the merge that brought `name`, if one did, and return whose it is again."""
    folded = fold(name)
    for one in await uow.speakers.rulings([merged.id]):
        if one.merge and one.target == merged.id and folded in (one.origin, fold(one.was_name), *one.was_aliases):
            await uow.speakers.unrule(one)
            await uow.speakers.drop_aliases(merged.id, [a for a in one.was_aliases if a != fold(merged.name)])
            was = SpeakerRecord(one.origin, one.was_name, one.was_kind, one.was_stands_for, one.was_aliases, 0)
            await uow.speakers.put(was)
            return one.origin
    return None


async def _claims_of(speaker_id: str, uow: UnitOfWork) -> AsyncIterator[Sequence[ClaimRecord]]:
    """Yield a speaker's claims in pages."""
    offset = 0
    while True:
        page = await uow.claims.find(ClaimFilter(speaker_ids=(speaker_id,)), limit=_PAGE, offset=offset)
        if not page:
            return
        yield page
        offset += len(page)


async def _give(origin_id: str, target_id: str, uow: UnitOfWork) -> list[str]:
    """Give all claims of one speaker to another, and return their ids."""
    records = [record async for page in _claims_of(origin_id, uow) for record in page]
    target = await uow.speakers.get(target_id)
    await _reassign([(record, target) for record in records if target is not None], uow)
    return [record.claim.id for record in records]


async def _reidentify(speaker_id: str, uow: UnitOfWork) -> list[str]:
    """Ask anew whose a speaker's claims are; return the ids of those that went to somebody else."""
    records = [record async for page in _claims_of(speaker_id, uow) for record in page]
    moves: list[tuple[ClaimRecord, SpeakerRecord]] = []
    for record in records:
        meant = await identify(record.claim.speaker, record.article.id, uow.speakers)
        if meant.id != speaker_id:
            moves.append((record, meant))
    await _reassign(moves, uow)
    return [record.claim.id for record, _ in moves]


async def _reassign(moves: Iterable[tuple[ClaimRecord, SpeakerRecord]], uow: UnitOfWork) -> None:
    await uow.claims.reassign(
        {
            record.claim.id: (meant.id, claim_terms(record.claim, record.article, (meant.name, *meant.aliases)))
            for record, meant in moves
        }
    )


async def _name_again(moved: Sequence[str], uow: UnitOfWork) -> None:
    """Let the articles of moved claims be found by the names that their speakers have now."""
    records = await uow.claims.find(ClaimFilter(claim_ids=tuple(moved)), limit=len(moved), bare=True) if moved else ()
    for article in {record.article.id: record.article for record in records}.values():
        own = await uow.claims.find(ClaimFilter(article_ids=(article.id,)), limit=_MOST_OF_AN_ARTICLE, bare=True)
        named = names_of(article.outlet, ((record.claim, record.speaker_name) for record in own))
        await uow.names.replace(article.id, named)


def _links(speaker: SpeakerRecord, claims: Iterable[ClaimRecord], rulings: Sequence[Ruling]) -> tuple[Link, ...]:
    by_name = defaultdict[tuple[str, str], list[ClaimRecord]](list)
    for record in claims:
        by_name[record.article.id, record.claim.speaker.name].append(record)
    return tuple(_link(speaker, name, records, rulings) for (_, name), records in by_name.items())


def _link(speaker: SpeakerRecord, name: str, records: Sequence[ClaimRecord], rulings: Sequence[Ruling]) -> Link:
    told = [record.claim.speaker for record in records]
    article = records[0].article
    return Link(
        article=article,
        name=name,
        names=tuple(dict.fromkeys(alias for one in told for alias in one.aliases)),
        mentions=tuple(dict.fromkeys(one.mention for one in told if one.mention)),
        evidence=tuple(dict.fromkeys(step for one in told for step in one.evidence)),
        why=_why(speaker, told[0], article.id, rulings),
        claims=len(records),
    )


def _why(speaker: SpeakerRecord, told: Speaker, article_id: str, rulings: Sequence[Ruling]) -> str:
    folded = fold(told.name)
    for one in rulings:
        if one.target == speaker.id and (
            (one.merge and folded in (fold(one.was_name), *one.was_aliases))
            or (not one.merge and one.fits(folded, article_id))
        ):
            return f"an operator {'merged' if one.merge else 'split'} so on {one.made:%Y-%m-%d}"
    if is_of_one_article(told) or told.kind is SpeakerKind.UNNAMED:
        return "a name too weak to be the same speaker in other articles"
    if folded == fold(speaker.name):
        return "the same full name"
    return f"“{told.name}” leads to nobody else"
