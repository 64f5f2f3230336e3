"""Figures: a claim's quantities with what is measured, of whom, where and when, so that like meets like only."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.claims.claim import Proposition
from bot.claims.frame import Role
from bot.contradictions.facts import Fact, Status
from bot.contradictions.lexicon import Term, term, terms, turns
from bot.language.moment import Moment
from bot.language.quantity import Bound, Quantity, QuantityKind
from bot.language.terms import words

_ABOUT = 0.12  # how far "about 100" may lie from the true value
_ROUND = 0.05  # "2 million" may stand for 1.9 to 2.1 million, not for 1.5
_OTHERS = frozenset({"another", "other"})
_IN_BASE = {  # unit: (dimension, how many base units)
    "minute": ("time", 1 / 1440), "hour": ("time", 1 / 24), "day": ("time", 1), "week": ("time", 7),
    "month": ("time", 30.4), "year": ("time", 365.25), "decade": ("time", 3652.5),
    "metre": ("length", 1), "meter": ("length", 1), "kilometre": ("length", 1000), "kilometer": ("length", 1000),
    "km": ("length", 1000), "mile": ("length", 1609.3), "foot": ("length", 0.3048), "centimetre": ("length", 0.01),
    "gram": ("mass", 0.001), "kilogram": ("mass", 1), "kg": ("mass", 1), "tonne": ("mass", 1000), "ton": ("mass", 1000),
    "pound": ("mass", 0.4536), "barrel": ("barrel", 1), "hectare": ("area", 1), "acre": ("area", 0.4047),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with its frame of reference. `low` and `high` bound the true value as the wording lets it vary."""

    dimension: str  # kind of quantity and unit, after conversion to a base unit
    low: float
    high: float
    counted: tuple[Term, ...]
    measured: tuple[Term, ...]  # what the counted did or suffered: predicate and head nouns around the number
    holders: tuple[Term, ...]  # names that narrow whose number it is: nationality, owner
    places: tuple[Term, ...]
    times: tuple[Moment, ...]
    about: tuple[Term, ...]  # everything else in the clause
    status: Status
    positive: bool


def figures(proposition: Proposition, facts: Sequence[Fact]) -> Iterator[Figure]:
    """Yield the comparable quantities of a proposition; ordinals measure nothing and are left out."""
    for quantity in proposition.quantities:
        if quantity.kind is not QuantityKind.ORDINAL and not _is_any_one(quantity, proposition):
            around = sorted((f for f in facts if f.span.covers(quantity.span)), key=lambda f: f.span.end - f.span.start)
            if around:
                yield _figure(quantity, around)


def _is_any_one(quantity: Quantity, proposition: Proposition) -> bool:
    """Say whether a one only tells that there is another: "from one village to another"."""
    return quantity.low == quantity.high == 1 and not _OTHERS.isdisjoint(words(proposition.text))


def _figure(quantity: Quantity, around: Sequence[Fact]) -> Figure:
    clause = next((fact for fact in around if not fact.noun), around[-1])
    inner = [fact for fact in around if fact.noun and clause.span.covers(fact.span)]
    dimension, factor = _dimension(quantity)
    low, high = _interval(quantity)
    counted = _counted(quantity, clause)
    modifiers = terms([word for phrase in quantity.modifiers for word in phrase.split()])
    keys = {part.key for part in counted}
    about = (part for fact in (clause, *inner) for part in fact.parts)
    owners = (part for part in (*modifiers, *_owners(inner, keys)) if part.name)
    return Figure(
        dimension=dimension,
        low=low * factor,
        high=high * factor,
        counted=counted,
        measured=tuple(dict.fromkeys(w.strictly() for w in _measured(quantity, clause, inner, keys))),
        holders=tuple(dict.fromkeys(owners)),
        places=tuple(dict.fromkeys(place for fact in around for place in fact.places)),
        times=tuple(dict.fromkeys(time for fact in around for time in fact.times)),
        about=tuple(dict.fromkeys(about)),
        status=clause.status,
        positive=clause.positive,
    )


def _counted(quantity: Quantity, clause: Fact) -> tuple[Term, ...]:
    """Return the counted noun; where only a people is given ("9 Danish ..."), the head of the phrase around it."""
    counted = terms(quantity.counted.split()) if quantity.counted else ()
    if not any(part.name for part in counted):
        return counted
    return tuple(part.head for part in clause.arguments if part.span.covers(quantity.span))[:1]


def _measured(quantity: Quantity, clause: Fact, inner: Sequence[Fact], counted: set[str]) -> Iterator[Term]:
    """Yield what the number is a number of: predicate, and nouns around it that are not the counted themselves."""
    for fact in (clause, *inner):
        yield from (e for e in fact.events if e.key not in counted and not turns(e.key, "telling"))
    told = clause.act or turns(clause.events[0].key, "telling")
    for part in clause.arguments:
        if told and part.role is Role.SUBJECT:  # who counts is not what is counted
            continue
        own = part.span.covers(quantity.span)
        if own or part.role in {Role.SUBJECT, Role.OBJECT}:
            words = (part.head,) if own and counted else part.terms
            yield from (w for w in words if _tells_what(w) and w.key not in counted)


def _tells_what(word: Term) -> bool:
    return word.key[:1].isalpha() and not word.name and not turns(word.key, "telling")


def _owners(inner: Sequence[Fact], counted: set[str]) -> Iterator[Term]:
    """Yield whose the counted are: "its soldiers", "Danish ships"."""
    for fact in inner:
        if any(event.key in counted for event in fact.events):
            yield from (part for part in (*fact.subject, *fact.others) if part not in fact.places)


def _dimension(quantity: Quantity) -> tuple[str, float]:
    if quantity.kind is QuantityKind.MEASURE and quantity.unit:
        name, factor = _IN_BASE.get(quantity.unit, (term(quantity.unit).key, 1.0))
        return f"measure {name}", float(factor)
    return f"{quantity.kind.value} {quantity.unit or ''}".strip(), 1.0


def _interval(quantity: Quantity) -> tuple[float, float]:
    """Return where the true value can lie, given the bound and how coarsely the number is rounded."""
    low, high = quantity.low, quantity.high
    slack = _rounding(low)
    match quantity.bound:
        case Bound.AT_LEAST:
            return low, math.inf
        case Bound.AT_MOST:
            return 0.0, high
        case Bound.RANGE:
            return low, high
        case Bound.ABOUT:
            slack = max(slack, _ABOUT * abs(low))
    return low - slack, high + slack


def _rounding(value: float) -> float:
    """Return half a unit of the last stated digit of a large round number: 1,500 is good to 50, 1,483 to nothing."""
    if value != int(value) or abs(value) < 1000:
        return 0.0
    digits = str(int(abs(value)))
    zeros = len(digits) - len(digits.rstrip("0"))
    return min(0.5 * 10**zeros, _ROUND * abs(value)) if zeros else 0.0
