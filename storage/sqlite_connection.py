"""Connections to SQLite that run a statement and fetch its rows in one step of their thread.

The driver takes four steps for that: to make a cursor, to run, to fetch, to close. Each wakes two threads, which costs
more than most of our statements do.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Sequence
from contextlib import closing
from functools import partial
from typing import Any, Self

import aiosqlite

_CHUNK = 64  # the driver's own; nothing of ours is read in chunks


class WholeConnection(aiosqlite.Connection):
    """A connection that is opened when it is awaited; SQLAlchemy wraps it as it wraps the driver's own."""

    def __init__(self, file: str, **arguments: Any) -> None:
        """Take what `sqlite3.connect` takes."""
        super().__init__(partial(sqlite3.connect, file, **arguments), _CHUNK)
        self._thread.daemon = True  # one that nobody closed must not keep the process from ending

    def cursor(self) -> WholeCursor:  # type: ignore[override]
        """Return a cursor that holds all rows of a statement once it has run."""
        return WholeCursor(self)

    async def step(self, work: Callable[[sqlite3.Connection], None]) -> None:
        """Do `work` in one step of the connection's thread."""
        await self._execute(work, self._conn)  # type: ignore[no-untyped-call]


class WholeCursor:
    """What SQLAlchemy asks of a driver's cursor."""

    def __init__(self, connection: WholeConnection) -> None:
        """Take the connection to run statements on."""
        self._connection = connection
        self._rows: Sequence[Any] = ()
        self.description: Any = None
        self.rowcount = -1
        self.lastrowid: int | None = None
        self.arraysize = 1

    async def __aenter__(self) -> Self:
        """Return the cursor itself."""
        return self

    async def execute(self, statement: str, values: Any = ()) -> None:
        """Run a statement."""
        await self._whole(lambda own: own.execute(statement, values))

    async def executemany(self, statement: str, values: Iterable[Any]) -> None:
        """Run a statement for each of `values`."""
        await self._whole(lambda own: own.executemany(statement, values))

    async def _whole(self, run: Callable[[sqlite3.Cursor], object]) -> None:
        def work(connection: sqlite3.Connection) -> None:
            with closing(connection.cursor()) as own:
                run(own)
                self._rows = own.fetchall() if own.description else ()
                self.description, self.rowcount, self.lastrowid = own.description, own.rowcount, own.lastrowid

        await self._connection.step(work)

    async def fetchall(self) -> Sequence[Any]:
        """Return the rows."""
        return self._rows

    async def close(self) -> None:
        """Do nothing: the database's own cursor is closed."""
