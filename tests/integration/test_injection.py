"""Whatever is typed or read stays a value: no statement of its own, no pattern, no broken search."""

from __future__ import annotations

from collections.abc import Awaitable
from datetime import UTC, datetime
from typing import Any

import pytest
from sqlalchemy import text

from bot.articles.draft import Draft
from bot.desk import Desk
from bot.digests.subscription import Wish
from bot.errors import UserError
from bot.language.pipeline import Pipeline
from bot.names import NameKind
from bot.places import Person, Place, Platform, Workspace
from bot.requests import ClaimsRequest, ContradictionsRequest, TimelineRequest, WhoRequest
from storage.library import SqlLibrary, open_library
from storage.schema import upgrade

ATTEMPTS = (
    "'; DROP TABLE claim; --",
    '"); DELETE FROM article; --',
    "' OR '1'='1",
    "pier' UNION SELECT text FROM article_version --",
    "$1; SELECT pg_sleep(9)",
    "%' ESCAPE '\\",
    "pier NEAR/2 close* AND (NOT mayor) : -mayor",
    '"unbalanced',
    "pier & ! | <-> close:*",
    "\\'; --",
    "{}[]:name%(x)s",
    "\x00pier",
    "pier\u2028; --",
    "９' or 1=1",
)
TEXT = """Dana Corvin, the harbour master of Ostrel, said on Monday that the northern pier would close in March. Bo
Lindgren denied on Tuesday that the northern pier would close in March."""


class Clock:
    def now(self) -> datetime:
        return datetime(2031, 5, 4, 12, tzinfo=UTC)


@pytest.fixture(params=["sqlite", "postgresql"])
async def library(request: pytest.FixtureRequest, tmp_path: Any) -> Any:
    sqlite = request.param == "sqlite"
    url = f"sqlite:///{tmp_path / 'library.db'}" if sqlite else request.getfixturevalue("postgres_url")
    await upgrade(url)
    async with await open_library(url) as opened:
        yield opened


async def counts(library: SqlLibrary) -> list[int]:
    async with library._engine.connect() as connection:
        tables = ("article", "article_version", "claim", "passage", "speaker")
        found = [await connection.execute(text(f"SELECT count(*) FROM {name}")) for name in tables]
        return [one.scalar_one() for one in found]


async def test_no_words_of_anybody_become_a_statement(library: SqlLibrary, pipeline: Pipeline) -> None:
    desk = Desk(library, lambda: pipeline, Clock())
    assert [one.error async for one in desk.intake.ingest([Draft("pier", " ".join(TEXT.split()))])] == [None]
    before = await counts(library)
    wanted = await desk.ask("who denied that the pier would close?")
    for attempt in ATTEMPTS:
        for work in (
            desk.ask(attempt),
            desk.ask(f"who denied {attempt}", thread=attempt),
            desk.suggest(NameKind.SPEAKER, attempt),
            desk.claims(ClaimsRequest(about=attempt)),
            desk.claims(ClaimsRequest(speaker=attempt, outlet=attempt)),
            desk.contradictions(ContradictionsRequest(about=attempt, speaker=attempt)),
            desk.who_reply(WhoRequest(attempt)),
            desk.timeline_reply(TimelineRequest(about=attempt)),
            desk.speaker_reply(attempt),
            desk.article_reply(attempt),
            desk.speakers.show(attempt),
            desk.speakers.list(attempt),
            desk.claim(attempt),
            desk.digests.get(attempt),
        ):
            assert await settled(work)
        await subscribe(desk, attempt)
        draft = Draft(attempt, " ".join(TEXT.split()), title=attempt, outlet=attempt, byline=attempt)
        async for one in desk.intake.ingest([draft]):
            assert one.error is None or one.error.endswith(".")
    after = await counts(library)
    assert all(now >= then for now, then in zip(after, before, strict=True))
    again = await desk.ask("who denied that the pier would close?")
    assert again.answered == wanted.answered
    assert "Lindgren" in again.reply.summary


async def settled(work: Awaitable[object]) -> bool:
    """Say whether it ends in a result, or is refused in a sentence."""
    try:
        await work
    except UserError as refused:
        return bool(refused.sentence)
    return True


async def subscribe(desk: Desk, attempt: str) -> None:
    place = Place(Platform.SLACK, attempt.replace("\x00", ""), attempt.replace("\x00", ""))
    person = Person(place.platform, place.workspace, place.channel)
    try:
        one = await desk.digests.subscribe(place, Wish(topics=(attempt,), speakers=(attempt,)), owner=person)
    except UserError as refused:
        assert refused.sentence
        return
    assert [found.id for found in await desk.digests.list(place=place)] == [one.id]
    await desk.digests.preview(one.id)
    await desk.workspaces.forget(Workspace(place.platform, place.workspace))
    assert not await desk.digests.list()
