"""Exporting: everything that a new database needs, line by line, as it stood when the export began."""

from __future__ import annotations

from collections.abc import AsyncIterator, Collection

from bot.ports import ClaimFilter, ContradictionFilter
from storage.library import SqlLibrary, SqlUnitOfWork
from storage.transfer.articles import article_line
from storage.transfer.claims import claim_line, speaker_line
from storage.transfer.contradictions import contradiction_line
from storage.transfer.lines import FORMAT, Line, Sort, line
from storage.transfer.rulings import review_line, ruling_line
from storage.transfer.wishes import choice_line, feed_line, subscription_line

_SPEAKERS, _CONTRADICTIONS = 500, 200  # in one query


async def export(library: SqlLibrary, only: Collection[Sort] = ()) -> AsyncIterator[Line]:
    """Yield the lines of an export; `only` some sorts for other programs, or all, which `read_in` can take back."""
    async with library.begin() as uow:
        await uow.books.hold_still()
        wanted = only or tuple(Sort)
        if not only:
            yield line("export", {"format": FORMAT, "mark": await uow.news.mark()})
            async for marks in uow.books.seen():
                yield line("seen", {"marks": dict(marks)})
            async for one in _speakers(uow):
                yield one
        if Sort.ARTICLES in wanted or Sort.CLAIMS in wanted:
            async for one in _articles(uow, wanted):
                yield one
        if Sort.CONTRADICTIONS in wanted:
            async for one in _contradictions(uow):
                yield one
        if not only:
            for review in await uow.reviews.all():
                yield review_line(review)
        if Sort.SUBSCRIPTIONS in wanted:
            for workspace, name, value in await uow.choices.all():
                yield choice_line(workspace, name, value)
            for feed in await uow.feeds.all():
                yield feed_line(feed)
            for subscription in await uow.subscriptions.find():
                yield subscription_line(subscription)


async def _speakers(uow: SqlUnitOfWork) -> AsyncIterator[Line]:
    offset = 0
    while speakers := await uow.speakers.busiest(limit=_SPEAKERS, offset=offset):
        for speaker in speakers:
            yield speaker_line(speaker)
        offset += len(speakers)
    for ruling in await uow.speakers.rulings(sorted(await uow.books.rulers())):
        yield ruling_line(ruling)


async def _articles(uow: SqlUnitOfWork, wanted: Collection[Sort]) -> AsyncIterator[Line]:
    """Yield each article, its versions oldest first, with its claims behind it."""
    for article_id in await uow.books.arrived():
        if Sort.ARTICLES in wanted:
            origin = (await uow.origins.of([article_id]))[article_id]
            audiences, version = await uow.audiences.of(article_id), 1
            while edition := await uow.articles.get(article_id, version):
                models = await uow.books.models(article_id, version)
                yield article_line(edition, models, origin, audiences)
                version += 1
        if Sort.CLAIMS in wanted:
            ids = tuple(await uow.books.claims(article_id))
            records = await uow.claims.find(ClaimFilter(claim_ids=ids), limit=len(ids)) if ids else ()
            by_id = {record.claim.id: record for record in records}
            for claim_id in ids:
                yield claim_line(by_id[claim_id])


async def _contradictions(uow: SqlUnitOfWork) -> AsyncIterator[Line]:
    offset = 0
    every = ContradictionFilter(dismissed=True)
    while some := await uow.contradictions.find(every, limit=_CONTRADICTIONS, offset=offset):
        sides = tuple({side for one in some for side in (one.earlier, one.later)})
        records = {one.claim.id: one for one in await uow.claims.find(ClaimFilter(claim_ids=sides), limit=len(sides))}
        seen = await uow.reviews.first_seen([one.id for one in some])
        for one in some:
            yield contradiction_line(one, records[one.earlier], records[one.later], seen.get(one.id))
        offset += len(some)
