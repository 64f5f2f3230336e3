"""A copy of a SQLite database, made while others go on writing to it."""

from __future__ import annotations

import contextlib
import os
import sqlite3
from pathlib import Path

from bot.errors import PermanentError, UserError
from storage.database import BUSY_SECONDS, is_sqlite, parse_url, shown


def back_up(address: str, target: Path) -> int:
    """Write a whole, checked copy of the database at `address` to `target`, and return its size in bytes.

    The copy is of one instant, and `target` never holds half of one. Raises UserError for a server, whose own programs
    do this, and where there is nothing to copy; PermanentError where the copy cannot be written.
    """
    url = parse_url(address)
    if not is_sqlite(url):
        raise UserError(
            f"{shown(url)} is a server: back it up with its own `pg_dump`; docs/operating.md has the commands."
        )
    source = Path(str(url.database))
    if not source.is_file():
        raise UserError(f"There is no database at {source} yet.")
    if target.exists() and target.samefile(source):
        raise UserError("A backup needs another file than the database itself.")
    unfinished = target.with_name(f".{target.name}.unfinished")
    try:
        unfinished.unlink(missing_ok=True)
        _copy(source, unfinished)
        unfinished.replace(target)
    except (sqlite3.Error, OSError) as error:
        reason = (isinstance(error, OSError) and error.strerror) or error
        raise PermanentError(f"The backup {target} cannot be written: {reason}.") from error
    finally:
        with contextlib.suppress(OSError):
            unfinished.unlink(missing_ok=True)
    return target.stat().st_size


def _copy(source: Path, target: Path) -> None:
    """Copy within one reading transaction, which holds no writer up; the copy is compact, and read through once."""
    os.close(os.open(target, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))  # it may hold tokens of chats
    with contextlib.closing(sqlite3.connect(f"{source.absolute().as_uri()}?mode=ro", uri=True)) as connection:
        connection.execute(f"PRAGMA busy_timeout = {BUSY_SECONDS * 1000}")
        connection.execute("VACUUM INTO ?", (str(target),))
    with contextlib.closing(sqlite3.connect(target)) as copy:
        (found,) = copy.execute("PRAGMA integrity_check").fetchone()
    if found != "ok":
        raise sqlite3.DatabaseError(f"the copy is damaged, and so may be the database: {found}")
    with target.open("rb") as written:
        os.fsync(written.fileno())
