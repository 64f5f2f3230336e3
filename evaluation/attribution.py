"""Source, cue and content on PolNeAR's development part, by extraction alone."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bot.claims.attributions import attributions
from bot.claims.claim import Attribution
from bot.language.pipeline import Pipeline
from bot.language.words import Parse
from bot.span import Span
from evaluation import calibration
from evaluation.data import run_scorer, write_rows
from evaluation.report import Figure, Report, share

_PARAGRAPH = re.compile(r"[^\n]*\S[^\n]*")


def measure(folder: Path, pipeline: Pipeline, kept: Path) -> Report:
    """Extract, and score relaxed and loose triples with the slices of speech and denial."""
    gold = folder / "polnear_dev.jsonl"
    written, scored = write_rows(kept / "attribution.jsonl", predictions(gold, pipeline)), kept / "attribution.json"
    details = run_scorer(folder / "score_attrib.py", gold, written, "--json", scored)
    result = json.loads(scored.read_text(encoding="utf-8"))

    def pair(part: str) -> str:
        relaxed, loose = (result[f"triple_{way}{part}"]["f1"] for way in ("relaxed", "loose"))
        return f"{share(relaxed)} / {share(loose)}"

    denials = f"{pair('/denial')}, polarity {share(result['triple_relaxed/denial']['polarity'])}"
    figures = (
        Figure("PolNeAR triples: relaxed / loose F1", pair(""), "0.55 / 0.63"),
        Figure("... speech", pair("/speech"), "0.65 / 0.73"),
        Figure("... denials", denials, "0.50 / 0.62, polarity 0.95"),
        calibration.figure(folder / "score_attrib.py", gold, written),
    )
    return Report(figures, tuple(details.splitlines()))


def predictions(gold: Path, pipeline: Pipeline) -> Iterator[dict[str, Any]]:
    """Yield the attributions of each document of a PolNeAR file, in the scorer's form."""
    with gold.open(encoding="utf-8") as lines:
        for line in lines:
            document = json.loads(line)
            yield {"doc_id": document["doc_id"], "attributions": predict(document["text"], pipeline)}


def predict(text: str, pipeline: Pipeline) -> list[dict[str, Any]]:
    """Return the attributions of one document in the scorer's form; nested ones are left out, as in the gold."""
    found = [match.span() for match in _PARAGRAPH.finditer(text)]
    docs = [Parse(doc) for doc in pipeline.pipe([text[start:end] for start, end in found])]
    every = attributions(docs, [start for start, _ in found])
    return [_row(attribution, text) for attribution in every if attribution.parent is None]


def _row(attribution: Attribution, text: str) -> dict[str, Any]:
    def part(spans: tuple[Span, ...]) -> dict[str, Any]:
        return {"spans": [[s.start, s.end] for s in spans], "text": " ".join(s.of(text) for s in spans)}

    return {
        "source": part(attribution.source),
        "cue": part(attribution.cue),
        "content": part(attribution.content),
        "quote_type": attribution.quote.value,
        "rule": attribution.rule,
        "confidence": attribution.confidence,
    }
