"""Scores: from the measures of a finding to a likelihood, by one logistic function for each test."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from functools import cache
from importlib import resources

from bot.contradictions.finding import Finding


def score(finding: Finding, about: Mapping[str, float]) -> float:
    """Return a calibrated likelihood, 0 to 1; `about` are measures of the two claims that no test knows."""
    weights = _weights()[finding.test.value]
    measured = (*finding.measures.items(), *about.items())
    total = weights[""] + sum(weights.get(name, 0.0) * value for name, value in measured)
    return 1 / (1 + math.exp(-total))


@cache
def _weights() -> Mapping[str, Mapping[str, float]]:
    text = resources.files("bot.contradictions").joinpath("data", "weights.json").read_text(encoding="utf-8")
    loaded: Mapping[str, Mapping[str, float]] = json.loads(text)
    return loaded
