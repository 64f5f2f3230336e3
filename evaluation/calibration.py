"""Whether stated confidence is right: of the attributions said to be right in 8 of 10 cases, how many are."""

from __future__ import annotations

import importlib.util
import json
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from evaluation.report import Figure

_BINS = 10


def figure(scorer: Path, gold: Path, predicted: Path) -> Figure:
    """Return the mean gap between stated confidence and the share that is right, and both for each tenth."""
    bins = defaultdict[int, list[tuple[float, bool]]](list)
    for prediction, right in judged(scorer, gold, predicted):
        confidence = prediction["confidence"]
        bins[min(int(confidence * _BINS), _BINS - 1)].append((confidence, right))
    every = sum(map(len, bins.values()))
    shown, gap = [], 0.0
    for _, found in sorted(bins.items()):
        stated = sum(confidence for confidence, _ in found) / len(found)
        held = sum(right for _, right in found) / len(found)
        gap += abs(stated - held) * len(found) / every
        shown.append(f"{stated:.2f} is {held:.2f} of {len(found)}")
    return Figure("... confidence: mean gap", f"{gap:.3f} ({', '.join(shown)})", "at most 0.05")


def judged(scorer: Path, gold: Path, predicted: Path) -> Iterator[tuple[dict[str, Any], bool]]:
    """Yield each prediction and whether the scorer's loose measure matches it."""
    score = _loaded(scorer)
    told = {row["doc_id"]: row["attributions"] for row in _rows(predicted)}
    for document in _rows(gold):
        read = score.Doc(document["text"])
        wanted = score.prepare(read, document["attributions"])
        found = score.prepare(read, told.get(document["doc_id"], []))
        fitting = [[j for j, one in enumerate(found) if score._ok(g, one, "loose", 0.5)] for g in wanted]
        matched = score.match(len(wanted), fitting)
        yield from ((one["raw"], at in matched) for at, one in enumerate(found))


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines)


def _loaded(scorer: Path) -> Any:
    """Return the data's own scorer as a module."""
    spec = importlib.util.spec_from_file_location("score_attrib", scorer)
    if spec is None or spec.loader is None:
        raise FileNotFoundError(scorer)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
