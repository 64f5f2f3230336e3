"""A statement and its rows in one step of the connection's thread."""

from __future__ import annotations

import sqlite3

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError, OperationalError

from storage.database import create_engine, parse_url
from storage.sqlite_connection import WholeConnection


@pytest.fixture
async def connection(tmp_path):
    engine = create_engine(parse_url(f"sqlite:///{tmp_path / 'some.db'}"))
    async with engine.connect() as opened:
        await opened.execute(text("CREATE TABLE thing (id INTEGER PRIMARY KEY, name TEXT)"))
        yield opened
    await engine.dispose()


@pytest.fixture
def steps(monkeypatch):
    taken = []
    step = WholeConnection.step

    async def counted(self, work):
        taken.append(work)
        await step(self, work)

    monkeypatch.setattr(WholeConnection, "step", counted)
    return taken


async def test_every_statement_takes_one_step(connection, steps):
    added = [{"id": 1, "name": "pier"}, {"id": 2, "name": "ferry"}, {"id": 3, "name": "dam"}]
    await connection.execute(text("INSERT INTO thing VALUES (:id, :name)"), added)
    assert len(steps) == 1
    rows = (await connection.execute(text("SELECT id, name FROM thing ORDER BY id"))).all()
    assert [tuple(row) for row in rows] == [(1, "pier"), (2, "ferry"), (3, "dam")]
    assert len(steps) == 2
    assert (await connection.execute(text("SELECT name FROM thing WHERE id = 9"))).all() == []
    changed = await connection.execute(text("UPDATE thing SET name = 'x' WHERE id > 1"))
    assert changed.rowcount == 2
    gone = await connection.execute(text("DELETE FROM thing WHERE id > 1 RETURNING id"))
    assert sorted(row.id for row in gone) == [2, 3]
    assert len(steps) == 5


async def test_errors_are_those_of_the_database(connection):
    with pytest.raises(OperationalError, match="no such table"):
        await connection.execute(text("SELECT * FROM absent"))
    await connection.execute(text("INSERT INTO thing VALUES (1, 'pier')"))
    with pytest.raises(IntegrityError):
        await connection.execute(text("INSERT INTO thing VALUES (1, 'again')"))
    assert (await connection.execute(text("SELECT count(*) FROM thing"))).scalar_one() == 1


async def test_it_is_closed_and_ends_its_thread(tmp_path):
    opened = await WholeConnection(str(tmp_path / "some.db"))
    await opened.close()
    with pytest.raises(ValueError, match=r"[Cc]onnection"):
        await opened.step(sqlite3.Connection.commit)
