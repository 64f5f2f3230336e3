"""`gainsay export`, `gainsay import` and `gainsay backup`: everything that is kept, somewhere else."""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any, TextIO

import typer

from adapters.settings import load_settings
from adapters.terminal.running import output, say
from bot.errors import PermanentError, UserError
from storage.transfer.lines import Sort

_STANDARD = Path("-")


def export_all(
    target: Annotated[Path, typer.Argument(metavar="FILE", help="Where to; - is standard output.")] = _STANDARD,
    *,
    only: Annotated[
        list[Sort] | None, typer.Option(metavar="SORT", help=f"For other programs: {', '.join(Sort)}. May be repeated.")
    ] = None,
) -> None:
    """Write articles, claims, contradictions, subscriptions and feeds as JSON lines, as they stand at one instant."""
    count = asyncio.run(_write(target, only or []))
    if target != _STANDARD:
        say(output(), f"{count} lines were written to {target}.")


async def _write(target: Path, only: list[Sort]) -> int:
    from storage.library import open_library
    from storage.transfer.exporting import export

    count = 0
    async with await open_library(load_settings().database_url.get_secret_value()) as library:
        with _opened(target) as out:
            async for line in export(library, only):
                out.write(json.dumps(line, ensure_ascii=False, separators=(",", ":")) + "\n")
                count += 1
    return count


@contextlib.contextmanager
def _opened(target: Path) -> Iterator[TextIO]:
    """Open the target, which holds the whole export in the end or is not there."""
    if target == _STANDARD:
        yield sys.stdout
        return
    unfinished = target.with_name(f".{target.name}.unfinished")
    try:
        handle = os.open(unfinished, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, 0o600)  # it tells where people are written
        with os.fdopen(handle, "w", encoding="utf-8") as out:
            yield out
        unfinished.replace(target)
    except OSError as error:
        raise PermanentError(f"{target} cannot be written: {error.strerror}.") from error
    finally:
        with contextlib.suppress(OSError):
            unfinished.unlink(missing_ok=True)


def import_all(
    source: Annotated[Path, typer.Argument(metavar="FILE", help="What `gainsay export` wrote; - is standard input.")],
) -> None:
    """Take in what `gainsay export` wrote, all or nothing; makes the database where there is none.

    Articles that are stored already stay as they are. Stop `gainsay serve` meanwhile.
    """
    added = asyncio.run(_take_in(source))
    new = ", ".join(f"{added[kind]} {kind}s" for kind in sorted(added) if added[kind])
    say(output(), f"New: {new}." if new else "Nothing of it was new.")


async def _take_in(source: Path) -> Any:
    from storage.library import open_library
    from storage.schema import current_revision, upgrade
    from storage.transfer.importing import read_in

    address = load_settings().database_url.get_secret_value()
    with _lines(source) as lines:
        if await current_revision(address) is None:
            await upgrade(address)
        async with await open_library(address) as library:
            return await read_in(library, lines)


@contextlib.contextmanager
def _lines(source: Path) -> Iterator[TextIO]:
    try:
        with contextlib.nullcontext(sys.stdin) if source == _STANDARD else source.open(encoding="utf-8") as text:
            yield text
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is not text"
        raise UserError(f"{source} cannot be read: {reason}.") from error


def backup(
    target: Annotated[Path, typer.Argument(metavar="FILE", help="Where the copy goes; an earlier one is replaced.")],
) -> None:
    """Copy the SQLite database, whole and checked, while everything goes on running."""
    from storage.backup import back_up

    size = back_up(load_settings().database_url.get_secret_value(), target)
    say(output(), f"{target} holds the database as it is now, {size / 1e6:.1f} MB.")
