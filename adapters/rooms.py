"""The way to the library from the processes that articles are read in."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from typing import Any, TypeVar

import structlog

from adapters.judging import judge_of
from adapters.settings import Settings, load_settings
from adapters.settling import settle_reader
from bot.contradictions.judge import Judge
from bot.errors import GainsayError
from bot.ports import Library
from storage.library import open_library

_Result = TypeVar("_Result")
_here = threading.local()  # what the present thread works with; a worker of a cluster may have several that do
_given: list[Settings] = []  # the settings of the process that started this one

log = structlog.get_logger("gainsay.rooms")


def furnish(settings: Settings) -> None:
    """Have this process work on the library of `settings`, instead of on that of its own."""
    _given[:] = [settings]


@dataclass(frozen=True, slots=True)
class OwnRoom:
    """Opens the library once for each thread, by the settings of the process that the work is done in."""

    def run(self, work: Callable[[Library, Judge], Coroutine[Any, Any, _Result | None]]) -> _Result | None:
        """See `bot.reading.rooms.Room`."""
        if not hasattr(_here, "opened"):
            _here.runner = asyncio.Runner()
            _here.opened = _here.runner.run(_opened())
            settle_reader()  # the language model has been loaded for what is to be stored now
        if _here.opened is None:
            return None
        result: _Result | None = _here.runner.run(work(*_here.opened))
        return result


async def _opened() -> tuple[Library, Judge] | None:
    try:
        settings = _given[0] if _given else load_settings()
        library = await open_library(settings.database_url.get_secret_value(), settings.corpus)
        return library, judge_of(settings)
    except GainsayError as error:
        log.warning("the library cannot be reached from here, so others store what is read here", reason=str(error))
        return None
