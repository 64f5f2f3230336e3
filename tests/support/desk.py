"""A desk whose answers a test sets, and which remembers what it was asked."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from datetime import UTC, datetime

from bot.choices import Choices
from bot.corpus import Corpora
from bot.digests.desk import DigestDesk
from bot.feedback import Feedbacks
from bot.feeds.desk import FeedDesk
from bot.feeds.offline import offline
from bot.names import NameKind
from bot.places import Workspace
from bot.replies import Reply, ReplyKind
from bot.requests import ClaimsRequest, ContradictionsRequest, TimelineRequest, WhoRequest
from bot.seen import Seen
from bot.shown import ShownReplies
from bot.speaker_desk import SpeakerDesk
from bot.workspaces import Workspaces
from storage.memory import MemoryLibrary
from tests.support.replies import reply


@dataclass(frozen=True)
class FakeAnswer:
    reply: Reply
    answered: bool = True
    explanation: tuple[str, ...] = ()


@dataclass
class SetClock:
    time: datetime = datetime(2031, 5, 4, 12, 0, tzinfo=UTC)

    def now(self) -> datetime:
        return self.time


@dataclass
class FakeDesk:
    answer: Reply = field(default_factory=reply)
    error: Exception | None = None
    delay: float = 0.0
    asked: list[tuple[str, str | None]] = field(default_factory=list)
    wanted: list[object] = field(default_factory=list)
    names: tuple[str, ...] = ("The mayor", "The Harbour Gazette")
    looked_as: list[Workspace] = field(default_factory=list)
    clock: SetClock = field(default_factory=SetClock)
    library: MemoryLibrary = field(default_factory=MemoryLibrary)

    def __post_init__(self) -> None:
        self.seen = Seen(self.library, self.clock)
        self.shown = ShownReplies(self.library, self.clock)
        self.feedback = Feedbacks(self.library, self.clock)
        self.workspaces = Workspaces(self.library, self.clock)
        self.digests = DigestDesk(self.library, self.clock)
        self.feeds = FeedDesk(self.library, offline(), self.clock)
        self.choices = Choices(self.library)
        self.corpora = Corpora(self.library)
        self.speakers = SpeakerDesk(self.library, self.clock)

    def within(self, workspace: Workspace) -> FakeDesk:
        self.looked_as.append(workspace)
        return self

    async def ask(self, question: str, *, thread: str | None = None) -> FakeAnswer:
        self.asked.append((question, thread))
        return FakeAnswer(await self._given(), explanation=("read as a question who", "found by its words"))

    async def claims_reply(self, wanted: ClaimsRequest) -> Reply:
        self.wanted.append(wanted)
        return await self._given()

    async def contradictions_reply(self, wanted: ContradictionsRequest) -> Reply:
        self.wanted.append(wanted)
        return await self._given()

    async def who_reply(self, wanted: WhoRequest) -> Reply:
        self.wanted.append(wanted)
        return await self._given()

    async def speaker_reply(self, name: str) -> Reply:
        self.wanted.append(name)
        return await self._given()

    async def article_reply(self, reference: str) -> Reply:
        self.wanted.append(reference)
        return await self._given()

    async def timeline_reply(self, wanted: TimelineRequest) -> Reply:
        self.wanted.append(wanted)
        return await self._given()

    async def suggest(self, kind: NameKind, text: str, *, limit: int = 10) -> tuple[str, ...]:
        if self.error is not None:
            raise self.error
        return tuple(name for name in self.names if name.casefold().startswith(text.casefold()))[:limit]

    async def status_reply(self) -> Reply:
        await self._given()
        return Reply(ReplyKind.NOTICE, "2 articles, 9 claims and 1 contradictions are indexed.")

    async def _given(self) -> Reply:
        if self.delay:
            await asyncio.sleep(self.delay)
        if self.error is not None:
            raise self.error
        return self.answer
