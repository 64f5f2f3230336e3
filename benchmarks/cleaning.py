"""Cleaning: how much of an article is kept and how much of what surrounds it, beside trafilatura alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import trafilatura

from adapters.fetching.pages import read_page
from benchmarks.harness import Figure
from bot.articles.article import BlockKind
from bot.articles.cleaning import article_of
from bot.feeds.fetching import Fetched
from bot.language.terms import words

PAGES = Path(__file__).parent / "pages"  # invented pages, each with the text that is to be kept beside it


def figures() -> Iterator[Figure]:
    """Measure by words: kept of the article (recall), and of the article among what is kept (precision)."""
    alone, ours = _scores(_trafilatura), _scores(_gainsay)
    yield Figure("pages", len(list(PAGES.glob("*.html"))), "pages")
    for name, found in (("trafilatura alone", alone), ("Gainsay", ours)):
        for measure, value in zip(("precision", "recall"), found[:2], strict=True):
            yield Figure(f"{name}: {measure}", value, "%")
    yield Figure("trafilatura alone: F1", alone[2], "%")
    yield Figure("Gainsay: F1", ours[2], "%", at_least=alone[2])


def _scores(clean: Callable[[bytes], str]) -> tuple[float, float, float]:
    kept = wanted = both = 0
    for page in sorted(PAGES.glob("*.html")):
        found = Counter(words(clean(page.read_bytes())))
        gold = Counter(words(page.with_suffix(".txt").read_text(encoding="utf-8")))
        kept, wanted, both = kept + found.total(), wanted + gold.total(), both + (found & gold).total()
    precision, recall = 100 * both / kept, 100 * both / wanted
    return precision, recall, 2 * precision * recall / (precision + recall)


def _trafilatura(page: bytes) -> str:
    return trafilatura.extract(page, include_comments=False) or ""


def _gainsay(page: bytes) -> str:
    """Return the stored text but for bylines and captions, which are kept as what they are."""
    article = article_of(read_page(Fetched("https://news.test/story", page, "text/html")))
    apart = (BlockKind.BYLINE, BlockKind.CAPTION)
    return "\n".join(article.quote(block.span) for block in article.blocks if block.kind not in apart)
