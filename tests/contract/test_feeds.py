"""Feeds, listed pages and failures on every library."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from bot.failures import Failure
from bot.feeds.entry import Entry
from bot.feeds.feed import Feed, FeedState
from bot.feeds.page import Outcome, Page, PageState
from bot.places import Place, Platform
from bot.ports import Library

NOW = datetime(2031, 5, 4, 10, tzinfo=UTC)
HOUR = timedelta(hours=1)


def a_feed(name: str = "f1", **changes: object) -> Feed:
    owner = Place(Platform.SLACK, "T1", "C1")
    return replace(Feed(name, f"https://gazette.test/{name}", owner, NOW, NOW), **changes)  # type: ignore[arg-type]


def an_entry(path: str, **changes: object) -> Entry:
    return replace(Entry(f"https://gazette.test/{path}"), **changes)  # type: ignore[arg-type]


async def test_every_field_of_a_feed_survives(library: Library) -> None:
    full = a_feed(
        title="Gazette",
        state=FeedState.FAILING,
        interval=timedelta(minutes=45),
        etag='"7"',
        modified="Sun, 04 May 2031 10:00:00 GMT",
        polled=NOW - HOUR,
        failures=3,
        error="It is broken.",
        entries=12,
    )
    async with library.begin() as uow:
        await uow.feeds.put(a_feed())
        await uow.feeds.put(full)
        await uow.feeds.put(a_feed("f0", added=NOW - HOUR))
        await uow.commit()
    async with library.begin() as uow:
        assert await uow.feeds.get("f1") == full
        assert await uow.feeds.get("f9") is None
        assert [feed.id for feed in await uow.feeds.all()] == ["f0", "f1"]
        await uow.feeds.remove("f1")
        assert [feed.id for feed in await uow.feeds.all()] == ["f0"]


async def test_due_feeds_are_leased_once_until_they_are_put_or_the_lease_ends(library: Library) -> None:
    async with library.begin() as uow:
        await uow.feeds.put(a_feed("late", next_poll=NOW - HOUR))
        await uow.feeds.put(a_feed("due"))
        await uow.feeds.put(a_feed("early", next_poll=NOW + HOUR))
        await uow.feeds.put(a_feed("paused", state=FeedState.PAUSED))
        await uow.commit()
    async with library.begin() as uow:
        assert [feed.id for feed in await uow.feeds.lease(NOW, NOW + HOUR, limit=1)] == ["late"]
        assert [feed.id for feed in await uow.feeds.lease(NOW, NOW + HOUR, limit=9)] == ["due"]
        await uow.commit()
    async with library.begin() as uow:
        assert list(await uow.feeds.lease(NOW, NOW + HOUR, limit=9)) == []
        await uow.feeds.put(a_feed("due"))
        assert [feed.id for feed in await uow.feeds.lease(NOW, NOW + HOUR, limit=9)] == ["due"]
        assert len(await uow.feeds.lease(NOW + HOUR, NOW + 2 * HOUR, limit=9)) == 3


async def test_who_has_a_feed_may_hold_it_longer(library: Library) -> None:
    async with library.begin() as uow:
        await uow.feeds.put(a_feed("due"))
        assert len(await uow.feeds.lease(NOW, NOW + HOUR, limit=1)) == 1
        await uow.feeds.hold("due", NOW + 3 * HOUR)
        await uow.feeds.hold("unknown", NOW + 3 * HOUR)
        assert list(await uow.feeds.lease(NOW + 2 * HOUR, NOW + 3 * HOUR, limit=9)) == []
        assert len(await uow.feeds.lease(NOW + 3 * HOUR, NOW + 4 * HOUR, limit=9)) == 1


async def test_two_at_once_lease_different_feeds(library: Library) -> None:
    async with library.begin() as uow:
        for number in range(6):
            await uow.feeds.put(a_feed(f"f{number}"))
        await uow.commit()

    async def lease() -> list[str]:
        async with library.begin() as uow:
            found = await uow.feeds.lease(NOW, NOW + HOUR, limit=3)
            await uow.commit()
            return [feed.id for feed in found]

    one, other = await asyncio.gather(lease(), lease())
    assert set(one).isdisjoint(other)


async def test_a_page_is_one_however_it_is_listed(library: Library) -> None:
    async with library.begin() as uow:
        listed = [an_entry("a", title="A", published=date(2031, 5, 4)), an_entry("b"), an_entry("a?utm_source=x")]
        assert await uow.pages.add("f1", listed, NOW) == 2
        assert await uow.pages.add("f2", [Entry("http://www.gazette.test/a/amp"), an_entry("c")], NOW) == 1
        assert await uow.pages.add("f2", [], NOW) == 0
        assert await uow.pages.waiting() == 3
        found = await uow.pages.lease(NOW, NOW + HOUR, limit=9, each_host=9)
        first = Page("https://gazette.test/a", "https://gazette.test/a", "f1", "A", date(2031, 5, 4), 0)
        assert [page.key[-1] for page in found] == ["a", "b", "c"]
        assert found[0] == first
        assert list(await uow.pages.lease(NOW, NOW + HOUR, limit=9, each_host=9)) == []
        assert len(await uow.pages.lease(NOW + HOUR, NOW + 2 * HOUR, limit=9, each_host=9)) == 3


async def test_no_host_takes_all_turns(library: Library) -> None:
    async with library.begin() as uow:
        await uow.pages.add("f1", [an_entry(str(number)) for number in range(9)], NOW)
        await uow.pages.add("f2", [Entry("https://courier.test/a"), Entry("https://courier.test/b")], NOW)
        found = await uow.pages.lease(NOW, NOW + HOUR, limit=4, each_host=3)
        assert [page.key for page in found] == [
            "https://gazette.test/0",
            "https://gazette.test/1",
            "https://courier.test/a",
            "https://courier.test/b",
        ]
        rest = await uow.pages.lease(NOW, NOW + HOUR, limit=9, each_host=3)
        assert [page.key[-1] for page in rest] == ["2", "3", "4"]


async def test_a_page_that_failed_waits_as_long_as_it_was_told(library: Library) -> None:
    async with library.begin() as uow:
        await uow.pages.add("f1", [an_entry("a"), an_entry("b")], NOW)
        await uow.pages.settle("https://gazette.test/a", Outcome(PageState.WAITING, 2, NOW + HOUR), NOW)
        await uow.pages.settle("https://gazette.test/b", Outcome(PageState.FAILED, 1), NOW)
        await uow.pages.settle("https://gazette.test/unknown", Outcome(PageState.FAILED, 1), NOW)
        assert list(await uow.pages.lease(NOW, NOW + HOUR, limit=9, each_host=9)) == []
        found = await uow.pages.lease(NOW + HOUR, NOW + 2 * HOUR, limit=9, each_host=9)
        assert [(page.key[-1], page.tries) for page in found] == [("a", 2)]


async def test_a_taken_page_waits_again_only_when_its_stamp_changes_and_time_has_passed(library: Library) -> None:
    async def relisted(stamp: str | None, at: datetime) -> int:
        async with library.begin() as uow:
            assert await uow.pages.add("f1", [an_entry("a", stamp=stamp)], at) == 0
            return await uow.pages.waiting()

    async with library.begin() as uow:
        await uow.pages.add("f1", [an_entry("a", stamp="1")], NOW)
        await uow.pages.settle("https://gazette.test/a", Outcome(PageState.TAKEN), NOW)
        await uow.commit()
    assert await relisted("1", NOW + 3 * HOUR) == 0
    assert await relisted(None, NOW + 3 * HOUR) == 0
    assert await relisted("2", NOW + HOUR / 2) == 0
    assert await relisted("2", NOW + 3 * HOUR) == 1


async def test_failures_stand_until_they_are_cleared(library: Library) -> None:
    old = Failure("a", "a.txt", "empty", "It is empty.", NOW)
    new = Failure("b", "https://gazette.test/b", "robots", "It is forbidden.", NOW + HOUR)
    async with library.begin() as uow:
        for failure in (old, replace(new, code="gone"), new):
            await uow.failures.put(failure)
        assert list(await uow.failures.list()) == [new, old]
        assert list(await uow.failures.list(limit=1, offset=1)) == [old]
        await uow.failures.clear("b")
        await uow.failures.clear("nothing")
        assert list(await uow.failures.list()) == [old]
        assert await uow.failures.count() == 1
