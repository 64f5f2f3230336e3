from __future__ import annotations

import sqlite3

import pytest
from sqlalchemy import URL
from sqlalchemy.exc import IntegrityError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError

from bot.errors import GainsayError, PermanentError, RetryableError, UserError
from storage.database import parse_url, shown, translated

FILE = parse_url("sqlite:///news.db")
SERVER = parse_url("postgresql://reader:secret@db.example.org/news")


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("sqlite:///news.db", "sqlite+aiosqlite:///news.db"),
        ("sqlite:////var/lib/news.db", "sqlite+aiosqlite:////var/lib/news.db"),
        ("postgresql://a:b@h:1/d", "postgresql+asyncpg://a:b@h:1/d"),
        ("postgres://h/d", "postgresql+asyncpg://h/d"),
        ("postgresql+psycopg://h/d", "postgresql+asyncpg://h/d"),
        ("postgresql://h/d?sslmode=require", "postgresql+asyncpg://h/d?ssl=require"),
    ],
)
def test_the_address_alone_chooses_the_driver(address: str, expected: str) -> None:
    assert parse_url(address).render_as_string(hide_password=False) == expected


@pytest.mark.parametrize("address", ["", "news.db", "mysql://h/d", "sqlite://", "sqlite:///:memory:", "://"])
def test_other_addresses_are_refused_in_words(address: str) -> None:
    with pytest.raises(UserError, match=r"sqlite:///|SQLite or PostgreSQL"):
        parse_url(address)


def test_passwords_are_not_shown() -> None:
    assert shown(SERVER) == "postgresql://reader:***@db.example.org/news"
    assert shown(FILE) == "news.db"


class ServerError(Exception):
    """An error with the code that a PostgreSQL driver gives it."""

    def __init__(self, sqlstate: str) -> None:
        super().__init__("said the server")
        self.sqlstate = sqlstate


@pytest.mark.parametrize(
    ("cause", "kind", "words"),
    [
        (sqlite3.OperationalError("database is locked"), RetryableError, "another process"),
        (sqlite3.DatabaseError("file is not a database"), PermanentError, "not a database"),
        (sqlite3.OperationalError("attempt to write a readonly database"), PermanentError, "may be written"),
        (sqlite3.OperationalError("unable to open database file"), PermanentError, "may be written"),
        (sqlite3.OperationalError("database or disk is full"), PermanentError, "make room"),
        (sqlite3.OperationalError("no such module: fts5"), PermanentError, "FTS5"),
    ],
)
def test_errors_of_sqlite_in_words(cause: Exception, kind: type[GainsayError], words: str) -> None:
    meaning = translated(OperationalError("SELECT 1", {}, cause), FILE)
    assert type(meaning) is kind
    assert words in str(meaning)
    assert "news.db" in str(meaning) or "FTS5" in str(meaning)


@pytest.mark.parametrize(
    ("code", "kind", "words"),
    [
        ("28P01", PermanentError, "password"),
        ("3D000", PermanentError, "create it"),
        ("42501", PermanentError, "right"),
        ("40P01", RetryableError, "try again"),
        ("57P01", RetryableError, "try again"),
    ],
)
def test_errors_of_postgresql_in_words(code: str, kind: type[GainsayError], words: str) -> None:
    meaning = translated(OperationalError("SELECT 1", {}, ServerError(code)), SERVER)
    assert type(meaning) is kind
    assert words in str(meaning)
    assert "secret" not in str(meaning)


def test_an_unreachable_server_may_be_reachable_later() -> None:
    assert isinstance(translated(ConnectionRefusedError(), SERVER), RetryableError)


@pytest.mark.parametrize("url", [FILE, SERVER])
def test_a_pool_without_a_free_connection_is_no_mistake_of_ours(url: URL) -> None:
    assert isinstance(translated(PoolTimeoutError("QueuePool limit reached"), url), RetryableError)


def test_broken_keys_are_permanent_and_mistakes_of_ours_are_not_hidden() -> None:
    assert isinstance(translated(IntegrityError("INSERT", {}, ServerError("23503")), SERVER), PermanentError)
    assert translated(OperationalError("SELEC 1", {}, sqlite3.OperationalError("syntax error")), FILE) is None
    assert translated(OperationalError("SELEC 1", {}, ServerError("42601")), SERVER) is None
    assert translated(ValueError(), FILE) is None
