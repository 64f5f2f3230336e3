"""What is said about feeds, the same on every surface."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from bot.feeds.feed import Feed
from bot.replies import Reply, ReplyKind
from bot.wording.phrase import Phrase

if TYPE_CHECKING:
    from bot.feeds.checked import Checked

_SHOWN_ID = 8  # digits of an id, enough to tell feeds apart


def feed_line(feed: Feed) -> Phrase:
    """Return a feed in one line: id, name, address, and what is wrong with it, if anything is."""
    named = f"{feed.title} ({feed.address})" if feed.title else feed.address
    trouble = Phrase("feed-trouble", error=feed.error) if feed.error else ""
    return Phrase(
        "feed-line",
        id=feed.id[:_SHOWN_ID],
        named=named,
        pages=feed.entries,
        state=feed.state.value,
        trouble=trouble,
    )


def feeds_reply(feeds: Sequence[Feed]) -> Reply:
    """Return the list of feeds."""
    if not feeds:
        return Reply(ReplyKind.NOTICE, Phrase("feeds-none"))
    return Reply(ReplyKind.NOTICE, Phrase("feeds-listed", count=len(feeds)), hints=tuple(map(feed_line, feeds)))


def added_reply(feed: Feed) -> Reply:
    """Say that a feed is looked at from now on."""
    return Reply(ReplyKind.NOTICE, Phrase("feed-added", name=feed.title or feed.address, pages=feed.entries))


def changed_reply(feed: Feed, done: str) -> Reply:
    """Say what was done to a feed: "paused", "resumed", "removed"."""
    return Reply(ReplyKind.NOTICE, Phrase("feed-changed", name=feed.title or feed.address, done=done))


def checked_reply(found: Checked) -> Reply:
    """Say what a look at a feed showed."""
    name = found.title or found.address
    newest = Phrase("feed-newest", day=found.newest) if found.newest else ""
    told = Phrase("feed-checked", name=name, pages=found.entries, newest=newest)
    return Reply(ReplyKind.NOTICE, told, hints=found.titles)


def paused_reply(feed: Feed) -> Reply:
    """Tell a feed's owner that it is no longer looked at."""
    told = Phrase(
        "feed-failing",
        name=feed.title or feed.address,
        failures=feed.failures,
        error=feed.error or "",
        id=feed.id[:_SHOWN_ID],
    )
    return Reply(ReplyKind.NOTICE, told)
