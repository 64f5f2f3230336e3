"""The plan of a search: which stems bring candidates, and how much each stem weighs.

Reading every passage that holds a common word takes a tenth of a second and more at a million passages, and hardly
ever finds what the rare words did not. So the rarest stems bring the candidates, and all stems weigh them.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

MOST_STEMS = 32  # of one question; the rarest are kept
EXACT = 10_000  # entries of the index; up to here a search reads all
ROUNDS = 1_000, EXACT, 100_000  # entries that are read one round after the other where there are more
ENOUGH = 20  # candidates, with which a search may do without the commoner stems


@dataclass(frozen=True, slots=True)
class Plan:
    """Stems by rising frequency with their weights, and how many of them bring candidates in each round.

    A later round is for when an earlier one found fewer candidates than were asked for, or read very little, and its
    best do not stand out; the last one brings all.
    """

    weights: Mapping[str, int]
    rounds: tuple[int, ...]
    fair: int  # stems from which on a round that found as many as were asked for is the last

    def bringing(self, count: int) -> Sequence[str]:
        """Return the `count` rarest stems."""
        return tuple(self.weights)[:count]

    def settled(self, count: int, found: Sequence[int], limit: int, times: int = 2) -> bool:
        """Say whether a round that `count` stems brought needs no other, by the weights of what it `found`, best first.

        What holds the other stems alone weighs `times` their weights at most. Below half of the best it is not worth
        the tens of thousands of entries: a library's commonest words beside two names that twenty passages share.
        """
        if len(found) >= limit and count >= self.fair:
            return True
        rest = times * sum(list(self.weights.values())[count:])
        return len(found) >= ENOUGH and 2 * rest < found[0]


def plan(frequencies: Mapping[str, int], documents: int) -> Plan:
    """Plan a search for the stems of `frequencies` (in how many of `documents` each occurs; those in none left out).

    Weights are whole hundredths of BM25's inverse document frequency, so that their sums are the same everywhere.
    """
    rarest = sorted((count, stem) for stem, count in frequencies.items() if count > 0)[:MOST_STEMS]
    weights = {stem: _weight(count, documents) for count, stem in rarest}
    counts = [count for count, _ in rarest]
    budgets = ROUNDS if sum(counts) > EXACT else ()
    rounds = (*(_within(counts, budget) for budget in budgets), len(counts))
    return Plan(weights, tuple(sorted(set(rounds) - {0})), _within(counts, EXACT))


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
