"""What is said of feeds, in the reader's language."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from bot.feeds.checked import Checked
from bot.feeds.feed import Feed, FeedState
from bot.feeds.wording import added_reply, changed_reply, checked_reply, feeds_reply
from bot.places import Place, Platform
from bot.wording import ENGLISH, in_language, wording

NOW = datetime(2031, 5, 4, tzinfo=UTC)
FEED = Feed("f1", "https://gazette.test/feed", Place(Platform.SLACK, "T1", "C1"), NOW, NOW, title="Gazette", entries=2)


@pytest.mark.parametrize(
    ("entries", "english", "ukrainian"),
    [(1, "1 page of it", "1 сторінку"), (3, "3 pages of it", "3 сторінки"), (5, "5 pages of it", "5 сторінок")],
)
def test_a_new_feed_is_told_with_its_pages(entries: int, english: str, ukrainian: str) -> None:
    reply = added_reply(replace(FEED, entries=entries))
    assert english in reply.summary
    assert ukrainian in in_language(reply, wording("uk")).summary


def test_feeds_are_listed_with_what_is_wrong_with_them() -> None:
    assert feeds_reply(()).summary == ENGLISH("feeds-none")
    failing = replace(FEED, id="f2", title=None, state=FeedState.FAILING, error="It cannot be reached.")
    reply = feeds_reply((FEED, failing, replace(FEED, id="f3", state=FeedState.PAUSED)))
    assert reply.summary == "3 feeds are looked at here:"
    well, ill, paused = reply.hints
    assert well == "f1  Gazette (https://gazette.test/feed): 2 pages"
    assert "https://gazette.test/feed" in ill
    assert ill.endswith(", failing – It cannot be reached.")
    assert paused.endswith(", paused")


@pytest.mark.parametrize("done", ["paused", "resumed", "removed"])
def test_what_was_done_to_a_feed_is_told(done: str) -> None:
    assert changed_reply(FEED, done).summary == f"Gazette was {done}."
    assert changed_reply(replace(FEED, title=None), done).summary.startswith("https://gazette.test/feed was")


def test_a_look_at_a_feed_tells_its_newest_page_where_it_has_a_day() -> None:
    found = Checked("https://gazette.test/feed", None, 2, date(2031, 5, 3), ("The bridge", "The pier"))
    assert checked_reply(found).summary == "https://gazette.test/feed lists 2 pages, the newest of 3 May 2031."
    assert checked_reply(found).hints == ("The bridge", "The pier")
    assert checked_reply(replace(found, newest=None, title="Gazette")).summary == "Gazette lists 2 pages."
