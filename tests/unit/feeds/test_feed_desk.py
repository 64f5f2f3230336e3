"""Feeds from adding to stored articles, with a web of set answers."""

import asyncio
from dataclasses import replace
from datetime import date, timedelta

import pytest

from bot.desk import Desk
from bot.digests.delivery import PartKind
from bot.errors import UserError
from bot.feeds.desk import FeedDesk
from bot.feeds.feed import FeedState
from bot.feeds.fetching import FetchCode, Fetched, FetchError
from bot.language.pipeline import load_pipeline
from bot.places import Place, Platform, Workspace
from storage.memory import MemoryLibrary
from tests.unit.feeds.webs import STORY, SetClock, SetWeb, read_feed

FEED = "https://gazette.test/feed"
OWNER = Place(Platform.SLACK, "T1", "C1")
BUSY = FetchError(FetchCode.BUSY, "It asks to be left alone.", wait=timedelta(hours=2))
BROKEN = FetchError(FetchCode.UNREACHABLE, "It cannot be reached.")


class Room:
    """A desk with everything around it."""

    def __init__(self):
        self.library = MemoryLibrary()
        self.web = SetWeb()
        self.clock = SetClock()
        self.told = []
        self.desk = FeedDesk(self.library, self.web.web, self.clock, tell=self._tell)

    async def _tell(self, owner, key, reply, uow):
        self.told.append((owner, reply.summary))

    def list(self, *lines, title="Gazette"):
        self.web.answers[FEED] = "\n".join((f"feed {title}", *lines)).encode()

    async def added(self, *lines):
        self.list(*lines)
        return await self.desk.add(FEED, OWNER)

    async def articles(self):
        async with self.library.begin() as uow:
            return list(await uow.articles.list())

    async def failures(self):
        async with self.library.begin() as uow:
            return [(failure.key, failure.code) for failure in await uow.failures.list()]

    async def feed(self):
        (feed,) = await self.desk.list()
        return feed


@pytest.fixture
def room():
    return Room()


async def test_a_feed_is_added_with_its_entries(room):
    feed = await room.added("https://gazette.test/a", "https://gazette.test/b", "https://gazette.test/c")
    assert (feed.title, feed.entries, feed.state) == ("Gazette", 3, FeedState.ACTIVE)
    assert feed.next_poll > room.clock.now()
    assert await room.desk.list() == [feed]
    assert await room.desk.list(Workspace(Platform.SLACK, "T1")) == [feed]
    assert await room.desk.list(Workspace(Platform.SLACK, "T2")) == []


async def test_a_page_leads_to_its_feed(room):
    room.list("https://gazette.test/a")
    room.web.answers["https://gazette.test/"] = b"Our feed is at https://feeds.gazette.test/all"
    room.web.answers["https://feeds.gazette.test/all"] = room.web.answers[FEED]
    assert (await room.desk.add("https://gazette.test/", OWNER)).address == "https://feeds.gazette.test/all"


async def test_what_holds_no_feed_is_not_added(room):
    room.web.answers["https://gazette.test/"] = b"Nothing to see."
    with pytest.raises(FetchError, match="no feed"):
        await room.desk.add("https://gazette.test/", OWNER)
    assert await room.desk.list() == []


async def test_a_feed_is_added_once_to_a_workspace(room):
    await room.added()
    with pytest.raises(UserError, match="known already"):
        await room.desk.add(FEED, OWNER)
    await room.desk.add(FEED, Place(Platform.DISCORD, "G1", "C1"))
    assert len(await room.desk.list()) == 2


async def test_pages_become_articles_and_are_fetched_once(room):
    await room.added("https://gazette.test/a", "https://gazette.test/b")
    for name in "ab":
        room.web.answers[f"https://gazette.test/{name}"] = (STORY + name).encode()
    assert await room.desk.take_pages() == 2
    assert await room.desk.take_pages() == 0
    assert sorted(article.key[-1] for article in await room.articles()) == ["a", "b"]


async def test_an_unchanged_feed_costs_one_conditional_request(room):
    room.web.answers[FEED] = Fetched(FEED, b"feed Gazette", etag='"7"', modified="yesterday")
    await room.desk.add(FEED, OWNER)
    room.web.answers[FEED] = Fetched(FEED, b"", etag='"7"', modified="yesterday", unchanged=True)
    room.clock.pass_(hours=2)
    assert await room.desk.poll() == 0
    assert (room.web.asked[-1].etag, room.web.asked[-1].modified) == ('"7"', "yesterday")
    assert (await room.feed()).title == "Gazette"


