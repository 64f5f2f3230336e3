"""Wishes as JSON documents, written out field by field."""

from __future__ import annotations

from datetime import time
from typing import Any

from bot.claims.claim import Stance
from bot.contradictions.contradiction import Severity
from bot.digests.subscription import Weekday, Wish

Document = dict[str, Any]


def encode_wish(wish: Wish) -> Document:
    """Return `wish` as a JSON document."""
    return {
        "topics": list(wish.topics),
        "speakers": list(wish.speakers),
        "outlets": list(wish.outlets),
        "stances": [stance.value for stance in wish.stances],
        "least": wish.least.value,
        "days": sorted(day.value for day in wish.days),
        "at": wish.at.isoformat("minutes"),
        "zone": wish.zone,
        "language": wish.language,
        "alerts": wish.alerts,
        "when_empty": wish.when_empty,
    }


def decode_wish(document: Document) -> Wish:
    """Return the wish that `encode_wish` wrote."""
    return Wish(
        topics=tuple(document["topics"]),
        speakers=tuple(document["speakers"]),
        outlets=tuple(document["outlets"]),
        stances=tuple(Stance(stance) for stance in document["stances"]),
        least=Severity(document["least"]),
        days=frozenset(Weekday(day) for day in document["days"]),
        at=time.fromisoformat(document["at"]),
        zone=document["zone"],
        language=document["language"],
        alerts=document["alerts"],
        when_empty=document["when_empty"],
    )
