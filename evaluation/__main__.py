"""`make eval`: every measurement, one table."""

from __future__ import annotations

import argparse
import asyncio
import json
import sys
import tempfile
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from adapters.settings import load_settings
from bot.language.pipeline import Pipeline, load_pipeline
from evaluation import attribution, contradictions, news, news_claims, news_contradictions
from evaluation.data import data_folder, run_scorer, write_rows
from evaluation.news_set import NewsSet, ingested

Figures = list[tuple[str, str, str]]  # what is measured, the figure, the target


def main() -> int:
    """Run every scorer on the development data and print the table; without the data, say so in one line."""
    parser = argparse.ArgumentParser(prog="make eval", description=__doc__)
    parser.add_argument("--keep", type=Path, help="a folder to keep predictions and reports in")
    options = parser.parse_args()
    data = data_folder()
    if data is None:
        sys.stdout.write("The development data is not here (GAINSAY_EVAL_DATA), so nothing was measured.\n")
        return 0
    load = partial(load_pipeline, load_settings().language_model)
    with tempfile.TemporaryDirectory() as scratch:
        kept = options.keep or Path(scratch)
        kept.mkdir(parents=True, exist_ok=True)
        figures = asyncio.run(_news(data / "news", load, kept))
        figures += _attribution(data / "attribution", load, kept)
        figures += _pairs(data / "contradictions", load, kept)
    _print(figures)
    return 0


async def _news(folder: Path, load: Callable[[], Pipeline], kept: Path) -> Figures:
    async with ingested(folder, load) as news_set:
        answers = write_rows(kept / "answers.jsonl", await news.answers(news_set))
        claims = write_rows(kept / "claims.jsonl", await news_claims.rows(news_set))
        pairs = write_rows(kept / "contradictions.jsonl", await news_contradictions.rows(news_set))
    return [
        *_answer_figures(folder, answers, kept),
        *_claim_figures(folder, claims),
        *_contradiction_figures(folder, pairs, kept),
    ]


def _answer_figures(folder: Path, answers: Path, kept: Path) -> Figures:
    out = kept / "answers.json"
    limits = ["--manifest", folder / "manifest.jsonl", "--max-words", str(news.MOST_WORDS)]
    run_scorer(folder / "score_answers.py", answers, *limits, "--json", out)
    report = json.loads(out.read_text(encoding="utf-8"))
    rows, summary = report["rows"], report["summary"]

    def right(story: str) -> str:
        of = [row for row in rows if row["story"] == story]
        return f"{sum(row['full'] for row in of)} of {len(of)}"

    refusal, cited = summary["refusal"], summary["citations"]
    per_story = " ".join(f"{story} {right(story)}" for story in summary["by_story"])
    return [
        ("answers: fully right", f"{sum(row['full'] for row in rows)} of {len(rows)}", "60 of 75"),
        ("answers: by story", per_story, "seeds 16 of 18"),
        ("answers: refusal precision, recall", f"{_2(refusal['precision'])} {_2(refusal['recall'])}", ".85 .85"),
        ("answers: citation precision", _2(cited["mean_citation_precision"]), ".90"),
        ("answers: median words", str(summary["median_words"]), "at most 120"),
    ]


def _claim_figures(folder: Path, claims: Path) -> Figures:
    report = json.loads(run_scorer(folder / "score_attributions.py", claims))
    return [
        ("news claims: recall with speaker", _2(report["speaker_recall"]), ".80"),
        ("news claims: precision", _2(report["precision"]), ".75"),
        ("news claims: stance", _2(report["stance_accuracy"]), ".90"),
        ("news claims: quotation flag", _2(report["quote_flag_accuracy"]), ".95"),
    ]


def _contradiction_figures(folder: Path, pairs: Path, kept: Path) -> Figures:
    out = kept / "contradictions.json"
    run_scorer(folder / "score_contradictions.py", pairs, "--json", out)
    report = json.loads(out.read_text(encoding="utf-8"))["summary"]
    major, seeds = report["by_tier"]["major"], report["by_story"]["seeds"]
    alarms = f"{report['distinct_false_alarms']} of {report['false_alarms_of']}"
    return [
        ("news contradictions: major recall", f"{_2(major['recall'])} ({major['hit']} of {major['n']})", ".60"),
        ("news contradictions: precision", f"{_2(report['precision'])} ({report['predicted']} pairs)", ".60"),
        ("news contradictions: type right", _2(report["type_right_among_hits"]), ".85"),
        ("news contradictions: false alarms", alarms, "at most 3"),
        ("news contradictions: seeds", f"{seeds['hit']} of {seeds['n']}", "6 of the 7 major"),
    ]


def _attribution(folder: Path, load: Callable[[], Pipeline], kept: Path) -> Figures:
    gold = folder / "polnear_dev.jsonl"
    out = kept / "attribution.json"
    predicted = write_rows(kept / "attribution.jsonl", attribution.predictions(gold, load()))
    run_scorer(folder / "score_attrib.py", gold, predicted, "--json", out)
    report: Mapping[str, Any] = json.loads(out.read_text(encoding="utf-8"))
    return attribution.figures(report)


def _pairs(folder: Path, load: Callable[[], Pipeline], kept: Path) -> Figures:
    gold = folder / "claims_dev.jsonl"
    predicted = write_rows(kept / "pairs.jsonl", contradictions.predictions(gold, load()))
    report: Mapping[str, Any] = json.loads(
        run_scorer(folder / "score_contra.py", gold, predicted, "--by", "none", "--json")
    )
    return contradictions.figures(report)


def _2(share: float | None) -> str:
    return "none" if share is None else f"{share:.2f}"


def _print(figures: Figures) -> None:
    table = Table("measured", "figure", "target", title="Gainsay on the development data")
    for row in figures:
        table.add_row(*row)
    Console(width=110).print(table)


if __name__ == "__main__":
    sys.exit(main())
