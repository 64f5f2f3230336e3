"""Databases by address: which driver, how a connection is set up, and what its errors mean in words."""

from __future__ import annotations

import asyncio
import contextlib
import sqlite3
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, event, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, IntegrityError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from bot.errors import GainsayError, PermanentError, RetryableError, UserError
from storage.sqlite_connection import WholeConnection

BUSY_SECONDS = 30  # how long a writer waits for another one
CONNECT_SECONDS = 10
SQLITE_CONNECTIONS = 45  # beside the pool's five: writers hold theirs while they wait for one another
CACHE_KIB = 16_000  # pages a SQLite connection keeps; with its own 2,000 a writer reads and spills them over and over
WRITING = "gainsay_writing"  # execution option of a SQLite connection whose next transaction writes

REFUSED = "The database refused a record: it repeats an id, or it refers to something that is not stored."

_DRIVERS = {"sqlite": "sqlite+aiosqlite", "postgresql": "postgresql+asyncpg", "postgres": "postgresql+asyncpg"}
# https://www.postgresql.org/docs/current/errcodes-appendix.html: classes that pass by themselves
_PASSING = ("08", "40", "53", "55P03", "57")


def parse_url(address: str) -> URL:
    """Return the address with the driver that Gainsay uses; anything but SQLite and PostgreSQL is a UserError."""
    try:
        url = make_url(address)
    except ArgumentError:
        raise UserError(
            "The database address is not a URL; write sqlite:///gainsay.db or postgresql://user@host/database."
        ) from None
    driver = _DRIVERS.get(url.drivername.partition("+")[0])
    if driver is None:
        raise UserError(f"Gainsay keeps its data in SQLite or PostgreSQL, not in {url.drivername}.")
    url = url.set(drivername=driver)
    if is_sqlite(url):
        if url.database in (None, "", ":memory:"):
            raise UserError("A SQLite address needs a file: sqlite:///gainsay.db.")
        return url.set(database=str(Path(str(url.database)).expanduser()))
    if "sslmode" in url.query:  # libpq's word, asyncpg's is "ssl"
        mode = url.query["sslmode"]
        url = url.difference_update_query(["sslmode"]).update_query_dict({"ssl": mode})
    return url


def is_sqlite(url: URL) -> bool:
    """Say whether `url` leads to a SQLite file."""
    return url.get_backend_name() == "sqlite"


def shown(url: URL) -> str:
    """Return the address as it may be printed: without the driver and the password."""
    plain = url.set(drivername=url.get_backend_name())
    return str(plain.database) if is_sqlite(url) else plain.render_as_string(hide_password=True)


def create_engine(url: URL) -> AsyncEngine:
    """Return an engine for `url`; nothing is connected yet."""
    if not is_sqlite(url):
        # The just-in-time compiler takes longer than any query of ours.
        arguments: dict[str, Any] = {"timeout": CONNECT_SECONDS, "server_settings": {"jit": "off"}}
        return create_async_engine(url, connect_args=arguments, pool_pre_ping=True)
    driver = {"async_creator_fn": WholeConnection}
    engine = create_async_engine(url, max_overflow=SQLITE_CONNECTIONS, connect_args=driver)
    event.listen(engine.sync_engine, "connect", _prepare_sqlite)
    event.listen(engine.sync_engine, "begin", _begin_sqlite)
    return engine


async def probe(url: URL) -> None:
    """Raise what is wrong with a SQLite file, making an empty one where there is none; servers are not asked.

    The asynchronous driver would leave a thread behind, and its traceback, when it cannot open the file.
    """
    if not is_sqlite(url):
        return
    try:
        await asyncio.to_thread(_open_and_close, str(url.database))
    except sqlite3.Error as error:
        raise translated(error, url) or error from error


def _open_and_close(file: str) -> None:
    with contextlib.closing(sqlite3.connect(file, timeout=BUSY_SECONDS)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()


def _prepare_sqlite(connection: Any, _record: Any) -> None:
    # The driver's own way of beginning leaves reads outside of transactions; `_begin_sqlite` begins instead.
    connection.isolation_level = None
    cursor = connection.cursor()
    try:
        cursor.execute(f"PRAGMA busy_timeout = {BUSY_SECONDS * 1000}")
        cursor.execute("PRAGMA foreign_keys = ON")
        cursor.execute("PRAGMA journal_mode = WAL")
        cursor.execute("PRAGMA synchronous = NORMAL")  # safe under WAL: a power cut may lose, never damage
        cursor.execute(f"PRAGMA cache_size = -{CACHE_KIB}")
    finally:
        cursor.close()


def _begin_sqlite(connection: Connection) -> None:
    # A transaction that reads first and writes later fails when another one wrote in between, so writers say so.
    writing = connection.get_execution_options().get(WRITING, False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")


def translated(error: Exception, url: URL) -> GainsayError | None:
    """Return what `error` means in one sentence, or None for what is a mistake of ours."""
    if isinstance(error, GainsayError):
        return error
    if isinstance(error, IntegrityError):
        return PermanentError(REFUSED)
    if isinstance(error, PoolTimeoutError):
        return RetryableError(f"Too many ask the database {shown(url)} at once; try again in a moment.")
    if is_sqlite(url):
        return _sqlite_meaning(error, url)
    return _postgres_meaning(error, url)


def _sqlite_meaning(error: Exception, url: URL) -> GainsayError | None:
    if not isinstance(error, (DBAPIError, sqlite3.Error, OSError)):
        return None
    text, place = str(getattr(error, "orig", error)), shown(url)
    if "locked" in text or "busy" in text:
        return RetryableError(f"The database {place} is being written by another process; try again in a moment.")
    if "not a database" in text or "malformed" in text:
        return PermanentError(f"The file {place} is not a database, or it is damaged; name another file or restore it.")
    if "readonly" in text or "unable to open" in text or isinstance(error, OSError):
        return PermanentError(
            f"The database {place} cannot be opened for writing; check that its directory exists and may be written to."
        )
    if "disk is full" in text or "disk I/O" in text:
        return PermanentError(f"The disk that holds {place} is full or failing; make room and try again.")
    if "fts5" in text:
        return PermanentError("This Python's SQLite was built without FTS5, which Gainsay's search needs.")
    return None


def _postgres_meaning(error: Exception, url: URL) -> GainsayError | None:
    place = shown(url)
    if isinstance(error, (OSError, TimeoutError)):
        return RetryableError(f"The database server of {place} cannot be reached; check that it runs and listens.")
    code = str(getattr(getattr(error, "orig", error), "sqlstate", None) or "")
    if code.startswith("28"):
        return PermanentError(f"The database server refuses the user or password of {place}.")
    if code == "3D000":
        return PermanentError(f"The server of {place} has no database of that name; create it first.")
    if code == "42501":
        return PermanentError(f"The user of {place} lacks the right to do this in the database.")
    if code == "22021":
        return UserError("It holds a character that the database cannot keep: NUL, or half of one.")
    if code.startswith(_PASSING) or (isinstance(error, DBAPIError) and error.connection_invalidated):
        return RetryableError(f"The connection to {place} was lost or had to give way; try again in a moment.")
    return None
