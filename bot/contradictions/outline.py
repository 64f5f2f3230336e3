"""Outlines: words and their classes as sets, so that most comparisons of facts and settings end before they begin."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from bot.contradictions.lexicon import Term


@dataclass(frozen=True, slots=True)
class Outline:
    """Words and classes of some terms as sets, so that most comparisons end before they begin."""

    keys: frozenset[str]
    classes: frozenset[str]

    def meets(self, other: Outline) -> bool:
        """Say whether some term here is like some term there."""
        return not (self.keys.isdisjoint(other.keys) and self.classes.isdisjoint(other.classes))

    def holds(self, one: Term) -> bool:
        """Say whether `one`, or a word like it, is among the terms."""
        return one.key in self.keys or not self.classes.isdisjoint(one.classes)


def outline(of: Iterable[Term]) -> Outline:
    """Return the outline of some terms."""
    found = tuple(of)
    return Outline(frozenset(t.key for t in found), frozenset(name for t in found for name in t.classes))
