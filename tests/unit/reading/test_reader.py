"""The reader: everything that waits is read once, in order, whatever becomes of those who read."""

import asyncio
from concurrent.futures import Future, ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from datetime import timedelta

import pytest

from bot.errors import PermanentError, RetryableError
from bot.reading.reader import LEASE, TRIES, Reader, Readers
from storage.memory import MemoryLibrary
from tests.builders import stored_article
from tests.unit.feeds.webs import SetClock
from tests.unit.reading.quick import VERSION, QuickPipeline, load_quick


class Late(ThreadPoolExecutor):
    """Runs work only when it is told to, and can be told to fail."""

    def __init__(self):
        super().__init__(1)
        self.held = []
        self.breaks = []  # errors for the next submissions
        self.most = 0

    def submit(self, fn, /, *args, **kwargs):
        if fn.__name__ == "version_of":
            return super().submit(fn, *args, **kwargs)
        future = Future()
        self.held.append(future)
        self.most = max(self.most, sum(not one.done() for one in self.held))
        if self.breaks and (error := self.breaks.pop(0)):
            future.set_exception(error)
        else:
            future.set_result(fn(*args, **kwargs))
        return future


class Counting(ThreadPoolExecutor):
    """Notes how many articles it had at once that were not read yet."""

    def __init__(self):
        super().__init__(1)
        self.now = self.most = 0

    def submit(self, fn, /, *args, **kwargs):
        future = super().submit(fn, *args, **kwargs)
        if fn.__name__ == "read_with":
            self.now += 1
            self.most = max(self.most, self.now)
            future.add_done_callback(self._done)
        return future

    def _done(self, _future):
        self.now -= 1


@pytest.fixture
def library():
    return MemoryLibrary()


@pytest.fixture
def clock():
    return SetClock()


def reader(library, clock, **about):
    executor = about.pop("executor", None) or ThreadPoolExecutor(1)
    return Reader(library, load_quick, clock, Readers(executor, **about))


async def put(library, *names, text="The mayor said the bridge was safe."):
    async with library.begin() as uow:
        for name in names:
            await stored_article(uow, name, f"{text} {name}")
        await uow.commit()


async def drained(one):
    return [(read.article.id, read.code) async for read in one.drain()]


async def failures(library):
    async with library.begin() as uow:
        return [(failure.key, failure.code) for failure in await uow.failures.list()]


async def test_all_that_waits_is_read_once_in_the_order_it_came(library, clock):
    await put(library, "c", "a", "b")
    one = reader(library, clock, ahead=2)
    assert await one.waiting() == 3
    assert await drained(one) == [("c", None), ("a", None), ("b", None)]
    assert await drained(one) == []
    assert await one.waiting() == 0


async def test_no_more_than_the_window_is_on_its_way(library, clock):
    await put(library, *"abcdefgh")
    one = reader(library, clock, ahead=3)
    async for _ in one.drain():
        async with library.begin() as uow:
            held = [lease for lease in uow.readings._work.state.leases.values() if lease.until > clock.now()]
        assert len(held) <= 3


async def test_the_executor_has_few_articles_at_once_so_that_what_stores_need_not_queue(library, clock):
    await put(library, *"abcdefgh")
    executor = Counting()
    one = reader(library, clock, executor=executor, ahead=6, at_once=2)
    assert [name for name, _ in await drained(one)] == list("abcdefgh")
    assert executor.most == 2


async def test_the_window_is_filled_again_when_half_of_it_is_free(library, clock, monkeypatch):
    await put(library, *"abcdefgh")
    one = reader(library, clock, ahead=4)
    begin, asked = one.begin, []

    async def noted(*, limit):
        asked.append(limit)
        return await begin(limit=limit)

    monkeypatch.setattr(one, "begin", noted)
    assert [name for name, _ in await drained(one)] == list("abcdefgh")
    assert asked[:3] == [4, 2, 2]


async def test_two_readers_share_what_waits(library, clock):
    await put(library, *"abcdef")
    one, other = (reader(library, clock, holder=name, ahead=2) for name in ("p1", "p2"))
    found = await asyncio.gather(drained(one), drained(other))
    assert sorted(name for part in found for name, _ in part) == list("abcdef")