async def test_a_feed_is_looked_at_when_it_is_due_and_not_before(room):
    await room.added("https://gazette.test/a")
    room.list("https://gazette.test/a", "https://gazette.test/b")
    assert await room.desk.poll() == 0
    room.clock.pass_(hours=2)
    assert await room.desk.poll() == 1
    assert (await room.feed()).entries == 2


async def test_who_died_over_a_feed_keeps_others_from_it_for_minutes_only(room, monkeypatch):
    await room.added("https://gazette.test/a")
    room.clock.pass_(hours=2)
    with monkeypatch.context() as patched, pytest.raises(TimeoutError):
        patched.setattr(room.web, "fetch", lambda _: asyncio.Event().wait())
        async with asyncio.timeout(0.01):
            await room.desk.poll()
    room.list("https://gazette.test/a", "https://gazette.test/b")
    assert await room.desk.poll() == 0
    room.clock.pass_(minutes=4)
    assert await room.desk.poll() == 1


async def test_a_long_look_keeps_its_feed_as_it_gets_on_and_its_failure_is_told(room, monkeypatch):
    await room.added("https://gazette.test/a")
    room.list(*(f"https://gazette.test/{number}" for number in range(8)))
    room.clock.pass_(hours=2)

    def slow(fetched):
        for part in read_feed(fetched):
            room.clock.pass_(minutes=2)
            yield part
        raise LookupError("a mistake")

    with monkeypatch.context() as patched:
        patched.setattr(room.desk, "_web", replace(room.web.web, read_feed=slow))
        with pytest.raises(LookupError, match="a mistake"):
            await room.desk.poll()
    asked = len(room.web.asked)
    await room.desk.poll()
    assert len(room.web.asked) == asked
    room.clock.pass_(minutes=4)
    await room.desk.poll()
    assert len(room.web.asked) == asked + 1


async def test_as_many_feeds_are_looked_at_as_are_wanted_and_none_twice(room):
    for number in range(20):
        room.web.answers[f"https://gazette.test/{number}"] = b"feed Gazette"
        await room.desk.add(f"https://gazette.test/{number}", OWNER)
        room.clock.pass_(minutes=1)
    room.clock.pass_(hours=2)
    room.web.asked.clear()
    await room.desk.poll(limit=12)
    assert len(room.web.asked) == 12
    await room.desk.poll(limit=12)
    assert len({one.address for one in room.web.asked}) == len(room.web.asked) == 20


async def test_a_new_stamp_or_address_makes_no_old_article_new(room):
    await room.added("https://gazette.test/a 1")
    room.web.answers["https://gazette.test/a"] = ("2031-05-01" + STORY).encode()
    await room.desk.take_pages()
    (before,) = await room.articles()
    room.clock.pass_(hours=2)
    room.list("https://gazette.test/a?utm_source=feed 2")
    room.web.answers["https://gazette.test/a"] = ("2031-05-09" + STORY).encode()
    assert await room.desk.poll() == 0
    assert await room.desk.take_pages() == 1
    assert await room.articles() == [before]


async def test_an_updated_page_is_a_new_version_that_keeps_its_day(room):
    await room.added("https://gazette.test/a 1")
    room.web.answers["https://gazette.test/a"] = ("2031-05-01" + STORY).encode()
    await room.desk.take_pages()
    room.clock.pass_(hours=2)
    room.list("https://gazette.test/a 2")
    room.web.answers["https://gazette.test/a"] = ("2031-05-09" + STORY + "The council met at noon.").encode()
    await room.desk.poll()
    await room.desk.take_pages()
    (article,) = await room.articles()
    assert (article.version, article.published) == (2, date(2031, 5, 1))


async def test_a_failing_feed_waits_longer_is_paused_and_its_owner_told_once(room):
    await room.added()
    room.web.answers[FEED] = BROKEN
    waits = []
    for _ in range(30):
        feed = await room.feed()
        room.clock.at = max(room.clock.at, feed.next_poll)
        await room.desk.poll()
        waits.append((await room.feed()).next_poll - room.clock.now())
    feed = await room.feed()
    assert (feed.state, feed.failures, feed.error) == (FeedState.FAILING, 10, "It cannot be reached.")
    assert waits[:5] == sorted(waits[:5])
    assert waits[4] > 8 * waits[0]
    assert [owner for owner, _ in room.told] == [OWNER]
    assert "failed 10 times" in room.told[0][1]


