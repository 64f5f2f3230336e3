"""Alignment: how far two facts speak of one event, part by part."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.claims.frame import Role
from bot.contradictions.facts import NATIONWIDE, Fact
from bot.contradictions.lexicon import Term
from bot.contradictions.pointing import POINTING
from bot.language.moment import Moment, Precision
from bot.language.terms import stem

_NAME, _WORD, _COMMON = 1.5, 1.0, 0.3
COMMON_WORDS = frozenset(
    stem(word)
    for word in """people person thing way part side number member group time place country state government authority
    officer office area case report claim issue matter situation story fact statement total deal new be have do go get
    make take come say tell major big small great good bad whole own same look bit kind sort seem appear think know hear
    see believe want use find give put keep let try something anything nothing everything another lot really just even
    still also only very too than then there""".split()
)


@dataclass(frozen=True, slots=True)
class Alignment:
    """Figures of likeness between two facts, all from 0 to 1."""

    event: float  # likeness of the predicates
    shared: float  # weight of the shared parts, over the smaller side
    balance: float  # the same over the larger side
    weight: float  # absolute weight of what is shared, squashed
    subject: float  # likeness of the subjects; 0.5 where one is not named
    theme: float  # likeness of what it happens to
    clash: bool  # both name a subject or object and the names differ
    apart: bool  # other times or other places
    antonym: bool  # the predicates exclude each other


def align(a: Fact, b: Fact) -> Alignment:
    """Compare two facts."""
    left, right = a.parts + a.events, b.parts + b.events
    common = overlap(left, right)
    small, large = sorted((weight_of(left), weight_of(right)))
    return Alignment(
        event=max((_weighed(x, y) for x in a.events for y in b.events), default=0.0),
        shared=min(1.0, common / small) if small else 0.0,
        balance=min(1.0, common / large) if large else 0.0,
        weight=common / (common + 2.0),
        subject=likeness(a.subject, b.subject),
        theme=likeness(a.theme, b.theme),
        clash=names_clash(a.subject, b.subject) or names_clash(a.object, b.object),
        apart=times_apart(a.times, b.times) or places_clash(a.places, b.places),
        antonym=not a.against.isdisjoint(b.happening.keys),
    )


def _weighed(one: Term, other: Term) -> float:
    """Return the likeness of two predicates, less for those that say little of what happens: "have", "go"."""
    common = one.key in COMMON_WORDS or other.key in COMMON_WORDS
    return one.likeness(other) * (_COMMON if common else 1.0)


def weight_of(parts: Iterable[Term]) -> float:
    """Return the summed weight of distinct terms: names tell most, everyday words little."""
    return sum([_weight(part) for part in {part.key: part for part in parts}.values()])


def overlap(left: Sequence[Term], right: Sequence[Term]) -> float:
    """Return the weight of the terms of `left` that `right` has too, less for terms that are only alike."""
    keys = {part.key for part in right}
    total = 0.0
    for part in {part.key: part for part in left}.values():
        if part.key in keys:
            total += _weight(part)
        elif part.classes:
            total += _weight(part) * max((part.likeness(other) for other in right), default=0.0)
    return total


def likeness(left: Sequence[Term], right: Sequence[Term]) -> float:
    """Return the overlap of two arguments over the smaller of them, 0.5 where one is missing."""
    small = min(weight_of(left), weight_of(right))
    return min(1.0, overlap(left, right) / small) if small else 0.5


def names_clash(left: Iterable[Term], right: Iterable[Term]) -> bool:
    """Say whether both sides hold names and share none of them."""
    one = {part.key for part in left if part.name}
    other = {part.key for part in right if part.name}
    return bool(one and other) and not one & other


def of_another(one: Fact, other: Fact) -> bool:
    """Say whether it happens to somebody here, and there to somebody or something of theirs: "Reed", "Reed's son"."""
    return _of_theirs(one, other) or _of_theirs(other, one)


def _of_theirs(one: Fact, other: Fact) -> bool:
    named = (part for part in one.arguments if part.role is Role.OBJECT and part.head.name)
    whole = {each.key for part in named for each in part.terms if each.name}
    return any(
        not (part.head.name or part.head.key in POINTING) and any(each.key in whole for each in part.terms)
        for part in other.arguments
        if part.role is Role.OBJECT
    )


def places_clash(left: Sequence[Term], right: Sequence[Term]) -> bool:
    """Say whether both sides name places and share none; a whole country is the country's name, or "nationwide"."""
    for side, rest in ((left, right), (right, left)):
        if NATIONWIDE in side and any(_is_country(part) for part in rest):
            return False
    return names_clash(left, right)


def _is_country(part: Term) -> bool:
    return any(name.startswith("place:") for name in part.classes)


def times_apart(left: Sequence[Moment], right: Sequence[Moment]) -> bool:
    """Say whether both sides tell times and no two of them meet."""
    one, other = _exact(left), _exact(right)
    return bool(one and other) and not any(a.first <= b.last and b.first <= a.last for a in one for b in other)  # type: ignore[operator]


def _exact(moments: Sequence[Moment]) -> list[Moment]:
    return [m for m in moments if m.precision is not Precision.VAGUE and m.first is not None and m.last is not None]


def _weight(part: Term) -> float:
    if part.name:
        return _NAME
    return _COMMON if part.key in COMMON_WORDS else _WORD
