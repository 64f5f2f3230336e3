"""Attribution beside textacy's quotation extraction and two patterns, on PolNeAR's development part, scored alike.

Needs the development data. `GAINSAY_BENCH_PEERS` names the Python of an environment with textacy, which gets the parse
of our own pipeline.
"""

from __future__ import annotations

import json
import re
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks._peer import ROOT, Row, rival
from benchmarks.harness import Figure, cpu_seconds
from bot.language.pipeline import load_pipeline
from evaluation.attribution import predict
from evaluation.data import data_folder, run_scorer, write_rows

_PARAGRAPH = re.compile(r"[^\n]*\S[^\n]*")
_NAME = r"(?:[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,3}|[Hh]e|[Ss]he|[Tt]hey|[Tt]he [a-z]+(?: [a-z]+)?)"
_CUE = r"(?:said|says|told \w+|denied|denies|claimed|claims|added|warned|announced|confirmed|argued|insisted|asked)"
_QUOTED = re.compile(
    rf"[“\"](?P<content>[^”\"\n]+)[”\"],? (?:(?P<source>{_NAME}) (?P<cue>{_CUE})|(?P<cue2>{_CUE}) (?P<source2>{_NAME}))"
)
_REPORTED = re.compile(rf"(?P<source>{_NAME}) (?P<cue>{_CUE})(?: on \w+)? (?P<content>that [^.\n]+|[a-z][^.\n]+)")


def figures() -> Iterator[Figure]:
    """Find attributions three ways, and score them alike."""
    data = data_folder()
    if data is None:
        return
    folder, pipeline = data / "attribution", load_pipeline()
    gold = folder / "polnear_dev.jsonl"
    documents = [json.loads(line) for line in gold.read_text(encoding="utf-8").splitlines()]
    with tempfile.TemporaryDirectory() as scratch:
        kept = Path(scratch)
        found: dict[str, tuple[list[list[Row]], float]] = {}
        ours: list[list[Row]] = []
        seconds = cpu_seconds(lambda: ours.extend(predict(one["text"], pipeline) for one in documents))
        found["Gainsay"] = ours, seconds
        plain: list[list[Row]] = []
        seconds = cpu_seconds(lambda: plain.extend(_by_pattern(one["text"]) for one in documents))
        found["patterns"] = plain, seconds
        quoted = _textacy([one["text"] for one in documents])
        if quoted:
            found["textacy"] = quoted
        for name, (predicted, seconds) in found.items():
            run = [
                {"doc_id": one["doc_id"], "attributions": rows} for one, rows in zip(documents, predicted, strict=True)
            ]
            scored = kept / "scored.json"
            run_scorer(folder / "score_attrib.py", gold, write_rows(kept / "run.jsonl", run), "--json", scored)
            result = json.loads(scored.read_text(encoding="utf-8"))
            for way in ("relaxed", "loose"):
                yield Figure(f"PolNeAR, {name}: {way} triple F1", result[f"triple_{way}"]["f1"], "")
            yield Figure(f"PolNeAR, {name}: CPU", seconds, "s")


def _by_pattern(text: str) -> list[Row]:
    """Return what two patterns find: quoted words beside a speaker, and a speaker before reported ones."""
    found = []
    for pattern in (_QUOTED, _REPORTED):
        for match in pattern.finditer(text):
            names = match.groupdict()
            source = "source2" if names.get("source2") else "source"
            cue = "cue2" if names.get("cue2") else "cue"
            found.append(
                {
                    part: _part(text, [match.span(group)])
                    for part, group in (("source", source), ("cue", cue), ("content", "content"))
                }
            )
    return found


def _textacy(texts: Sequence[str]) -> tuple[list[list[Row]], float] | None:
    spans = [[match.span() for match in _PARAGRAPH.finditer(text)] for text in texts]
    pieces = [text[start:end] for text, each in zip(texts, spans, strict=True) for start, end in each]
    result = rival("textacy", {"texts": pieces, "model": str(ROOT / "bot" / "language" / "weights")})
    if result is None:
        return None
    found, pieces_found = [], iter(result["found"])
    for text, each in zip(texts, spans, strict=True):
        found.append(
            [
                {
                    part: _part(text, [(start + a, start + b) for a, b in one[part]])
                    for part in ("source", "cue", "content")
                }
                for start, _ in each
                for one in next(pieces_found)
            ]
        )
    return found, float(result["seconds"])


def _part(text: str, spans: Sequence[tuple[int, int]]) -> Row:
    return {"spans": [list(span) for span in spans], "text": " ".join(text[a:b] for a, b in spans)}