async def test_the_owner_of_a_failing_feed_is_told_through_the_outbox():
    room = Room()
    desk = Desk(room.library, load_pipeline, room.clock, web=room.web.web).feeds
    room.list()
    await desk.add(FEED, OWNER)
    del room.web.answers[FEED]
    for _ in range(6):
        room.clock.pass_(days=2)
        await desk.poll()
    now = room.clock.now()
    async with room.library.begin() as uow:
        told = await uow.outbox.lease([OWNER.platform], now, now, pace_until=now)
        assert (told.to, told.kind, told.subscription_id) == (OWNER, PartKind.NOTICE, None)
        assert "failed 3 times in a row" in told.reply.summary
        assert await uow.outbox.lease([OWNER.platform], now, now, pace_until=now) is None


async def test_a_feed_that_is_gone_is_paused_sooner(room):
    await room.added()
    del room.web.answers[FEED]
    for _ in range(3):
        room.clock.pass_(days=2)
        await room.desk.poll()
    assert (await room.feed()).state is FeedState.FAILING


async def test_a_server_that_asks_to_wait_is_left_alone(room):
    await room.added()
    room.web.answers[FEED] = replace_wait(days=3)
    room.clock.pass_(hours=1)
    await room.desk.poll()
    assert (await room.feed()).next_poll >= room.clock.now() + timedelta(days=3)


def replace_wait(**time):
    return FetchError(FetchCode.BUSY, "Later.", wait=timedelta(**time))


async def test_success_after_failures_starts_anew(room):
    await room.added()
    room.web.answers[FEED] = BROKEN
    room.clock.pass_(days=1)
    await room.desk.poll()
    room.list("https://gazette.test/a")
    room.clock.pass_(days=1)
    await room.desk.poll()
    feed = await room.feed()
    assert (feed.failures, feed.error, feed.entries) == (0, None, 1)


async def test_pause_resume_and_remove_by_id_or_address_within_the_workspace(room):
    feed = await room.added("https://gazette.test/a")
    ours, theirs = Workspace(Platform.SLACK, "T1"), Workspace(Platform.SLACK, "T2")
    with pytest.raises(UserError, match="no feed called"):
        await room.desk.pause(feed.id, theirs)
    assert (await room.desk.pause(feed.id[:8], ours)).state is FeedState.PAUSED
    room.clock.pass_(days=9)
    asked = len(room.web.asked)
    await room.desk.poll()
    assert len(room.web.asked) == asked
    assert (await room.desk.resume("http://www.gazette.test/feed/", ours)).next_poll == room.clock.now()
    await room.desk.remove(FEED, ours)
    assert await room.desk.list() == []


async def test_a_feed_removed_while_it_is_looked_at_stays_removed(room):
    feed = await room.added()
    room.clock.pass_(hours=2)
    whole = room.web.fetch

    async def remove_first(wanted):
        await room.desk.remove(feed.id)
        return await whole(wanted)

    room.web.fetch = remove_first
    assert await room.desk.poll() == 0
    assert await room.desk.list() == []


async def test_check_stores_nothing(room):
    room.list("https://gazette.test/a", "https://gazette.test/b", "https://gazette.test/c")
    found = await room.desk.check(FEED)
    assert (found.title, found.entries, len(found.titles)) == ("Gazette", 3, 2)
    assert await room.desk.list() == []
    async with room.library.begin() as uow:
        assert await uow.pages.waiting() == 0


async def test_each_page_that_fails_has_its_reason_and_the_rest_go_in(room):
    await room.added(
        "https://gazette.test/gone", "https://gazette.test/empty", "https://gazette.test/short", "https://g.test/a"
    )
    room.web.answers |= {"https://gazette.test/empty": b"", "https://gazette.test/short": b"Too short."}
    room.web.answers["https://g.test/a"] = STORY.encode()
    await room.desk.take_pages()
    assert sorted(await room.failures()) == [
        ("https://gazette.test/empty", "empty"),
        ("https://gazette.test/gone", "gone"),
        ("https://gazette.test/short", "too short"),
    ]
    assert len(await room.articles()) == 1


async def test_a_passing_failure_is_tried_again_and_its_success_takes_it_off(room):
    await room.added("https://gazette.test/a")
    room.web.answers["https://gazette.test/a"] = BROKEN
    tried = 0
    for _ in range(9):
        tried += await room.desk.take_pages()
        room.clock.pass_(days=1)
    assert tried == 5
    assert await room.failures() == [("https://gazette.test/a", "unreachable")]


async def test_waiting_for_a_busy_host_is_no_failed_try(room):
    await room.added("https://gazette.test/a")
    room.web.answers["https://gazette.test/a"] = BUSY
    for _ in range(9):
        await room.desk.take_pages()
        room.clock.pass_(days=1)
    room.web.answers["https://gazette.test/a"] = STORY.encode()
    assert await room.desk.take_pages() == 1
    assert len(await room.articles()) == 1
    assert await room.failures() == []
