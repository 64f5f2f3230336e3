"""Pairs of one-sentence claims, through the real extraction and the judge.

Each sentence becomes an article of its own; a pair counts as a contradiction when any claim of one side disagrees with
any claim of the other.
"""

from __future__ import annotations

import json
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
from bot.contradictions.scoring import SURE
from bot.language.pipeline import Pipeline
from bot.language.terms import fold
from bot.ports import ClaimRecord
from bot.span import Span
from evaluation.data import run_scorer, write_rows
from evaluation.report import Figure, Report, share

_TRAPS = ("N.qty", "N.prop")  # the data's marks of pairs that count different things
Sides = Mapping[tuple[str, str], Sequence[ClaimRecord]]
Pairs = Sequence[Mapping[str, Any]]


def measure(folder: Path, pipeline: Pipeline, kept: Path) -> Report:
    """Judge every pair, score, and time the judge alone."""
    gold = folder / "claims_dev.jsonl"
    pairs: Pairs = [json.loads(line) for line in gold.read_text(encoding="utf-8").splitlines()]
    read = sides(pairs, pipeline)
    judge = RuleJudge()
    verdicts = [_verdict(pair, read, judge) for pair in pairs]
    written = write_rows(kept / "pairs.jsonl", _rows(pairs, verdicts))
    result = json.loads(run_scorer(folder / "score_contra.py", gold, written, "--by", "none", "--json"))["ALL"]
    start = time.perf_counter()
    for pair in pairs:
        _verdict(pair, read, judge)
    speed = len(pairs) / (time.perf_counter() - start)
    found = result["contradict"]
    precision, recall = share(found["p"]), share(found["r"])
    figures = (
        Figure("claim pairs: precision at recall", f"{precision} at {recall}", "0.80 at 0.55"),
        Figure("... average precision", share(result["contradict_ap"]), "0.72"),
        Figure("... recall at precision 0.9", share(result["recall_at_p90"]), "0.40"),
        Figure("... different-quantity traps taken", _traps(pairs, verdicts), "0"),
        Figure("... pairs judged a second", f"{speed:.0f}", "2000"),
    )
    return Report(figures, tuple(_details(pairs, verdicts)))


def _article(sentence: str, day: str) -> Article:
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


def _records(sentence: str, day: str, pipeline: Pipeline) -> list[ClaimRecord]:
    """Return the claims of one sentence as they would be stored."""
    article = _article(sentence, day)
    claims = extract(article, pipeline)
    return [ClaimRecord(claim, fold(claim.speaker.name), claim.speaker.name, article, ()) for claim in claims]


def sides(pairs: Pairs, pipeline: Pipeline) -> Sides:
    """Return the claims of every sentence of the pairs, read once each."""
    wanted = dict.fromkeys((pair[side], pair["meta"][f"{side}_date"]) for pair in pairs for side in "ab")
    return {(sentence, day): _records(sentence, day, pipeline) for sentence, day in wanted}


def _verdict(pair: Mapping[str, Any], read: Sides, judge: Judge) -> Verdict | None:
    """Return the likeliest verdict between the claims of the two sentences."""
    a, b = (read[pair[side], pair["meta"][f"{side}_date"]] for side in "ab")
    found = (judge.judge(one, other) for one in a for other in b)
    return max((one for one in found if one is not None), key=lambda one: one.score, default=None)


def _rows(pairs: Pairs, verdicts: Sequence[Verdict | None]) -> Iterator[dict[str, Any]]:
    for pair, found in zip(pairs, verdicts, strict=True):
        score = found.score if found is not None else 0.0
        yield {"id": pair["id"], "label": "contradict" if score >= SURE else "neutral", "score": score}


def _traps(pairs: Pairs, verdicts: Sequence[Verdict | None]) -> str:
    """Count the pairs about different quantities that were taken for contradictions."""
    traps = [found for pair, found in zip(pairs, verdicts, strict=True) if pair["meta"]["type"] in _TRAPS]
    return f"{sum(found is not None and found.score >= SURE for found in traps)} of {len(traps)}"


def _details(pairs: Pairs, verdicts: Sequence[Verdict | None]) -> Iterator[str]:
    """Yield the misjudged pairs, the surest mistakes first."""
    scored = [(found.score if found else 0.0, pair, found) for pair, found in zip(pairs, verdicts, strict=True)]
    wrong = [row for row in scored if (row[0] >= SURE) != (row[1]["label"] == "contradict")]
    for score, pair, found in sorted(wrong, key=lambda row: -abs(row[0] - SURE)):
        reasons = " | ".join(found.reasons) if found else "nothing found"
        yield f"{score:.2f} {pair['label']} {pair['meta']['type']} {reasons}"
        yield f"     {pair['a']}"
        yield f"     {pair['b']}"
