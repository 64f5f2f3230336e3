"""Processes that judge and store what they read find what one process finds that does one article after the other."""

from __future__ import annotations

import asyncio
from datetime import UTC, date, datetime

import pytest
from pydantic import SecretStr

from adapters.executors import ahead_of, at_once, open_executor
from adapters.rooms import OwnRoom
from adapters.settings import Settings
from bot.articles.draft import Draft
from bot.desk import Desk
from bot.language.pipeline import load_pipeline
from bot.ports import ClaimFilter, ContradictionFilter
from bot.reading.reader import Readers
from storage.library import open_library
from storage.schema import upgrade

MORE = " The old pier of Ostrel has stood in the harbour for ninety years, and its planks were laid by hand."
SAID = (
    "Ada Mirel, the mayor of Ostrel, said on Monday that the pier of Ostrel would close in March.",
    "Bo Tarn, the harbour master, denied that the pier of Ostrel would close in March.",
    "Engineers told the council that 40 planks of the pier of Ostrel were rotten.",
    "Ada Mirel denied on Friday that the pier of Ostrel would close in March.",
    "The council of Ostrel said that 90 planks of the pier were rotten.",
    "Bo Tarn could not confirm that the pier of Ostrel would close.",
)
DRAFTS = [
    Draft(f"pier-{round_}-{at}", text + MORE, published=date(2031, 5, 1 + at), outlet=f"Gazette {round_}")
    for round_ in range(3)
    for at, text in enumerate(SAID)
]


class Noon:
    def now(self):
        return datetime(2031, 6, 4, 12, tzinfo=UTC)


async def contents(library):
    async with library.begin() as uow:
        claims = [(one.claim, one.speaker_id, one.terms) for one in await uow.claims.find(ClaimFilter(), limit=1000)]
        contradictions = await uow.contradictions.find(ContradictionFilter(), limit=1000)
        return claims, list(contradictions), list(await uow.readings.holders())


async def ingested(url, readers):
    await upgrade(url)
    async with await open_library(url) as library:
        desk = Desk(library, load_pipeline, Noon(), readers=readers)
        async for _ in desk.intake.ingest(DRAFTS):
            pass
        return await contents(library)


@pytest.mark.parametrize("database", ["sqlite", "postgresql"])
async def test_processes_find_what_one_at_a_time_finds(database, tmp_path, request):
    server = request.getfixturevalue("postgres_url") if database == "postgresql" else ""
    url = server or f"sqlite:///{tmp_path / 'shared.db'}"
    settings = Settings(readers=2, database_url=SecretStr(url))
    executor = open_executor(settings)
    together = await ingested(url, Readers(executor, ahead_of(settings), at_once(settings), room=OwnRoom()))
    await asyncio.to_thread(executor.shutdown)
    alone = await ingested(f"sqlite:///{tmp_path / 'alone.db'}", None)
    assert len(alone[1]) > 10
    assert together == alone


async def test_what_stands_in_another_library_is_left_to_those_who_lease_it(tmp_path):
    """A worker of a cluster may have a database of its own that is not ours."""
    theirs, ours = (f"sqlite:///{tmp_path / name}.db" for name in ("theirs", "ours"))
    await upgrade(theirs)
    settings = Settings(readers=1, database_url=SecretStr(theirs))
    executor = open_executor(settings)
    found = await ingested(ours, Readers(executor, ahead_of(settings), at_once(settings), room=OwnRoom()))
    assert found[0]
    async with await open_library(theirs) as library:
        assert (await contents(library))[0] == []
    await asyncio.to_thread(executor.shutdown)
