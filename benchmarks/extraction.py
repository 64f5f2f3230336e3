"""Extraction: claims out of parsed articles, beside the parser's own time, and how the time grows with length."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING

from benchmarks._corpus import drafts
from benchmarks.harness import Figure, in_turns
from benchmarks.language import SEEDS

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from bot.articles.article import Article, Block
    from bot.articles.draft import Draft
    from bot.language.pipeline import Pipeline

_ARTICLES = 12
_PRINTED = 24
_SHORT, _LONG = 40, 240  # sentences of one article


def figures() -> Iterator[Figure]:
    """Measure `claims_of` beside the parse that it needs, and one long article beside a short one.

    Printed articles are those of the development data, or the seeds where it is absent. In the invented ones nine
    sentences in ten report what somebody says, several times what papers print: no article costs more.
    """
    from bot.claims.extraction import claims_of
    from bot.language.pipeline import load_pipeline

    pipeline = load_pipeline()
    for name, articles, goal in (("printed", _printed(), 30), ("invented", drafts(_ARTICLES), None)):
        yield from _beside_parsing(name, articles, goal, pipeline)
    short, long = (_parsed(drafts(1, size)[0], pipeline) for size in (_SHORT, _LONG))
    seconds = in_turns({"short": lambda: claims_of(*short), "long": lambda: claims_of(*long)})
    growth = seconds["long"] / seconds["short"] / (_LONG / _SHORT)
    yield Figure(f"time a sentence, {_LONG} sentences against {_SHORT}", growth, "times", at_most=1.5)


def _beside_parsing(name: str, articles: Sequence[Draft], goal: float | None, pipeline: Pipeline) -> Iterator[Figure]:
    from bot.claims.extraction import claims_of

    parsed = [_parsed(draft, pipeline) for draft in articles]
    texts = [article.quote(block.span) for article, blocks, _ in parsed for block in blocks]
    seconds = in_turns(
        {
            "parser": lambda: list(pipeline.pipe(texts)),
            "extraction": lambda: [claims_of(*one) for one in parsed],
        }
    )
    yield Figure(f"{name} articles", len(parsed), "")
    yield Figure("... claims", sum(len(claims_of(*one)) for one in parsed), "")
    yield Figure("... extraction beyond parsing", 100 * seconds["extraction"] / seconds["parser"], "%", at_most=goal)


def _printed() -> list[Draft]:
    from adapters.files import discover, draft_of
    from adapters.sources import Source
    from bot.articles.metadata import Metadata
    from evaluation import news_set
    from evaluation.data import data_folder

    folder = data_folder()
    if folder is None:
        return [draft_of(found)[0] for found in discover([SEEDS], Metadata()) if isinstance(found, Source)]
    return list(islice(news_set.drafts(folder / "news"), _PRINTED))


def _parsed(draft: Draft, pipeline: Pipeline) -> tuple[Article, Sequence[Block], Sequence[Doc]]:
    from bot.articles.cleaning import article_of
    from bot.claims.extraction import read_blocks

    article = article_of(draft)
    blocks = read_blocks(article)
    return article, blocks, list(pipeline.pipe([article.quote(block.span) for block in blocks]))