async def test_what_cannot_be_read_has_its_reason_and_holds_up_no_other(library, clock):
    await put(library, "a")
    await put(library, "b", text="RAISE now.")
    await put(library, "c")
    one = reader(library, clock)
    assert await drained(one) == [("a", None), ("b", "reading"), ("c", None)]
    assert await failures(library) == [("https://example.org/b", "reading")]
    assert await drained(one) == []
    assert await one.retry() == 1
    assert await one.waiting() == 1


async def test_a_reading_lost_with_its_process_is_done_again(library, clock):
    await put(library, "a", "b")
    executor = Late()
    executor.breaks = [BrokenProcessPool("dead"), BrokenProcessPool("dead")]
    assert await drained(reader(library, clock, executor=executor)) == [("a", None), ("b", None)]


async def test_an_article_that_kills_every_reader_is_given_up(library, clock):
    await put(library, "a", "b")
    executor = Late()
    executor.breaks = [BrokenProcessPool("dead"), None, BrokenProcessPool("dead"), BrokenProcessPool("dead")]
    assert await drained(reader(library, clock, executor=executor)) == [("a", "crash"), ("b", None)]
    assert await failures(library) == [("https://example.org/a", "crash")]


async def test_an_article_whose_readings_never_end_is_given_up(library, clock):
    await put(library, "a")
    one = reader(library, clock)
    for _ in range(TRIES):
        await one.begin(limit=1)
        clock.pass_(hours=1)
    assert await drained(one) == [("a", "crash")]


async def test_leases_of_a_process_that_is_gone_are_free_at_once(library, clock):
    await put(library, "a")
    await reader(library, clock, holder="gone").begin(limit=1)
    assert await drained(reader(library, clock, holder="alive")) == []
    assert await drained(reader(library, clock, holder="new", is_gone=lambda name: name == "gone")) == [("a", None)]


async def test_leases_run_out_by_themselves(library, clock):
    await put(library, "a")
    await reader(library, clock, holder="silent").begin(limit=1)
    clock.at += LEASE + timedelta(seconds=1)
    assert await drained(reader(library, clock)) == [("a", None)]


async def test_leaving_early_gives_back_what_was_begun(library, clock):
    await put(library, *"abcd")
    one = reader(library, clock, ahead=3)
    reading = one.drain()
    async for _ in reading:
        break
    await reading.aclose()
    assert await drained(reader(library, clock, holder="other")) == [("b", None), ("c", None), ("d", None)]


async def test_a_version_that_came_meanwhile_is_not_overwritten(library, clock):
    await put(library, "a")
    one = reader(library, clock)
    (begun,) = await one.begin(limit=1)
    await put(library, "a", text="The bridge fell.")
    assert (await one.finish(begun)).claims == 0
    assert await drained(one) == [("a", None)]


async def test_a_reading_that_another_process_stored_is_not_stored_twice(library, clock):
    await put(library, "a")
    one, other = reader(library, clock, holder="p1"), reader(library, clock, holder="p2")
    (begun,) = await one.begin(limit=1)
    clock.at += LEASE
    assert await drained(other) == [("a", None)]
    await one.finish(begun)
    async with library.begin() as uow:
        assert uow.readings._work.state.readings == {("a", 1, VERSION)}


async def test_readers_with_different_models_are_told_apart(library, clock):
    class Other(QuickPipeline):
        version = "other 2"

    versions = [QuickPipeline(), Other()]
    one = Reader(library, lambda: versions.pop(0), clock)
    await put(library, "a")
    with pytest.raises(PermanentError, match="make them alike"):
        await drained(one)


async def test_readers_that_stop_are_an_error_that_passes(library, clock):
    await put(library, "a")
    one = reader(library, clock)
    await one.version()
    begun = (await one.begin(limit=1))[0]
    stopped = Future()
    stopped.cancel()
    with pytest.raises(RetryableError, match="stopped"):
        await one._result(stopped)
    await one.finish(begun)


async def test_a_database_that_has_to_give_way_is_asked_again(library, clock, monkeypatch):
    await put(library, "a")
    one, tries = reader(library, clock), []
    whole = one._stored

    async def twice(reading, rehearsal):
        tries.append(reading)
        if len(tries) < 3:
            raise RetryableError("The database is busy.")
        return await whole(reading, rehearsal)

    monkeypatch.setattr(one, "_stored", twice)
    assert await drained(one) == [("a", None)]
