"""`gainsay db upgrade`."""

from __future__ import annotations

import asyncio

import typer

from adapters.settings import load_settings
from adapters.terminal.running import output, say

db = typer.Typer(help="Look after the database.", no_args_is_help=True)


@db.callback()
def _database() -> None:
    """Look after the database."""


@db.command("upgrade")
def upgrade_database() -> None:
    """Bring the database to this version's tables, making it where there is none."""
    from storage.schema import current_revision, upgrade

    address = load_settings().database_url.get_secret_value()

    async def work() -> tuple[str | None, str | None]:
        before = await current_revision(address)
        await upgrade(address)
        return before, await current_revision(address)

    before, after = asyncio.run(work())
    change = "is up to date" if before == after else f"was upgraded from {before}" if before else "was made"
    say(output(), f"The database {change}: revision {after}.")
