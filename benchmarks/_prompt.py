"""A desk that answers at once, so that an adapter can be measured by itself."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from bot.desk import Desk
from bot.language.pipeline import Pipeline
from storage.library import open_library
from storage.schema import upgrade
from tests.support.desk import FakeAnswer
from tests.support.replies import item, reply


class _SystemClock:
    def now(self) -> datetime:
        return datetime.now(UTC)


class _Prompt(Desk):
    async def ask(self, question: str, *, thread: str | None = None) -> Any:  # noqa: ARG002 - answers at once
        return FakeAnswer(reply(*(item(f"{question} {number}") for number in range(4))))


def _unread() -> Pipeline:
    raise NotImplementedError("nothing is read here")


@asynccontextmanager
async def prompt(file: Path) -> AsyncIterator[Desk]:
    """Yield a desk that answers at once, on a database of its own."""
    await upgrade(f"sqlite:///{file}")
    async with await open_library(f"sqlite:///{file}") as library:
        yield _Prompt(library, _unread, _SystemClock())
