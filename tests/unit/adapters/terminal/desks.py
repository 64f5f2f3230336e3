"""A desk with answers set by the test, and how to put it in the place of the real one."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from types import ModuleType
from typing import Any

from adapters.clock import SystemClock
from bot.answers.embedding import Meanings
from bot.articles.cleaning import article_of
from bot.articles.draft import Draft
from bot.articles.unreadable import Unreadable
from bot.digests.desk import DigestDesk
from bot.replies import Reply, ReplyKind
from bot.workspaces import Workspaces
from storage.memory import MemoryLibrary
from tests.support.desk import SetClock


@dataclass
class Answer:
    answered: bool
    reply: Reply
    explanation: tuple[str, ...] = ("found by its words",)


@dataclass
class Ingested:
    key: str
    outcome: str
    article: Any = None
    claims: int = 0
    contradictions: int = 0
    error: str | None = None
    code: str | None = None


@dataclass
class SetDesk:
    """Returns what it was given; cleans drafts in earnest; raises `error` where it is set."""

    answer: Answer | None = None
    found: list[Any] = field(default_factory=list)
    error: Exception | None = None
    drafts: list[Draft] = field(default_factory=list)
    asked: list[tuple[str, str | None]] = field(default_factory=list)
    wanted: list[Any] = field(default_factory=list)
    ticks: int = 0
    meanings: Meanings = field(default_factory=lambda: Meanings(MemoryLibrary(), None))
    digests: DigestDesk = field(default_factory=lambda: DigestDesk(MemoryLibrary(), SystemClock()))
    pages: int = 0  # that wait
    polls: int = 0
    refused: list[tuple[str, str]] = field(default_factory=list)
    workspaces: Workspaces = field(default_factory=lambda: Workspaces(MemoryLibrary(), SetClock()))
    language: str = "en"

    @property
    def intake(self) -> SetDesk:
        return self

    async def ask(self, question: str, *, thread: str | None = None) -> Answer:
        self._fail()
        self.asked.append((question, thread))
        return self.answer or Answer(True, Reply(ReplyKind.ANSWER, f"You asked: {question}"))

    async def ingest(self, drafts: Iterable[Draft]) -> AsyncIterator[Ingested]:
        self._fail()
        for draft in drafts:
            self.drafts.append(draft)
            try:
                yield Ingested(
                    draft.key, "added", article_of(draft, lambda text: self.language, any_language=True), 2, 1
                )
            except Unreadable as error:
                yield Ingested(draft.key, "failed", error=str(error), code=error.code)

    async def refuse(self, key: str, name: str, code: str, reason: str) -> None:
        self.refused.append((key, code))

    async def ingest_address(self, address: str) -> Ingested:
        return Ingested(address, "failed", error="It cannot be reached.", code="unreachable")

    async def articles(self, *, limit: int = 50, offset: int = 0) -> list[Any]:
        self._fail()
        return self.found[offset : offset + limit]

    async def claims(self, wanted: Any) -> list[Any]:
        self._fail()
        self.wanted.append(wanted)
        return self.found

    async def contradictions(self, wanted: Any) -> list[Any]:
        return await self.claims(wanted)

    async def claims_reply(self, wanted: Any) -> Reply:
        await self.claims(wanted)
        return self.answer.reply if self.answer else Reply(ReplyKind.CLAIMS, "No claims.")

    async def contradictions_reply(self, wanted: Any) -> Reply:
        return await self.claims_reply(wanted)

    async def speaker_reply(self, name: str) -> Reply:
        return await self.claims_reply(name)

    async def article_reply(self, reference: str) -> Reply:
        return await self.claims_reply(reference)

    async def timeline_reply(self, wanted: Any) -> Reply:
        return await self.claims_reply(wanted)

    async def claim(self, claim_id: str) -> Any:
        return next((one for one in self.found if one.claim.id == claim_id), None)

    async def status_reply(self) -> Reply:
        return Reply(ReplyKind.NOTICE, "3 articles are indexed.")

    @property
    def reader(self) -> SetDesk:
        return self

    @property
    def feeds(self) -> SetDesk:
        return self

    async def drain(self) -> AsyncIterator[Any]:
        self._fail()
        self.ticks += 1
        for one in self.found:
            yield one

    async def list(self) -> Sequence[Any]:
        return ()

    async def poll(self) -> int:
        self._fail()
        self.polls += 1
        return 0

    async def take_pages(self) -> int:
        taken = min(2, self.pages)
        self.pages -= taken
        return taken

    def _fail(self) -> None:
        if self.error:
            raise self.error


def composition(desk: SetDesk) -> ModuleType:
    """Return a stand-in for the composition root that hands out `desk`."""
    module = ModuleType("adapters.composition")

    @asynccontextmanager
    async def open_desk(settings, *, create=False):
        yield desk

    module.open_desk = open_desk
    return module
