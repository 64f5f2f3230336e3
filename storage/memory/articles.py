"""Articles and their versions in memory."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from bot.articles.article import Article
from bot.ports import Edition, Put
from storage.memory.state import Work, require


class MemoryArticleStore:
    """The `ArticleStore` of a unit of work."""

    def __init__(self, work: Work) -> None:
        self._work = work

    async def put(self, new: Article) -> tuple[Put, Article]:
        """See `bot.ports.ArticleStore`."""
        state = await self._work.change()
        current = await self.get(new.id)
        if current is not None and current.digest == new.digest:
            return Put.UNCHANGED, current
        stored = replace(new, version=1 if current is None else current.version + 1)
        state.editions[stored.id, stored.version] = stored
        state.current[stored.id] = stored.version
        return Put.ADDED if current is None else Put.NEW_VERSION, stored

    async def get(self, article_id: str, version: int | None = None) -> Article | None:
        """See `bot.ports.ArticleStore`."""
        state = self._work.state
        wanted = state.current.get(article_id, 0) if version is None else version
        return state.editions.get((article_id, wanted)) if self._work.sees(article_id) else None

    async def editions(self, wanted: Iterable[Edition]) -> Mapping[Edition, Article]:
        """See `bot.ports.ArticleStore`."""
        held = self._work.state.editions
        return {edition: held[edition] for edition in set(wanted) if edition in held}

    async def list(self, *, limit: int = 50, offset: int = 0) -> Sequence[Article]:
        """See `bot.ports.ArticleStore`."""
        by_id = sorted(self._current(), key=lambda article: article.id)
        newest = sorted(by_id, key=lambda article: article.published or date.min, reverse=True)
        return newest[offset : offset + limit]

    async def count(self) -> int:
        """See `bot.ports.ArticleStore`."""
        return len(self._current())

    async def outlets(self) -> Sequence[str]:
        """See `bot.ports.ArticleStore`."""
        return sorted({article.outlet for article in self._current() if article.outlet is not None})

    async def remove(self, article_id: str) -> None:
        """See `bot.ports.ArticleStore`."""
        state = await self._work.change()
        require(fits=not state.passages.get(article_id))
        require(fits=all(stored.claim.article_id != article_id for stored in state.claims.values()))
        state.current.pop(article_id, None)
        state.editions = {key: one for key, one in state.editions.items() if key[0] != article_id}
        state.readings = {key for key in state.readings if key[0] != article_id}
        state.leases = {key: one for key, one in state.leases.items() if key[0] != article_id}
        for held in (state.passages, state.origins, state.name_uses, state.article_audiences, state.meanings):
            held.pop(article_id, None)

    def _current(self) -> Sequence[Article]:
        state = self._work.state
        return [state.editions[edition] for edition in state.current.items() if self._work.sees(edition[0])]
