"""Contradictions in memory."""

from __future__ import annotations

from collections.abc import Sequence

from bot.contradictions.contradiction import Contradiction, Severity
from bot.contradictions.review import Opinion
from bot.ports import ContradictionFilter
from storage.memory.claims import either
from storage.memory.marks import mark_contradictions
from storage.memory.state import State, Work, require
from storage.period import overlaps


class MemoryContradictionStore:
    """The `ContradictionStore` of a unit of work."""

    def __init__(self, work: Work) -> None:
        self._work = work

    async def put(self, found: Sequence[Contradiction]) -> int:
        """See `bot.ports.ContradictionStore`."""
        state = await self._work.change()
        latest = {one.id: one for one in found}
        require(fits=all(one.earlier in state.claims and one.later in state.claims for one in latest.values()))
        new = len(latest.keys() - state.contradictions.keys())
        mark_contradictions(state.digests, latest.values())
        state.contradictions |= latest
        return new

    async def replace(self, claim_ids: Sequence[str], found: Sequence[Contradiction]) -> int:
        """See `bot.ports.ContradictionStore`."""
        new = await self.put(found)
        state = await self._work.change()
        judged, kept = set(claim_ids), {one.id for one in found}
        for one in list(state.contradictions.values()):
            if one.id not in kept and not judged.isdisjoint((one.earlier, one.later)):
                del state.contradictions[one.id]
        return new

    async def find(self, wanted: ContradictionFilter, *, limit: int = 50, offset: int = 0) -> Sequence[Contradiction]:
        """See `bot.ports.ContradictionStore`."""
        state = self._work.state
        found = sorted((one for one in seen_contradictions(self._work) if _passes(state, one, wanted)), key=order)
        return found[offset : offset + limit]

    async def count(self) -> int:
        """See `bot.ports.ContradictionStore`."""
        return len(seen_contradictions(self._work))


def seen_contradictions(work: Work) -> list[Contradiction]:
    """Return those of which both claims may be seen."""
    claims = work.state.claims
    return [
        one
        for one in work.state.contradictions.values()
        if all(work.sees(claims[side].claim.article_id) for side in (one.earlier, one.later))
    ]


def is_dismissed(state: State, one: Contradiction) -> bool:
    """Say whether an operator has dismissed it."""
    review = state.reviews.get(one.id)
    return review is not None and review.opinion is Opinion.DISMISSED


def order(one: Contradiction) -> tuple[bool, float, str]:
    """Return the key that sorts major ones first, then higher scores, then by id."""
    return one.verdict.severity is not Severity.MAJOR, -one.verdict.score, one.id


def _passes(state: State, one: Contradiction, wanted: ContradictionFilter) -> bool:
    ids, since = (one.earlier, one.later), wanted.since
    return (
        (not wanted.ids or one.id in wanted.ids)
        and one.verdict.score >= wanted.least
        and (wanted.dismissed or not is_dismissed(state, one))
        and (not wanted.kinds or one.verdict.kind in wanted.kinds)
        and wanted.severity in (None, one.verdict.severity)
        and (not wanted.claim_ids or not set(ids).isdisjoint(wanted.claim_ids))
        and (not wanted.speaker_ids or either(state, ids, lambda claim: claim.speaker_id in wanted.speaker_ids))
        and (since is None or either(state, ids, lambda claim: overlaps(claim.days, since, None)))
    )
