"""What is told of stories that the fit did not see: the figures that features, pull and threshold are chosen by."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from bot.contradictions.folding import LEAST_TOLD, folded
from bot.contradictions.strength import measures
from bot.ports import ContradictionRecord
from evaluation.news_contradictions import shown
from training.contradiction_examples import Example, Gold
from training.contradiction_fit import Weights, fit_groups, group_rows, linear, scored

_THRESHOLDS = (0.2, 0.3, 0.4, 0.5, 0.6)


def told(examples: Sequence[Example], blind: Mapping[str, Weights]) -> list[ContradictionRecord]:
    """Return the disagreements of every story as they would be told by weights fitted on the other stories."""
    rows = group_rows(examples, blind)
    found: list[ContradictionRecord] = []
    for home in sorted({one.home for one in examples if one.home.startswith("news")}):
        weights = fit_groups(rows, home)

        def weigh(group: Sequence[ContradictionRecord], weights: Mapping[str, float] = weights) -> float:
            return 1 / (1 + math.exp(-linear(weights, measures(group))))

        records = [record for _, record in scored(examples, home, blind[home])]
        found += folded(records, least=min(_THRESHOLDS), weigh=weigh)
    return sorted(found, key=lambda record: -record.strength)


def figures(found: Sequence[ContradictionRecord], gold: Gold) -> Iterator[str]:
    """Yield one line for every threshold that could be told from."""
    for least in sorted({*_THRESHOLDS, LEAST_TOLD}):
        listed = [one for one in found if one.strength >= least]
        summary: Mapping[str, Any] = gold.scorer.score(gold.data, list(shown(listed, gold.files)))[0]
        major = summary["by_tier"]["major"]
        yield (
            f"told from {least:.2f}: {len(listed)} disagreements, precision {summary['precision'] or 0:.2f}, recall of"
            f" major ones {major['recall']:.2f} ({major['hit']} of {major['n']}), of all {summary['recall']:.2f},"
            f" {summary['distinct_false_alarms']} false alarms, type right {summary['type_right_among_hits'] or 0:.2f}"
        )
