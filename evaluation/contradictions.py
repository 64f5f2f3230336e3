"""Score the judge on pairs of one-sentence claims: `python -m evaluation.contradictions`.

Each sentence becomes an article of its own and goes through the real extraction; a pair counts as a contradiction when
any claim of one side disagrees with any claim of the other.
"""

from __future__ import annotations

import argparse
import json
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

from bot.articles.article import Article, Basis, Block, BlockKind
from bot.claims.extraction import extract
from bot.contradictions.contradiction import Verdict
from bot.contradictions.judge import Judge, RuleJudge
from bot.language.pipeline import Pipeline, load_pipeline
from bot.language.terms import fold
from bot.ports import ClaimRecord
from bot.span import Span
from evaluation.data import data_folder, run_scorer, write_rows

_THRESHOLD = 0.5
Sides = dict[tuple[str, str], list[ClaimRecord]]


def article_of_sentence(sentence: str, day: str) -> Article:
    """Return an article of one paragraph."""
    whole = Span(0, len(sentence))
    return Article(
        id=sha256(f"{sentence} {day}".encode()).hexdigest()[:16],
        key=sentence,
        version=1,
        text=sentence,
        blocks=(Block(BlockKind.PARAGRAPH, whole),),
        title=None,
        title_basis=Basis.UNKNOWN,
        outlet=None,
        outlet_basis=Basis.UNKNOWN,
        url=None,
        published=date.fromisoformat(day),
        published_basis=Basis.GIVEN,
        byline=None,
        language="en",
        digest="",
    )


def records(sentence: str, day: str, pipeline: Pipeline) -> list[ClaimRecord]:
    """Return the claims of one sentence as they would be stored."""
    article = article_of_sentence(sentence, day)
    claims = extract(article, pipeline)
    return [ClaimRecord(claim, fold(claim.speaker.name), claim.speaker.name, article, ()) for claim in claims]


def sides(pairs: Sequence[Mapping[str, Any]], pipeline: Pipeline) -> Sides:
    """Return the claims of every sentence of the pairs, read once each."""
    wanted = dict.fromkeys((pair[side], pair["meta"][f"{side}_date"]) for pair in pairs for side in "ab")
    return {(sentence, day): records(sentence, day, pipeline) for sentence, day in wanted}


def verdict(pair: Mapping[str, Any], read: Sides, judge: Judge) -> Verdict | None:
    """Return the likeliest verdict between the claims of the two sentences."""
    a, b = (read[pair[side], pair["meta"][f"{side}_date"]] for side in "ab")
    found = (judge.judge(one, other) for one in a for other in b)
    return max((one for one in found if one is not None), key=lambda one: one.score, default=None)


def rows(pairs: Sequence[Mapping[str, Any]], verdicts: Sequence[Verdict | None]) -> Iterator[dict[str, Any]]:
    """Yield the predictions in the scorer's shape."""
    for pair, found in zip(pairs, verdicts, strict=True):
        score = found.score if found is not None else 0.0
        yield {"id": pair["id"], "label": "contradict" if score >= _THRESHOLD else "neutral", "score": score}


def show(pairs: Sequence[Mapping[str, Any]], verdicts: Sequence[Verdict | None], most: int) -> None:
    """Print the worst misjudged pairs of both sorts."""
    scored = [(found.score if found else 0.0, pair, found) for pair, found in zip(pairs, verdicts, strict=True)]
    wrong = sorted((row for row in scored if row[1]["label"] != "contradict"), key=lambda row: -row[0])
    missed = sorted((row for row in scored if row[1]["label"] == "contradict"), key=lambda row: row[0])
    for title, listed in (("taken for contradictions", wrong), ("missed", missed)):
        print(f"--- {title}")
        for score, pair, found in listed[:most]:
            reasons = " | ".join(found.reasons) if found else "nothing found"
            print(f"{score:.2f} {pair['meta']['type']} {reasons}\n     {pair['a']}\n     {pair['b']}")


def main() -> int:
    """Judge every pair, run the data's own scorer and pass on what it prints."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pipeline", help="a spaCy pipeline by name or path; the shipped one where not given")
    parser.add_argument("--show", type=int, default=0, metavar="N", help="print the N worst errors of each sort")
    options = parser.parse_args()
    root = data_folder()
    if root is None:
        print("contradictions: no evaluation data, skipped")
        return 0
    gold = root / "contradictions" / "claims_dev.jsonl"
    pairs = [json.loads(line) for line in gold.read_text(encoding="utf-8").splitlines()]
    read = sides(pairs, load_pipeline(options.pipeline))
    judge = RuleJudge()
    verdicts = [verdict(pair, read, judge) for pair in pairs]
    with tempfile.TemporaryDirectory() as scratch:
        predicted = write_rows(Path(scratch) / "predicted.jsonl", rows(pairs, verdicts))
        print(run_scorer(root / "contradictions" / "score_contra.py", gold, predicted, "--by", "none"))
    start = time.process_time()
    for pair in pairs:
        verdict(pair, read, judge)
    print(f"{len(pairs) / (time.process_time() - start):.0f} pairs a second of processor time, facets known")
    show(pairs, verdicts, options.show)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
