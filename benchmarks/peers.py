"""What a user would pick instead, on the same corpus in the same run: from a question to cited sentences.

`GAINSAY_BENCH_PEERS` names the Python of an environment that holds the rivals (`pip install bm25s rank-bm25 haystack-ai
llama-index-retrievers-bm25`); a rival that is not there is left out. One corpus is invented: its questions ask who
denied what of a town, which some article answers, or none does. Where the development data is at hand, questions of
RealTimeQA over its articles are added, with the data's own scorer.
"""

from __future__ import annotations

import asyncio
import json
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import product
from pathlib import Path
from typing import Any

from benchmarks._corpus import FAULTS, THINGS, TOWNS, drafts
from benchmarks._peer import Row, rival
from benchmarks.harness import Figure
from bot.articles.article import Article
from bot.desk import Desk
from bot.language.pipeline import Pipeline, load_pipeline
from evaluation.data import data_folder, run_scorer, write_rows
from evaluation.questions import rows, searched
from storage.library import open_library
from storage.schema import upgrade

_SEARCHERS = ("bm25s", "rank-bm25", "haystack-ai", "llama-index-retrievers-bm25")
_ARTICLES, _ASKED, _BEST = 60, 60, 20
_WORDS = 200  # of a passage, for rivals


class _Clock:
    def now(self) -> datetime:
        return datetime(2031, 12, 31, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class _Question:
    """A question with the sentences that answer it; none where nothing does."""

    text: str
    gold: frozenset[tuple[str, int]]  # article id, place of the sentence


def figures() -> Iterator[Figure]:
    """Measure each in turn."""
    pipeline = load_pipeline()
    yield from _invented(pipeline)
    data = data_folder()
    if data:
        yield from _real_questions(data / "qa")


def _invented(pipeline: Pipeline) -> Iterator[Figure]:
    with tempfile.TemporaryDirectory() as scratch:
        yield from asyncio.run(_asked(f"sqlite:///{scratch}/peers.db", pipeline))


async def _asked(address: str, pipeline: Pipeline) -> list[Figure]:
    await upgrade(address)
    async with await open_library(address) as library:
        desk = Desk(library, lambda: pipeline, _Clock())
        async for one in desk.intake.ingest(drafts(_ARTICLES)):
            if one.error:
                raise RuntimeError(one.error)
        articles = await desk.articles(limit=_ARTICLES)
        sentences = _sentences(articles)
        questions = _questions(articles, sentences)
        start = time.process_time()
        answers = [await desk.ask(one.text) for one in questions]
        seconds = time.process_time() - start
    cited = [
        [(item.citation.article_id, item.citation.start) for section in one.reply.sections for item in section.items]
        if one.answered
        else []
        for one in answers
    ]
    found = _scores("Gainsay", questions, [[_sentence_at(sentences, *one) for one in each] for each in cited])
    found.append(Figure("Gainsay: CPU of a question", 1000 * seconds / len(questions), "ms"))
    titles = {article.id: article.title for article in articles}
    documents = [{"id": f"{key[0]} {key[1]}", "text": f"{titles[key[0]]}. {text}"} for key, text in sentences.items()]
    task = {"documents": documents, "questions": [one.text for one in questions], "best": _BEST}
    for name in _SEARCHERS:
        result = rival(name, task)
        if result is None:
            continue
        ranked = [[(one.split()[0], int(one.split()[1])) for one, _ in each] for each in result["ranked"]]
        label = f"{name} {result['version']}"
        found += _scores(label, questions, ranked)
        found.append(Figure(f"{label}: CPU of a question", 1000 * result["ask"] / len(questions), "ms"))
    return found


def _sentences(articles: Sequence[Article]) -> dict[tuple[str, int], str]:
    """Return every sentence by its article and the offset at which it starts."""
    from bot.answers.passages import sentences

    return {(article.id, span.start): article.quote(span) for article in articles for span in sentences(article)}


def _sentence_at(sentences: dict[tuple[str, int], str], article_id: str, offset: int) -> tuple[str, int]:
    """Return the sentence in which a quote begins."""
    return max(key for key in sentences if key[0] == article_id and key[1] <= offset)


def _questions(articles: Sequence[Article], sentences: dict[tuple[str, int], str]) -> list[_Question]:
    """Return as many questions that something answers as questions that nothing does."""
    titles = {article.id: str(article.title) for article in articles}
    with_answer: list[_Question] = []
    without: list[_Question] = []
    for town, thing, fault in product(TOWNS, THINGS, FAULTS):
        wanted = f"denied that the {thing} had ever been {fault}."
        title = f"{town} argues over its {thing}"
        gold = frozenset(key for key, text in sentences.items() if titles[key[0]] == title and wanted in text)
        asked = _Question(f"who denied that the {thing} of {town} had ever been {fault}?", gold)
        (with_answer if gold else without).append(asked)
    step = max(1, len(without) // (_ASKED // 2))
    return with_answer[:: max(1, len(with_answer) // (_ASKED // 2))][: _ASKED // 2] + without[::step][: _ASKED // 2]


def _scores(name: str, questions: Sequence[_Question], cited: Sequence[Sequence[tuple[str, int]]]) -> list[Figure]:
    answerable = [(one.gold, found) for one, found in zip(questions, cited, strict=True) if one.gold]
    others = [found for one, found in zip(questions, cited, strict=True) if not one.gold]
    first = sum(bool(found) and found[0] in gold for gold, found in answerable)
    shown = sum(any(one in gold for one in found[:4]) for gold, found in answerable)
    return [
        Figure(f"{name}: a right sentence first", 100 * first / len(answerable), "%"),
        Figure(f"{name}: one among the first four", 100 * shown / len(answerable), "%"),
        Figure(f"{name}: refused what nothing answers", 100 * sum(not found for found in others) / len(others), "%"),
    ]


def _real_questions(folder: Path) -> Iterator[Figure]:
    with tempfile.TemporaryDirectory() as scratch:
        run, index, ask = asyncio.run(searched(folder, "rtqa"))
        yield from _retrieved("Gainsay", folder, run, Path(scratch), index, ask)
        documents = [one for row in rows(folder / "rtqa", "corpus") for one in _passages(row)]
        queries = list(rows(folder / "rtqa", "queries"))
        task = {"documents": documents, "questions": [row["query"] for row in queries], "best": _BEST}
        texts = {one["id"]: one["text"] for one in documents}
        for name in _SEARCHERS:
            result = rival(name, task)
            if result is None:
                continue
            run = [_run_row(row, found, texts) for row, found in zip(queries, result["ranked"], strict=True)]
            label = f"{name} {result['version']}"
            yield from _retrieved(label, folder, run, Path(scratch), result["index"], result["ask"])


def _passages(row: Any) -> Iterator[dict[str, str]]:
    """Yield an article in passages of some two hundred words, each under title and outlet."""
    words = row["text"].split()
    for number, start in enumerate(range(0, len(words), _WORDS)):
        head = f"{row.get('title') or ''} {row.get('source') or ''}"
        yield {"id": f"{row['doc_id']}\t{number}", "text": f"{head}\n{' '.join(words[start : start + _WORDS])}"}


def _run_row(query: Any, found: Sequence[Sequence[Any]], texts: dict[str, str]) -> Row:
    ranked = [{"doc_id": key.partition("\t")[0], "text": texts[key], "score": score} for key, score in found]
    confidence = ranked[0]["score"] if ranked else 0.0
    return {"query_id": query["query_id"], "ranked": ranked, "confidence": confidence}


def _retrieved(
    name: str, folder: Path, run: Sequence[Row], scratch: Path, index: float, ask: float
) -> Iterator[Figure]:
    written = write_rows(scratch / "run.jsonl", run)
    gold = folder / "rtqa" / "queries.jsonl"
    result = json.loads(run_scorer(folder / "score_retrieval.py", "--gold", gold, "--run", written, "--json"))
    doc, answer = result["doc"]["all"], result["answer"]["all"]
    yield Figure(f"RealTimeQA, {name}: the right article first", 100 * doc["Hits@1"], "%")
    yield Figure(f"RealTimeQA, {name}: among the first four", 100 * doc["Hits@4"], "%")
    yield Figure(f"RealTimeQA, {name}: the answer in the first four", 100 * answer["AnsHit@4"], "%")
    yield Figure(f"RealTimeQA, {name}: refusal AUROC", result["null"]["AUROC"], "")
    yield Figure(f"RealTimeQA, {name}: CPU of indexing, of a question", index, f"s, {1000 * ask / len(run):.1f} ms")
