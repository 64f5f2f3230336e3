"""Intake: drafts and addresses that become articles, each stored, then read, with what became of it."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import AsyncIterator, Iterable
from dataclasses import dataclass, replace

from bot.answers.embedding import Meanings
from bot.articles.article import Article
from bot.articles.cleaning import article_of
from bot.articles.draft import Draft
from bot.articles.unreadable import Unreadable
from bot.feeds.addresses import canonical
from bot.feeds.desk import FeedDesk
from bot.feeds.fetching import FetchError
from bot.ports import Clock, Library
from bot.reading.reader import Begun, Reader
from bot.taking import refuse, take


@dataclass(frozen=True, slots=True)
class Ingested:
    """What became of one draft. `outcome` is a `Put` value or "failed"; a failure has a sentence and a reason code."""

    key: str
    outcome: str
    article: Article | None = None
    claims: int = 0
    contradictions: int = 0
    error: str | None = None
    code: str | None = None


@dataclass(frozen=True, slots=True)
class _Underway:
    """A draft whose article is stored and being read."""

    ingested: Ingested
    begun: Begun


class Intake:
    """The use cases of taking articles in."""

    def __init__(
        self,
        library: Library,
        clock: Clock,
        reader: Reader,
        feeds: FeedDesk,
        meanings: Meanings,
        *,
        any_language: bool = False,
    ) -> None:
        self._library = library
        self._clock = clock
        self._reader = reader
        self._feeds = feeds
        self._meanings = meanings
        self._any_language = any_language

    async def ingest(self, drafts: Iterable[Draft]) -> AsyncIterator[Ingested]:
        """Clean, store and read each draft, and yield what became of each in their order; a bad one holds up no other.

        An article is stored before it is read, so that a crash between the two leaves it to whoever reads what is
        unread (`reader.drain`), or to the next ingestion of the same draft.
        """
        line: deque[Ingested | _Underway] = deque()
        try:
            for draft in drafts:
                line.append(await self._take(draft))
                if len(line) > self._reader.ahead:
                    yield await self._read(line.popleft())
            while line:
                yield await self._read(line.popleft())
        finally:
            if begun := [one.begun for one in line if isinstance(one, _Underway)]:
                await self._reader.abandon(begun)

    async def _take(self, draft: Draft) -> Ingested | _Underway:
        """Store a draft's article and begin to read it, unless that is done or another process is at it."""
        try:
            article = await asyncio.to_thread(article_of, draft, any_language=self._any_language)
        except Unreadable as error:
            await self.refuse(draft.key, draft.url or draft.key, error.code, str(error))
            return Ingested(draft.key, "failed", error=str(error), code=error.code)
        return await self._begin(draft.key, article)

    async def ingest_address(self, address: str) -> Ingested:
        """Fetch, store and read the article at an address."""
        try:
            article = await self._feeds.article_at(address)
        except (FetchError, Unreadable) as error:
            await self.refuse(canonical(address), address, error.code, str(error))
            return Ingested(address, "failed", error=str(error), code=error.code)
        return await self._read(await self._begin(address, article))

    async def _begin(self, key: str, article: Article) -> Ingested | _Underway:
        async with self._library.begin() as uow:
            outcome, stored = await take(article, uow)
            await uow.failures.clear(canonical(key))
            await uow.commit()
        ingested = Ingested(key, outcome, stored)
        await self._meanings.catch_up(limit=1, only=[stored.id])
        begun = await self._reader.begin(limit=1, only=[stored.id])
        return _Underway(ingested, begun[0]) if begun else ingested

    async def _read(self, one: Ingested | _Underway) -> Ingested:
        if isinstance(one, Ingested):
            return one
        read = await self._reader.finish(one.begun)
        if read.error:
            return replace(one.ingested, outcome="failed", error=read.error, code=read.code)
        return replace(one.ingested, claims=read.claims, contradictions=read.contradictions)

    async def refuse(self, key: str, name: str, code: str, reason: str) -> None:
        """Note something that could not be taken in, so that it can be looked up until it succeeds."""
        async with self._library.begin() as uow:
            await refuse(key, name, code, reason, self._clock.now(), uow)
            await uow.commit()
