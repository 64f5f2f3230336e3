"""The plan of a search: which stems bring candidates, and how much each stem weighs.

Reading every passage that holds a common word takes a tenth of a second and more at a million passages, and hardly
ever finds what the rare words did not. So the rarest stems bring the candidates, and all stems weigh them.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

MOST_STEMS = 32  # of one question; the rarest are kept
READ_FIRST = 10_000  # entries of the index; up to here a search is exact
READ_NEXT = 100_000  # entries that are read when the first round found too little


@dataclass(frozen=True, slots=True)
class Plan:
    """Stems by rising frequency with their weights, and how many of them bring candidates in each round.

    A later round is for when an earlier one found fewer candidates than were asked for; the last one brings all.
    """

    weights: Mapping[str, int]
    rounds: tuple[int, ...]

    def bringing(self, count: int) -> Sequence[str]:
        """Return the `count` rarest stems."""
        return tuple(self.weights)[:count]


def plan(frequencies: Mapping[str, int], documents: int) -> Plan:
    """Plan a search for the stems of `frequencies` (in how many of `documents` each occurs; those in none left out).

    Weights are whole hundredths of BM25's inverse document frequency, so that their sums are the same everywhere.
    """
    rarest = sorted((count, stem) for stem, count in frequencies.items() if count > 0)[:MOST_STEMS]
    weights = {stem: _weight(count, documents) for count, stem in rarest}
    counts = [count for count, _ in rarest]
    rounds = (_within(counts, READ_FIRST), _within(counts, READ_NEXT), len(counts))
    return Plan(weights, tuple(sorted(set(rounds) - {0})))


def weigh(wanted: Plan, own: Iterable[str], context: Iterable[str] = ()) -> int:
    """Return the weight of a document: a stem among its own words counts twice, in its context once."""
    words, around = set(own), set(context)
    return sum(
        weight * (2 if stem in words else 1)
        for stem, weight in wanted.weights.items()
        if stem in words or stem in around
    )


def _weight(count: int, documents: int) -> int:
    return max(1, round(100 * math.log(1 + (max(documents, count) - count + 0.5) / (count + 0.5))))


def _within(counts: Sequence[int], budget: int) -> int:
    """Return how many of `counts` fit into `budget`, at least one where there is one."""
    total = 0
    for taken, count in enumerate(counts):
        total += count
        if total > budget and taken:
            return taken
    return len(counts)
