"""A feed, and when it is looked at again."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from hashlib import sha256

from bot.feeds.addresses import canonical
from bot.feeds.fetching import FetchCode, FetchError
from bot.places import Place, Workspace

FIRST, SHORTEST, LONGEST = timedelta(minutes=30), timedelta(minutes=10), timedelta(hours=6)
_LONGEST_BACKOFF = timedelta(days=1)
_PATIENCE = 10  # failures one after the other until a feed is paused: five days, given how the pauses grow
_LASTING_PATIENCE = 3  # of failures that do not pass by themselves
_JITTER = 0.1  # share of the interval by which feeds are spread, so that they are not all due at once


class FeedState(StrEnum):
    """Whether a feed is looked at."""

    ACTIVE = "active"
    PAUSED = "paused"  # by a person
    FAILING = "failing"  # paused because it kept failing


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed or sitemap that is looked at time and again for whoever added it."""

    id: str
    address: str
    owner: Place  # who is told when it fails; its workspace is the one it belongs to
    added: datetime
    next_poll: datetime
    title: str | None = None
    state: FeedState = FeedState.ACTIVE
    interval: timedelta = FIRST
    etag: str | None = None
    modified: str | None = None  # the Last-Modified header as it was sent
    polled: datetime | None = None  # when it was last looked at, with or without success
    failures: int = 0  # one after the other, up to now
    error: str | None = None  # the last one's sentence
    entries: int = 0  # pages that it brought and nothing had brought before

    def within(self, workspace: Workspace | None) -> bool:
        """Say whether it belongs to `workspace`; all do where None is given."""
        return workspace is None or self.owner.within(workspace)


def feed_id(address: str, owner: Place) -> str:
    """Return the 16 hex digits that name the feed of one workspace."""
    key = "\0".join((canonical(address), owner.platform, owner.workspace))
    return sha256(key.encode()).hexdigest()[:16]


def after_success(feed: Feed, now: datetime, *, new: int, etag: str | None, modified: str | None) -> Feed:
    """Return the feed as it stands after a look that brought `new` pages: a livelier one is looked at sooner."""
    interval = feed.interval / 2 if new else feed.interval * 1.5
    interval = min(max(interval, SHORTEST), LONGEST)
    return replace(
        feed,
        interval=interval,
        next_poll=now + _spread(interval, feed.id),
        etag=etag,
        modified=modified,
        polled=now,
        failures=0,
        error=None,
        entries=feed.entries + new,
    )


def after_failure(feed: Feed, now: datetime, error: FetchError) -> Feed:
    """Return the feed as it stands after a failed look: the next one waits longer, and at last there is none."""
    failures = feed.failures + 1
    backoff = min(feed.interval * 2 ** min(failures - 1, 10), _LONGEST_BACKOFF)
    patience = _PATIENCE if error.passing or error.code is FetchCode.STATUS else _LASTING_PATIENCE
    return replace(
        feed,
        state=FeedState.FAILING if failures >= patience else feed.state,
        next_poll=now + max(_spread(backoff, feed.id), error.wait or timedelta()),
        polled=now,
        failures=failures,
        error=str(error),
    )


def resumed(feed: Feed, now: datetime) -> Feed:
    """Return the feed as it stands when a person wants it looked at again."""
    return replace(feed, state=FeedState.ACTIVE, failures=0, error=None, next_poll=now)


def _spread(interval: timedelta, name: str) -> timedelta:
    """Return the interval, longer or shorter by a tenth at most, always alike for one feed."""
    share = int(sha256(name.encode()).hexdigest()[:4], 16) / 0xFFFF
    return interval * (1 - _JITTER + 2 * _JITTER * share)
