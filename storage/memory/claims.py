"""Claims of the current readings in memory."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from bot.articles.article import Article
from bot.claims.claim import Claim
from bot.ports import ClaimFilter, ClaimOutline, ClaimRecord
from storage.memory.called import name_seen
from storage.memory.marks import mark_claims
from storage.memory.state import State, StoredClaim, Work, require
from storage.period import overlaps, period
from storage.tokens import kept


class MemoryClaimStore:
    """The `ClaimStore` of a unit of work."""

    def __init__(self, work: Work) -> None:
        self._work = work

    async def replace(
        self, article: Article, claims: Sequence[tuple[Claim, str]], terms: Sequence[Sequence[str]]
    ) -> None:
        """See `bot.ports.ClaimStore`."""
        state = await self._work.change()
        _remove(state, article.id)
        mark_claims(state.digests, article, [made for made, _ in claims])
        for ordinal, ((made, speaker_id), stems) in reversed(list(enumerate(zip(claims, terms, strict=True)))):
            require(fits=made.id not in state.claims)
            require(fits=speaker_id in state.speakers and (article.id, made.version) in state.editions)
            days = period(made.said, article.published)
            state.claims[made.id] = StoredClaim(state.next_row(), ordinal, made, speaker_id, kept(stems), days)

    async def reassign(self, moves: Mapping[str, tuple[str, Sequence[str]]]) -> None:
        """See `bot.ports.ClaimStore`."""
        state = await self._work.change()
        require(fits=all(speaker_id in state.speakers for speaker_id, _ in moves.values()))
        moved = {claim_id for claim_id in moves if claim_id in state.claims}
        for claim_id in moved:
            speaker_id, stems = moves[claim_id]
            state.claims[claim_id] = replace(state.claims[claim_id], speaker_id=speaker_id, terms=kept(stems))
        _forget_contradictions(state, moved)

    async def get(self, claim_id: str) -> ClaimRecord | None:
        """See `bot.ports.ClaimStore`."""
        found = self._work.state.claims.get(claim_id)
        seen = found is not None and self._work.sees(found.claim.article_id)
        return record_of(self._work, found) if found is not None and seen else None

    async def find(
        self, wanted: ClaimFilter, *, limit: int = 100, offset: int = 0, bare: bool = False
    ) -> Sequence[ClaimRecord]:
        """See `bot.ports.ClaimStore`."""
        records = [record_of(self._work, claim) for claim in self._passing(wanted)[offset : offset + limit]]
        return [_bared(record) for record in records] if bare else records

    async def outlines(self, wanted: ClaimFilter, *, limit: int = 100) -> Sequence[ClaimOutline]:
        """See `bot.ports.ClaimStore`."""
        return [outline_of(self._work.state, claim) for claim in self._passing(wanted)[:limit]]

    def _passing(self, wanted: ClaimFilter) -> list[StoredClaim]:
        state = self._work.state
        found = [claim for claim in self._seen() if passes(state, claim, wanted)]
        found.sort(key=lambda claim: (claim.claim.article_id, claim.ordinal))
        return sorted(found, key=lambda claim: claim.days[::-1], reverse=True)

    async def count(self, wanted: ClaimFilter | None = None) -> int:
        """See `bot.ports.ClaimStore`."""
        state = self._work.state
        return sum(passes(state, claim, wanted or ClaimFilter()) for claim in self._seen())

    def _seen(self) -> list[StoredClaim]:
        return [claim for claim in self._work.state.claims.values() if self._work.sees(claim.claim.article_id)]


def record_of(work: Work, stored: StoredClaim) -> ClaimRecord:
    """Return the claim with its speaker's name and its article."""
    made = stored.claim
    speaker, article = work.state.speakers[stored.speaker_id], work.state.editions[made.article_id, made.version]
    return ClaimRecord(made, speaker.id, name_seen(work, speaker), article, stored.terms)


def outline_of(state: State, stored: StoredClaim) -> ClaimOutline:
    """Return the outline of a claim."""
    made = stored.claim
    stamp = f"{stored.row} {stored.speaker_id} {state.speakers[stored.speaker_id].name}"
    return ClaimOutline(made.id, made.article_id, stored.speaker_id, made.stance, stored.terms, stamp)


def _bared(record: ClaimRecord) -> ClaimRecord:
    return replace(
        record, claim=replace(record.claim, proposition=replace(record.claim.proposition, frames=(), refers=()))
    )


def passes(state: State, stored: StoredClaim, wanted: ClaimFilter) -> bool:
    """Say whether every condition of the filter holds."""
    made = stored.claim
    return (
        (not wanted.speaker_ids or stored.speaker_id in wanted.speaker_ids)
        and (not wanted.stances or made.stance in wanted.stances)
        and (not wanted.claim_ids or made.id in wanted.claim_ids)
        and state.printed(state.editions[made.article_id, made.version], wanted)
        and overlaps(stored.days, wanted.since, wanted.until)
    )


def either(state: State, ids: tuple[str, str], condition: Callable[[StoredClaim], bool]) -> bool:
    """Say whether one of the two claims passes."""
    return any(condition(state.claims[claim_id]) for claim_id in ids)


def _remove(state: State, article_id: str) -> None:
    """Take out the article's claims and their contradictions."""
    gone = {claim_id for claim_id, stored in state.claims.items() if stored.claim.article_id == article_id}
    for claim_id in gone:
        del state.claims[claim_id]
    _forget_contradictions(state, gone)


def _forget_contradictions(state: State, gone: set[str]) -> None:
    for found in list(state.contradictions.values()):
        if gone.intersection((found.earlier, found.later)):
            del state.contradictions[found.id]
