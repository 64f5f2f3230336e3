"""Dates: two days for one event."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from bot.contradictions.alignment import align, times_apart
from bot.contradictions.contradiction import ContradictionKind
from bot.contradictions.denial import measures
from bot.contradictions.facets import Facets
from bot.contradictions.facts import Fact
from bot.contradictions.finding import Finding, Test
from bot.contradictions.standing import Standing
from bot.language.moment import Moment, Precision

_FINE = frozenset({Precision.DAY, Precision.WEEK, Precision.PART_OF_MONTH})
_NEAR = 10  # days
_ALIKE = 0.8  # likeness of events that are told in other words
_SAME_MATTER = 0.5  # likeness that what it happened to must have


def dates(a: Facets, b: Facets) -> Iterator[Finding]:
    """Yield facts that tell one event and put it on different days."""
    if a.standing is not Standing.HELD or b.standing is not Standing.HELD:
        return
    for one in a.facts:
        for other in b.facts:
            if one.times and other.times and one.positive == other.positive and _near_but_apart(one, other):
                alignment = align(one, other)
                same = alignment.event == 1 or alignment.theme > _SAME_MATTER
                same = same or (alignment.event >= _ALIKE and alignment.shared >= _SAME_MATTER)
                if alignment.event and same and one.happens and other.happens:
                    reasons = (f"another time for {one.events[0].key}",)
                    yield Finding(Test.DATES, ContradictionKind.DATE, measures(one, other, alignment), reasons)


def _near_but_apart(one: Fact, other: Fact) -> bool:
    """Say whether the two tell days that differ by little: far apart, or by months, they are two events."""
    left, right = _days(one), _days(other)
    if not (left and right and times_apart(left, right)):
        return False
    return min(abs((a - b).days) for m in left for n in right for a in _ends(m) for b in _ends(n)) <= _NEAR


def _days(fact: Fact) -> list[Moment]:
    return [time for time in fact.times if time.precision in _FINE and time.first and time.last]


def _ends(moment: Moment) -> list[date]:
    return [end for end in (moment.first, moment.last) if end is not None]
