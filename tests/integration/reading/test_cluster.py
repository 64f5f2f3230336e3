"""Reading on a real cluster of two worker processes, one of which is killed while it reads."""

from __future__ import annotations

import asyncio
import os
import signal
from pathlib import Path

import pytest
from pydantic import SecretStr

from adapters.executors import ahead_of, open_executor
from adapters.rooms import OwnRoom
from adapters.settings import Settings
from bot.reading.reader import Reader, Readers
from storage.library import SqlLibrary, open_library
from storage.schema import upgrade
from storage.tables import reading
from tests.builders import stored_article
from tests.unit.feeds.webs import SetClock
from tests.unit.reading.quick import load_quick

ROOT = str(Path(__file__).parents[3])
ARTICLES = 24


async def filled(address: str) -> SqlLibrary:
    await upgrade(address)
    library = await open_library(address)
    async with library.begin() as uow:
        for number in range(ARTICLES):
            await stored_article(uow, f"a{number:02}", f"SLOW The mayor said the bridge was safe on day {number}.")
        await uow.commit()
    return library


@pytest.fixture
def url(tmp_path, monkeypatch):
    """Return the address of a database, which what the test starts reads from its environment."""
    address = f"sqlite:///{tmp_path / 'library.db'}"
    monkeypatch.setenv("GAINSAY_DATABASE_URL", address)
    return address


@pytest.fixture
def cluster(monkeypatch, url):
    """Yield a cluster of two workers, each a process of its own."""
    from distributed import LocalCluster

    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([ROOT, *filter(None, [os.environ.get("PYTHONPATH")])]))
    with LocalCluster(
        n_workers=2, threads_per_worker=1, dashboard_address=None, host="127.0.0.1", silence_logs=50
    ) as made:
        yield made


@pytest.mark.filterwarnings("ignore")  # of the cluster's own threads and sockets when a worker is killed
@pytest.mark.parametrize("room", [None, OwnRoom()], ids=["reading", "storing"])
async def test_a_lost_workers_articles_are_read_again_and_stored_once(cluster, room, url):
    settings = Settings(dask_scheduler=cluster.scheduler_address)
    executor = open_executor(settings)
    library = await filled(url)
    reader = Reader(library, load_quick, SetClock(), Readers(executor, ahead_of(settings), room=room))
    workers = await asyncio.to_thread(lambda: list({executor.submit(os.getpid).result(60) for _ in range(8)}))
    read = []
    async for one in reader.drain():
        read.append((one.article.id, one.error))
        if len(read) == 3:
            os.kill(workers[0], signal.SIGKILL)
    assert read == [(f"a{number:02}", None) for number in range(ARTICLES)]
    async with library.begin() as uow:
        rows = await uow._transaction.rows(reading.select())
        assert len(rows) == ARTICLES
        assert await uow.readings.waiting(await reader.version()) == 0
        assert list(await uow.readings.holders()) == []
    await library.close()
    await asyncio.to_thread(executor.shutdown)


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("room", [None, OwnRoom()], ids=["reading", "storing"])
async def test_a_pools_killed_process_loses_nothing(room, url):
    executor = open_executor(Settings(readers=2, database_url=SecretStr(url)))
    library = await filled(url)
    reader = Reader(library, load_quick, SetClock(), Readers(executor, 6, room=room))
    worker = await asyncio.to_thread(lambda: executor.submit(os.getpid).result(60))
    read = []
    async for one in reader.drain():
        read.append((one.article.id, one.error))
        if len(read) == 3:
            os.kill(worker, signal.SIGKILL)
    assert read == [(f"a{number:02}", None) for number in range(ARTICLES)]
    async with library.begin() as uow:
        assert len(await uow._transaction.rows(reading.select())) == ARTICLES
        assert list(await uow.readings.holders()) == []
    await library.close()
    await asyncio.to_thread(executor.shutdown)
