"""How a command runs: its settings, its consoles, its exit code."""

from __future__ import annotations

import asyncio
import json
import os
import sys
from collections.abc import Awaitable, Callable
from enum import IntEnum
from typing import TYPE_CHECKING, Any, TypeVar

from rich.console import Console

from adapters.settings import Settings, load_settings
from adapters.terminal.plain import shown
from bot.errors import GainsayError, UserError
from bot.wording import Wording, wording

if TYPE_CHECKING:
    from bot.desk import Desk

_Result = TypeVar("_Result")


class Exit(IntEnum):
    """What a command's exit code means."""

    DONE = 0
    INCOMPLETE = 1  # nothing found, refused, or part of the input failed
    USAGE = 2  # wrong usage or bad input
    ENVIRONMENT = 3  # the database, the language model or the machine
    BUG = 70  # ours; sysexits.h calls it EX_SOFTWARE
    INTERRUPTED = 130


def output() -> Console:
    """Return a console on standard output, as it is now."""
    return Console(highlight=False, markup=False, emoji=False)


def errors() -> Console:
    """Return a console on standard error."""
    return Console(stderr=True, highlight=False, markup=False, emoji=False)


def say(console: Console, sentence: str) -> None:
    """Print one sentence in one line, however wide, so that programs can read it."""
    console.print(shown(sentence), soft_wrap=True)


def reader_words() -> Wording:
    """Return the strings in the language that is set, else in that of the system's messages (POSIX's own order)."""
    system = (os.environ.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    return wording(load_settings().language or next(filter(None, system), None))


def exit_code(error: GainsayError) -> Exit:
    """Return the code that fits: who asked can mend a UserError, an operator the rest."""
    return Exit.USAGE if isinstance(error, UserError) else Exit.ENVIRONMENT


def print_json(value: Any) -> None:
    """Print one JSON document."""
    sys.stdout.write(json.dumps(value, ensure_ascii=False, indent=2) + "\n")


def with_desk(
    work: Callable[[Desk], Awaitable[_Result]], *, create: bool = False, settings: Settings | None = None
) -> _Result:
    """Run `work` with the configured desk and return its result."""
    from adapters.composition import open_desk  # loads the database drivers; --help must not wait for them

    async def run() -> _Result:
        async with open_desk(settings or load_settings(), create=create) as desk:
            return await work(desk)

    return asyncio.run(run())
