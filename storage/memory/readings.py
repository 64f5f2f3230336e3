"""Who reads which article, in memory."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from datetime import datetime

from bot.articles.article import Article
from bot.reading.ports import Lease, Leased
from storage.memory.state import State, StoredLease, Work, require


class MemoryReadingStore:
    """The `ReadingStore` of a unit of work."""

    def __init__(self, work: Work) -> None:
        self._work = work

    async def lease(self, wanted: Lease, *, limit: int, only: Collection[str] | None = None) -> Sequence[Leased]:
        """See `bot.reading.ports.ReadingStore`."""
        state = await self._work.change()
        found: list[Leased] = []
        for article in _unread(state, wanted.model):
            key = article.id, article.version, wanted.model
            held = state.leases.get(key)
            taken = held is not None and (held.failed or held.until > wanted.now)
            if len(found) < limit and not taken and (only is None or article.id in only):
                tries = 1 if held is None else held.tries + 1
                state.leases[key] = StoredLease(wanted.holder, wanted.until, tries)
                found.append(Leased(article, tries))
        return found

    async def begin(self, article: Article, model: str) -> bool:
        """See `bot.reading.ports.ReadingStore`."""
        state = await self._work.change()
        return any((one.id, one.version) == (article.id, article.version) for one in _unread(state, model))

    async def finish(self, article: Article, model: str) -> None:
        """See `bot.reading.ports.ReadingStore`."""
        state = await self._work.change()
        require(fits=(article.id, article.version) in state.editions)
        state.readings.add((article.id, article.version, model))
        state.leases.pop((article.id, article.version, model), None)

    async def give_up(self, article: Article, model: str) -> None:
        """See `bot.reading.ports.ReadingStore`."""
        state, key = await self._work.change(), (article.id, article.version, model)
        if key in state.leases:
            state.leases[key] = replace(state.leases[key], failed=True)

    async def retry(self, model: str) -> int:
        """See `bot.reading.ports.ReadingStore`."""
        state = await self._work.change()
        failed = [key for key, lease in state.leases.items() if lease.failed and key[2] == model]
        for key in failed:
            del state.leases[key]
        return len(failed)

    async def holders(self, article: Article | None = None) -> Sequence[str]:
        """See `bot.reading.ports.ReadingStore`."""
        wanted = None if article is None else (article.id, article.version)
        leases = self._work.state.leases.items()
        return sorted({lease.holder for (*edition, _), lease in leases if wanted in (None, tuple(edition))})

    async def release(self, holder: str, now: datetime) -> None:
        """See `bot.reading.ports.ReadingStore`."""
        state = await self._work.change()
        for key, lease in list(state.leases.items()):
            if lease.holder == holder and lease.until > now:
                state.leases[key] = replace(lease, until=now)

    async def waiting(self, model: str) -> int:
        """See `bot.reading.ports.ReadingStore`."""
        state = self._work.state
        failed = {key for key, lease in state.leases.items() if lease.failed}
        return sum((one.id, one.version, model) not in failed for one in _unread(state, model))


def _unread(state: State, model: str) -> Iterator[Article]:
    """Yield current versions that were not read with the model, in the order in which they came."""
    for (article_id, version), article in list(state.editions.items()):
        if state.current[article_id] == version and (article_id, version, model) not in state.readings:
            yield article
