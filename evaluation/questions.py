"""Questions over public corpora: how well the search of answers finds, and how well its confidence refuses.

The passages are indexed as ingestion indexes them; nothing is read for claims, which these corpora are not about.
"""

from __future__ import annotations

import asyncio
import gzip
import hashlib
import json
import re
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from bot.answers.finding import retrieved, weights_of, widened
from bot.answers.outlets import outlets_named
from bot.answers.passages import passages
from bot.answers.period import days_in, looking_back, period_in
from bot.answers.retrieval import Ranked
from bot.answers.support import confidence
from bot.articles.article import Article, Basis, Block, BlockKind
from bot.language.pipeline import Pipeline
from bot.language.terms import stems
from bot.names import names_of
from bot.ports import ClaimFilter, Library, UnitOfWork
from bot.span import Span
from evaluation.data import run_scorer, write_rows
from evaluation.report import Figure, Report
from storage.library import open_library
from storage.schema import upgrade

Row = Mapping[str, Any]

_BATCH = 50  # articles of one transaction
_BEST = 20  # passages of a run, as many as the scorer looks at
_APART = 500  # characters within which two sentences belong to one passage
_BEFORE, _AFTER = 550, 650  # characters around the sentence found: a passage of some 200 words
_LISTED = 6  # documents of which one passage each lists the answers to an ambiguous question
_LEAST_LISTED = 0.4  # of the best score, for one more of them
_AMBIGUOUS = "ramdocs"
_CORPORA = {
    "news": ("rtqa", "mhr"),
    "squad2": ("squad2",),
    "ambiguous": (_AMBIGUOUS,),
}  # MultiHop-RAG has RealTimeQA's articles as distractors
_FIGURES = {
    "rtqa": (
        ("Hits@1", "doc", "0.66"),
        ("Hits@4", "doc", "0.90"),
        ("AnsHit@4", "answer", "0.86"),
        ("", "null", "0.96"),
    ),
    "mhr": (("AllEv@10", "fact", "0.78"),),
    "squad2": (("", "null", "0.72"),),
}


@dataclass(frozen=True, slots=True)
class _Asked:
    """A question with what was found for it; `texts` are the articles by id."""

    row: Row
    found: Sequence[Ranked]
    confidence: float
    articles: Mapping[tuple[str, int], Article]


def measure(folder: Path, _pipeline: Pipeline | Callable[[], Pipeline], kept: Path) -> Report:
    """Index every corpus, ask its questions, and score what was found."""
    found = [asyncio.run(_measure(folder, sets, kept)) for sets in _CORPORA.values()]
    return Report(tuple(figure for figures in found for figure in figures))


async def _measure(folder: Path, sets: Sequence[str], kept: Path) -> list[Figure]:
    figures: list[Figure] = []
    with tempfile.TemporaryDirectory() as scratch:
        address = f"sqlite:///{scratch}/questions.db"
        await upgrade(address)
        async with await open_library(address) as library:
            for name in sets:
                await _index(library, rows(folder / name, "corpus"))
            for name in sets:
                queries = list(rows(folder / name, "queries"))
                run = [_run_row(await _ask(library, query)) for query in queries]
                if name == _AMBIGUOUS:
                    figures.append(_listed(folder, write_rows(kept / f"{name}.jsonl", map(_every_answer, run)), kept))
                else:
                    figures += _score(folder, name, write_rows(kept / f"{name}.jsonl", run), kept)
    return figures


async def searched(folder: Path, name: str) -> tuple[list[dict[str, object]], float, float]:
    """Index one corpus and ask its questions: what was found, in the scorer's form, and the CPU seconds of both."""
    with tempfile.TemporaryDirectory() as scratch:
        address = f"sqlite:///{scratch}/questions.db"
        await upgrade(address)
        async with await open_library(address) as library:
            start = time.process_time()
            await _index(library, rows(folder / name, "corpus"))
            indexed = time.process_time()
            found = [await _ask(library, query) for query in rows(folder / name, "queries")]
            asked = time.process_time()
            return [_run_row(one) for one in found], indexed - start, asked - indexed


def rows(folder: Path, name: str) -> Iterator[Row]:
    """Yield the rows of a corpus or of its queries, packed or not."""
    plain = folder / f"{name}.jsonl"
    if plain.exists():
        lines = plain.read_text(encoding="utf-8").splitlines()
    else:
        lines = gzip.decompress((folder / f"{name}.jsonl.gz").read_bytes()).decode().splitlines()
    yield from (json.loads(line) for line in lines)


