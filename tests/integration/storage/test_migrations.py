from __future__ import annotations

import json
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Connection, inspect, text

from bot.errors import PermanentError
from storage.codec import encode_claim
from storage.database import create_engine, parse_url
from storage.library import open_library
from storage.schema import current_revision, downgrade, expected_revision, upgrade
from storage.tables import metadata
from tests.builders import a_claim, a_passage, an_article, stored_article
from tests.postgres import run

OLD_ROWS = (
    "article (id, key, version) VALUES ('a1', 'k', 1)",
    """article_version (article_id, version, digest, published_basis, language, outlet_basis, title_basis, blocks, text)
    VALUES ('a1', 1, 'd', 'given', 'en', 'given', 'given', '[]', :text)""",
    "speaker (id, name, kind) VALUES ('s1', 'Dana Corvin', 'person')",
    "reading (article_id, version, model) VALUES ('a1', 1, 'm')",
    """claim (id, article_id, version, ordinal, speaker_id, stance, first_day, last_day, place, confidence, terms,
    document)
    VALUES ('c1', 'a1', 1, 0, 's1', 'asserts', '2031-05-04', '2031-05-04', 'paragraph', 0.5, ' bridg ', :document)""",
)
OWN = {"own", "held", "ix_passage_held", "ix_claim_held"}  # full text, made by the migrations alone


@pytest.fixture(params=["sqlite", "postgresql"])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Return the address of a database without tables."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'new directory' / 'library.db'}"
    return str(request.getfixturevalue("postgres_url"))


async def test_up_and_down_and_up_again(address: str) -> None:
    assert await current_revision(address) is None
    await upgrade(address)
    assert await current_revision(address) == expected_revision()
    await downgrade(address, "base")
    assert await current_revision(address) is None
    assert await _tables(address) == {"alembic_version"}
    await upgrade(address)
    await upgrade(address)
    assert await current_revision(address) == expected_revision()


async def test_the_migrations_make_the_tables_of_the_code(address: str) -> None:
    await upgrade(address)
    engine = create_engine(parse_url(address))
    try:
        async with engine.connect() as connection:
            assert await connection.run_sync(_differences) == []
    finally:
        await engine.dispose()


async def test_a_database_that_was_not_upgraded_says_so(address: str) -> None:
    with pytest.raises(PermanentError, match="gainsay db upgrade"):
        await open_library(address)
    await upgrade(address)
    await downgrade(address, "base")
    with pytest.raises(PermanentError, match="gainsay db upgrade"):
        await open_library(address)


async def test_a_newer_database_is_left_alone(address: str) -> None:
    await upgrade(address)
    await _set_revision(address, "9999")
    for attempt in (open_library, upgrade):
        with pytest.raises(PermanentError, match="update Gainsay"):
            await attempt(address)
    assert await current_revision(address) == "9999"


async def test_an_older_database_asks_for_the_upgrade(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    await upgrade(address)
    monkeypatch.setattr("storage.schema.expected_revision", lambda: "9999")
    with pytest.raises(PermanentError, match=rf"is at revision {expected_revision()}.*9999.*gainsay db upgrade"):
        await open_library(address)


async def test_what_is_stored_survives_opening_again(address: str) -> None:
    await upgrade(address)
    async with await open_library(address) as library, library.begin() as uow:
        article = await stored_article(uow)
        await uow.search.index(article, [a_passage(article, "bridg")])
        await uow.commit()
    await upgrade(address)
    async with await open_library(address) as library, library.begin() as uow:
        assert await uow.articles.get("a1") == article
        assert await uow.search.frequencies(["bridg"]) == {"bridg": 1}


async def _tables(address: str) -> set[str]:
    engine = create_engine(parse_url(address))
    try:
        async with engine.connect() as connection:
            return await connection.run_sync(lambda sync: set(inspect(sync).get_table_names()))
    finally:
        await engine.dispose()


async def _set_revision(address: str, revision: str) -> None:
    statement = f"UPDATE alembic_version SET version_num = '{revision}'"
    if address.startswith("postgresql"):
        await run(address, statement)
        return
    engine = create_engine(parse_url(address))
    try:
        async with engine.begin() as connection:
            await connection.exec_driver_sql(statement)
    finally:
        await engine.dispose()


def _differences(connection: Connection) -> list[object]:
    def is_ours(_element: object, name: str | None, _kind: str, _reflected: bool, _other: object) -> bool:
        return name not in OWN and "_index" not in str(name)

    options = {"compare_type": True, "compare_server_default": True, "include_object": is_ours}
    return list(compare_metadata(MigrationContext.configure(connection, opts=options), metadata))


async def test_what_was_stored_before_digests_is_never_new(address: str) -> None:
    await upgrade(address, "0001")
    await _insert_an_old_claim(address)
    await upgrade(address)
    async with await open_library(address) as library:
        async with library.begin() as uow:
            record = await uow.claims.get("c1")
            assert record is not None
            assert [line.claim_id for line in await uow.news.claims(-1, 0, limit=9)] == ["c1"]
            await uow.claims.replace(record.article, [(record.claim, "s1")], [record.terms])
            await uow.commit()
        async with library.begin() as uow:
            assert await uow.news.claims(0, await uow.news.mark(), limit=9) == []


async def _insert_an_old_claim(address: str) -> None:
    article = an_article("a1", version=1)
    made = a_claim("c1", article)
    document = encode_claim(made)
    engine = create_engine(parse_url(address))
    try:
        async with engine.begin() as connection:
            for statement in OLD_ROWS:
                values = {"text": article.text, "document": json.dumps(document)}
                held = {name: value for name, value in values.items() if f":{name}" in statement}
                await connection.execute(text(f"INSERT INTO {statement}"), held)
    finally:
        await engine.dispose()
