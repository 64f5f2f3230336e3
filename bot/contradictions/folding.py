"""Folding: a disagreement that many articles carry is told once, with its independent origins on each side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.contradictions.contradiction import ContradictionKind
from bot.contradictions.origins import origins
from bot.contradictions.voices import NOBODY, namelessness, one_voice
from bot.ports import ClaimRecord, ContradictionRecord

_SAME_MATTER = 0.25  # share of the shorter one's stems; two speakers seldom differ over two matters in like words
_TIMES = 4  # how often a list shows one claim
_TOLD_AGAIN = 0.35  # the same for a claim that an article repeats in its own voice


def folded(records: Sequence[ContradictionRecord]) -> list[ContradictionRecord]:
    """Return one record for each pair of voices and matter, in the order given; the others become its `folded`.

    Where an article repeats in its own voice what somebody said, the one who said it stands for both.
    """
    groups: list[list[ContradictionRecord]] = []
    for record in sorted(records, key=_unnamed_sides):
        home = next((group for group in groups if _told_by(group[0], record)), None)
        if home is None:
            groups.append([record])
        else:
            home.append(record)
    place = {record.contradiction.id: at for at, record in enumerate(records)}
    groups.sort(key=lambda group: min(place[record.contradiction.id] for record in group))
    return [_one(group) for group in _heard_enough(groups)]


def _heard_enough(groups: Sequence[list[ContradictionRecord]]) -> list[list[ContradictionRecord]]:
    """Return the groups with those that show a claim for the fourth time added to its first: it has been heard by then."""
    kept: list[list[ContradictionRecord]] = []
    shown: dict[str, list[list[ContradictionRecord]]] = {}
    for group in groups:
        sides = [shown.setdefault(side.claim.id, []) for side in (group[0].earlier, group[0].later)]
        full = next((listed for listed in sides if len(listed) >= _TIMES), None)
        if full is not None:
            full[0].extend(group)
            continue
        kept.append(group)
        for listed in sides:
            listed.append(group)
    return kept


def _unnamed_sides(record: ContradictionRecord) -> int:
    return namelessness(record.earlier) + namelessness(record.later)


def _told_by(one: ContradictionRecord, other: ContradictionRecord) -> bool:
    """Say whether `one` already tells the reader what `other` does."""
    kinds = {one.contradiction.verdict.kind, other.contradiction.verdict.kind}
    if ContradictionKind.NUMBER in kinds or ContradictionKind.DATE in kinds:
        if len(kinds) > 1 or one.contradiction.verdict.reasons != other.contradiction.verdict.reasons:
            return False
    sides = ((one.earlier, other.earlier), (one.later, other.later))
    crossed = ((one.earlier, other.later), (one.later, other.earlier))
    return any(all(_stands_for(a, b) for a, b in pairs) for pairs in (sides, crossed)) and _one_matter(one, other)


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
