"""Small subscriptions, digests and messages."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

from bot.digests.delivery import Part, PartKind, PartState, part_key
from bot.digests.digest import Alert, Digest, DigestState
from bot.digests.subscription import Subscription, SubscriptionState, Wish
from bot.places import Person, Place, Platform
from bot.replies import Reply, ReplyKind

NOW = datetime(2031, 5, 4, 12, tzinfo=UTC)
PLACE = Place(Platform.SLACK, "T1", "C1")
OWNER = Person(Platform.SLACK, "T1", "U1")


def a_subscription(one_id: str = "s1", **changes: object) -> Subscription:
    """Return an active subscription to everything."""
    made = Subscription(
        id=one_id,
        place=PLACE,
        owner=OWNER,
        wish=Wish(),
        state=SubscriptionState.ACTIVE,
        created=NOW,
        changed=NOW,
        next_date=date(2031, 5, 5),
        mark=0,
        alert_mark=0,
        alert_after=NOW,
    )
    return replace(made, **changes)  # type: ignore[arg-type]


def a_digest(one_id: str = "d1", **changes: object) -> Digest:
    """Return a digest of the subscription "s1"."""
    made = Digest(one_id, "s1", date(2031, 5, 4), DigestState.COMPOSED, NOW, 0, 3, ("c1",))
    return replace(made, **changes)  # type: ignore[arg-type]


def an_alert(one_id: str = "a1", **changes: object) -> Alert:
    """Return an alert of the subscription "s1"."""
    return replace(Alert(one_id, "s1", NOW, 0, 3, ("k1",)), **changes)  # type: ignore[arg-type]


def a_part(source: str = "d1", number: int = 1, of: int = 1, **changes: object) -> Part:
    """Return a message that waits to be sent."""
    made = Part(
        key=part_key(source, number),
        source=source,
        kind=PartKind.DIGEST,
        subscription_id="s1",
        to=PLACE,
        reply=Reply(ReplyKind.DIGEST, f"Part {number} of {source}"),
        number=number,
        of=of,
        state=PartState.PENDING,
        available=NOW,
        created=NOW,
    )
    return replace(made, **changes)  # type: ignore[arg-type]
