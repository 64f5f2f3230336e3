"""The same tests on every library: in memory, on SQLite and on PostgreSQL."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import asyncpg
import pytest

from bot.ports import Library
from storage.library import open_library
from storage.memory import MemoryLibrary
from storage.schema import upgrade
from storage.tables import metadata
from tests.postgres import new_database


@pytest.fixture(scope="session")
def empty_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a migrated SQLite file, to be copied."""
    file = tmp_path_factory.mktemp("library") / "empty.db"
    asyncio.run(upgrade(f"sqlite:///{file}"))
    return file


@pytest.fixture(scope="session")
def migrated_postgres(postgres_server: str) -> Iterator[str]:
    """Yield the URL of one migrated database, to be emptied before each use."""
    with asyncio.Runner() as runner:
        database = new_database(postgres_server)
        url = runner.run(database.__aenter__())
        try:
            runner.run(upgrade(url))
            yield url
        finally:
            runner.run(database.__aexit__(None, None, None))


@pytest.fixture(params=["memory", "sqlite", "postgresql"])
async def library(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Library]:
    """Yield an empty library of each kind in turn."""
    if request.param == "memory":
        yield MemoryLibrary()
        return
    if request.param == "sqlite":
        shutil.copy(request.getfixturevalue("empty_file"), tmp_path / "library.db")
        url = f"sqlite:///{tmp_path / 'library.db'}"
    else:
        url = request.getfixturevalue("migrated_postgres")
        await _empty(url)
    async with await open_library(url) as opened:
        yield opened


async def _empty(url: str) -> None:
    connection = await asyncpg.connect(url)
    try:
        await connection.execute(f"TRUNCATE {', '.join(metadata.tables)} RESTART IDENTITY CASCADE")
    finally:
        await connection.close()
