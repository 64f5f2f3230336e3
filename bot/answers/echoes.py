"""Echoes: the words that the best passages bring along, to find the others that tell of the same matter.

A question that names outlets asks what each of them has on one matter; what it calls "the company" one of them names.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from bot.answers.retrieval import Ranked

_BEST = 2  # passages of each lane that lend their words
_WORDS = 8  # lent, the rarest and most shared first
_WORTH = 2.0  # what a lent word counts for its rarity, beside the score of the question's own words
_SHORT = 3  # letters below which a word is not lent


def echoed(lanes: Sequence[Sequence[Ranked]], terms: Collection[str]) -> list[list[Ranked]]:
    """Return each lane by falling score, with what its passages share with the best ones added."""
    lent = _lent(lanes, terms)
    return [
        sorted(
            (replace(one, score=one.score + _WORTH * _shared(one, lent)) for one in lane),
            key=lambda one: (-one.score, one.record.passage.article_id, one.record.passage.span.start),
        )
        for lane in lanes
    ]


def _shared(one: Ranked, lent: Mapping[str, float]) -> float:
    return sum(lent[term] for term in lent.keys() & set(one.record.passage.terms))


def _lent(lanes: Sequence[Sequence[Ranked]], terms: Collection[str]) -> dict[str, float]:
    """Return words of the best passages with their rarity among all that was found."""
    held: Counter[str] = Counter()
    for one in (one for lane in lanes for one in lane):
        held.update(set(one.record.passage.terms))
    size = sum(len(lane) for lane in lanes)
    told: Counter[str] = Counter()
    for one in (one for lane in lanes for one in lane[:_BEST]):
        told.update(set(one.record.passage.terms))
    rarity = {
        term: math.log(1 + (size - held[term] + 0.5) / (held[term] + 0.5))
        for term in told
        if term not in terms and len(term) >= _SHORT
    }
    best = sorted(rarity, key=lambda term: (-rarity[term] * told[term], term))[:_WORDS]
    return {term: rarity[term] for term in best}
