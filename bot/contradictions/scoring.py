"""Scores: from the measures of a finding to a likelihood, by one logistic function for each test."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from functools import cache
from importlib import resources

from bot.contradictions.finding import Finding

SURE = 0.55  # likelihood from which one pair of claims alone is worth a message; at 0.5 seven in ten were right


def score(finding: Finding) -> float:
    """Return a calibrated likelihood, 0 to 1."""
    return likelihood(finding.test.value, finding.measures)


def likelihood(name: str, measured: Mapping[str, float]) -> float:
    """Return the likelihood, 0 to 1, that the logistic function `name` gives for what was measured."""
    weights = _weights()[name]
    total = weights[""] + sum(weights.get(key, 0.0) * value for key, value in measured.items())
    return 1 / (1 + math.exp(-total))


@cache
def _weights() -> Mapping[str, Mapping[str, float]]:
    text = resources.files("bot.contradictions").joinpath("data", "weights.json").read_text(encoding="utf-8")
    loaded: Mapping[str, Mapping[str, float]] = json.loads(text)
    return loaded
