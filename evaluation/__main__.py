"""`make eval`: every measurement on the development data, one table."""

from __future__ import annotations

import argparse
import asyncio
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

from rich.console import Console
from rich.table import Table

from adapters.settings import load_settings
from bot.language.pipeline import Pipeline, load_pipeline
from evaluation import attribution, claim_pairs, news_answers, news_claims, news_contradictions, questions
from evaluation.data import data_folder
from evaluation.news_set import ingested
from evaluation.report import Report

_NEWS = {"answers": news_answers, "claims": news_claims, "contradictions": news_contradictions}
_ALONE = {"attribution": attribution, "pairs": claim_pairs, "questions": questions}
_FOLDERS = {"attribution": "attribution", "pairs": "contradictions", "questions": "qa"}


def main() -> int:
    """Run the wanted measurements and print the table; without the data, say so in one line."""
    parser = argparse.ArgumentParser(prog="python -m evaluation", description=__doc__)
    parser.add_argument("--only", nargs="+", choices=[*_NEWS, *_ALONE], default=[*_NEWS, *_ALONE])
    parser.add_argument("--errors", action="store_true", help="print what each measurement has for reading")
    parser.add_argument("--keep", type=Path, metavar="DIR", help="keep predictions and the scorers' reports here")
    options = parser.parse_args()
    data = data_folder()
    if data is None:
        sys.stdout.write("The development data is not here (GAINSAY_EVAL_DATA), so nothing was measured.\n")
        return 0
    load = partial(load_pipeline, load_settings().language_model)
    with tempfile.TemporaryDirectory() as scratch:
        kept: Path = options.keep or Path(scratch)
        kept.mkdir(parents=True, exist_ok=True)
        reports = [
            *asyncio.run(_on_news(data / "news", options.only, load, kept)),
            *(_ALONE[name].measure(data / _FOLDERS[name], load(), kept) for name in _ALONE if name in options.only),
        ]
    if options.errors:
        sys.stdout.writelines(f"{line}\n" for report in reports for line in report.details)
    _print(reports)
    return 0


async def _on_news(folder: Path, only: Sequence[str], load: Callable[[], Pipeline], kept: Path) -> list[Report]:
    """Ingest the news set once and measure on it."""
    wanted = [module for name, module in _NEWS.items() if name in only]
    if not wanted:
        return []
    async with ingested(folder, load) as news_set:
        return [await module.measure(news_set, kept) for module in wanted]


def _print(reports: Sequence[Report]) -> None:
    table = Table("measured", "figure", "target", title="Gainsay on the development data")
    for row in _lines(reports):
        table.add_row(*row)
    Console(width=120).print(table)


def _lines(reports: Sequence[Report]) -> Iterator[tuple[str, str, str]]:
    for report in reports:
        yield from ((figure.measured, figure.value, figure.target) for figure in report.figures)


if __name__ == "__main__":
    sys.exit(main())
