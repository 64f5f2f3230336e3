"""Folding: a disagreement that many articles carry is told once, with its independent origins on each side."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from types import MappingProxyType

from bot.claims.claim import SpeakerKind
from bot.contradictions.contradiction import ContradictionKind, Severity
from bot.contradictions.joining import further
from bot.contradictions.origins import origins
from bot.contradictions.strength import OF_VALUES, strength
from bot.contradictions.voices import NOBODY, namelessness, one_name, one_voice, same_name, state_of
from bot.language.terms import fold
from bot.ports import ClaimRecord, ContradictionRecord

_NONE: Mapping[str, str] = MappingProxyType({})
_SAME_MATTER = 0.25  # share of the shorter one's stems; two speakers seldom differ over two matters in like words
_OFTEN = 4  # how many disagreements of one voice over one matter a list shows
_TOGETHER = 0.1  # added to the score of a pair that one article sets side by side
_TOLD_AGAIN = 0.35  # likeness of a claim that an article repeats in its own voice
LEAST_TOLD = 0.4  # strength of a disagreement that is told at all


def folded(
    records: Sequence[ContradictionRecord],
    *,
    least: float = LEAST_TOLD,
    reports: Mapping[str, str] = _NONE,
    weigh: Callable[[Sequence[ContradictionRecord]], float] = strength,
) -> list[ContradictionRecord]:
    """Return one record for each pair of voices and matter, major ones and strong ones first; others are its `folded`.

    Where an article repeats in its own voice what somebody said, the one who said it stands for both. What is weaker
    than `least` is left out. `reports` are the reports that articles print, by article id: printings of one count once.
    """
    told = [_Told(weigh(group), group) for group in grouped(_of_two_sides(records))]
    strong = sorted((one for one in told if one.strength >= least), key=_Told.order)
    listed = [one.record(reports) for one in _heard_enough(strong)]
    return sorted(listed, key=lambda record: record.contradiction.verdict.severity is not Severity.MAJOR)


def _of_two_sides(records: Sequence[ContradictionRecord]) -> list[ContradictionRecord]:
    """Leave out what sets a body against the one whom any article names as its mouth, unless a position changed."""
    mouths: defaultdict[str, set[str]] = defaultdict(set)
    for record in records:
        for side in (record.earlier, record.later):
            if side.claim.speaker.stands_for and _is_person(side):
                mouths[_bare_name(side.claim.speaker.stands_for)].add(side.speaker_name)

    def one_side(record: ContradictionRecord) -> bool:
        pairs = ((record.earlier, record.later), (record.later, record.earlier))
        spoken_for = ((mouth, mouths.get(_bare_name(body.speaker_name), ())) for mouth, body in pairs)
        return any(same_name(mouth.speaker_name, name) for mouth, names in spoken_for for name in names)

    changed = ContradictionKind.POSITION_CHANGE
    return [one for one in records if one.contradiction.verdict.kind is changed or not one_side(one)]


def _bare_name(name: str) -> str:
    return fold(name).removeprefix("the ")


@dataclass(frozen=True, slots=True)
class _Told:
    """A disagreement: its pairs, the first of which stands for all, and weaker ones that it is shown instead of."""

    strength: float
    group: list[ContradictionRecord]
    beside: list[ContradictionRecord] = field(default_factory=list)

    def order(self) -> tuple[float, str]:
        return -self.strength, self.group[0].contradiction.id

    def record(self, reports: Mapping[str, str]) -> ContradictionRecord:
        """Return the first pair with the number of independent origins that carry each of its sides."""
        first = self.group[0]
        sides: tuple[dict[str, ClaimRecord], dict[str, ClaimRecord]] = ({}, {})
        for record in self.group:
            straight = _stands_for(first.earlier, record.earlier) and _stands_for(first.later, record.later)
            ordered = (record.earlier, record.later) if straight else (record.later, record.earlier)
            for side, claim in zip(sides, ordered, strict=True):
                side[claim.claim.id] = claim
        earlier, later = (len(origins(list(side.values()), reports)) for side in sides)
        others = (*self.group[1:], *self.beside)
        return replace(
            first,
            strength=self.strength,
            earlier_origins=earlier,
            later_origins=later,
            folded=tuple(record.contradiction.id for record in others),
            further=further(first, others, reports),
        )


def grouped(records: Sequence[ContradictionRecord]) -> list[list[ContradictionRecord]]:
    """Group the records that show one disagreement; the first of a group stands for it."""
    groups: list[list[ContradictionRecord]] = []
    for record in sorted(records, key=_telling):
        home = next((group for group in groups if _told_by(group[0], record)), None)
        if home is None:
            groups.append([record])
        else:
            home.append(record)
    return [_most_heard_first(group) for group in groups]


def _most_heard_first(group: list[ContradictionRecord]) -> list[ContradictionRecord]:
    """Return the group with a record first whose two speakers most articles have say it."""
    heard: defaultdict[str, set[str]] = defaultdict(set)
    for record in group:
        for side in (record.earlier, record.later):
            heard[side.speaker_id].add(side.article.id)

    def order(record: ContradictionRecord) -> tuple[int, int, int, float, str]:
        unnamed, impersonal, likely, identity = _telling(record)
        return (
            unnamed,
            impersonal,
            -sum(len(heard[s.speaker_id]) for s in (record.earlier, record.later)),
            likely,
            identity,
        )

    return sorted(group, key=order)


def _heard_enough(told: Sequence[_Told]) -> list[_Told]:
    """Return the disagreements, strongest first as given; what a voice was heard on often enough goes beside another.

    A position change is always told, for it says more of its speaker.
    """
    kept: list[_Told] = []
    for one in told:
        first = one.group[0]
        heard = ([other for other in kept if _hears(other, side)] for side in (first.earlier, first.later))
        full = next((found for found in heard if len(found) >= _OFTEN), None)
        if full is None or first.contradiction.verdict.kind is ContradictionKind.POSITION_CHANGE:
            kept.append(one)
        else:
            full[0].beside.extend(one.group)
    return kept


def _hears(told: _Told, side: ClaimRecord) -> bool:
    return any(_on_one_matter(side, other) for other in (told.group[0].earlier, told.group[0].later))


def _on_one_matter(one: ClaimRecord, other: ClaimRecord) -> bool:
    return one_voice(one, other) and _alike(one, other) >= _SAME_MATTER


def _telling(record: ContradictionRecord) -> tuple[int, int, float, str]:
    """Return the order in which records can stand for others: named ones, the likeliest, those of one article."""
    unnamed = namelessness(record.earlier) + namelessness(record.later)
    together = record.earlier.article.id == record.later.article.id
    impersonal = 2 - _is_person(record.earlier) - _is_person(record.later)
    return unnamed, impersonal, -record.contradiction.verdict.score - _TOGETHER * together, record.contradiction.id


def _told_by(one: ContradictionRecord, other: ContradictionRecord) -> bool:
    """Say whether `one` already tells the reader what `other` does."""
    kinds = {one.contradiction.verdict.kind, other.contradiction.verdict.kind}
    same_values = len(kinds) == 1 and one.contradiction.verdict.reasons == other.contradiction.verdict.reasons
    if not (same_values or kinds.isdisjoint(OF_VALUES)):
        return False
    stands_for = _stands_for if len(kinds) == 1 else one_voice
    sides = ((one.earlier, other.earlier), (one.later, other.later))
    crossed = ((one.earlier, other.later), (one.later, other.earlier))
    return any(all(stands_for(a, b) for a, b in pairs) for pairs in (sides, crossed)) and _one_matter(one, other)


def _stands_for(named: ClaimRecord, other: ClaimRecord) -> bool:
    """Say whether `named` can stand for `other` in a list.

    They can be one voice, or one speaks for the state whose body the other is; both can be unnamed sources of one
    claim; or the article alone says it again.
    """
    if one_voice(named, other):
        return True
    if _speaks_for(named, other):
        return _alike(named, other) >= _SAME_MATTER
    if not namelessness(other) or (namelessness(other) < NOBODY and not namelessness(named)):
        return False
    return _alike(named, other) >= _TOLD_AGAIN


def _speaks_for(named: ClaimRecord, other: ClaimRecord) -> bool:
    """Say whether `other` is the body that `named` speaks for, or another body of the same state."""
    if _is_person(other):
        return False
    body = named.claim.speaker.stands_for
    if body is not None and one_name(body, other.speaker_name):
        return True
    return state_of(named) is not None and state_of(named) == state_of(other)


def _is_person(record: ClaimRecord) -> bool:
    return record.claim.speaker.kind is SpeakerKind.PERSON


def _one_matter(one: ContradictionRecord, other: ContradictionRecord) -> bool:
    left, right = _stems(one.earlier, one.later), _stems(other.earlier, other.later)
    small = min(len(left), len(right))
    return not small or len(left & right) / small >= _SAME_MATTER


def _alike(a: ClaimRecord, b: ClaimRecord) -> float:
    left, right = _stems(a), _stems(b)
    small = min(len(left), len(right))
    return len(left & right) / small if small else 0.0


def _stems(*records: ClaimRecord) -> frozenset[str]:
    return frozenset().union(*(_distinct(record.claim.proposition.terms) for record in records))


@lru_cache(maxsize=4096)
def _distinct(terms: tuple[str, ...]) -> frozenset[str]:
    return frozenset(terms)
