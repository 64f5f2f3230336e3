"""The use cases: take in, read, ask, look up. Every surface calls these and renders what they return."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from copy import copy
from dataclasses import dataclass, replace
from itertools import pairwise

from bot.answers.answering import Answer, answer, asking_who
from bot.answers.chart import Draughtsman
from bot.answers.embedding import Meanings, meant_by
from bot.answers.lookups import claims_reply, contradictions_reply, resolve_claims_filter
from bot.answers.meaning import Embedder
from bot.answers.pages import article_page, speaker_page
from bot.answers.storyline import storyline
from bot.answers.suggestions import suggested
from bot.articles.article import Article
from bot.articles.changes import Change, changes
from bot.charts import Chart
from bot.choices import Choices
from bot.contradiction_desk import ContradictionDesk
from bot.contradictions.judge import Judge
from bot.corpus import Corpora
from bot.digests.desk import DigestDesk
from bot.digests.noticing import Notices
from bot.errors import UserError
from bot.failures import Failure
from bot.feedback import Feedbacks
from bot.feeds.desk import FeedDesk
from bot.feeds.offline import offline
from bot.feeds.ports import Web
from bot.intake import Intake
from bot.language.pipeline import Pipeline
from bot.names import NameKind
from bot.places import Workspace
from bot.ports import ClaimRecord, Clock, ContradictionRecord, Library
from bot.reading.reader import Reader, Readers
from bot.replies import Reply, ReplyKind
from bot.requests import ClaimsRequest, ContradictionsRequest, TimelineRequest, WhoRequest
from bot.seen import Seen
from bot.shown import ShownReplies
from bot.speaker_desk import SpeakerDesk
from bot.wording.phrase import Phrase
from bot.workspaces import Workspaces


@dataclass(frozen=True, slots=True)
class Holdings:
    """How much is indexed."""

    articles: int
    claims: int
    passages: int
    contradictions: int
    unread: int


class Desk:
    """The front of the core.

    `pipeline` loads the language model when it is first needed; without a `draughtsman` replies have no pictures, and
    without a `web` feeds and addresses cannot be read. With `any_language`, articles that are not in English are
    stored, but not read; else they are refused. `judge` takes the place of the rules that tell whether two claims
    disagree. With an `embedder`, sentences are found by their meaning too.
    """

    def __init__(
        self,
        library: Library,
        pipeline: Callable[[], Pipeline],
        clock: Clock,
        draughtsman: Draughtsman | None = None,
        *,
        web: Web | None = None,
        readers: Readers | None = None,
        any_language: bool = False,
        judge: Judge | None = None,
        embedder: Embedder | None = None,
    ) -> None:
        self._library = library
        self._clock = clock
        self.digests = DigestDesk(library, clock, draughtsman)
        self._draughtsman = draughtsman
        self.speakers = SpeakerDesk(library, clock, judge)
        self._embedder = embedder
        self.meanings = Meanings(library, embedder)
        self.disagreements = ContradictionDesk(library, clock)
        self.seen = Seen(library, clock)
        self.reader = Reader(library, pipeline, clock, readers, judge)
        executor = readers.executor if readers else None
        self.feeds = FeedDesk(
            library, web or offline(), clock, executor, tell=Notices(clock).tell, any_language=any_language
        )
        self.intake = Intake(library, clock, self.reader, self.feeds, self.meanings, any_language=any_language)
        self.choices = Choices(library)
        self.corpora = Corpora(library)
        self.shown = ShownReplies(library, clock)
        self.feedback = Feedbacks(library, clock)
        self.workspaces = Workspaces(library, clock)

    def within(self, workspace: Workspace) -> Desk:
        """Return the desk as `workspace` has it: what it looks up is what that workspace may see."""
        desk = copy(self)
        desk._library = self._library.within(workspace)
        desk.disagreements = ContradictionDesk(desk._library, self._clock)
        return desk

    async def ask(self, question: str, *, thread: str | None = None) -> Answer:
        """Answer a question from what is indexed, or refuse. `thread` names the conversation of follow-ups."""
        now = self._clock.now()
        meant = await meant_by(question, self._embedder)
        async with self._library.begin() as uow:
            found = await answer(question, uow, today=now.date(), thread=thread, now=now, meant=meant)
            await uow.commit()
        return replace(found, reply=await self._pictured(found.reply, found.chart))

    async def _pictured(self, reply: Reply, chart: Chart | None) -> Reply:
        """Add the picture of `chart`, drawn away from the event loop."""
        if chart is None or self._draughtsman is None:
            return reply
        return replace(reply, pictures=(await asyncio.to_thread(self._draughtsman.draw, chart),))

    async def articles(self, *, limit: int = 50, offset: int = 0) -> Sequence[Article]:
        """Return current versions, newest first."""
        async with self._library.begin() as uow:
            return await uow.articles.list(limit=limit, offset=offset)

    async def changes(self, article_id: str) -> Sequence[tuple[Article, Sequence[Change]]]:
        """Return an article's versions after the first, each with what changed in it. Raises UserError without one."""
        async with self._library.begin() as uow:
            current = await uow.articles.get(article_id)
            if current is None:
                raise UserError(f"There is no article {article_id!r}; `gainsay articles` lists them with their ids.")
            numbers = range(1, current.version + 1)
            versions = [found for number in numbers if (found := await uow.articles.get(article_id, number))]
        return [(new, changes(old, new)) for old, new in pairwise(versions)]

    async def failures(self, *, limit: int = 50, offset: int = 0) -> Sequence[Failure]:
        """Return what could not be taken in or read, the latest first."""
        async with self._library.begin() as uow:
            return await uow.failures.list(limit=limit, offset=offset)

    async def claims(self, wanted: ClaimsRequest) -> Sequence[ClaimRecord]:
        """Return claims by filter. Raises UserError for a speaker or outlet that is not known, naming the nearest."""
        async with self._library.begin() as uow:
            filters, terms = await resolve_claims_filter(wanted, uow)
            if terms:
                return (await uow.search.claims(terms, filters, limit=wanted.limit))[: wanted.limit]
            return await uow.claims.find(filters, limit=wanted.limit)

    async def claim(self, claim_id: str) -> ClaimRecord | None:
        """Return one claim."""
        async with self._library.begin() as uow:
            return await uow.claims.get(claim_id)

    async def contradictions(self, wanted: ContradictionsRequest) -> Sequence[ContradictionRecord]:
        """Return disagreements by filter, major first, each once."""
        return await self.disagreements.list(wanted)

    async def claims_reply(self, wanted: ClaimsRequest) -> Reply:
        """Return the claims as a message."""
        return claims_reply(await self.claims(wanted))

    async def contradictions_reply(self, wanted: ContradictionsRequest) -> Reply:
        """Return the contradictions as a message, both quotes each."""
        found = await self.contradictions(wanted)
        return contradictions_reply(found)

    async def who_reply(self, wanted: WhoRequest) -> Reply:
        """Say who takes a stance on a topic, or refuse, as `ask` does."""
        today = self._clock.now().date()
        async with self._library.begin() as uow:
            return (await asking_who(wanted, uow, today=today)).reply

    async def speaker_reply(self, name: str) -> Reply:
        """Return a speaker's page. Raises UserError for a name that is not stored, naming the nearest."""
        async with self._library.begin() as uow:
            return await speaker_page(name, uow)

    async def article_reply(self, reference: str) -> Reply:
        """Return an article's page by its id, address or title. Raises UserError where none fits."""
        async with self._library.begin() as uow:
            return await article_page(reference, uow)

    async def timeline_reply(self, wanted: TimelineRequest) -> Reply:
        """Return who stood where on a topic, day by day, with a picture where there is enough to draw.

        Raises UserError for a speaker that is not stored, and where neither topic nor speaker is given.
        """
        today = self._clock.now().date()
        async with self._library.begin() as uow:
            found = await storyline(wanted, uow, today)
        return await self._pictured(found.reply, found.chart)

    async def suggest(self, kind: NameKind, text: str, *, limit: int = 10) -> tuple[str, ...]:
        """Return the names of speakers, topics or outlets that somebody may be typing, likeliest first."""
        async with self._library.begin() as uow:
            return await suggested(kind, text, uow, limit=limit)

    async def holdings(self) -> Holdings:
        """Count what is indexed."""
        async with self._library.begin() as uow:
            passages, _ = await uow.search.size()
            counts = await uow.articles.count(), await uow.claims.count(), await uow.contradictions.count()
        articles, claims, contradictions = counts
        return Holdings(articles, claims, passages, contradictions, await self.reader.waiting())

    async def status_reply(self) -> Reply:
        """Say in one sentence how much is indexed."""
        held = await self.holdings()
        waiting = Phrase("status-waiting", count=held.unread) if held.unread else ""
        counts = {"articles": held.articles, "claims": held.claims, "contradictions": held.contradictions}
        return Reply(ReplyKind.NOTICE, Phrase("status-holdings", **counts, waiting=waiting))
