"""The fit of contradiction scores: a logistic function for every test, and one for a disagreement of many pairs.

Weights move from where they start as far as the data pull them, against a ridge that is strong on purpose: on stories
left out of the fit a weak one was worse.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from bot.contradictions.comparing import LEAST_SCORE, contradiction_id
from bot.contradictions.contradiction import Contradiction, Verdict
from bot.contradictions.finding import Finding
from bot.contradictions.folding import grouped
from bot.contradictions.severity import severity
from bot.contradictions.strength import measures as group_measures
from bot.ports import ClaimRecord, ContradictionRecord
from training.contradiction_examples import Example

PULL, FREE = 8.0, 0.05  # how strongly a weight, and a constant, are drawn to what they start from
GROUP_PULL = 5.0  # the same for what else is measured of a disagreement
BEST_PULL = 20.0  # the same for the score of a disagreement's likeliest pair
HELD = {
    "figures": {"holders": -3.5, "places": -3.0, "lone_place": -2.0, "together": 1.5},
    "challenged": {"unknown": 4.0},
}
"""Weights set by hand where too few examples tell: numbers of other people and other places are no rivals, those that
one article sets side by side are; and whoever is unknown to those he speaks for is in question with all he says."""
LEFT_OUT = {"figures": frozenset({"balance", "shared", "common"})}
"""Measures that would be fitted with the wrong sign: the less two numbers have around them in common, the worse."""

Weights = Mapping[str, Mapping[str, float]]
Rows = Sequence[tuple[Mapping[str, float], float]]
Vector = NDArray[np.float64]


class Table(NamedTuple):
    """What one test measured in all examples that it found anything in."""

    names: Sequence[str]
    x: Vector  # a row for each example: 1 for the constant, then the measures in the order of `names`
    y: Vector
    weight: Vector
    homes: NDArray[np.str_]


def tables(examples: Sequence[Example], start: Weights) -> Mapping[str, Table]:
    """Return the table of every test; of several findings in one example the one that the start takes for likeliest."""
    rows: defaultdict[str, list[tuple[Mapping[str, float], Example]]] = defaultdict(list)
    for one in examples:
        best: dict[str, Finding] = {}
        for finding in sorted(one.found, key=lambda each: linear(start[each.test.value], each.measures)):
            best[finding.test.value] = finding
        for test, finding in best.items():
            rows[test].append((finding.measures, one))
    return {test: _table(found, LEFT_OUT.get(test, frozenset())) for test, found in rows.items()}


def _table(rows: Sequence[tuple[Mapping[str, float], Example]], left_out: frozenset[str]) -> Table:
    names = sorted({name for measures, _ in rows for name in measures} - left_out)
    return Table(
        names,
        np.array([[1.0, *(measures.get(name, 0.0) for name in names)] for measures, _ in rows]),
        np.array([float(one.label) for _, one in rows]),
        np.array([one.weight for _, one in rows]),
        np.array([one.home for _, one in rows]),
    )


def fit(found: Mapping[str, Table], start: Weights, without: str) -> Weights:
    """Return the weights of all tests, fitted on the examples of every other home than `without`."""
    fitted = {test: _fit_one(test, table, start[test], table.homes != without) for test, table in found.items()}
    return {**start, **fitted}


def _fit_one(test: str, table: Table, start: Mapping[str, float], seen: NDArray[np.bool_]) -> Mapping[str, float]:
    names = ("", *table.names)
    centre = np.array([start.get(name, 0.0) for name in names])
    pull = np.array([FREE, *([PULL] * len(table.names))])
    found = ridge(table.x[seen], table.y[seen], table.weight[seen], centre, pull)
    return {**dict(zip(names, found, strict=True)), **HELD.get(test, {})}


def group_rows(examples: Sequence[Example], blind: Mapping[str, Weights]) -> Mapping[str, Rows]:
    """Return, by story, what the disagreements measure and whether they are right, of pairs scored unseen."""
    return {
        home: list(_group_rows(list(scored(examples, home, blind[home]))))
        for home in sorted({one.home for one in examples if one.home.startswith("news")})
    }


def _group_rows(kept: Sequence[tuple[Example, ContradictionRecord]]) -> Iterator[tuple[Mapping[str, float], float]]:
    labels = {made.contradiction.id: one.label for one, made in kept}
    for group in grouped([made for _, made in kept]):
        yield group_measures(group), float(any(labels[one.contradiction.id] for one in group))


def fit_groups(found: Mapping[str, Rows], without: str) -> Mapping[str, float]:
    """Return the weights of a disagreement that many pairs show, fitted on all stories but `without`."""
    rows = [row for home, listed in found.items() if home != without for row in listed]
    names = sorted(rows[0][0])
    x = np.array([[1.0, *(measures[name] for name in names)] for measures, _ in rows])
    y = np.array([label for _, label in rows])
    centre = np.array([0.0, *(float(name == "best") for name in names)])  # a sure pair is to count by itself
    pull = np.array([0.01, *(BEST_PULL if name == "best" else GROUP_PULL for name in names)])
    return dict(zip(("", *names), ridge(x, y, np.ones(len(y)), centre, pull), strict=True))


def scored(examples: Iterable[Example], home: str, weights: Weights) -> Iterator[tuple[Example, ContradictionRecord]]:
    """Yield the examples of one home that would be stored, as contradictions."""
    for one in examples:
        if one.home == home:
            score, finding = likeliest(one, weights)
            if score >= LEAST_SCORE:
                yield one, _record(one.pair, score, finding)


def _record(pair: tuple[ClaimRecord, ClaimRecord], score: float, finding: Finding) -> ContradictionRecord:
    a, b = pair
    verdict = Verdict(finding.kind, severity(finding), score, (finding.test.value, *finding.reasons))
    made = Contradiction(contradiction_id(a.claim.id, b.claim.id), a.claim.id, b.claim.id, verdict, "")
    return ContradictionRecord(made, a, b)


def likeliest(one: Example, weights: Weights) -> tuple[float, Finding]:
    """Return the likelihood that the two contradict, and the finding that it comes from."""
    scored = [(linear(weights.get(each.test.value, {"": -9.0}), each.measures), each) for each in one.found]
    total, finding = max(scored, key=lambda pair: pair[0])
    return float(1 / (1 + np.exp(-total))), finding


def linear(weights: Mapping[str, float], measures: Mapping[str, float]) -> float:
    """Return the constant and the weighted sum of the measures."""
    return weights[""] + sum(weights.get(name, 0.0) * value for name, value in measures.items())


def ridge(x: Vector, y: Vector, weight: Vector, centre: Vector, pull: Vector) -> list[float]:
    """Return the weights of the logistic function that fits `y` best, drawn to `centre`, by damped Newton steps."""
    found: Vector = np.zeros_like(centre)
    for _ in range(60):
        p = 1 / (1 + np.exp(-np.clip(x @ found, -30, 30)))
        slope = x.T @ (weight * (p - y)) + pull * (found - centre)
        bend = (x * (weight * p * (1 - p))[:, None]).T @ x + np.diag(pull)
        step = np.linalg.solve(bend, slope)
        found -= np.clip(step, -1, 1)
        if np.abs(step).max() < 1e-5:
            break
    return [round(float(one), 2) for one in found]


def average_precision(scores: Vector, labels: NDArray[np.int64]) -> float:
    """Return the mean, over the true ones, of the precision down to each."""
    ordered = labels[np.argsort(-scores)]
    return float((np.cumsum(ordered) / np.arange(1, len(ordered) + 1))[ordered == 1].mean())
