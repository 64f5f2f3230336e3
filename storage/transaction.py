"""One transaction: statements in, rows out, errors in words; one writer at a time where the database knows only one."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from contextlib import AsyncExitStack
from typing import Any

from sqlalchemy import URL, Executable
from sqlalchemy.engine import CursorResult, Row
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from bot.corpus import View
from bot.errors import RetryableError
from storage.database import BUSY_SECONDS, WRITING, is_sqlite, translated

Values = Mapping[str, Any] | Sequence[Mapping[str, Any]]


class Transaction:
    """A connection with its transaction; reads see what was committed before, as in PostgreSQL's "read committed"."""

    def __init__(self, engine: AsyncEngine, writer: asyncio.Lock) -> None:
        """Take the engine and the lock that the writers of this process share."""
        self._engine = engine
        self._writer = writer
        self._closing = AsyncExitStack()
        self._connection: AsyncConnection | None = None
        self._writing = False
        self.known: dict[Any, Any] = {}  # what was read already; every change and every end forgets it
        self.view: View | None = None  # what may be read; everything where there is none

    @property
    def url(self) -> URL:
        """Where the database is."""
        return self._engine.url

    @property
    def sqlite(self) -> bool:
        """Whether this is SQLite, for the few statements that differ."""
        return is_sqlite(self.url)

    async def open(self) -> None:
        """Take a connection from the pool."""
        try:
            self._connection = await self._closing.enter_async_context(self._engine.connect())
        except (SQLAlchemyError, OSError, TimeoutError) as error:
            raise translated(error, self.url) or error from error

    async def close(self) -> None:
        """Roll back what was not committed and give everything back."""
        try:
            await self._closing.aclose()
        finally:
            self._connection = None
            self._end_writing()

    async def rows(self, statement: Executable, values: Values | None = None) -> Sequence[Row[Any]]:
        """Return all rows of a reading statement."""
        return (await self._execute(statement, values)).all()

    async def first(self, statement: Executable) -> Row[Any] | None:
        """Return the first row of a reading statement."""
        return (await self._execute(statement, None)).first()

    async def number(self, statement: Executable) -> int:
        """Return the one number that a statement selects."""
        return int((await self._execute(statement, None)).scalar_one())

    async def change(self, statement: Executable, values: Values | None = None) -> None:
        """Run a writing statement, once or for each of `values`; no values in a list, no statement."""
        if values is not None and not values:
            return
        await self.begin_writing()
        self.known.clear()
        await self._execute(statement, values)

    async def returned(self, statement: Executable, values: Values | None = None) -> Sequence[Row[Any]]:
        """Run a writing statement as `change` does and return the rows that its RETURNING gives."""
        if values is not None and not values:
            return ()
        await self.begin_writing()
        self.known.clear()
        return (await self._execute(statement, values)).all()

    async def begin_writing(self) -> None:
        """Become the one writer. To be called before reading what a change depends on."""
        if self._writing or not self.sqlite:
            return
        connection = self._opened()
        try:
            await asyncio.wait_for(self._writer.acquire(), BUSY_SECONDS)
        except TimeoutError:
            raise RetryableError("The database is being written by another task; try again in a moment.") from None
        self._writing = True
        self.known.clear()
        await connection.rollback()  # nothing but reads so far: the new transaction must see what was written since
        await connection.execution_options(**{WRITING: True})

    async def commit(self) -> None:
        """Make all changes last."""
        connection = self._opened()
        try:
            await connection.commit()
        except (SQLAlchemyError, OSError) as error:
            raise translated(error, self.url) or error from error
        self._end_writing()
        self.known.clear()
        await connection.execution_options(**{WRITING: False})

    async def _execute(self, statement: Executable, values: Values | None) -> CursorResult[Any]:
        try:
            return await self._opened().execute(statement, values)
        except (SQLAlchemyError, OSError) as error:
            raise translated(error, self.url) or error from error

    def _opened(self) -> AsyncConnection:
        if self._connection is None:
            raise RuntimeError("a unit of work is to be used with `async with`")
        return self._connection

    def _end_writing(self) -> None:
        if self._writing:
            self._writing = False
            self._writer.release()
