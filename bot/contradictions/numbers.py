"""Numbers: two values for one thing counted, of the same people, in the same place and time."""

from __future__ import annotations

import math
from collections.abc import Iterator

from bot.contradictions.alignment import likeness, names_clash, overlap, places_clash, times_apart, weight_of
from bot.contradictions.contradiction import ContradictionKind
from bot.contradictions.facets import Facets
from bot.contradictions.facts import Status
from bot.contradictions.figures import Figure
from bot.contradictions.finding import Finding, Test
from bot.contradictions.standing import Standing
from bot.language.moment import Moment

_TOLLS = frozenset({"kill", "injure", "miss", "infect", "detain", "destroy"})  # classes of counts that only grow
_PEOPLE = "+people"
_ALIKE = 0.8  # how alike "people" and "deaths" are where both count the dead
_PERIOD = 27  # days: a month
_GROWTH = 1.45  # a later toll up to this much higher is taken as an update


def numbers(a: Facets, b: Facets) -> Iterator[Finding]:
    """Yield pairs of figures that cannot both be right."""
    if a.standing is not Standing.HELD or b.standing is not Standing.HELD:
        return
    for one in a.figures:
        for other in b.figures:
            if _comparable(one, other) and not _compatible(one, other) and not _update(a, one, b, other):
                reasons = (f"{one.low:g} to {one.high:g} against {other.low:g} to {other.high:g}",)
                yield Finding(Test.FIGURES, ContradictionKind.NUMBER, _measures(one, other), reasons)


def _comparable(one: Figure, other: Figure) -> bool:
    if one.dimension != other.dimension or one.positive != other.positive:
        return False
    if (one.status in {Status.DONE, Status.COMING}) != (other.status in {Status.DONE, Status.COMING}):
        return False
    if one.counted and other.counted and not likeness(one.counted, other.counted) and not _one_toll(one, other):
        return False
    return not times_apart(one.times, other.times) and not _of_other_periods(one, other)


def _of_other_periods(one: Figure, other: Figure) -> bool:
    """Say whether the two count over months or years, and not the same: "in the first half of the year", "in 2031"."""
    left, right = ({(m.first, m.last) for m in figure.times if _is_period(m)} for figure in (one, other))
    return bool(left and right) and left.isdisjoint(right)


def _is_period(moment: Moment) -> bool:
    first, last = moment.first, moment.last
    return first is not None and last is not None and (last - first).days >= _PERIOD


def _one_toll(one: Figure, other: Figure) -> bool:
    """Say whether both count people who met one fate, as people or by it: "killed 500", "a death toll of 300"."""
    if not all(_PEOPLE in part.classes or part.classes & _TOLLS for part in (*one.counted, *other.counted)):
        return False
    left, right = (
        {name for part in (*figure.counted, *figure.measured) for name in part.classes & _TOLLS}
        for figure in (one, other)
    )
    return not left.isdisjoint(right)


def _same_measure(one: Figure, other: Figure) -> float:
    """Return how alike what the two are numbers of is, whether a verb or the counted noun tells it: "25 marchers"."""
    if _one_toll(one, other):
        return 1.0
    crossed = ((one.measured, other.counted), (one.counted, other.measured))
    named = [likeness(left, right) for left, right in crossed if left and right]
    return max([likeness(one.measured, other.measured), *named])


def _compatible(one: Figure, other: Figure) -> bool:
    return max(one.low, other.low) <= min(one.high, other.high)


def _update(a: Facets, one: Figure, b: Facets, other: Figure) -> bool:
    """Say whether the later of two figures only carries the earlier one on, as tolls and one's own counts do."""
    if a.said is None or b.said is None:
        return False
    (early, first), (late, second) = sorted(((a, one), (b, other)), key=lambda pair: pair[0].said or pair[0].said)  # type: ignore[arg-type,return-value]
    if early.said == late.said or second.low <= first.low:
        return False
    toll = any(part.classes & _TOLLS for part in (*first.measured, *second.measured))
    own = bool(early.speaker & late.speaker)
    return own or (toll and second.low <= _GROWTH * first.high)


def _measures(one: Figure, other: Figure) -> dict[str, float]:
    shared = overlap(one.about, other.about)
    low, high = sorted((_middle(one), _middle(other)))
    return {
        "counted": max(likeness(one.counted, other.counted), _ALIKE * _one_toll(one, other)),
        "measured": _same_measure(one, other),
        "shared": likeness(one.about, other.about),
        "balance": _balance(one, other),
        "weight": shared / (shared + 2.0),
        "holders": float(names_clash(one.holders, other.holders)),
        "places": float(places_clash(one.places, other.places)),
        "lone_place": float(bool(one.places) != bool(other.places)),
        "ratio": 1 - (low / high if high else 1.0),
        "wide": float("inf" in f"{one.high}{other.high}"),
    }


def _balance(one: Figure, other: Figure) -> float:
    """Return what the two say alike of their numbers, over the longer side: a lone restriction lowers it."""
    left, right = (*one.about, *one.measured), (*other.about, *other.measured)
    large = max(weight_of(left), weight_of(right))
    return min(1.0, overlap(left, right) / large) if large else 0.5


def _middle(figure: Figure) -> float:
    return figure.low if math.isinf(figure.high) else (figure.low + figure.high) / 2
