"""Importing: the lines of an export into a database, all of them or none.

An article that is stored already, in the same versions, is left as it is with its claims. Into an empty database
everything comes as it was, so that subscriptions get what they had not got yet; elsewhere nothing that is imported is
news, and subscriptions go on from now.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from bot.answers.passages import passages
from bot.articles.article import Article
from bot.articles.likeness import bands
from bot.claims.claim import Claim
from bot.contradictions.contradiction import Contradiction
from bot.corpus import Audience
from bot.digests.due import due_instant
from bot.errors import GainsayError, UserError
from bot.language.detect import readable
from bot.names import names_of
from bot.ports import ClaimFilter
from storage.library import SqlLibrary, SqlUnitOfWork
from storage.transfer.articles import read_article, read_audiences
from storage.transfer.claims import read_claim, read_speaker
from storage.transfer.contradictions import read_contradiction
from storage.transfer.lines import FORMAT, Line
from storage.transfer.rulings import read_review, read_ruling
from storage.transfer.wishes import read_choice, read_feed, read_subscription

_BATCH = 200  # contradictions


async def read_in(library: SqlLibrary, lines: Iterable[str]) -> Mapping[str, int]:
    """Store what an export holds, in one transaction, and return how many new lines there were of each kind.

    Raises UserError with the number of a line that cannot be used; then nothing is stored.
    """
    async with library.begin() as uow:
        incoming = _Incoming(uow)
        try:
            for text in lines:
                incoming.number += 1
                await incoming.take(json.loads(text))
            await incoming.finish()
        except GainsayError as error:
            raise type(error)(f"Line {incoming.number}: {error}") from error
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            raise UserError(f"Line {incoming.number} is not one that `gainsay export` writes.") from error
        await uow.commit()
    return incoming.added


@dataclass(slots=True)
class _Whole:
    """An article on its way: its versions, and the claims behind them."""

    editions: list[tuple[Article, Sequence[str]]] = field(default_factory=list)
    origin: str = ""
    audiences: Sequence[Audience] = ()
    claims: list[tuple[Claim, str, tuple[str, ...]]] = field(default_factory=list)


class _Incoming:
    """Stores line after line. Articles wait for their claims, contradictions for their likes."""

    def __init__(self, uow: SqlUnitOfWork) -> None:
        self.added: Counter[str] = Counter()
        self.number = 0  # of the line
        self._uow = uow
        self._whole = _Whole()
        self._contradictions: list[Line] = []
        self._begun = False
        self._newest: int | None = None  # where the marks of the import end; None: it is as it was

    async def take(self, held: Line) -> None:
        """Store one line, or keep it until those that belong to it have come."""
        own = held["gainsay"]
        kind = own["kind"]
        if not self._begun:
            await self._begin(kind, own)
            return
        if kind not in ("article", "claim") or (kind == "article" and self._is_another(held)):
            await self._store_article()
        if kind != "contradiction":
            await self._store_contradictions()
        await self._keep(kind, held)

    async def finish(self) -> None:
        """Store what still waits."""
        if not self._begun:
            raise UserError("It holds no line of `gainsay export`.")
        await self._store_article()
        await self._store_contradictions()

    async def _begin(self, kind: str, own: Line) -> None:
        if kind != "export":
            raise UserError("only a whole export can be imported, not one made with --only.")
        if own["format"] > FORMAT:
            raise UserError("it was written by a newer Gainsay: update Gainsay to import it.")
        empty = not await self._uow.articles.count() and not await self._uow.news.mark()
        if empty:
            await self._uow.books.go_on_from(own["mark"])
        else:
            self._newest = await self._uow.news.mark()
        self._begun = True

    def _is_another(self, held: Line) -> bool:
        return bool(self._whole.editions) and self._whole.editions[-1][0].id != held["identifier"]

    async def _keep(self, kind: str, held: Line) -> None:
        match kind:
            case "seen":
                await self._uow.books.note({key: self._marked(mark) for key, mark in held["gainsay"]["marks"].items()})
            case "speaker":
                await self._uow.speakers.put(read_speaker(held))
            case "ruling":
                await self._uow.speakers.rule(read_ruling(held))
            case "article":
                self._whole.editions.append((read_article(held), held["gainsay"]["models"]))
                self._whole.origin = held["gainsay"]["origin"]
                self._whole.audiences = read_audiences(held)
            case "claim":
                self._whole.claims.append(read_claim(held))
            case "contradiction":
                self._contradictions.append(held)
                if len(self._contradictions) == _BATCH:
                    await self._store_contradictions()
            case "review":
                await self._store_review(held)
            case "choice":
                await self._store_choice(held)
            case "feed":
                await self._store_feed(held)
            case "subscription":
                await self._store_subscription(held)
            case _:
                raise UserError(f"lines of the kind {kind!r} are not known.")

    def _marked(self, mark: int) -> int:
        return mark if self._newest is None else min(mark, self._newest)

    async def _store_article(self) -> None:
        whole, self._whole = self._whole, _Whole()
        if not whole.editions:
            if whole.claims:
                raise UserError("a claim stands before its article.")
            return
        if await self._is_stored(whole.editions):
            return
        for edition, models in whole.editions:
            await self._uow.articles.put(edition)
            for model in models:
                await self._uow.readings.finish(edition, model)
        await self._uow.audiences.put(whole.editions[-1][0].id, whole.audiences)
        read = [edition for edition, models in whole.editions if models]
        self.added["article"] += 1
        if read or whole.claims:
            await self._store_reading(whole, _cited(whole) or read[-1])

    async def _is_stored(self, editions: Sequence[tuple[Article, Any]]) -> bool:
        """Say whether all of these versions are there; where another text stands in the place of one, refuse."""
        there = 0
        for edition, _ in editions:
            known = await self._uow.articles.get(edition.id, edition.version)
            if known is not None and known.digest != edition.digest:
                raise UserError(f"the article {edition.id} is stored with another text as version {edition.version}.")
            there += known is not None
        return there == len(editions)

    async def _store_reading(self, whole: _Whole, edition: Article) -> None:
        """Store claims, passages, origin and names, as a reading does, but without judging anew."""
        uow = self._uow
        rows = [(made, speaker_id) for made, speaker_id, _ in whole.claims]
        await uow.claims.replace(edition, rows, [terms for _, _, terms in whole.claims])
        if readable(edition.language):
            await uow.search.index(edition, passages(edition))
            await uow.origins.put(edition.id, whole.origin, bands(edition.text))
        named = [(made, await self._name_of(speaker_id)) for made, speaker_id in rows]
        await uow.names.replace(edition.id, names_of(edition.outlet, named))
        self.added["claim"] += len(rows)

    async def _name_of(self, speaker_id: str) -> str:
        speaker = await self._uow.speakers.get(speaker_id)
        if speaker is None:
            raise UserError(f"the speaker {speaker_id} of a claim is missing.")
        return speaker.name

    async def _store_contradictions(self) -> None:
        """Store those of which both claims are there: an article that was left as it is may have been read anew."""
        if not self._contradictions:
            return
        found = [read_contradiction(held) for held in self._contradictions]
        self._contradictions = []
        sides = tuple({side for one, _ in found for side in (one.earlier, one.later)})
        outlines = await self._uow.claims.outlines(ClaimFilter(claim_ids=sides), limit=len(sides))
        known = {outline.claim_id for outline in outlines}
        kept: list[Contradiction] = []
        for one, first_seen in found:
            if {one.earlier, one.later} <= known:
                kept.append(one)
                if first_seen is not None:
                    await self._uow.reviews.saw([one.id], first_seen)
        self.added["contradiction"] += await self._uow.contradictions.put(kept)

    async def _store_review(self, held: Line) -> None:
        """Store a ruling unless a newer one is there."""
        review = read_review(held)
        known = (await self._uow.reviews.of([review.contradiction_id])).get(review.contradiction_id)
        if known is None or known.made < review.made:
            await self._uow.reviews.put(review)
            self.added["review"] += 1

    async def _store_choice(self, held: Line) -> None:
        """Store what a workspace has chosen unless it has chosen here."""
        workspace, name, value = read_choice(held)
        if await self._uow.choices.get(workspace, name) is None:
            await self._uow.choices.put(workspace, name, value)
            self.added["choice"] += 1

    async def _store_feed(self, held: Line) -> None:
        feed = read_feed(held)
        if feed.id not in {one.id for one in await self._uow.feeds.all()}:
            await self._uow.feeds.put(feed)
            self.added["feed"] += 1

    async def _store_subscription(self, held: Line) -> None:
        one = read_subscription(held)
        if await self._uow.subscriptions.get(one.id) is not None:
            return
        if self._newest is not None:
            mark = await self._uow.news.mark()
            one = replace(one, mark=mark, alert_mark=mark)
        await self._uow.subscriptions.put(one, due_instant(one.next_date, one.wish))
        self.added["subscription"] += 1


def _cited(whole: _Whole) -> Article | None:
    """Return the version that the claims are of; None without claims."""
    versions = {made.version for made, _, _ in whole.claims}
    return next((edition for edition, _ in whole.editions if edition.version in versions), None)
