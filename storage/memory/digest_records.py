"""What a library in memory holds for digests."""

from __future__ import annotations

from copy import copy
from dataclasses import dataclass, field, fields
from datetime import datetime

from bot.digests.delivery import Part
from bot.digests.digest import Alert, Digest
from bot.digests.subscription import Subscription
from bot.places import Recipient


@dataclass(slots=True)
class DigestRecords:
    """Dictionaries are changed, what they hold is not."""

    subscriptions: dict[str, tuple[Subscription, datetime]] = field(default_factory=dict)  # with the hint
    digests: dict[str, Digest] = field(default_factory=dict)
    alerts: dict[str, Alert] = field(default_factory=dict)
    parts: dict[str, Part] = field(default_factory=dict)
    held: dict[str, str] = field(default_factory=dict)  # key of a part: key of the one before it that is not sent
    paces: dict[Recipient, datetime] = field(default_factory=dict)
    mark: int = 0
    first_seen: dict[str, int] = field(default_factory=dict)
    claim_marks: dict[str, int] = field(default_factory=dict)
    statements: dict[str, str] = field(default_factory=dict)  # of claims
    contradiction_marks: dict[str, int] = field(default_factory=dict)

    def copy(self) -> DigestRecords:
        """Return records that can be changed without changing these."""
        made = copy(self)
        for one in fields(self):
            held = getattr(self, one.name)
            setattr(made, one.name, dict(held) if isinstance(held, dict) else held)
        return made
