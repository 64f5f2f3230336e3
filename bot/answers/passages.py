"""Passages: the sentences of an article, with the stems that search finds them by."""

from __future__ import annotations

from collections.abc import Iterator

from bot.articles.article import Article
from bot.language.sentences import sentence_spans
from bot.language.terms import stems
from bot.ports import Passage
from bot.span import Span

_NEIGHBOURS = 1  # sentences before and after, in the same article, that lend their words as context


def sentences(article: Article) -> Iterator[Span]:
    """Yield the sentences of every block of `article` in text order, as spans into its text."""
    for block in article.blocks:
        for span in sentence_spans(block.span.of(article.text)):
            yield span.shifted(block.span.start)


def passages(article: Article) -> list[Passage]:
    """Return the passages to index: each with its own stems, and those of neighbours, headline and outlet."""
    spans = list(sentences(article))
    own = [stems(article.quote(span)) for span in spans]
    heading = (*stems(article.title or ""), *stems(article.outlet or ""))
    return [
        Passage(
            article_id=article.id,
            version=article.version,
            span=span,
            terms=own[place],
            context=(*heading, *_around(own, place)),
        )
        for place, span in enumerate(spans)
        if own[place]
    ]


def _around(own: list[tuple[str, ...]], place: int) -> Iterator[str]:
    for other in range(max(0, place - _NEIGHBOURS), min(len(own), place + _NEIGHBOURS + 1)):
        if other != place:
            yield from own[other]
