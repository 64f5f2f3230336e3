"""Serving: what is started, what ticks, how it stops."""

import asyncio
import logging
import os
import signal
import sys

import pytest

from adapters.backroom import Job, backroom, poll_all, read_all
from adapters.serving import chats, run, ticker
from adapters.settings import Settings
from bot.errors import PermanentError, RetryableError
from tests.unit.adapters.terminal.desks import SetDesk, composition

# A process that answers would know nothing of the stand-in, and look for the database of whoever runs the tests.
HERE = {"answerers": 0, "web_port": 0}


@pytest.fixture
def desk(monkeypatch):
    one = SetDesk()
    monkeypatch.setitem(sys.modules, "adapters.composition", composition(one))
    return one


async def test_without_tokens_it_says_so_and_still_stops_on_sigterm(desk, capsys):
    serving = asyncio.create_task(run(Settings(**HERE, read_every=1)))
    told = ""
    for _ in range(3000):
        told += capsys.readouterr().err
        if "No chat is configured" in told or serving.done():
            break
        await asyncio.sleep(0.01)
    assert "No chat is configured" in told
    assert not serving.done()
    os.kill(os.getpid(), signal.SIGTERM)
    await asyncio.wait_for(serving, 30)


async def test_the_ticker_reads_waiting_articles_and_outlives_an_error(desk, caplog):
    job = Job(read_all, desk)
    await job.run()
    desk.error = RetryableError("The database is busy.")
    await job.run()
    desk.error = None
    await job.run()
    await job.ended()
    assert desk.ticks == 2


async def test_the_back_room_reads_and_looks_at_feeds_at_once_and_stops_when_it_is_left(desk):
    desk.pages = 3
    async with backroom(Settings(read_every=60, poll_every=60)):
        for _ in range(3000):
            if desk.ticks and not desk.pages:
                break
            await asyncio.sleep(0.01)
    assert (desk.ticks, desk.pages) == (1, 0)


async def test_feeds_are_looked_at_between_two_batches_of_waiting_pages(desk):
    desk.pages = 5
    await poll_all(desk)
    assert (desk.polls, desk.pages) == (4, 0)


def test_the_ticker_never_runs_twice_at_once(desk):
    for job in ticker(desk, 60, 365).get_jobs():
        assert (job.coalesce, job.max_instances, job.misfire_grace_time) == (True, 1, None)


async def test_a_chat_that_fails_for_good_ends_all(desk, monkeypatch):
    async def refused(*_args, **_names):
        raise PermanentError("Discord refuses the token.")

    monkeypatch.setattr("adapters.serving.chats", lambda desk, settings: {"discord": refused()})
    with pytest.raises(PermanentError, match="Discord refuses"):
        await asyncio.wait_for(run(Settings(**HERE)), 30)


def test_half_of_slack_is_told(desk):
    with pytest.raises(PermanentError, match="GAINSAY_SLACK_APP_TOKEN is missing"):
        chats(desk, Settings(slack_bot_token="xoxb-1"))


@pytest.fixture(autouse=True)
def _apscheduler_is_quiet():
    logging.getLogger("apscheduler").setLevel(logging.CRITICAL)
    yield
    logging.getLogger("apscheduler").setLevel(logging.NOTSET)
