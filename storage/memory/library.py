"""The library in memory and its units of work."""

from __future__ import annotations

from copy import copy
from types import TracebackType
from typing import Self

from bot.corpus import CHOICE, Corpus, View, view_of
from bot.places import Workspace
from bot.ports import UnitOfWork
from storage.memory.articles import MemoryArticleStore
from storage.memory.audiences import MemoryAudienceStore
from storage.memory.choices import MemoryChoiceStore
from storage.memory.claims import MemoryClaimStore
from storage.memory.contradictions import MemoryContradictionStore
from storage.memory.conversations import MemoryConversationStore
from storage.memory.digests import MemoryDigestStore
from storage.memory.feedback import MemoryFeedbackStore
from storage.memory.feeds import MemoryFailureStore, MemoryFeedStore
from storage.memory.meanings import MemoryMeaningStore
from storage.memory.names import MemoryNameStore
from storage.memory.news import MemoryNewsStore
from storage.memory.origins import MemoryOriginStore
from storage.memory.outbox import MemoryOutbox
from storage.memory.pages import MemoryPageStore
from storage.memory.readings import MemoryReadingStore
from storage.memory.reviews import MemoryReviewStore
from storage.memory.search import MemorySearchIndex
from storage.memory.seen import MemorySeenStore
from storage.memory.shown import MemoryShownStore
from storage.memory.speakers import MemorySpeakerStore
from storage.memory.state import Shared, Work
from storage.memory.subscriptions import MemorySubscriptionStore
from storage.memory.workspaces import MemoryWorkspaceStore


class MemoryUnitOfWork(UnitOfWork):
    """One transaction, and the stores that work in it."""

    def __init__(self, shared: Shared, corpus: Corpus, workspace: Workspace | None = None) -> None:
        """Take what is shared, the corpus of those who chose none, and as whom to look."""
        self._work = Work(shared)
        self._corpus = corpus
        self._workspace = workspace
        self.articles = MemoryArticleStore(self._work)
        self.speakers = MemorySpeakerStore(self._work)
        self.claims = MemoryClaimStore(self._work)
        self.search = MemorySearchIndex(self._work)
        self.contradictions = MemoryContradictionStore(self._work)
        self.reviews = MemoryReviewStore(self._work)
        self.conversations = MemoryConversationStore(self._work)
        self.names = MemoryNameStore(self._work)
        self.seen = MemorySeenStore(self._work)
        self.origins = MemoryOriginStore(self._work)
        self.readings = MemoryReadingStore(self._work)
        self.feeds = MemoryFeedStore(self._work)
        self.pages = MemoryPageStore(self._work)
        self.failures = MemoryFailureStore(self._work)
        self.choices = MemoryChoiceStore(self._work)
        self.subscriptions = MemorySubscriptionStore(self._work)
        self.digests = MemoryDigestStore(self._work)
        self.outbox = MemoryOutbox(self._work)
        self.news = MemoryNewsStore(self._work)
        self.shown = MemoryShownStore(self._work)
        self.feedback = MemoryFeedbackStore(self._work)
        self.audiences = MemoryAudienceStore(self._work)
        self.workspaces = MemoryWorkspaceStore(self._work)
        self.meanings = MemoryMeaningStore(self._work)

    async def __aenter__(self) -> Self:
        """Begin."""
        if self._workspace is not None:
            self.look(await view_of(self._workspace, self))
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Roll back what was not committed."""
        self._work.roll_back()

    async def commit(self) -> None:
        """Make all of it last; the unit of work may then go on with a new transaction."""
        self._work.commit()

    async def corpus(self, workspace: Workspace) -> Corpus:
        """See `bot.ports.UnitOfWork`."""
        return Corpus(await self.choices.get(workspace, CHOICE) or self._corpus)

    def look(self, view: View) -> None:
        """See `bot.ports.UnitOfWork`."""
        self._work.view = view


class MemoryLibrary:
    """A library that is gone with its process."""

    def __init__(self, corpus: Corpus = Corpus.SHARED) -> None:
        """Take the corpus of workspaces that chose none."""
        self._shared = Shared()
        self._corpus = corpus
        self._workspace: Workspace | None = None

    def begin(self) -> MemoryUnitOfWork:
        """Return a unit of work, to be used with `async with`."""
        return MemoryUnitOfWork(self._shared, self._corpus, self._workspace)

    def within(self, workspace: Workspace) -> MemoryLibrary:
        """Return the same library, whose units of work begin by looking as the workspace."""
        library = copy(self)
        library._workspace = workspace
        return library

    async def close(self) -> None:
        """Do nothing: there is nothing to give back."""
