"""What is new, in memory."""

from __future__ import annotations

from collections.abc import Sequence

from bot.digests.ports import NewsDispute, NewsLine
from storage.memory.contradictions import is_dismissed, order, seen_contradictions
from storage.memory.state import Work


class MemoryNewsStore:
    """The `NewsStore` of a unit of work."""

    def __init__(self, work: Work) -> None:
        self._work = work

    async def mark(self) -> int:
        """See `bot.digests.ports.NewsStore`."""
        return self._work.state.digests.mark

    async def claims(self, after: int, upto: int, *, limit: int) -> Sequence[NewsLine]:
        """See `bot.digests.ports.NewsStore`."""
        marks = self._work.state.digests.claim_marks
        claims = self._work.state.claims
        seen = [one for one in claims if after < marks[one] <= upto and self._work.sees(claims[one].claim.article_id)]
        return sorted(map(self._line, seen), key=lambda line: (-line.mark, line.claim_id))[:limit]

    async def disputes(self, after: int, upto: int, *, limit: int) -> Sequence[NewsDispute]:
        """See `bot.digests.ports.NewsStore`."""
        marks = self._work.state.digests.contradiction_marks
        standing = (one for one in seen_contradictions(self._work) if not is_dismissed(self._work.state, one))
        found = sorted((one for one in standing if after < marks[one.id] <= upto), key=order)
        return [
            NewsDispute(marks[one.id], one, self._line(one.earlier), self._line(one.later)) for one in found[:limit]
        ]

    async def mark_of(self, item_id: str) -> int | None:
        """See `bot.digests.ports.NewsStore`."""
        state = self._work.state
        if item_id in state.claims and self._work.sees(state.claims[item_id].claim.article_id):
            return state.digests.claim_marks[item_id]
        known = {one.id for one in seen_contradictions(self._work)}
        return state.digests.contradiction_marks[item_id] if item_id in known else None

    def _line(self, claim_id: str) -> NewsLine:
        state = self._work.state
        stored = state.claims[claim_id]
        made = stored.claim
        return NewsLine(
            mark=state.digests.claim_marks[claim_id],
            claim_id=claim_id,
            article_id=made.article_id,
            speaker_id=stored.speaker_id,
            stance=made.stance,
            outlet=state.editions[made.article_id, made.version].outlet,
            terms=frozenset(stored.terms),
        )
