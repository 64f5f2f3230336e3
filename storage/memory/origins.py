"""Origins of articles in memory."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from storage.memory.state import Work, require


class MemoryOriginStore:
    """The `OriginStore` of a unit of work."""

    def __init__(self, work: Work) -> None:
        self._work = work

    async def near(self, bands: Sequence[str], *, limit: int = 30) -> Sequence[str]:
        """See `bot.articles.origins.OriginStore`."""
        wanted = set(bands)
        shared = {name: len(wanted & held) for name, (_, held) in self._work.state.origins.items()}
        return sorted((name for name, count in shared.items() if count), key=lambda name: (-shared[name], name))[:limit]

    async def put(self, article_id: str, found: str, bands: Sequence[str]) -> None:
        """See `bot.articles.origins.OriginStore`."""
        state = await self._work.change()
        require(fits=article_id in state.current)
        state.origins[article_id] = found, frozenset(bands)

    async def of(self, article_ids: Sequence[str]) -> Mapping[str, str]:
        """See `bot.articles.origins.OriginStore`."""
        origins = self._work.state.origins
        return {name: origins[name][0] if name in origins else name for name in article_ids}

    async def members(self, wanted: str) -> Sequence[str]:
        """See `bot.articles.origins.OriginStore`."""
        return sorted(name for name, (found, _) in self._work.state.origins.items() if found == wanted)
