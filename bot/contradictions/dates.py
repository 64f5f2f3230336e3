"""Dates: two days for one event."""

from __future__ import annotations

from collections.abc import Iterator

from bot.contradictions.alignment import align, times_apart
from bot.contradictions.contradiction import ContradictionKind
from bot.contradictions.denial import measures
from bot.contradictions.facets import Facets
from bot.contradictions.facts import Standing
from bot.contradictions.finding import Finding, Test


def dates(a: Facets, b: Facets) -> Iterator[Finding]:
    """Yield facts that tell one event and put it on different days."""
    if a.standing is not Standing.HELD or b.standing is not Standing.HELD:
        return
    for one in a.facts:
        for other in b.facts:
            if one.times and other.times and one.positive == other.positive and times_apart(one.times, other.times):
                alignment = align(one, other)
                if alignment.event:
                    reasons = (f"another time for {one.events[0].key}",)
                    yield Finding(Test.DATES, ContradictionKind.DATE, measures(one, other, alignment), reasons)
