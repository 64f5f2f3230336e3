"""Feeds, subscriptions and choices as lines of an export."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from bot.digests.subscription import Subscription, SubscriptionState
from bot.feeds.feed import Feed, FeedState
from bot.places import Person, Place, Platform, Workspace
from storage.transfer.lines import Line, line, read_instant, written_day, written_instant
from storage.wish_codec import decode_wish, encode_wish


def feed_line(feed: Feed) -> Line:
    """Return a feed as it stands."""
    public = {"@type": "DataFeed", "identifier": feed.id, "url": feed.address, "name": feed.title}
    own = {
        "owner": _place(feed.owner),
        "added": written_instant(feed.added),
        "next_poll": written_instant(feed.next_poll),
        "state": feed.state.value,
        "interval": int(feed.interval.total_seconds()),
        "etag": feed.etag,
        "modified": feed.modified,
        "polled": written_instant(feed.polled),
        "failures": feed.failures,
        "error": feed.error,
        "entries": feed.entries,
    }
    return line("feed", own, public)


def read_feed(held: Line) -> Feed:
    """Return the feed of a line."""
    own = held["gainsay"]
    return Feed(
        id=held["identifier"],
        address=held["url"],
        owner=_read_place(own["owner"]),
        added=datetime.fromisoformat(own["added"]),
        next_poll=datetime.fromisoformat(own["next_poll"]),
        title=held["name"],
        state=FeedState(own["state"]),
        interval=timedelta(seconds=own["interval"]),
        etag=own["etag"],
        modified=own["modified"],
        polled=read_instant(own["polled"]),
        failures=own["failures"],
        error=own["error"],
        entries=own["entries"],
    )


def choice_line(workspace: Workspace, name: str, value: str) -> Line:
    """Return what a workspace has chosen."""
    return line("choice", {"workspace": [workspace.platform.value, workspace.id], "name": name, "value": value})


def read_choice(held: Line) -> tuple[Workspace, str, str]:
    """Return the workspace, name and value of a line."""
    own = held["gainsay"]
    platform, workspace = own["workspace"]
    return Workspace(Platform(platform), workspace), own["name"], own["value"]


def subscription_line(one: Subscription) -> Line:
    """Return a subscription as it stands."""
    owner = one.owner
    own = {
        "id": one.id,
        "place": _place(one.place),
        "owner": None if owner is None else [owner.platform.value, owner.workspace, owner.id],
        "wish": encode_wish(one.wish),
        "state": one.state.value,
        "created": written_instant(one.created),
        "changed": written_instant(one.changed),
        "next_date": written_day(one.next_date),
        "mark": one.mark,
        "alert_mark": one.alert_mark,
        "alert_after": written_instant(one.alert_after),
        "reason": one.reason,
    }
    return line("subscription", own)


def read_subscription(held: Line) -> Subscription:
    """Return the subscription of a line."""
    own, owner = held["gainsay"], held["gainsay"]["owner"]
    return Subscription(
        id=own["id"],
        place=_read_place(own["place"]),
        owner=None if owner is None else Person(Platform(owner[0]), owner[1], owner[2]),
        wish=decode_wish(own["wish"]),
        state=SubscriptionState(own["state"]),
        created=datetime.fromisoformat(own["created"]),
        changed=datetime.fromisoformat(own["changed"]),
        next_date=date.fromisoformat(own["next_date"]),
        mark=own["mark"],
        alert_mark=own["alert_mark"],
        alert_after=datetime.fromisoformat(own["alert_after"]),
        reason=own["reason"],
    )


def _place(place: Place) -> list[str]:
    return [place.platform.value, place.workspace, place.channel]


def _read_place(held: list[str]) -> Place:
    platform, workspace, channel = held
    return Place(Platform(platform), workspace, channel)
