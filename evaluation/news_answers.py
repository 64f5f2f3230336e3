"""The questions of the news set, asked at the desk."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bot.answers.answering import Answer
from bot.answers.composing import plain_text
from evaluation.data import run_scorer, write_rows
from evaluation.news_set import NewsSet
from evaluation.report import Figure, Report, share

MOST_WORDS = 120


async def measure(news_set: NewsSet, kept: Path) -> Report:
    """Ask every question and score the answers; predictions and the scorer's rows are written to `kept`."""
    questions = json.loads((news_set.folder / "gold.json").read_text(encoding="utf-8"))["questions"]
    answers = {question["id"]: await news_set.desk.ask(question["question"]) for question in questions}
    written = write_rows(kept / "answers.jsonl", (_row(name, answer, news_set) for name, answer in answers.items()))
    scored = kept / "answers.json"
    limits: list[str | Path] = ["--manifest", news_set.folder / "manifest.jsonl", "--max-words", str(MOST_WORDS)]
    run_scorer(news_set.folder / "score_answers.py", written, *limits, "--json", scored)
    result = json.loads(scored.read_text(encoding="utf-8"))
    asked = {question["id"]: question["question"] for question in questions}
    return Report(tuple(_figures(result)), tuple(_details(result["rows"], asked, answers)))


def _row(name: str, answer: Answer, news_set: NewsSet) -> dict[str, object]:
    cited = dict.fromkeys(news_set.files[citation.article_id] for citation in answer.reply.citations())
    text = plain_text(answer.reply)
    return {"id": name, "text": text, "citations": list(cited), "answered": answer.answered}


def _figures(result: dict[str, Any]) -> Iterator[Figure]:
    rows, summary = result["rows"], result["summary"]

    def right(story: str | None = None) -> str:
        of = [row for row in rows if story in (None, row["story"])]
        return f"{sum(row['full'] for row in of)} of {len(of)}"

    refusal = summary["refusal"]
    yield Figure("news answers: fully right", right(), "60 of 75")
    yield Figure(
        "... by story", ", ".join(f"{story} {right(story)}" for story in summary["by_story"]), "seeds 16 of 18"
    )
    yield Figure("... refusal precision", share(refusal["precision"]), "0.85")
    yield Figure("... refusal recall", share(refusal["recall"]), "0.85")
    yield Figure("... citation precision", share(summary["citations"]["mean_citation_precision"]), "0.90")
    yield Figure("... median words", f"{summary['median_words']:.0f}", f"at most {MOST_WORDS}")


def _details(rows: list[dict[str, Any]], asked: dict[str, str], answers: dict[str, Answer]) -> Iterator[str]:
    """Yield each answer that is not fully right, with what is missing and how it was found."""
    for row in rows:
        if not row["full"]:
            answer = answers[row["id"]]
            yield f"## {row['id']} {asked[row['id']]}"
            yield f"missing {row['missing']} forbidden {row['forbidden']} cited {row['cite_ok']}"
            yield plain_text(answer.reply)
            yield from (f"  - {step}" for step in answer.explanation)
