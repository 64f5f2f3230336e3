"""Pacing, robots.txt and Retry-After."""

from datetime import UTC, datetime, timedelta

import httpx
import pytest

from adapters.fetching.answers import wait_of
from adapters.fetching.pacing import Pacer
from adapters.fetching.polite import PoliteFetcher
from adapters.fetching.robots import Robots
from bot.feeds.fetching import FetchCode, Fetched, FetchError, Wanted
from tests.support.loopback_web import Answer


class Time:
    """A clock that only sleeping moves."""

    def __init__(self):
        self.at = 1000.0
        self.slept = []

    def now(self):
        return self.at

    async def sleep(self, seconds):
        self.slept.append(seconds)
        self.at += seconds


@pytest.fixture
def time():
    return Time()


@pytest.fixture
def pacer(time):
    return Pacer(2.0, time.now, time.sleep)


async def test_requests_to_one_host_are_parted_and_to_others_not(pacer, time):
    await pacer.turn("a.test")
    await pacer.turn("b.test")
    assert time.slept == []
    await pacer.turn("a.test")
    assert time.slept == [2.0]


async def test_a_pause_that_the_host_asks_for_is_kept(pacer, time):
    await pacer.turn("a.test", 10.0)
    await pacer.turn("a.test", 10.0)
    assert time.slept == [10.0]


async def test_a_host_that_asked_for_silence_is_not_asked(pacer, time):
    pacer.silence("a.test", timedelta(minutes=5))
    with pytest.raises(FetchError, match="another 300 seconds") as refused:
        await pacer.turn("a.test")
    assert refused.value.wait == timedelta(minutes=5)
    time.at += 301
    await pacer.turn("a.test")


async def test_robots_are_obeyed_and_asked_once(web, client, pacer):
    web.pages["/robots.txt"] = Answer(b"User-agent: *\nDisallow: /private\nUser-agent: gainsay\nDisallow: /drafts\n")
    web.pages["/a"] = Answer(b"a")
    fetcher = PoliteFetcher(client, pacer)
    assert (await fetcher.fetch(Wanted(web.url("/a")))).body == b"a"
    with pytest.raises(FetchError) as refused:
        await fetcher.fetch(Wanted(web.url("/drafts/b")))
    assert refused.value.code is FetchCode.ROBOTS
    assert web.paths() == ["/robots.txt", "/a"]


async def test_a_redirect_is_asked_for_at_robots_too(web, client, pacer):
    web.pages["/robots.txt"] = Answer(b"User-agent: *\nDisallow: /private\n")
    web.pages["/a"] = Answer(status=301, headers={"Location": "/private/b"})
    with pytest.raises(FetchError) as refused:
        await PoliteFetcher(client, pacer).fetch(Wanted(web.url("/a")))
    assert refused.value.code is FetchCode.ROBOTS


async def test_without_robots_all_is_allowed_and_a_broken_server_allows_nothing(web, client, pacer):
    web.pages["/a"] = Answer(b"a")
    assert (await PoliteFetcher(client, pacer).fetch(Wanted(web.url("/a")))).body == b"a"
    web.pages["/robots.txt"] = Answer(status=500)
    with pytest.raises(FetchError) as refused:
        await PoliteFetcher(client, pacer).fetch(Wanted(web.url("/a")))
    assert refused.value.passing


async def test_a_busy_server_is_left_alone(web, client, pacer):
    web.pages["/a"] = Answer(status=503, headers={"Retry-After": "600"})
    fetcher = PoliteFetcher(client, pacer)
    for _ in range(2):
        with pytest.raises(FetchError) as refused:
            await fetcher.fetch(Wanted(web.url("/a")))
        assert refused.value.code is FetchCode.BUSY
    assert web.paths() == ["/robots.txt", "/a"]


async def test_rules_are_asked_for_again_after_a_day(time):
    asked = []

    async def get(wanted):
        asked.append(wanted.address)
        return Fetched(wanted.address, b"User-agent: *\nCrawl-delay: 7\n")

    robots = Robots(get, "Gainsay", time.now)
    assert await robots.check(httpx.URL("https://a.test/x")) == 7
    await robots.check(httpx.URL("https://a.test/y"))
    time.at += 90_000
    await robots.check(httpx.URL("https://a.test/z"))
    assert asked == ["https://a.test/robots.txt"] * 2


NOW = datetime(2031, 5, 5, 10, tzinfo=UTC)


@pytest.mark.parametrize(
    ("header", "seconds"),
    [
        ("120", 120),
        ("Mon, 05 May 2031 10:01:00 GMT", 60),
        ("Mon, 05 May 2031 09:00:00 GMT", 0),
        ("99999999999999", 7 * 86_400),
        ("soon", None),
        ("", None),
        (None, None),
    ],
)
def test_how_long_a_server_asks_to_wait(header, seconds):
    found = wait_of(header, NOW)
    assert (found.total_seconds() if found is not None else None) == seconds
