"""Strength: how likely a disagreement is real and worth telling, from all pairs of claims that show it.

One pair may rest on a misread sentence. Where several tests find it, or one article quotes both sides, they do
disagree; where an article only speaks for itself, there is seldom more than an echo. How many articles and pairs show
it does not count: that tells how much is stored on a story, and the first two articles on one would never be believed.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from bot.claims.claim import SpeakerKind
from bot.contradictions.contradiction import ContradictionKind
from bot.contradictions.scoring import likelihood
from bot.contradictions.voices import NOBODY, namelessness
from bot.ports import ContradictionRecord

OF_VALUES = frozenset({ContradictionKind.NUMBER, ContradictionKind.DATE})
_SUREST = 0.999


def strength(group: Sequence[ContradictionRecord]) -> float:
    """Return a calibrated likelihood, 0 to 1, of the disagreement that these pairs show; the first stands for all."""
    return likelihood("disagreement", measures(group))


def measures(group: Sequence[ContradictionRecord]) -> Mapping[str, float]:
    """Return what the likelihood is made of."""
    sides = group[0].earlier, group[0].later
    best = min(max(record.contradiction.verdict.score for record in group), _SUREST)
    tests = {record.contradiction.verdict.reasons[0] for record in group if record.contradiction.verdict.reasons}
    return {
        "best": math.log(best / (1 - best)),
        "side_by_side": float(any(record.earlier.article.id == record.later.article.id for record in group)),
        "crowds": float(sum(namelessness(side) == 1 for side in sides)),
        "nobody": float(sum(namelessness(side) == NOBODY for side in sides)),
        "people": float(sum(side.claim.speaker.kind is SpeakerKind.PERSON for side in sides)),
        "tests": float(len(tests)),
    }
