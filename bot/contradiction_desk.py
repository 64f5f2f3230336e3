"""What people do about contradictions: look them up, each disagreement told once, and rule on them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.answers.lookups import resolve_contradictions
from bot.contradictions.contradiction import Contradiction, ContradictionKind
from bot.contradictions.finding import Test
from bot.contradictions.folding import folded
from bot.contradictions.origins import reports_of
from bot.contradictions.review import Opinion, Review
from bot.errors import UserError
from bot.ports import (
    ClaimFilter,
    ClaimRecord,
    Clock,
    ContradictionFilter,
    ContradictionRecord,
    Library,
    UnitOfWork,
)
from bot.requests import ContradictionsRequest


class ContradictionDesk:
    """The use cases about contradictions."""

    def __init__(self, library: Library, clock: Clock) -> None:
        self._library = library
        self._clock = clock

    async def list(self, wanted: ContradictionsRequest) -> Sequence[ContradictionRecord]:
        """Return disagreements by filter, major first; repetitions are folded into the one that tells most."""
        async with self._library.begin() as uow:
            records = await with_claims(await resolve_contradictions(wanted, uow), uow)
            reports = await reports_of(records, uow)
            return await _with_history(folded(records, reports=reports)[: wanted.limit], uow)

    async def rule(self, contradiction_id: str, opinion: Opinion, note: str) -> ContradictionRecord:
        """Confirm or dismiss a contradiction. One that is dismissed is shown no more unless it is asked for.

        Raises UserError for an id that is not stored.
        """
        async with self._library.begin() as uow:
            wanted = ContradictionFilter(ids=(contradiction_id.strip(),), dismissed=True)
            records = await with_claims(await uow.contradictions.find(wanted, limit=1), uow)
            if not records:
                raise UserError("There is no contradiction of that id; `gainsay contradictions` lists them.")
            record = records[0]
            review = Review(record.contradiction.id, opinion, note.strip(), self._clock.now(), _seen(record))
            await uow.reviews.put(review)
            await uow.commit()
        return replace(record, review=review)

    async def reviews(self) -> Sequence[Review]:
        """Return every ruling, oldest first, for measuring the judge by."""
        async with self._library.begin() as uow:
            return await uow.reviews.all()


async def with_claims(found: Sequence[Contradiction], uow: UnitOfWork) -> list[ContradictionRecord]:
    """Return the contradictions with both of their claims."""
    ids = tuple({side for one in found for side in (one.earlier, one.later)})
    sides = await uow.claims.find(ClaimFilter(claim_ids=ids), limit=len(ids)) if ids else ()
    by_id = {record.claim.id: record for record in sides}
    return [ContradictionRecord(one, by_id[one.earlier], by_id[one.later]) for one in found]


async def _with_history(records: Sequence[ContradictionRecord], uow: UnitOfWork) -> list[ContradictionRecord]:
    """Add when each was found first, how an operator ruled, and which later claim resolved it."""
    ids = [record.contradiction.id for record in records]
    seen, reviews = await uow.reviews.first_seen(ids), await uow.reviews.of(ids)
    changes = await _changes(records, uow)
    return [
        replace(
            record,
            first_seen=seen.get(record.contradiction.id),
            review=reviews.get(record.contradiction.id),
            resolved_by=_resolving(record, changes),
        )
        for record in records
    ]


async def _changes(records: Sequence[ContradictionRecord], uow: UnitOfWork) -> dict[str, ClaimRecord]:
    """Return for claims among `records` the later claim with which their speaker went over to another position."""
    sides = tuple({side.claim.id for record in records for side in (record.earlier, record.later)})
    if not sides:
        return {}
    wanted = ContradictionFilter(kinds=(ContradictionKind.POSITION_CHANGE,), claim_ids=sides)
    changes = await with_claims(await uow.contradictions.find(wanted, limit=len(sides)), uow)
    return {change.earlier.claim.id: change.later for change in changes if not _is_defence(change.contradiction)}


def _is_defence(change: Contradiction) -> bool:
    """Say whether a matter was only called a right later, often by another mouth: no denial is taken back by that."""
    return Test.DEFENDED.value in change.verdict.reasons


def _resolving(record: ContradictionRecord, changes: dict[str, ClaimRecord]) -> ClaimRecord | None:
    """Return the claim by which one of the two sides gave its position up, after both had spoken."""
    if record.contradiction.verdict.kind is ContradictionKind.POSITION_CHANGE:
        return None
    both = {record.earlier.claim.id, record.later.claim.id}
    found = (changes[side] for side in both if side in changes and changes[side].claim.id not in both)
    return next(found, None)


def _seen(record: ContradictionRecord) -> dict[str, object]:
    """Return what the operator saw, as plain JSON."""
    verdict = record.contradiction.verdict
    return {
        "kind": verdict.kind.value,
        "severity": verdict.severity.value,
        "score": verdict.score,
        "reasons": list(verdict.reasons),
        "earlier": _side(record.earlier),
        "later": _side(record.later),
    }


def _side(record: ClaimRecord) -> dict[str, object]:
    published = record.article.published
    return {
        "claim": record.claim.id,
        "speaker": record.speaker_name,
        "stance": record.claim.stance.value,
        "sentence": record.article.quote(record.claim.sentence),
        "content": record.claim.proposition.text,
        "outlet": record.article.outlet,
        "published": published.isoformat() if published else None,
    }
