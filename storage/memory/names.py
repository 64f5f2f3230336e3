"""Names in memory."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from bot.names import Name, NameKind
from storage.memory.called import name_seen
from storage.memory.state import Work
from storage.names import AFTER_WORD, alias, name_words, slips, spellings, tails


class MemoryNameStore:
    """The `NameStore` of a unit of work."""

    def __init__(self, work: Work) -> None:
        self._work = work

    async def replace(self, article_id: str, names: Mapping[tuple[NameKind, str], int]) -> None:
        """See `bot.names.NameStore`."""
        state = await self._work.change()
        counts: Counter[tuple[NameKind, str]] = Counter()
        for (kind, written), count in names.items():
            if folded := alias(written):
                state.names.setdefault((kind, folded), written)
                state.name_words |= name_words(folded)
                counts[kind, folded] += count
        state.name_uses[article_id] = counts
        held = {key for uses in state.name_uses.values() for key in uses}
        state.names = {key: written for key, written in state.names.items() if key in held}

    async def starting(self, kind: NameKind, start: str, *, limit: int = 10) -> Sequence[Name]:
        """See `bot.names.NameStore`."""
        begun, state = alias(start), self._work.state
        totals = sum(state.name_uses.values(), Counter[tuple[NameKind, str]]())
        found = [
            (folded, Name(kind, written, totals[of, folded]))
            for (of, folded), written in state.names.items()
            if of is kind
            and self._used((of, folded))
            and (not begun or any(tail.startswith(begun) for tail in tails(folded)))
        ]
        return [one for _, one in sorted(found, key=lambda pair: (-pair[1].claims, pair[0]))[:limit]]

    async def holding(self, kind: NameKind, starts: Sequence[str]) -> Sequence[str]:
        """See `bot.names.NameStore`."""
        begun = tuple(start for start in map(alias, starts) if start)
        found = [
            (folded, written)
            for (of, folded), written in self._work.state.names.items()
            if of is kind
            and self._used((of, folded))
            and any(start <= tail < start + AFTER_WORD for tail in tails(folded) for start in begun)
        ]
        return [written for _, written in sorted(found)]

    def _used(self, key: tuple[NameKind, str]) -> bool:
        """Say whether an article that may be seen uses the name; a speaker's has to be one they may be known by."""
        state = self._work.state
        uses = {article for article, names in state.name_uses.items() if key in names and self._work.sees(article)}
        if self._work.view is None or key[0] is not NameKind.SPEAKER:
            return bool(uses)
        whose = {one.speaker_id for one in state.claims.values() if one.claim.article_id in uses}
        shown = state.names[key]
        known = (one for one in map(state.speakers.__getitem__, whose) if one.name == shown)
        return any(name_seen(self._work, one) == shown for one in known)

    async def words_like(self, word: str) -> Sequence[str]:
        """See `bot.names.NameStore`."""
        wanted = slips(alias(word))
        return sorted(known for known in self._work.state.name_words if not wanted.isdisjoint(spellings(known)))
