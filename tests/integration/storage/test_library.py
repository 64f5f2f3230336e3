from __future__ import annotations

import asyncio
import os
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.errors import GainsayError, PermanentError, RetryableError
from storage import transaction
from storage.library import open_library
from storage.schema import current_revision, upgrade
from tests.builders import an_article, stored_article


@pytest.fixture
def unprivileged() -> Iterator[Path]:
    """Yield a directory of ours, as a user who may write whatever the permissions say only if it is theirs."""
    directory = Path(tempfile.mkdtemp(dir="/tmp"))
    directory.chmod(0o755)
    root = os.geteuid() == 0
    if root:
        os.chown(directory, 65534, -1)
        os.seteuid(65534)
    try:
        yield directory
    finally:
        if root:
            os.seteuid(0)
        directory.chmod(0o755)
        for file in directory.iterdir():
            file.unlink()
        directory.rmdir()


async def test_a_missing_file_is_not_made_by_opening(tmp_path: Path) -> None:
    with pytest.raises(PermanentError, match="no database at"):
        await open_library(f"sqlite:///{tmp_path / 'news.db'}")
    assert list(tmp_path.iterdir()) == []


async def test_a_file_that_is_no_database_stays_as_it_is(tmp_path: Path) -> None:
    file = tmp_path / "news.db"
    file.write_text("These are my notes, not a database. " * 100)
    before = file.read_bytes()
    for attempt in (open_library, upgrade, current_revision):
        with pytest.raises(PermanentError, match="is not a database"):
            await attempt(f"sqlite:///{file}")
    assert file.read_bytes() == before


async def test_a_directory_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(PermanentError, match="cannot be made"):
        await upgrade(f"sqlite:///{tmp_path / 'file' / 'deeper' / 'news.db'}")


async def test_a_directory_in_the_place_of_the_file(tmp_path: Path) -> None:
    for attempt in (open_library, upgrade):
        with pytest.raises(PermanentError, match="cannot be opened"):
            await attempt(f"sqlite:///{tmp_path}")


async def test_a_read_only_directory(unprivileged: Path) -> None:
    unprivileged.chmod(0o555)
    with pytest.raises(PermanentError, match="may be written"):
        await upgrade(f"sqlite:///{unprivileged / 'news.db'}")


async def test_a_database_that_became_read_only_loses_nothing(unprivileged: Path) -> None:
    url = f"sqlite:///{unprivileged / 'news.db'}"
    await upgrade(url)
    async with await open_library(url) as library, library.begin() as uow:
        await stored_article(uow, "a")
        await uow.commit()
    (unprivileged / "news.db").chmod(0o444)
    unprivileged.chmod(0o555)
    with pytest.raises(PermanentError, match="may be written"):
        async with await open_library(url) as library, library.begin() as uow:
            await stored_article(uow, "b")
    unprivileged.chmod(0o755)
    (unprivileged / "news.db").chmod(0o644)
    async with await open_library(url) as library, library.begin() as uow:
        assert [article.id for article in await uow.articles.list()] == ["a"]


@pytest.mark.parametrize(
    ("address", "kind", "words"),
    [
        ("postgresql://postgres@127.0.0.1:1/news", RetryableError, "cannot be reached"),
        ("postgresql://postgres@nowhere.invalid/news", RetryableError, "cannot be reached"),
    ],
)
async def test_a_server_that_cannot_be_reached(address: str, kind: type[GainsayError], words: str) -> None:
    for attempt in (open_library, upgrade, current_revision):
        with pytest.raises(kind, match=words):
            await attempt(address)


async def test_a_server_without_that_database(postgres_server: str) -> None:
    with pytest.raises(PermanentError, match="create it first"):
        await open_library(f"{postgres_server.rpartition('/')[0]}/gainsay_no_such_database")


async def test_a_file_that_another_process_writes_asks_to_try_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("storage.database.BUSY_SECONDS", 0)
    url = f"sqlite:///{tmp_path / 'news.db'}"
    await upgrade(url)
    other = sqlite3.connect(tmp_path / "news.db", isolation_level=None)
    try:
        other.execute("BEGIN IMMEDIATE")
        async with await open_library(url) as library, library.begin() as uow:
            with pytest.raises(RetryableError, match="another process"):
                await uow.articles.put(an_article())
            assert await uow.articles.count() == 0
    finally:
        other.close()


async def test_a_writer_does_not_wait_for_ever(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(transaction, "BUSY_SECONDS", 0.01)
    url = f"sqlite:///{tmp_path / 'news.db'}"
    await upgrade(url)
    async with await open_library(url) as library, library.begin() as first, library.begin() as second:
        await stored_article(first)
        with pytest.raises(RetryableError, match="another task"):
            await stored_article(second)


async def test_readers_are_not_held_up_by_a_writer(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'news.db'}"
    await upgrade(url)
    async with await open_library(url) as library, library.begin() as writing:
        await stored_article(writing)
        async with asyncio.timeout(5), library.begin() as reading:
            assert await reading.articles.count() == 0


async def test_a_unit_of_work_is_used_with_async_with(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'news.db'}"
    await upgrade(url)
    async with await open_library(url) as library:
        with pytest.raises(RuntimeError, match="async with"):
            await library.begin().articles.count()


def test_the_sql_of_the_migrations_can_be_printed_without_a_database() -> None:
    script = (
        "from alembic.command import upgrade; from storage.schema import config; upgrade(config(), 'head', sql=True)"
    )
    found = subprocess.run(
        [sys.executable, "-W", "error", "-c", script],
        env={
            **os.environ,
            "GAINSAY_DATABASE_URL": "postgresql://nowhere.invalid/news",
            "PYTHONPATH": os.pathsep.join(sys.path),
        },
        capture_output=True,
        text=True,
        check=True,
    )
    assert "CREATE TABLE article_version" in found.stdout
    assert "USING gin" in found.stdout
