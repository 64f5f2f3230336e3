"""The news set: ingest its articles, ask its questions, score the answers.

Run as `python -m evaluation.news`; `--show PATTERN` prints the answers whose id matches. The data is found by
`evaluation.data`.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import re
import sys
import tempfile
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from bot.answers.answering import Answer
from bot.answers.composing import plain_text
from bot.articles.draft import Draft
from bot.desk import Desk
from bot.language.pipeline import load_pipeline
from evaluation.data import data_folder, run_scorer, write_rows
from storage.memory import MemoryLibrary

MOST_WORDS = 120
_ASKED_AT = datetime(2026, 1, 1, tzinfo=UTC)  # later than every article of the set


class _FixedClock:
    """A clock that stands still, so that two runs are alike."""

    def now(self) -> datetime:
        return _ASKED_AT


def drafts(folder: Path) -> Iterator[Draft]:
    """Yield the articles of the manifest, with what a feed would tell about them; the key is the file."""
    for line in (folder / "manifest.jsonl").read_text(encoding="utf-8").splitlines():
        row: Mapping[str, Any] = json.loads(line)
        yield Draft(
            key=row["file"],
            text=(folder / "articles" / row["file"]).read_text(encoding="utf-8"),
            title=row["title"],
            outlet=None if row["outlet"] == "unknown" else row["outlet"],
            url=row["url"],
            published=date.fromisoformat(row["date"]) if row["date"] else None,
        )


async def filled_desk(folder: Path, model: str | None) -> tuple[Desk, dict[str, str]]:
    """Return a desk that has read every article, and the file of each article by its id."""
    desk = Desk(MemoryLibrary(), lambda: load_pipeline(model), _FixedClock())
    files: dict[str, str] = {}
    async for ingested in desk.ingest(drafts(folder)):
        if ingested.article is not None:
            files[ingested.article.id] = ingested.key
    return desk, files


def row_of(question_id: str, answer: Answer, files: Mapping[str, str]) -> dict[str, object]:
    """Return one answer as the scorer wants it."""
    cited = dict.fromkeys(files[citation.article_id] for citation in answer.reply.citations())
    text = plain_text(answer.reply)
    return {"id": question_id, "text": text, "citations": list(cited), "answered": answer.answered}


async def answers(folder: Path, show: str | None, model: str | None) -> list[dict[str, object]]:
    """Ask every question and return the answers; those whose id matches `show` are printed with their explanation."""
    desk, files = await filled_desk(folder, model)
    rows: list[dict[str, object]] = []
    for question in json.loads((folder / "gold.json").read_text(encoding="utf-8"))["questions"]:
        answer = await desk.ask(question["question"])
        rows.append(row_of(question["id"], answer, files))
        if show and re.search(show, question["id"]):
            text = "\n".join(
                (f"## {question['id']} {question['question']}", str(rows[-1]["text"]), *answer.explanation)
            )
            sys.stdout.write(text + "\n\n")
    return rows


def main() -> int:
    """Measure and print the scorer's report. Exit status 0, or 2 without the data."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--show", metavar="PATTERN", help="print the answers whose id matches")
    parser.add_argument("--model", help="a spaCy pipeline to read with, instead of the shipped one")
    options = parser.parse_args()
    folder = data_folder()
    if folder is None:
        sys.stdout.write("The development data is not here.\n")
        return 2
    news = folder / "news"
    rows = asyncio.run(answers(news, options.show, options.model))
    with tempfile.TemporaryDirectory() as scratch:
        written = write_rows(Path(scratch) / "answers.jsonl", rows)
        report = run_scorer(
            news / "score_answers.py",
            written,
            "--manifest",
            news / "manifest.jsonl",
            "--max-words",
            str(MOST_WORDS),
            "--verbose",
        )
    sys.stdout.write(report)
    return 0


if __name__ == "__main__":
    sys.exit(main())
