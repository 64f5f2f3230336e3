"""The same tests on every library: in memory, on SQLite and on PostgreSQL."""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from bot.ports import Library
from storage.library import open_library
from storage.memory import MemoryLibrary
from storage.schema import upgrade
from storage.tables import metadata
from tests.finishing import finish
from tests.postgres import new_database, run

EMPTY = "; ".join(f"DELETE FROM {table.name}" for table in reversed(metadata.sorted_tables))  # faster than TRUNCATE


@pytest.fixture(scope="session")
def empty_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a migrated SQLite file, to be copied."""
    file = tmp_path_factory.mktemp("library") / "empty.db"
    finish(upgrade(f"sqlite:///{file}"))
    return file


@pytest.fixture(scope="session")
def migrated_postgres(postgres_server: str) -> Iterator[str]:
    """Yield the URL of one migrated database, to be emptied before each use."""
    with new_database(postgres_server) as url:
        finish(upgrade(url))
        yield url


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
        await run(url, EMPTY)
    async with await open_library(url) as opened:
        yield opened