async def _index(library: Library, rows: Iterator[Row]) -> None:
    articles = [article for row in rows if (article := _article(row)).blocks]
    for start in range(0, len(articles), _BATCH):
        async with library.begin() as uow:
            for article in articles[start : start + _BATCH]:
                _, stored = await uow.articles.put(article)
                await uow.search.index(stored, passages(stored))
                await uow.names.replace(stored.id, names_of(stored.outlet, ()))
            await uow.commit()


def _article(row: Row) -> Article:
    text: str = row["text"]
    blocks = (
        Block(BlockKind.PARAGRAPH, Span(*match.span())) for match in re.finditer(r"\S(?:[^\n]*\S)?", text) if match[0]
    )
    day = row.get("published_at")
    return Article(
        id=row.get("passage_id", row["doc_id"]),
        key=row["doc_id"],
        version=0,
        text=text,
        blocks=tuple(blocks),
        title=row.get("title") or None,
        title_basis=Basis.GIVEN,
        outlet=row.get("source"),
        outlet_basis=Basis.GIVEN,
        url=None,
        published=date.fromisoformat(day[:10]) if day else None,
        published_basis=Basis.GIVEN,
        byline=None,
        language="en",
        digest=hashlib.sha256(text.encode()).hexdigest(),
    )


async def _ask(library: Library, row: Row) -> _Asked:
    question: str = row["query"]
    asked = date.fromisoformat(row["date"][:10]) if row.get("date") else None
    if asked is not None:
        asked = looking_back(period_in(question, asked), asked)
    terms = tuple(dict.fromkeys(stems(question)))
    async with library.begin() as uow:
        weights = await weights_of(widened(terms), uow)
        outlets = await outlets_named(question, uow)
        days = days_in(question)
        found = await retrieved(terms, weights, ClaimFilter(outlets=outlets), asked, uow, days=days)
        everywhere = await retrieved(terms, weights, ClaimFilter(), asked, uow, days=days) if outlets else found
        articles = await _articles((*found, *everywhere), uow)
        told = [(one, _sentence(one, articles)) for one in everywhere]
        return _Asked(row, found, confidence(question, told, weights, terms, asked), articles)


async def _articles(found: Sequence[Ranked], uow: UnitOfWork) -> Mapping[tuple[str, int], Article]:
    return await uow.articles.editions((one.record.passage.article_id, one.record.passage.version) for one in found)


def _sentence(one: Ranked, articles: Mapping[tuple[str, int], Article]) -> str:
    passage = one.record.passage
    return articles[passage.article_id, passage.version].quote(passage.span)


def _run_row(asked: _Asked) -> dict[str, object]:
    ranked: list[dict[str, object]] = []
    taken: list[tuple[str, int]] = []
    for one in asked.found:
        passage = one.record.passage
        if any(
            article_id == passage.article_id and abs(start - passage.span.start) <= _APART
            for article_id, start in taken
        ):
            continue
        taken.append((passage.article_id, passage.span.start))
        article = asked.articles[passage.article_id, passage.version]
        text = article.text[max(0, passage.span.start - _BEFORE) : passage.span.end + _AFTER]
        ranked.append({"doc_id": article.key, "text": text, "score": one.score})
        if len(ranked) == _BEST:
            break
    return {"query_id": asked.row["query_id"], "ranked": ranked, "confidence": asked.confidence}


def _score(folder: Path, name: str, run: Path, kept: Path) -> Iterator[Figure]:
    gold = folder / name / "queries.jsonl"
    result = json.loads(run_scorer(folder / "score_retrieval.py", "--gold", gold, "--run", run, "--json"))
    (kept / f"{name}.json").write_text(json.dumps(result), encoding="utf-8")
    for measured, mode, target in _FIGURES[name]:
        value = result["null"]["AUROC"] if mode == "null" else result[mode]["all"][measured]
        yield Figure(f"{name}: {measured or 'refusal AUROC'}", f"{value:.2f}", target)


def _every_answer(row: Row) -> dict[str, object]:
    """Return the best passage of each of the first documents: what a reader is shown where documents disagree."""
    best: dict[str, str] = {}
    for one in row["ranked"]:
        if one["score"] >= _LEAST_LISTED * row["ranked"][0]["score"]:
            best.setdefault(one["doc_id"], one["text"])
    return {"query_id": row["query_id"], "answer": " ".join(list(best.values())[:_LISTED])}


def _listed(folder: Path, predictions: Path, kept: Path) -> Figure:
    gold = folder / _AMBIGUOUS / "queries.jsonl"
    result = json.loads(run_scorer(folder / "score_short_answers.py", "--gold", gold, "--pred", predictions, "--json"))
    (kept / f"{_AMBIGUOUS}.json").write_text(json.dumps(result), encoding="utf-8")
    return Figure(f"{_AMBIGUOUS}: every answer, no wrong one", f"{result['all']['StrictSet']:.2f}", "0.42")
