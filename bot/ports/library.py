"""Units of work: one transaction with all stores in it."""

from __future__ import annotations

from types import TracebackType
from typing import Protocol, Self

from bot.answers.meaning import MeaningStore
from bot.articles.origins import OriginStore
from bot.choices import ChoiceStore
from bot.contradictions.ports import ReviewStore
from bot.corpus import AudienceStore, Corpus, View
from bot.digests.ports import DigestStore, NewsStore, Outbox, SubscriptionStore
from bot.failures import FailureStore
from bot.feedback import FeedbackStore
from bot.feeds.ports import FeedStore, PageStore
from bot.names import NameStore
from bot.places import Workspace
from bot.ports.articles import ArticleStore
from bot.ports.claims import ClaimStore
from bot.ports.contradictions import ContradictionStore
from bot.ports.conversations import ConversationStore
from bot.ports.search import SearchIndex
from bot.ports.speakers import SpeakerStore
from bot.reading.ports import ReadingStore
from bot.seen import SeenStore
from bot.shown import ShownStore
from bot.workspaces import WorkspaceStore


class UnitOfWork(Protocol):
    """One transaction. Leaving without `commit` rolls everything back.

    Its stores of articles, speakers, claims, passages, names, contradictions and news read what the view lets through.
    """

    articles: ArticleStore
    speakers: SpeakerStore
    claims: ClaimStore
    search: SearchIndex
    contradictions: ContradictionStore
    reviews: ReviewStore
    conversations: ConversationStore
    names: NameStore
    seen: SeenStore
    origins: OriginStore
    readings: ReadingStore
    feeds: FeedStore
    pages: PageStore
    failures: FailureStore
    choices: ChoiceStore
    subscriptions: SubscriptionStore
    digests: DigestStore
    outbox: Outbox
    news: NewsStore
    shown: ShownStore
    feedback: FeedbackStore
    meanings: MeaningStore
    audiences: AudienceStore
    workspaces: WorkspaceStore

    async def __aenter__(self) -> Self:
        """Begin."""

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Roll back what was not committed."""

    async def commit(self) -> None:
        """Make all of it last."""

    async def corpus(self, workspace: Workspace) -> Corpus:
        """Return what a workspace has chosen to look answers up in, else what is set for all."""

    def look(self, view: View) -> None:
        """From now on read what the view lets through, and nothing else."""


class Library(Protocol):
    """Opens units of work on one store."""

    def begin(self) -> UnitOfWork:
        """Return a unit of work, to be used with `async with`."""

    def within(self, workspace: Workspace) -> Library:
        """Return the same library, whose units of work begin by looking as the workspace."""
