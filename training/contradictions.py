"""Fits the scores of contradictions on the development data: `python -m training.contradictions`.

Every test of `bot.contradictions` has a logistic function over what it measured. Its weights start from
`contradictions_start.json`, written by hand and on claim pairs before there were news pairs, and move as far as the
data pull them (ridge); they never start from what a run wrote, so that every run on the same data writes the same. The
last function, of a disagreement that many pairs show, is fitted on pairs scored by functions that did not see their
story. News pairs are labelled by matching the gold by article and speaker, more surely where the words match too;
claim pairs by their label. What is printed was measured on stories and events that the fit did not see; what is
written is fitted on all.
"""

import argparse
import asyncio
import importlib.util
import json
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

import bot.contradictions
from adapters.settings import load_settings
from bot.contradictions.contradiction import Contradiction, Verdict
from bot.contradictions.finding import Finding
from bot.contradictions.folding import grouped
from bot.contradictions.judge import RuleJudge, comparable, measured
from bot.contradictions.meeting import contradiction_id, meet
from bot.contradictions.severity import severity
from bot.contradictions.strength import measures as group_measures
from bot.language.pipeline import load_pipeline
from bot.ports import ClaimFilter, ClaimRecord, ContradictionRecord
from evaluation.claim_pairs import sides
from evaluation.data import data_folder
from evaluation.news_set import NewsSet, ingested

START = Path(__file__).with_name("contradictions_start.json")
WEIGHTS = Path(bot.contradictions.__file__).parent / "data" / "weights.json"
DISAGREEMENT = "disagreement"
PULL, FREE = 2.0, 0.05  # how strongly a weight, and a constant, are drawn to what they start from
BEST_PULL = 20.0  # the same for the score of a disagreement's likeliest pair
LEAST = 0.15  # score of the pairs that a disagreement is made of
FROM_NOTHING = frozenset({"challenged"})  # tests whose weights start at zero
MATCHED, NEAR, OTHER_STORY, CLAIM_PAIR = 1.0, 0.5, 1.0, 2.0  # weights of examples by how their label was found
UNMATCHED = 0.3  # of a pair of one story that the gold does not list: the list is long, not exhaustive
HELD = {"figures": {"holders": -3.5, "places": -3.0, "lone_place": -2.0}}
"""Weights set by hand where too few examples tell: numbers of other people and other places are no rivals."""
LEFT_OUT = {"figures": frozenset({"balance", "shared", "common"})}
"""Measures that would be fitted with the wrong sign: the less two numbers have around them in common, the worse."""

Weights = Mapping[str, Mapping[str, float]]


class Example(NamedTuple):
    """What was found between two claims, whether they contradict, and how much that counts in the story or event."""

    found: Sequence[Finding]
    label: int
    weight: float
    home: str
    pair: tuple[ClaimRecord, ClaimRecord]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--output", type=Path, default=WEIGHTS)
    output: Path = parser.parse_args().output
    data = data_folder()
    if data is None:
        sys.exit("The development data is not here (GAINSAY_EVAL_DATA).")
    examples = [*asyncio.run(news(data / "news")), *claim_pairs(data / "contradictions" / "claims_dev.jsonl")]
    start: Weights = json.loads(START.read_text(encoding="utf-8"))
    blind = {home: fit(examples, start, home) for home in sorted({one.home for one in examples})}
    for name in ("news", "event"):
        held = [one for one in examples if one.home.startswith(name) and one.weight]
        scores = np.array([likeliest(one, blind[one.home])[0] for one in held])
        print(f"{name}: average precision {average_precision(scores, np.array([one.label for one in held])):.3f}")
    fitted = {**fit(examples, start, ""), DISAGREEMENT: fit_groups(examples, blind)}
    output.write_text(json.dumps(fitted, indent=1, sort_keys=True) + "\n", encoding="utf-8")


async def news(folder: Path) -> list[Example]:
    """Ingest the news set and label what meets in it."""
    spec = importlib.util.spec_from_file_location("score_contradictions", folder / "score_contradictions.py")
    assert spec is not None and spec.loader is not None
    scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    async with ingested(folder, partial(load_pipeline, load_settings().language_model)) as news_set:
        async with news_set.library.begin() as uow:
            claims = await uow.claims.find(ClaimFilter(), limit=100_000)
            met = {
                tuple(sorted((one.claim.id, other.claim.id))): (one, other)
                for one in claims
                for other in await meet(one, uow)
            }
        judge = RuleJudge()
        return [
            Example(found, *_label(pair, news_set, gold, scorer), pair)
            for pair in met.values()
            if (found := _found(*pair, judge))
        ]


