"""Extraction: claims out of parsed articles, beside the parser's own time, and how the time grows with length."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from benchmarks._corpus import drafts
from benchmarks.harness import Figure, in_turns

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from bot.articles.article import Article, Block
    from bot.language.pipeline import Pipeline

_ARTICLES = 12
_SHORT, _LONG = 40, 240  # sentences of one article


def figures() -> Iterator[Figure]:
    """Measure `claims_of` beside the parse that it needs, and one long article beside a short one."""
    from bot.articles.cleaning import article_of
    from bot.claims.extraction import claims_of, read_blocks
    from bot.language.pipeline import load_pipeline

    pipeline = load_pipeline()
    articles = [article_of(draft) for draft in drafts(_ARTICLES)]
    texts = [article.quote(block.span) for article in articles for block in read_blocks(article)]
    parsed = [_parsed(article, pipeline) for article in articles]
    short, long = (_parsed(article_of(drafts(1, size)[0]), pipeline) for size in (_SHORT, _LONG))
    seconds = in_turns(
        {
            "parser": lambda: list(pipeline.pipe(texts)),
            "extraction": lambda: [claims_of(*one) for one in parsed],
            "short": lambda: claims_of(*short),
            "long": lambda: claims_of(*long),
        }
    )
    yield Figure("articles", _ARTICLES, "")
    yield Figure("claims", sum(len(claims_of(*one)) for one in parsed), "")
    yield Figure("extraction beyond parsing", 100 * seconds["extraction"] / seconds["parser"], "%", at_most=30)
    growth = seconds["long"] / seconds["short"] / (_LONG / _SHORT)
    yield Figure(f"time a sentence, {_LONG} sentences against {_SHORT}", growth, "times", at_most=1.5)


def _parsed(article: Article, pipeline: Pipeline) -> tuple[Article, Sequence[Block], Sequence[Doc]]:
    from bot.claims.extraction import read_blocks

    blocks = read_blocks(article)
    return article, blocks, list(pipeline.pipe([article.quote(block.span) for block in blocks]))
