"""The news set, ingested into a scratch database through the desk, as an operator would."""

from __future__ import annotations

import json
import tempfile
from collections.abc import AsyncIterator, Callable, Iterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from bot.articles.draft import Draft
from bot.desk import Desk
from bot.language.pipeline import Pipeline
from bot.ports import Library
from storage.library import open_library
from storage.schema import upgrade

_ASKED_AT = datetime(2026, 1, 1, tzinfo=UTC)  # later than every article of the set


class _FixedClock:
    """A clock that stands still, so that two runs are alike."""

    def now(self) -> datetime:
        return _ASKED_AT


@dataclass(frozen=True)
class NewsSet:
    """The ingested set; `files` has the manifest's name of each article by the article's id."""

    folder: Path
    desk: Desk
    library: Library
    files: Mapping[str, str]


def drafts(folder: Path) -> Iterator[Draft]:
    """Yield the articles of the manifest, with what a feed would tell about them; the key is the file."""
    for line in (folder / "manifest.jsonl").read_text(encoding="utf-8").splitlines():
        row: Mapping[str, Any] = json.loads(line)
        yield Draft(
            key=row["file"],
            text=(folder / "articles" / row["file"]).read_text(encoding="utf-8"),
            title=row["title"],
            outlet=None if row["outlet"] == "unknown" else row["outlet"],
            url=row["url"],
            published=date.fromisoformat(row["date"]) if row["date"] else None,
        )


@asynccontextmanager
async def ingested(folder: Path, pipeline: Callable[[], Pipeline]) -> AsyncIterator[NewsSet]:
    """Ingest the set into a database that is thrown away afterwards."""
    with tempfile.TemporaryDirectory() as scratch:
        address = f"sqlite:///{scratch}/news.db"
        await upgrade(address)
        async with await open_library(address) as library:
            desk = Desk(library, pipeline, _FixedClock())
            files: dict[str, str] = {}
            async for one in desk.intake.ingest(drafts(folder)):
                if one.article is not None:
                    files[one.article.id] = one.key
            yield NewsSet(folder, desk, library, files)
