"""Embedding: what is stored, and what is asked, put as vectors away from the event loop."""

from __future__ import annotations

import asyncio
from collections.abc import Collection

import numpy as np

from bot.answers.meaning import STORED, Embedder, Meaning, Meant
from bot.answers.passages import sentences
from bot.articles.article import Article
from bot.ports import Library


async def meant_by(question: str, embedder: Embedder | None) -> Meant | None:
    """Return what `question` means to the model, None where there is none."""
    if embedder is None:
        return None
    return Meant(embedder.name, await asyncio.to_thread(embedder.question, question))


class Meanings:
    """Makes the vectors of what is stored; does nothing without a model."""

    def __init__(self, library: Library, embedder: Embedder | None) -> None:
        self._library = library
        self._embedder = embedder

    async def catch_up(self, *, limit: int = 100, only: Collection[str] | None = None) -> int:
        """Make the vectors of up to `limit` articles that have none of this model; return of how many.

        After a change of model these are all articles. Each is committed by itself, so that it may be stopped anywhere.
        """
        if self._embedder is None:
            return 0
        async with self._library.begin() as uow:
            waiting = await uow.meanings.waiting(self._embedder.name, limit=limit, only=only)
        for article in waiting:
            meaning = await asyncio.to_thread(_meaning, article, self._embedder)
            async with self._library.begin() as uow:
                await uow.meanings.put(meaning, self._embedder.name)
                await uow.commit()
        return len(waiting)


def _meaning(article: Article, embedder: Embedder) -> Meaning:
    """Return the vectors of the article's sentences, each read under its headline, as a reader reads it."""
    spans = tuple(sentences(article))
    title = f"{article.title}. " if article.title else ""
    rows = embedder.passages([title + article.quote(span) for span in spans]) if spans else np.zeros((0, 0), np.float32)
    return Meaning(article.id, article.version, spans, rows.astype(STORED).tobytes())
