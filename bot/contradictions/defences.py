"""Defences: whoever denied a matter and later calls it a right or lawful no longer says that there is no such thing."""

from __future__ import annotations

from collections.abc import Iterator

from bot.contradictions.alignment import overlap
from bot.contradictions.contradiction import ContradictionKind
from bot.contradictions.facets import Facets
from bot.contradictions.finding import Finding, Test
from bot.contradictions.lexicon import turns
from bot.contradictions.positions import came_first, same_voice
from bot.contradictions.setting import matter_of
from bot.contradictions.standing import Standing
from bot.contradictions.voices import state_of

_DENIED = frozenset({Standing.DENIED, Standing.DOUBTED})
_SOMETHING = 1.5  # the weight of what the two must share: a name


def defences(a: Facets, b: Facets) -> Iterator[Finding]:
    """Yield the ways in which one of two statements of one side denies what the later one defends."""
    for denier, defender in ((a, b), (b, a)):
        standings = denier.standing in _DENIED and defender.standing is Standing.HELD
        if not (standings and came_first(denier, defender) and _one_side(denier, defender) and _is_defence(defender)):
            continue
        told = matter_of(defender.record.article, defender.claim.sentence)
        shared = overlap([part for part in denier.target if part.key not in denier.speaker], told)
        if shared >= _SOMETHING:
            found = {"shared": shared / (shared + 2.0)}
            yield Finding(Test.DEFENDED, ContradictionKind.POSITION_CHANGE, found, ("denied, then defended",))


def _is_defence(one: Facets) -> bool:
    """Say whether a claim calls something a right, or lawful, without a "not"."""
    return any(
        fact.positive and any(turns(part.key, "defending") for part in (*fact.events, *fact.parts))
        for fact in one.facts
        if not fact.act
    )


def _one_side(one: Facets, other: Facets) -> bool:
    state = state_of(one.record)
    return same_voice(one, other) or (state is not None and state == state_of(other.record))