def _label(
    pair: tuple[ClaimRecord, ClaimRecord], news_set: NewsSet, gold: Mapping[str, Any], scorer: Any
) -> tuple[int, float, str]:
    files = [news_set.files[one.article.id] for one in pair]
    row = {
        f"{side}_{key}": value
        for side, one, file in zip("ab", pair, files, strict=True)
        for key, value in (("file", file), ("speaker", one.speaker_name), ("gist", one.claim.proposition.text))
    }

    def listed(kind: str, *, strict: bool = True) -> bool:
        return any(scorer.pair_ok(row, one, gold, strict) for one in gold[kind])

    stories = {file.split("/")[0] for file in files}
    home = f"news {min(stories)}"
    if listed("contradictions"):
        return 1, MATCHED, home
    if listed("non_contradictions"):
        return 0, 2 * MATCHED, home
    if listed("contradictions", strict=False):
        return 1, NEAR, home
    if listed("ambiguous"):
        return 0, 0.0, home
    return 0, UNMATCHED if len(stories) == 1 else OTHER_STORY, home


def claim_pairs(path: Path) -> Iterator[Example]:
    """Yield the likeliest pair of claims of every pair of sentences in which anything was found."""
    pairs = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    read = sides(pairs, load_pipeline(load_settings().language_model))
    judge = RuleJudge()
    for pair in pairs:
        a, b = (read[pair[side], pair["meta"][f"{side}_date"]] for side in "ab")
        label, home = int(pair["label"] == "contradict"), f"event {pair['meta']['group']}"
        met = [(one, other) for one in a for other in b]
        found = [finding for both in met for finding in _found(*both, judge)]
        if found:
            yield Example(found, label, CLAIM_PAIR, home, met[0])


def _found(a: ClaimRecord, b: ClaimRecord, judge: RuleJudge) -> Sequence[Finding]:
    one, other = judge.facets(a), judge.facets(b)
    return measured(one, other) if comparable(one, other) else ()


def fit(examples: Sequence[Example], start: Weights, without: str) -> Weights:
    """Return the weights of all tests, fitted on the examples of every other home than `without`."""
    rows: defaultdict[str, list[tuple[Mapping[str, float], int, float]]] = defaultdict(list)
    for one in examples:
        if one.home != without:
            best: dict[str, Finding] = {}
            for finding in sorted(one.found, key=lambda each: linear(start[each.test.value], each.measures)):
                best[finding.test.value] = finding
            for test, finding in best.items():
                rows[test].append((finding.measures, one.label, one.weight))
    return {test: _fit_one(test, found, start[test]) for test, found in rows.items()}


def _fit_one(
    test: str, rows: Sequence[tuple[Mapping[str, float], int, float]], start: Mapping[str, float]
) -> Mapping[str, float]:
    names = sorted({name for measures, _, _ in rows for name in measures} - LEFT_OUT.get(test, frozenset()))
    x = np.array([[1.0, *(measures.get(name, 0.0) for name in names)] for measures, _, _ in rows])
    y, weight = (np.array([row[at] for row in rows], dtype=float) for at in (1, 2))
    centre = np.array([start.get(name, 0.0) for name in ("", *names)]) * (test not in FROM_NOTHING)
    found = ridge(x, y, weight, centre, np.array([FREE, *([PULL] * len(names))]))
    return {**dict(zip(("", *names), found, strict=True)), **HELD.get(test, {})}


def fit_groups(examples: Sequence[Example], blind: Mapping[str, Weights]) -> Mapping[str, float]:
    """Return the weights of a disagreement that many pairs show, fitted on pairs scored without their own story."""
    rows: list[tuple[Mapping[str, float], float]] = []
    for home in sorted({one.home for one in examples if one.home.startswith("news")}):
        labels: dict[str, int] = {}
        records: list[ContradictionRecord] = []
        for one in examples:
            score, finding = likeliest(one, blind[home])
            if one.home == home and score >= LEAST:
                records.append(_record(one.pair, score, finding))
                labels[records[-1].contradiction.id] = one.label
        rows += [
            (group_measures(group), float(any(labels[one.contradiction.id] for one in group)))
            for group in grouped(records)
        ]
    names = sorted(rows[0][0])
    x = np.array([[1.0, *(measures[name] for name in names)] for measures, _ in rows])
    y = np.array([label for _, label in rows])
    centre = np.array([0.0, *(float(name == "best") for name in names)])  # a sure pair is to count by itself
    pull = np.array([0.01, *(BEST_PULL if name == "best" else 1.0 for name in names)])
    found = ridge(x, y, np.ones(len(y)), centre, pull)
    return dict(zip(("", *names), found, strict=True))


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


Vector = NDArray[np.float64]


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


if __name__ == "__main__":
    main()
