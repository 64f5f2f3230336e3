"""The schema's revision: which one a database has, which one this code expects, and the way between."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import URL, Connection, func, select
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncEngine

import storage.slack_tables  # noqa: F401 - no store of ours reads them, but they belong to the schema
from bot.errors import PermanentError
from storage.database import WRITING, create_engine, is_sqlite, parse_url, probe, shown, translated

_SCRIPTS = Path(__file__).parent / "migrations"
_LOCK = 0x6761696E  # any number, but always this one: "gain"


@lru_cache(maxsize=1)
def _scripts() -> ScriptDirectory:
    return ScriptDirectory.from_config(config())


def config() -> Config:
    """Return Alembic's settings; a connection may be put into its `attributes`."""
    settings = Config()
    settings.set_main_option("script_location", str(_SCRIPTS).replace("%", "%%"))
    return settings


def expected_revision() -> str:
    """Return the revision that this code works with."""
    return str(_scripts().get_current_head())


async def current_revision(address: str) -> str | None:
    """Return the revision of the database at `address`, None for one without tables or a file that is not there."""
    url = parse_url(address)
    if _is_missing(url):
        return None
    await probe(url)
    engine = create_engine(url)
    try:
        return await _revision(engine)
    finally:
        await engine.dispose()


async def upgrade(address: str, revision: str = "head") -> None:
    """Bring the database up to `revision`, making a SQLite file and its directory where there is none.

    Raises what `open_library` raises for what cannot be reached, read or written.
    """
    url = parse_url(address)
    _make_directory(url)
    await _migrate(url, lambda settings: command.upgrade(settings, revision))


async def downgrade(address: str, revision: str) -> None:
    """Take the database back to `revision`; "base" drops every table."""
    await _migrate(parse_url(address), lambda settings: command.downgrade(settings, revision))


async def check(engine: AsyncEngine) -> None:
    """Raise PermanentError unless the database is there and has the expected revision."""
    place = shown(engine.url)
    if _is_missing(engine.url):
        raise PermanentError(f"There is no database at {place} yet: run `gainsay db upgrade`.")
    await probe(engine.url)
    found = await _revision(engine)
    if found is None:
        raise PermanentError(f"The database {place} holds no tables of Gainsay: run `gainsay db upgrade`.")
    _refuse_newer(found, place)
    if found != expected_revision():
        raise PermanentError(
            f"The database {place} is at revision {found}, this Gainsay needs {expected_revision()}: "
            "run `gainsay db upgrade`."
        )


def _refuse_newer(found: str | None, place: str) -> None:
    if found is not None and found not in {script.revision for script in _scripts().walk_revisions()}:
        raise PermanentError(
            f"The database {place} was written by a newer Gainsay (revision {found}): update Gainsay to open it."
        )


def _is_missing(url: URL) -> bool:
    return is_sqlite(url) and not Path(str(url.database)).exists()


def _make_directory(url: URL) -> None:
    if not is_sqlite(url):
        return
    directory = Path(str(url.database)).parent
    try:
        directory.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise PermanentError(f"The directory {directory} for the database cannot be made: {error.strerror}.") from error


async def _revision(engine: AsyncEngine) -> str | None:
    try:
        async with engine.connect() as connection:
            return await connection.run_sync(_read_revision)
    except (SQLAlchemyError, OSError, TimeoutError) as error:
        raise translated(error, engine.url) or error from error


def _read_revision(connection: Connection) -> str | None:
    return MigrationContext.configure(connection).get_current_revision()


async def _migrate(url: URL, migration: Callable[[Config], None]) -> None:
    await probe(url)
    engine = create_engine(url)
    try:
        async with engine.connect() as connection:
            if is_sqlite(url):
                await connection.execution_options(**{WRITING: True})
            async with connection.begin():
                await connection.run_sync(_run, migration, shown(url))
    except (SQLAlchemyError, OSError, TimeoutError) as error:
        raise translated(error, url) or error from error
    finally:
        await engine.dispose()


def _run(connection: Connection, migration: Callable[[Config], None], place: str) -> None:
    if connection.dialect.name == "postgresql":  # several processes may start at once
        connection.execute(select(func.pg_advisory_xact_lock(_LOCK)))
    _refuse_newer(_read_revision(connection), place)
    settings = config()
    settings.attributes["connection"] = connection
    migration(settings)
