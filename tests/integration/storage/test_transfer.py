"""What goes out comes in again, from either database into either."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable
from contextlib import ExitStack
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, select

from adapters.files import discover, draft_of
from adapters.sources import Source
from bot.articles.metadata import Metadata
from bot.contradictions.review import Opinion, Review
from bot.corpus import Audience, Corpus
from bot.desk import Desk
from bot.digests.subscription import Wish
from bot.errors import GainsayError
from bot.language.pipeline import Pipeline
from bot.places import Person, Place, Platform
from bot.ports import ClaimFilter, ContradictionFilter
from storage.library import SqlLibrary, open_library
from storage.schema import upgrade
from storage.tables import metadata
from storage.transfer.exporting import export
from storage.transfer.importing import read_in
from storage.transfer.lines import Sort
from tests.builders import a_claim, a_contradiction, stored_article, stored_claims
from tests.postgres import new_database

SEEDS = Path(__file__).resolve().parents[3] / "seeds" / "manifest.jsonl"
NOW = datetime(2031, 5, 4, 9, tzinfo=UTC)
SLACK = Place(Platform.SLACK, "T1", "C1")
MADE_ANEW = {"news_mark", "name_tail", "name_word"}  # the latter two hold leftovers of names that are gone
NUMBERED = {"row", "number", "name"}  # columns whose numbers each database gives by itself

Opened = Callable[[str], Awaitable[SqlLibrary]]


class Clock:
    def now(self) -> datetime:
        return NOW


@pytest.fixture(params=["sqlite to postgresql", "postgresql to sqlite", "sqlite to sqlite"])
async def libraries(request: pytest.FixtureRequest, tmp_path: Path) -> Any:
    """Yield two empty libraries."""
    with ExitStack() as closing:
        opened = []
        for number, kind in enumerate(request.param.split(" to ")):
            url = f"sqlite:///{tmp_path / f'{number}.db'}"
            if kind == "postgresql":
                url = closing.enter_context(new_database(request.getfixturevalue("postgres_server")))
            await upgrade(url)
            opened.append(await open_library(url))
        yield opened
        for library in opened:
            await library.close()


async def lines_of(library: SqlLibrary, *only: Sort) -> list[str]:
    return [json.dumps(line) async for line in export(library, only)]


async def test_seeds_questions_and_rulings_come_over_whole(libraries: list[SqlLibrary], pipeline: Pipeline) -> None:
    old, new = libraries
    desk = Desk(old, lambda: pipeline, Clock())
    await desk.digests.subscribe(SLACK, Wish(topics=("troops",)), owner=Person(Platform.SLACK, "T1", "U1"))
    drafts = [draft_of(source)[0] for source in discover([SEEDS], Metadata()) if isinstance(source, Source)]
    async for taken in desk.intake.ingest(drafts):
        assert taken.error is None
    async with old.begin() as uow:
        found = await uow.contradictions.find(ContradictionFilter(), limit=1)
        await uow.reviews.put(Review(found[0].id, Opinion.CONFIRMED, "as both say", NOW, {"score": 1}))
        speaker = (await uow.speakers.busiest(limit=1))[0]
        said = await uow.claims.find(ClaimFilter(speaker_ids=(speaker.id,)), limit=1)
        await uow.commit()
    assert await desk.speakers.split(speaker.id, article_id=said[0].article.id, called="Somebody Else")

    lines = await lines_of(old)
    added = await read_in(new, lines)

    assert added["article"] == 2
    assert (await lines_of(new))[1:] == lines[1:]  # the first tells how far marks have come
    assert await tables_of(new) == await tables_of(old)
    there = Desk(new, lambda: pipeline, Clock())
    question = "who denied North Korean troops?"
    assert (await there.ask(question)).reply == (await desk.ask(question)).reply
    assert await there.reader.waiting() == 0
    async with new.begin() as uow:
        (subscription,) = await uow.subscriptions.find()
        assert await uow.news.claims(subscription.mark, await uow.news.mark(), limit=999)  # still to be sent there

    assert not any((await read_in(new, lines)).values())


async def test_an_article_that_changed_keeps_its_versions(libraries: list[SqlLibrary]) -> None:
    old, new = libraries
    async with old.begin() as uow:
        first = await stored_article(uow)
        await stored_claims(uow, first, a_claim("c1", first), a_claim("c2", first))
        await uow.readings.finish(first, "model")
        await uow.contradictions.put([a_contradiction("d1", "c1", "c2")])
        await uow.reviews.saw(["d1"], NOW)
        await stored_article(uow, text="Another text, not read yet.")
        await uow.audiences.put("a1", [Audience(SLACK.home, only=True)])
        await uow.choices.put(SLACK.home, "corpus", "private")
        await uow.commit()

    lines = await lines_of(old)
    await read_in(new, lines)

    assert (await lines_of(new))[1:] == lines[1:]  # the first tells how far marks have come
    async with new.begin() as uow:
        current = await uow.articles.get("a1")
        assert current is not None and current.version == 2
        assert {record.article.version for record in await uow.claims.find(ClaimFilter())} == {1}
        assert await uow.reviews.first_seen(["d1"]) == {"d1": NOW}
        assert await uow.readings.waiting("model") == 1
        assert await uow.audiences.of("a1") == [Audience(SLACK.home, only=True)]
        assert await uow.corpus(SLACK.home) is Corpus.PRIVATE


async def test_what_comes_into_a_full_database_is_no_news_there(libraries: list[SqlLibrary]) -> None:
    old, new = libraries
    async with old.begin() as uow:
        for number in range(5):
            article = await stored_article(uow, f"b{number}")
            await stored_claims(uow, article, a_claim(f"c{number}", article))
        await uow.commit()
    async with new.begin() as uow:
        article = await stored_article(uow, "own")
        await stored_claims(uow, article, a_claim("own", article))
        await uow.commit()
        before = await uow.news.mark()

    await read_in(new, await lines_of(old))

    async with new.begin() as uow:
        assert await uow.claims.count() == 6
        assert await uow.news.claims(before, await uow.news.mark(), limit=9) == []


async def test_another_text_under_the_same_version_is_refused_whole(
    libraries: list[SqlLibrary],
) -> None:
    old, new = libraries
    async with old.begin() as uow:
        await stored_article(uow, "z1")
        await stored_article(uow, "z2", text="One text.")
        await uow.commit()
    async with new.begin() as uow:
        await stored_article(uow, "z2", text="Another text.")
        await uow.commit()

    with pytest.raises(GainsayError, match="z2 is stored with another text"):
        await read_in(new, await lines_of(old))

    async with new.begin() as uow:
        assert await uow.articles.get("z1") is None


@pytest.fixture
async def one(tmp_path: Path) -> Any:
    """Yield an empty library."""
    await upgrade(f"sqlite:///{tmp_path / 'one.db'}")
    async with await open_library(f"sqlite:///{tmp_path / 'one.db'}") as library:
        yield library


HEADER = json.dumps({"gainsay": {"kind": "export", "format": 1, "mark": 0}})


@pytest.mark.parametrize(
    ("lines", "reason"),
    [
        ([], "holds no line"),
        (["{}"], "Line 1 is not one"),
        (["["], "Line 1 is not one"),
        (["[]"], "Line 1 is not one"),
        ([HEADER, '{"gainsay": {"kind": "claim"}}'], "Line 2 is not one"),
        ([HEADER, '{"gainsay": {"kind": "opinion"}}'], "Line 2: lines of the kind 'opinion'"),
        ([json.dumps({"gainsay": {"kind": "export", "format": 2, "mark": 0}})], "update Gainsay"),
        (['{"gainsay": {"kind": "article"}}'], "only a whole export"),
    ],
)
async def test_a_line_that_cannot_be_used_is_named(lines: list[str], reason: str, one: SqlLibrary) -> None:
    with pytest.raises(GainsayError, match=reason):
        await read_in(one, lines)


async def test_one_sort_for_other_programs(one: SqlLibrary) -> None:
    async with one.begin() as uow:
        article = await stored_article(uow)
        await stored_claims(uow, article, a_claim("c1", article), a_claim("c2", article))
        await uow.contradictions.put([a_contradiction("d1", "c1", "c2")])
        await uow.commit()

    (review,) = map(json.loads, await lines_of(one, Sort.CONTRADICTIONS))

    assert review["@type"] == "ClaimReview"
    assert "reviewRating" not in review
    assert review["itemReviewed"]["author"] == {"@type": "Person", "name": "Dana Corvin"}
    assert review["citation"]["appearance"]["text"] == article.quote(a_claim("c1", article).sentence)
    assert [json.loads(line)["@type"] for line in await lines_of(one, Sort.CLAIMS)] == ["Claim", "Claim"]
    assert [json.loads(line)["@type"] for line in await lines_of(one, Sort.ARTICLES)] == ["NewsArticle"]


async def tables_of(library: SqlLibrary) -> dict[str, list[Any]]:
    """Return the rows of every table, without what each database numbers by itself."""
    async with library._engine.connect() as connection:
        return await connection.run_sync(_rows)


def _rows(connection: Connection) -> dict[str, list[Any]]:
    found = {}
    for table in metadata.sorted_tables:
        if table.name in MADE_ANEW:
            continue
        columns = [column for column in table.c if column.name not in NUMBERED or table.name not in _NUMBERED]
        rows = connection.execute(select(*columns)).all()
        found[table.name] = sorted(json.dumps([_plain(value) for value in row], sort_keys=True) for row in rows)
    return found


_NUMBERED = {"claim", "passage", "arrival", "name", "name_tail", "name_use", "page"}


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.replace(tzinfo=UTC).isoformat()
    return value.isoformat() if isinstance(value, date) else value
