"""Executors and the processes behind them."""

import os
import signal
import subprocess
import sys
from concurrent.futures import BrokenExecutor
from pathlib import Path

import pytest

from adapters.executors import LazyExecutor, ahead_of, at_once, open_executor
from adapters.holders import is_gone, own_name
from adapters.settings import Settings
from bot.errors import RetryableError


def die():
    os.kill(os.getpid(), signal.SIGKILL)


@pytest.fixture
def pool():
    executor = open_executor(Settings(readers=1))
    yield executor
    executor.shutdown()


def test_a_pool_works_in_another_process_and_outlives_a_dead_worker(pool):
    worker = pool.submit(os.getpid).result(60)
    assert worker != os.getpid()
    with pytest.raises(BrokenExecutor):
        pool.submit(die).result(60)
    assert pool.submit(os.getpid).result(60) not in (worker, os.getpid())


def test_a_reading_process_counts_with_one_thread(pool, monkeypatch):
    monkeypatch.delenv("OMP_NUM_THREADS", raising=False)
    assert pool.submit(os.getenv, "OMP_NUM_THREADS").result(60) == "1"


def test_without_processes_it_works_in_a_thread():
    executor = open_executor(Settings(readers=0))
    assert executor.submit(os.getpid).result(10) == os.getpid()
    executor.shutdown()


def test_nothing_is_made_before_it_is_needed():
    made = []
    LazyExecutor(lambda: made.append(1)).shutdown()
    assert made == []


def test_a_cluster_that_does_not_answer_is_told(monkeypatch):
    monkeypatch.setattr("adapters.executors._CONNECT_SECONDS", 0.2)
    with pytest.raises(RetryableError, match=r"scheduler at tcp://127\.0\.0\.1:1 cannot be reached"):
        open_executor(Settings(dask_scheduler="tcp://127.0.0.1:1")).submit(os.getpid)


def test_how_much_is_on_its_way():
    assert [ahead_of(Settings(readers=count)) for count in (0, 1, 4)] == [2, 5, 14]
    assert ahead_of(Settings(dask_scheduler="tcp://a:1")) == 64
    assert [at_once(Settings(readers=count)) for count in (0, 1, 4)] == [2, 2, 5]
    assert at_once(Settings(dask_scheduler="tcp://a:1")) == 64


def test_a_process_knows_itself_and_the_dead():
    mine = own_name()
    assert not is_gone(mine)
    ended = subprocess.run(
        [sys.executable, "-c", "import os; print(os.getpid())"], capture_output=True, text=True, check=True
    )
    host, number, started = mine.rsplit(" ", 2)
    assert is_gone(f"{host} {ended.stdout.strip()} {started}")
    assert not is_gone(f"another-machine {ended.stdout.strip()} {started}")
    assert not is_gone("here")
    if Path("/proc/self/stat").exists():
        assert is_gone(f"{host} {number} 1")
