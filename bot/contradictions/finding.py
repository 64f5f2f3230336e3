"""A finding: one way in which two claims may disagree, with the measures that its score is made of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from bot.contradictions.contradiction import ContradictionKind


class Test(StrEnum):
    """The test that found it; each has weights of its own."""

    DENIED = "denied"
    EXCLUDED = "excluded"  # by predicates that exclude each other
    PRESUMED = "presumed"  # there is none of what the other takes for granted
    CHALLENGED = "challenged"  # by a claim that leaves its matter to the words around it
    WITHHELD = "withheld"
    FIGURES = "figures"
    DATES = "dates"
    AGENTS = "agents"
    DETAILS = "details"
    DEFENDED = "defended"  # by whoever denied it before
    DISOWNED = "disowned"  # by whoever said it
    DEALINGS = "dealings"  # one denies any, the other tells of some
    OUTLIVED = "outlived"  # one tells the other's death, who speaks after it


@dataclass(frozen=True, slots=True)
class Finding:
    """What a test saw. `measures` lie between 0 and 1."""

    test: Test
    kind: ContradictionKind
    measures: Mapping[str, float]
    reasons: tuple[str, ...] = field(default=())
