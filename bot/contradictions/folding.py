"""Folding: a disagreement that many articles carry is told once, with its independent origins on each side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.contradictions.contradiction import ContradictionKind
from bot.contradictions.origins import origins
from bot.contradictions.voices import NOBODY, namelessness, one_voice
from bot.ports import ClaimRecord, ContradictionRecord

_OF_VALUES = frozenset({ContradictionKind.NUMBER, ContradictionKind.DATE})
_SAME_MATTER = 0.25  # share of the shorter one's stems; two speakers seldom differ over two matters in like words
_TIMES, _TIMES_NAMED = 2, 4  # how often a list shows one claim, and where both speakers have names
_TOLD_AGAIN = 0.35  # the same for a claim that an article repeats in its own voice


def folded(records: Sequence[ContradictionRecord]) -> list[ContradictionRecord]:
    """Return one record for each pair of voices and matter, in the order given; the others become its `folded`.

    Where an article repeats in its own voice what somebody said, the one who said it stands for both.
    """
    groups: list[list[ContradictionRecord]] = []
    for record in sorted(records, key=_telling):
        home = next((group for group in groups if _told_by(group[0], record)), None)
        if home is None:
            groups.append([record])
        else:
            home.append(record)
    place = {record.contradiction.id: at for at, record in enumerate(records)}
    kept = _heard_enough(groups)
    kept.sort(key=lambda group: min(place[record.contradiction.id] for record in group))
    return [_one(group) for group in kept]


def _heard_enough(groups: Sequence[list[ContradictionRecord]]) -> list[list[ContradictionRecord]]:
    """Return the groups, with those that would show a claim once too often added to the group that shows it first."""
    kept: list[list[ContradictionRecord]] = []
    shown: dict[str, list[list[ContradictionRecord]]] = {}
    for group in groups:
        sides = [shown.setdefault(side.claim.id, []) for side in (group[0].earlier, group[0].later)]
        often = _TIMES if _telling(group[0])[0] else _TIMES_NAMED
        full = next((listed for listed in sides if len(listed) >= often), None)
        if full is not None:
            full[0].extend(group)
            continue
        kept.append(group)
        for listed in sides:
            listed.append(group)
    return kept


def _telling(record: ContradictionRecord) -> tuple[int, bool, float]:
    """Return the order in which records can stand for others: named ones, those that one article sets side by side."""
    unnamed = namelessness(record.earlier) + namelessness(record.later)
    apart = record.earlier.article.id != record.later.article.id
    return unnamed, apart, -record.contradiction.verdict.score


def _told_by(one: ContradictionRecord, other: ContradictionRecord) -> bool:
    """Say whether `one` already tells the reader what `other` does."""
    kinds = {one.contradiction.verdict.kind, other.contradiction.verdict.kind}
    same_values = len(kinds) == 1 and one.contradiction.verdict.reasons == other.contradiction.verdict.reasons
    if not (same_values or kinds.isdisjoint(_OF_VALUES)):
        return False
    stands_for = _stands_for if len(kinds) == 1 else one_voice
    sides = ((one.earlier, other.earlier), (one.later, other.later))
    crossed = ((one.earlier, other.later), (one.later, other.earlier))
    return any(all(stands_for(a, b) for a, b in pairs) for pairs in (sides, crossed)) and _one_matter(one, other)


def _stands_for(named: ClaimRecord, other: ClaimRecord) -> bool:
    """Say whether `named` can stand for `other` in a list.

    It can when they are one voice; when both are unnamed sources of one claim; when the article alone says it again.
    """
    if one_voice(named, other):
        return True
    if not namelessness(other) or (namelessness(other) < NOBODY and not namelessness(named)):
        return False
    return _alike(named, other) >= _TOLD_AGAIN


def _one_matter(one: ContradictionRecord, other: ContradictionRecord) -> bool:
    left, right = _stems(one.earlier, one.later), _stems(other.earlier, other.later)
    small = min(len(left), len(right))
    return not small or len(left & right) / small >= _SAME_MATTER


def _alike(a: ClaimRecord, b: ClaimRecord) -> float:
    left, right = _stems(a), _stems(b)
    small = min(len(left), len(right))
    return len(left & right) / small if small else 0.0


def _stems(*records: ClaimRecord) -> set[str]:
    return {stem for record in records for stem in record.claim.proposition.terms}


def _one(group: Sequence[ContradictionRecord]) -> ContradictionRecord:
    """Return the first record of a group with the number of independent origins that carry each of its sides."""
    first = group[0]
    sides: tuple[dict[str, ClaimRecord], dict[str, ClaimRecord]] = ({}, {})
    for record in group:
        straight = _stands_for(first.earlier, record.earlier) and _stands_for(first.later, record.later)
        ordered = (record.earlier, record.later) if straight else (record.later, record.earlier)
        for side, claim in zip(sides, ordered, strict=True):
            side[claim.claim.id] = claim
    return replace(
        first,
        earlier_origins=len(origins(list(sides[0].values()))),
        later_origins=len(origins(list(sides[1].values()))),
        folded=tuple(record.contradiction.id for record in group[1:]),
    )
