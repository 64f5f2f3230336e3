"""A database of any earlier version keeps everything when it is upgraded, and this version can work with it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, MetaData, Table, func, insert, select

from bot.articles.article import Basis
from bot.corpus import EVERYBODYS
from bot.digests.subscription import Wish
from bot.places import Person, Place, Platform, Workspace
from bot.ports import ClaimFilter, ContradictionFilter
from storage.codec import encode_claim, encode_parts
from storage.database import WRITING, create_engine, is_sqlite, parse_url
from storage.library import open_library
from storage.schema import _scripts, upgrade
from storage.wish_codec import encode_wish
from tests.builders import a_claim, an_article

REVISIONS = [script.revision for script in reversed(list(_scripts().walk_revisions()))]
NOW, DAY = datetime(2031, 5, 4, 9, tzinfo=UTC), date(2031, 5, 4)
ARTICLE = an_article("a1", version=1, url=None, byline=None, published_basis=Basis.GIVEN)
CLAIMS = a_claim("c1", ARTICLE), a_claim("c2", ARTICLE)
PLACE = {"platform": "slack", "workspace": "T1", "channel": "C1"}
BOT = {
    "client_id": "1.2",
    "app_id": "A1",
    "team_id": "T1",
    "is_enterprise_install": False,
    "installed_at": NOW.replace(tzinfo=None),
}


def claim_row(number: int, made: Any, *, parts_apart: bool) -> dict[str, Any]:
    """Return a claim as it was stored: until their own column came, the parts stood in the document."""
    document = encode_claim(made)
    if not parts_apart:
        document["shape"] = 1
        document["proposition"] |= encode_parts(made)
    return {
        "id": made.id,
        "article_id": "a1",
        "version": 1,
        "ordinal": number,
        "speaker_id": "s1",
        "stance": made.stance.value,
        "first_day": DAY,
        "last_day": DAY,
        "place": "paragraph",
        "confidence": 0.5,
        "terms": "bridg",
        "document": document,
        "parts": encode_parts(made),
    }


def rows(held: dict[str, Table]) -> dict[str, list[dict[str, Any]]]:
    """Return rows for every table that ever was; columns that are not there yet are left out when they are inserted."""
    apart = "parts" in held["claim"].c
    edition = {"article_id": "a1", "version": 1}
    basis = {"published_basis": "given", "outlet_basis": "given", "title_basis": "given"}
    return {
        "article": [{"id": "a1", "key": "https://example.org/a1", "version": 1}],
        "article_version": [
            edition
            | basis
            | {
                "digest": ARTICLE.digest,
                "published": DAY,
                "language": "en",
                "outlet": ARTICLE.outlet,
                "title": ARTICLE.title,
                "blocks": [["paragraph", 0, len(ARTICLE.text)]],
                "text": ARTICLE.text,
            }
        ],
        "reading": [edition | {"model": "model 1"}, edition | {"model": "model 2"}],
        "speaker": [{"id": "s1", "name": "Dana Corvin", "kind": "person"}],
        "speaker_alias": [{"alias": "dana corvin", "speaker_id": "s1"}],
        "speaker_tail": [{"tail": "corvin", "speaker_id": "s1"}],
        "claim": [claim_row(number, made, parts_apart=apart) for number, made in enumerate(CLAIMS)],
        "passage": [edition | {"start": 0, "end": 20, "terms": "bridg", "context": "toll"}],
        "contradiction": [
            {
                "id": "d1",
                "earlier": "c1",
                "later": "c2",
                "kind": "denial",
                "severity": "major",
                "score": 0.5,
                "reasons": ["one denies it"],
                "explanation": "They disagree.",
            }
        ],
        "conversation": [{"thread": "slack:T1:1", "state": "{}", "expires": NOW}],
        "seen": [{"key": "slack:T1:Ev1", "expires": NOW}],
        "speaker_ruling": [
            {"origin": "s9", "name": "", "article_id": "", "target": "s1", "made": NOW}
            | {"was_name": "D. Corvin", "was_kind": "person", "was_aliases": ["d corvin"]}
        ],
        "name": [{"row": 1, "kind": "speaker", "folded": "dana corvin", "name": "Dana Corvin", "claims": 1}],
        "name_tail": [{"kind": "speaker", "tail": "corvin", "name": 1}],
        "name_use": [{"article_id": "a1", "name": 1, "claims": 1}],
        "name_word": [{"spelling": "corv", "word": "corvin"}],
        "subscription": [
            PLACE
            | {"id": "0123456789abcdef", "wish": encode_wish(Wish()), "state": "active", "alerts": False}
            | {"owner_platform": "slack", "owner_workspace": "T1", "owner": "U1", "created": NOW, "changed": NOW}
            | {"next_date": DAY, "due": NOW, "mark": 0, "alert_mark": 0, "alert_after": NOW}
        ],
        "digest": [
            {"id": "g1", "subscription_id": "0123456789abcdef", "day": DAY, "state": "composed", "decided": NOW}
            | {"from_mark": 0, "upto_mark": 0, "items": ["c1"]}
        ],
        "alert": [
            {"id": "l1", "subscription_id": "0123456789abcdef", "decided": NOW, "from_mark": 0, "upto_mark": 0}
            | {"items": ["d1"]}
        ],
        "outbox": [
            PLACE
            | {"key": "k1", "source": "g1", "kind": "digest", "subscription_id": "0123456789abcdef", "personal": False}
            | {"number": 1, "parts": 1, "state": "sent", "available": NOW, "created": NOW, "attempts": 1, "reply": {}}
        ],
        "pace": [PLACE | {"personal": False, "until": NOW}],
        "first_seen": [{"key": "claim 1", "mark": 0}],
        "news_mark": [{"name": "news", "mark": 7}],
        "slack_installations": [BOT | {"user_id": "U1", "bot_token": "xoxb-1"}],
        "slack_bots": [BOT | {"bot_token": "xoxb-1"}],
        "slack_oauth_states": [{"state": "s", "expire_at": NOW.replace(tzinfo=None)}],
        "shown": [{"platform": "slack", "workspace": "T1", "token": "t", "expires": NOW, "document": "{}"}],
        "feedback": [
            {"platform": "slack", "workspace": "T1", "person": "U1", "answer": "n1"}
            | {"question": "who?", "helpful": True, "at": NOW}
        ],
        "choices": [{"platform": "slack", "workspace": "T1", "name": "language", "value": "uk"}],
        "meaning": [edition | {"model": "m", "spans": bytes(8), "vectors": bytes(4)}],
        "origin": [{"article_id": "a1", "origin": "a1"}],
        "origin_band": [{"band": "b", "article_id": "a1"}],
        "feed": [
            PLACE
            | {"id": "f1", "address": "https://example.org/feed", "added": NOW, "next_poll": NOW, "state": "active"}
            | {"interval": 1800, "failures": 0, "entries": 3}
        ],
        "page": [
            {"key": "https://example.org/a1", "address": "https://example.org/a1", "host": "example.org"}
            | {"feed_id": "f1", "state": "done", "tries": 1, "available": NOW}
        ],
        "article_audience": [{"article_id": "a1", "platform": "slack", "workspace": "T1", "only": True}],
        "page_audience": [
            {"page": "https://example.org/a1", "platform": "slack", "workspace": "T1", "only": True},
        ],
        "failure": [{"key": "k", "name": "n", "code": "empty", "reason": "It is empty.", "at": NOW}],
        "arrival": [edition],
        "reading_lease": [edition | {"model": "m", "holder": "h 1 2", "until": NOW, "tries": 1, "failed": True}],
        "contradiction_review": [
            {"contradiction_id": "d1", "opinion": "confirmed", "note": "", "made": NOW, "seen": {}}
        ],
        "contradiction_sighting": [{"contradiction_id": "d1", "first_seen": NOW}],
    }


@pytest.fixture(params=["sqlite", "postgresql"])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Return the address of a database without tables."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'library.db'}"
    return str(request.getfixturevalue("postgres_url"))


@pytest.mark.parametrize("revision", REVISIONS)
async def test_everything_survives_the_upgrade_from(revision: str, address: str) -> None:
    await upgrade(address, revision)
    before = await in_one_transaction(address, fill)
    assert all(before.values())

    await upgrade(address)

    after = await in_one_transaction(address, counted)
    assert {name: count for name, count in after.items() if name in before} == before | gained(before, after)
    async with await open_library(address) as library, library.begin() as uow:
        assert await uow.articles.get("a1") == ARTICLE
        found = {record.claim.id: record.claim for record in await uow.claims.find(ClaimFilter())}
        assert found == {made.id: made for made in CLAIMS}
        assert [one.id for one in await uow.contradictions.find(ContradictionFilter())] == ["d1"]
        assert [one.name for one in await uow.speakers.busiest()] == ["Dana Corvin"]
        uow.look(EVERYBODYS)  # in which a name counts that a claim's article has
        names = {record.speaker_name for record in await uow.claims.find(ClaimFilter())}
        assert names == ({CLAIMS[0].speaker.name} if "article_audience" not in before else set())
        if "subscription" in before:
            (wanted,) = await uow.subscriptions.find(owner=Person(Platform.SLACK, "T1", "U1"))
            assert (wanted.wish, wanted.place) == (Wish(), Place(Platform.SLACK, "T1", "C1"))
        if "feed" in before:
            assert [feed.address for feed in await uow.feeds.all()] == ["https://example.org/feed"]
        if "choices" in before:
            assert await uow.choices.get(Workspace(Platform.SLACK, "T1"), "language") == "uk"
        if "contradiction_review" in before:
            assert set(await uow.reviews.of(["d1"])) == {"d1"}


@pytest.mark.parametrize("revision", REVISIONS[: REVISIONS.index("0020")])
async def test_what_was_read_before_digests_is_no_news_however_it_is_read_again(revision: str, address: str) -> None:
    await upgrade(address, revision)
    await in_one_transaction(address, fill)
    await upgrade(address)

    assert await in_one_transaction(address, unknown_to_digests) == []
    async with await open_library(address) as library:
        async with library.begin() as uow:
            assert await uow.readings.waiting("model 2") == int(REVISIONS.index(revision) < REVISIONS.index("0040"))
            better = a_claim("c3", ARTICLE, proposition=replace(CLAIMS[0].proposition, text="a toll is due"))
            await uow.claims.replace(ARTICLE, [(better, "s1")], [("toll",)])
            await uow.commit()
        async with library.begin() as uow:
            assert await uow.news.claims(0, await uow.news.mark(), limit=9) == []


async def test_editions_that_an_earlier_upgrade_forgot_are_noted(address: str) -> None:
    """The names' migration once emptied `reading`, so that the digests' migration found no editions to note."""
    await upgrade(address, "0030")
    await in_one_transaction(address, fill)
    assert await in_one_transaction(address, unknown_to_digests) == ["edition a1 1"]

    await upgrade(address)

    assert await in_one_transaction(address, unknown_to_digests) == []


def test_every_table_has_a_row_to_be_upgraded_with() -> None:
    from storage.tables import metadata

    assert set(metadata.tables) - {"term_count", "term_total"} == set(rows({"claim": metadata.tables["claim"]}))


def gained(before: dict[str, int], after: dict[str, int]) -> dict[str, int]:
    """Return the counts that an upgrade may raise: what it notes as seen."""
    return {name: after[name] for name in ("first_seen",) if name in before and after[name] > before[name]}


def fill(connection: Connection) -> dict[str, int]:
    """Put a row into every table that there is, and count them."""
    held = tables(connection)
    for name, given in rows(held).items():
        if name in held:
            kept = [{key: value for key, value in row.items() if key in held[name].c} for row in given]
            connection.execute(insert(held[name]), kept)
    return counted(connection)


def counted(connection: Connection) -> dict[str, int]:
    return {
        name: connection.execute(select(func.count()).select_from(table)).scalar_one()
        for name, table in tables(connection).items()
    }


def unknown_to_digests(connection: Connection) -> list[str]:
    """Return the keys of editions with claims that digests were never told of."""
    held = tables(connection)
    claim, seen = held["claim"], held["first_seen"]
    editions = connection.execute(select(claim.c.article_id, claim.c.version).distinct()).all()
    known = set(connection.execute(select(seen.c.key)).scalars())
    return sorted({f"edition {one.article_id} {one.version}" for one in editions} - known)


def tables(connection: Connection) -> dict[str, Table]:
    """Return the tables as they stand in the database, without those of the full-text index."""
    found = MetaData()
    found.reflect(connection)
    own = {name: table for name, table in found.tables.items() if "_index" not in name and name != "alembic_version"}
    return {name: table for name, table in own.items() if name not in ("term_count", "term_total")}


async def in_one_transaction(address: str, work: Any) -> Any:
    engine = create_engine(parse_url(address))
    try:
        async with engine.connect() as connection:
            if is_sqlite(engine.url):
                await connection.execution_options(**{WRITING: True})
            async with connection.begin():
                return await connection.run_sync(work)
    finally:
        await engine.dispose()
