"""What people do about contradictions: look them up, each disagreement told once."""

from __future__ import annotations

from collections.abc import Sequence

from bot.answers.lookups import resolve_contradictions
from bot.contradictions.contradiction import Contradiction
from bot.contradictions.folding import folded
from bot.ports import ClaimFilter, ContradictionRecord, Library, UnitOfWork
from bot.requests import ContradictionsRequest


class ContradictionDesk:
    """The use cases about contradictions."""

    def __init__(self, library: Library) -> None:
        self._library = library

    async def list(self, wanted: ContradictionsRequest) -> Sequence[ContradictionRecord]:
        """Return disagreements by filter, major first; repetitions are folded into the one that tells most."""
        async with self._library.begin() as uow:
            records = await _with_claims(await resolve_contradictions(wanted, uow), uow)
        return folded(records)[: wanted.limit]


async def _with_claims(found: Sequence[Contradiction], uow: UnitOfWork) -> list[ContradictionRecord]:
    ids = tuple({side for one in found for side in (one.earlier, one.later)})
    sides = await uow.claims.find(ClaimFilter(claim_ids=ids), limit=len(ids)) if ids else ()
    by_id = {record.claim.id: record for record in sides}
    return [ContradictionRecord(one, by_id[one.earlier], by_id[one.later]) for one in found]
