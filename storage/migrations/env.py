"""Alembic's entry: runs on the connection that `storage.schema` hands over, or writes the SQL for `--sql`."""

from __future__ import annotations

import asyncio
import os

from alembic import context
from sqlalchemy import Connection

from storage.database import create_engine, parse_url
from storage.tables import metadata


def _run(connection: Connection) -> None:
    context.configure(connection=connection, target_metadata=metadata, render_as_batch=True)
    with context.begin_transaction():
        context.run_migrations()


def _write_sql() -> None:
    url = parse_url(os.environ["GAINSAY_DATABASE_URL"])
    context.configure(url=url, target_metadata=metadata, literal_binds=True, render_as_batch=True)
    with context.begin_transaction():
        context.run_migrations()


async def _connect_and_run() -> None:
    engine = create_engine(parse_url(os.environ["GAINSAY_DATABASE_URL"]))
    try:
        async with engine.begin() as connection:
            await connection.run_sync(_run)
    finally:
        await engine.dispose()


given = context.config.attributes.get("connection")
if context.is_offline_mode():
    _write_sql()
elif given is not None:
    _run(given)
else:
    asyncio.run(_connect_and_run())
