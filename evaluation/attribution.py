"""Score attributions on PolNeAR: `python -m evaluation.attribution [--split dev] [--json FILE]`."""

from __future__ import annotations

import argparse
import json
import re
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bot.claims.attributions import attributions
from bot.claims.claim import Attribution
from bot.language.pipeline import Pipeline, load_pipeline
from bot.span import Span
from evaluation.data import data_folder, run_scorer, write_rows

_PARAGRAPH = re.compile(r"[^\n]*\S[^\n]*")


def predict(text: str, pipeline: Pipeline) -> list[dict[str, Any]]:
    """Return the attributions of one document in the scorer's form; nested ones are left out, as in the gold."""
    found = [match.span() for match in _PARAGRAPH.finditer(text)]
    docs = list(pipeline.pipe([text[start:end] for start, end in found]))
    return [
        _row(attribution, text)
        for attribution in attributions(docs, [start for start, _ in found])
        if attribution.parent is None
    ]


def _row(attribution: Attribution, text: str) -> dict[str, Any]:
    def part(spans: tuple[Span, ...]) -> dict[str, Any]:
        return {"spans": [[s.start, s.end] for s in spans], "text": " ".join(s.of(text) for s in spans)}

    return {
        "source": part(attribution.source),
        "cue": part(attribution.cue),
        "content": part(attribution.content),
        "quote_type": attribution.quote.value,
        "rule": attribution.rule,
    }


def _predictions(gold: Path, pipeline: Pipeline) -> Iterator[dict[str, Any]]:
    with gold.open(encoding="utf-8") as lines:
        for line in lines:
            document = json.loads(line)
            yield {"doc_id": document["doc_id"], "attributions": predict(document["text"], pipeline)}


def main() -> int:
    """Predict, run the data's own scorer and pass on what it prints."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--split", default="dev")
    parser.add_argument("--pipeline", help="a spaCy pipeline by name or path; the shipped one where not given")
    parser.add_argument("--json", type=Path, help="write the figures here")
    options = parser.parse_args()
    folder = data_folder()
    if folder is None:
        print("attribution: no evaluation data, skipped")
        return 0
    gold = folder / "attribution" / f"polnear_{options.split}.jsonl"
    with tempfile.TemporaryDirectory() as scratch:
        predicted = write_rows(Path(scratch) / "predicted.jsonl", _predictions(gold, load_pipeline(options.pipeline)))
        extra = ["--json", options.json] if options.json else []
        print(run_scorer(folder / "attribution" / "score_attrib.py", gold, predicted, *extra))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
