"""Joining in: who else is party to a disagreement or reports it, each shown by the surest pair that tells."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bot.contradictions.origins import one_origin
from bot.contradictions.scoring import SURE
from bot.contradictions.voices import one_voice
from bot.ports import ClaimRecord, ContradictionRecord

_MOST = 2  # pairs: a list of everybody is no longer read


def further(
    first: ContradictionRecord, others: Sequence[ContradictionRecord], reports: Mapping[str, str]
) -> tuple[ContradictionRecord, ...]:
    """Return the surest of the other pairs that are sure by themselves and show another voice or another origin.

    `reports` are the reports that articles print, by article id.
    """
    shown = [first]
    for record in sorted(others, key=lambda one: (-one.contradiction.verdict.score, one.contradiction.id)):
        if len(shown) > _MOST or record.contradiction.verdict.score < SURE:
            break
        if not any(_shows(one, record, reports) for one in shown):
            shown.append(record)
    return tuple(shown[1:])


def ally_of(first: ContradictionRecord, pair: ContradictionRecord, side: ClaimRecord) -> ClaimRecord | None:
    """Return the claim of `first` whose side a claim of a further pair takes; None where no shared voice tells it."""
    against = pair.later if side is pair.earlier else pair.earlier
    for own, other in ((first.earlier, first.later), (first.later, first.earlier)):
        if one_voice(side, own) or one_voice(against, other):
            return own
    return None


def _shows(one: ContradictionRecord, other: ContradictionRecord, reports: Mapping[str, str]) -> bool:
    straight = ((one.earlier, other.earlier), (one.later, other.later))
    crossed = ((one.earlier, other.later), (one.later, other.earlier))
    return any(all(_says_again(a, b, reports) for a, b in pairs) for pairs in (straight, crossed))


def _says_again(one: ClaimRecord, other: ClaimRecord, reports: Mapping[str, str]) -> bool:
    return one_voice(one, other) and one_origin(one, other, reports)
