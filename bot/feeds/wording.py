"""What is said about feeds, the same on every surface."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from bot.feeds.feed import Feed, FeedState
from bot.replies import Reply, ReplyKind

if TYPE_CHECKING:
    from bot.feeds.desk import Checked

_SHOWN_ID = 8  # digits of an id, enough to tell feeds apart


def feed_line(feed: Feed) -> str:
    """Return a feed in one line: id, name, address, and what is wrong with it, if anything is."""
    named = f"{feed.title} ({feed.address})" if feed.title else feed.address
    state = "" if feed.state is FeedState.ACTIVE else f", {feed.state}"
    trouble = f" - {feed.error}" if feed.error else ""
    pages = f"{feed.entries} page{'' if feed.entries == 1 else 's'}"
    return f"{feed.id[:_SHOWN_ID]}  {named}: {pages}{state}{trouble}"


def feeds_reply(feeds: Sequence[Feed]) -> Reply:
    """Return the list of feeds."""
    if not feeds:
        return Reply(ReplyKind.NOTICE, "No feeds are looked at here.")
    return Reply(ReplyKind.NOTICE, "\n".join(feed_line(feed) for feed in feeds))


def added_reply(feed: Feed) -> Reply:
    """Say that a feed is looked at from now on."""
    waiting = f"{feed.entries} page{'' if feed.entries == 1 else 's'} of it will be read"
    return Reply(ReplyKind.NOTICE, f"{feed.title or feed.address} is looked at from now on; {waiting}.")


def changed_reply(feed: Feed, done: str) -> Reply:
    """Say what was done to a feed: "paused", "resumed", "removed"."""
    return Reply(ReplyKind.NOTICE, f"{feed.title or feed.address} was {done}.")


def checked_reply(found: Checked) -> Reply:
    """Say what a look at a feed showed."""
    newest = f", the newest of {found.newest.isoformat()}" if found.newest else ""
    first = "".join(f"\n- {title}" for title in found.titles)
    return Reply(ReplyKind.NOTICE, f"{found.title or found.address} lists {found.entries} pages{newest}.{first}")


def paused_reply(feed: Feed) -> Reply:
    """Tell a feed's owner that it is no longer looked at."""
    why = f" {feed.error}" if feed.error else ""
    told = f"The feed {feed.title or feed.address} failed {feed.failures} times in a row and is no longer looked at."
    return Reply(ReplyKind.NOTICE, f"{told}{why} Resume it once it is mended: its id is {feed.id[:_SHOWN_ID]}.")
