"""Sentences as vectors in memory."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from bot.answers.meaning import Meaning, Meant, Near
from bot.articles.article import Article
from bot.ports import ClaimFilter, PassageRecord
from storage.memory.search import passes_article
from storage.memory.state import Work, require
from storage.nearness import Nearest, ordered, packed


class MemoryMeaningStore:
    """The `MeaningStore` of a unit of work."""

    def __init__(self, work: Work) -> None:
        self._work = work

    async def put(self, meaning: Meaning, model: str) -> None:
        """See `bot.answers.meaning.MeaningStore`."""
        state = await self._work.change()
        require(fits=meaning.article_id in state.current)
        state.meanings[meaning.article_id] = (model, meaning)

    async def waiting(self, model: str, *, limit: int, only: Collection[str] | None = None) -> Sequence[Article]:
        """See `bot.answers.meaning.MeaningStore`."""
        state = self._work.state
        made = {(one.article_id, one.version) for name, one in state.meanings.values() if name == model}
        current = sorted(state.current.items())
        found = [edition for edition in current if edition not in made and (only is None or edition[0] in only)]
        return [state.editions[edition] for edition in found[:limit]]

    async def nearest(self, meant: Meant, wanted: ClaimFilter, *, limit: int) -> Sequence[Near]:
        """See `bot.answers.meaning.MeaningStore`."""
        state, nearest = self._work.state, Nearest(meant, limit)
        for model, one in state.meanings.values():
            edition = one.article_id, one.version
            if model == meant.model and self._work.sees(one.article_id) and passes_article(state, edition, wanted):
                nearest.look(one.article_id, one.version, packed(one.spans), one.vectors)
        places = nearest.places
        found: list[Near] = []
        for stored in (stored for some in state.passages.values() for stored in some):
            passage = stored.passage
            edition = passage.article_id, passage.version
            likeness = places.get((*edition, passage.span.start, passage.span.end))
            if likeness is not None:
                article = state.editions[edition]
                found.append(Near(PassageRecord(passage, article.outlet, article.published), likeness))
        return ordered(found)
