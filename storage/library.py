"""The library on SQLite or PostgreSQL, chosen by its address alone."""

from __future__ import annotations

import asyncio
from copy import copy
from types import TracebackType
from typing import Self

from sqlalchemy.ext.asyncio import AsyncEngine

from bot.corpus import CHOICE, Corpus, View, view_of
from bot.places import Workspace
from bot.ports import UnitOfWork
from storage.articles import SqlArticleStore
from storage.audiences import SqlAudienceStore
from storage.choices import SqlChoiceStore
from storage.claims import SqlClaimStore
from storage.contradictions import SqlContradictionStore
from storage.conversations import SqlConversationStore
from storage.database import create_engine, parse_url
from storage.digests import SqlDigestStore
from storage.failures import SqlFailureStore
from storage.feedback import SqlFeedbackStore
from storage.feeds import SqlFeedStore
from storage.meanings import SqlMeaningStore
from storage.name_index import SqlNameStore
from storage.news import SqlNewsStore
from storage.origins import SqlOriginStore
from storage.outbox import SqlOutbox
from storage.pages import SqlPageStore
from storage.readings import SqlReadingStore
from storage.reviews import SqlReviewStore
from storage.schema import check
from storage.search import SqlSearchIndex
from storage.seen import SqlSeenStore
from storage.shown import SqlShownStore
from storage.speakers import SqlSpeakerStore
from storage.subscriptions import SqlSubscriptionStore
from storage.transaction import Transaction
from storage.transfer.books import Books
from storage.workspaces import SqlWorkspaceStore


class SqlUnitOfWork(UnitOfWork):
    """One transaction, and the stores that work in it."""

    books: Books  # for moving everything; no use case needs them

    def __init__(self, transaction: Transaction, corpus: Corpus, workspace: Workspace | None = None) -> None:
        """Take the transaction, the corpus of those who chose none, and as whom to look."""
        self._transaction = transaction
        self._corpus = corpus
        self._workspace = workspace
        self.articles = SqlArticleStore(transaction)
        self.speakers = SqlSpeakerStore(transaction)
        self.claims = SqlClaimStore(transaction)
        self.search = SqlSearchIndex(transaction)
        self.contradictions = SqlContradictionStore(transaction)
        self.reviews = SqlReviewStore(transaction)
        self.conversations = SqlConversationStore(transaction)
        self.names = SqlNameStore(transaction)
        self.seen = SqlSeenStore(transaction)
        self.origins = SqlOriginStore(transaction)
        self.readings = SqlReadingStore(transaction)
        self.feeds = SqlFeedStore(transaction)
        self.pages = SqlPageStore(transaction)
        self.failures = SqlFailureStore(transaction)
        self.choices = SqlChoiceStore(transaction)
        self.subscriptions = SqlSubscriptionStore(transaction)
        self.digests = SqlDigestStore(transaction)
        self.outbox = SqlOutbox(transaction)
        self.news = SqlNewsStore(transaction)
        self.shown = SqlShownStore(transaction)
        self.feedback = SqlFeedbackStore(transaction)
        self.audiences = SqlAudienceStore(transaction)
        self.workspaces = SqlWorkspaceStore(transaction)
        self.meanings = SqlMeaningStore(transaction)
        self.books = Books(transaction)

    async def __aenter__(self) -> Self:
        """Begin."""
        await self._transaction.open()
        if self._workspace is not None:
            try:
                self.look(await view_of(self._workspace, self))
            except BaseException:
                await self._transaction.close()
                raise
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Roll back what was not committed."""
        await self._transaction.close()

    async def commit(self) -> None:
        """Make all of it last; the unit of work may then go on with a new transaction."""
        await self._transaction.commit()

    async def corpus(self, workspace: Workspace) -> Corpus:
        """See `bot.ports.UnitOfWork`."""
        return Corpus(await self.choices.get(workspace, CHOICE) or self._corpus)

    def look(self, view: View) -> None:
        """See `bot.ports.UnitOfWork`."""
        self._transaction.view = view


class SqlLibrary:
    """Articles, claims, search and the rest in one database. To be closed, or used with `async with`."""

    def __init__(self, engine: AsyncEngine, corpus: Corpus = Corpus.SHARED) -> None:
        """Take the engine, and the corpus of workspaces that chose none."""
        self._engine = engine
        self._writer = asyncio.Lock()
        self._corpus = corpus
        self._workspace: Workspace | None = None

    def begin(self) -> SqlUnitOfWork:
        """Return a unit of work, to be used with `async with`."""
        return SqlUnitOfWork(Transaction(self._engine, self._writer), self._corpus, self._workspace)

    def within(self, workspace: Workspace) -> SqlLibrary:
        """Return the same library, whose units of work begin by looking as the workspace."""
        library = copy(self)
        library._workspace = workspace
        return library

    async def close(self) -> None:
        """Give back all connections."""
        await self._engine.dispose()

    async def __aenter__(self) -> Self:
        """Return the library itself."""
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close it."""
        await self.close()


async def open_library(address: str, corpus: Corpus = Corpus.SHARED) -> SqlLibrary:
    """Open the library at `address`: "sqlite:///file" or "postgresql://user:password@host/database".

    `corpus` is what workspaces that chose none look answers up in.

    Raises UserError for an address of another kind, RetryableError for a server that cannot be reached, and
    PermanentError for a database that is missing, foreign, not upgraded, newer than this code, or not writable.
    """
    engine = create_engine(parse_url(address))
    try:
        await check(engine)
    except BaseException:
        await engine.dispose()
        raise
    return SqlLibrary(engine, corpus)
