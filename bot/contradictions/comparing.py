"""Comparing: claims judged against those that they meet, each pair once, and what of it is a contradiction."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from hashlib import sha256
from itertools import islice

from bot.contradictions.contradiction import Contradiction
from bot.contradictions.explaining import Explaining
from bot.contradictions.facets import said_on
from bot.contradictions.judge import Judge, RuleJudge
from bot.contradictions.lexicon import kin
from bot.contradictions.meeting import MOST, Read, candidates, may_meet
from bot.contradictions.rehearsal import NOTHING, Compared, Known, Pair, Rehearsal
from bot.ports import ClaimRecord, UnitOfWork

LEAST_SCORE = 0.2  # what is kept as a contradiction; what is told is chosen from that by strength


async def contradictions_of(
    claim_ids: Iterable[str], uow: UnitOfWork, judge: Judge | None = None, rehearsal: Rehearsal | None = None
) -> list[Contradiction]:
    """Return the contradictions that the claims of these ids have with any stored claim, each once."""
    read = Read(uow)
    records = await read.records(list(dict.fromkeys(claim_ids)))
    comparing = Comparing(judge or RuleJudge(), NOTHING if rehearsal is None else rehearsal.still(records))
    met = await candidates(records, uow, read)
    await read.records(comparing.unknown(records, met))
    found: dict[str, Contradiction] = {}
    for record, others in zip(records, met, strict=True):
        compared = (comparing.of(record, other, stamp, read) for other, stamp in others.items())
        for one in islice((one for one in compared if one.meets), MOST):
            if one.found is not None:
                found[one.found.id] = one.found
    return list(found.values())


async def rehearse(records: Sequence[ClaimRecord], uow: UnitOfWork, judge: Judge) -> Rehearsal:
    """Compare claims that are not stored yet with those that are, and with each other."""
    read, comparing = Read(uow), Comparing(judge, NOTHING)
    met = await candidates(records, uow, read)
    await read.records(list(dict.fromkeys(other for others in met for other in others)))
    read.take(records)
    own = {record.claim.id: "" for record in records}
    compared: dict[Pair, Compared] = {}
    same: dict[tuple[str, bool], Compared] = {}  # one for many pairs: packing takes as long as there are objects
    for record, others in zip(records, met, strict=True):
        for other, stamp in {**others, **own}.items():
            made = comparing.of(record, other, stamp, read)
            compared[record.claim.id, other] = made if made.found else same.setdefault((made.stamp, made.meets), made)
    return Rehearsal({one.claim.id: (one.speaker_id, one.speaker_name) for one in records}, compared)


class Comparing:
    """Compares claims, judging each pair once, and takes over what is known of them."""

    def __init__(self, judge: Judge, known: Known) -> None:
        self._judge = judge
        self._known = known
        self._judged: dict[Pair, Contradiction | None] = {}
        self._explaining = Explaining()
        self._alike: dict[str, frozenset[str]] = {}

    def unknown(self, records: Sequence[ClaimRecord], met: Sequence[Mapping[str, str]]) -> list[str]:
        """Return the ids of claims that have to be read because something is to be compared with them."""
        pairs = ((record, other) for record, others in zip(records, met, strict=True) for other in others.items())
        wanted = (other for record, (other, stamp) in pairs if self._known.of(record.claim.id, other, stamp) is None)
        return list(dict.fromkeys(wanted))

    def of(self, record: ClaimRecord, other_id: str, stamp: str, read: Read) -> Compared:
        """Return what comes of comparing a claim with a stored one, which was read where nothing is known of it."""
        known = self._known.of(record.claim.id, other_id, stamp)
        if known is not None:
            return known
        other = read.known(other_id)
        if other is None or not may_meet(record, other, self._kin(record)):
            return Compared(stamp, meets=False)
        pair = min(record.claim.id, other_id), max(record.claim.id, other_id)
        if pair not in self._judged:
            self._judged[pair] = _contradiction(record, other, self._judge, self._explaining)
        return Compared(stamp, meets=True, found=self._judged[pair])

    def _kin(self, record: ClaimRecord) -> frozenset[str]:
        known = self._alike.get(record.claim.id)
        if known is None:
            known = self._alike[record.claim.id] = frozenset(kin(record.claim.proposition.terms))
        return known


def compare(record: ClaimRecord, others: Iterable[ClaimRecord], judge: Judge) -> list[Contradiction]:
    """Return the contradictions between `record` and `others`, highest score first."""
    explaining = Explaining()
    found = [made for other in others if (made := _contradiction(record, other, judge, explaining)) is not None]
    return sorted(found, key=lambda made: (-made.verdict.score, made.id))


def contradiction_id(a: str, b: str) -> str:
    """Return the id of the contradiction between two claims, whichever comes first."""
    return sha256(" ".join(sorted((a, b))).encode()).hexdigest()[:16]


def _contradiction(
    record: ClaimRecord, other: ClaimRecord, judge: Judge, explaining: Explaining
) -> Contradiction | None:
    verdict = judge.judge(record, other)
    if verdict is None or verdict.score < LEAST_SCORE:
        return None
    earlier, later = sorted((record, other), key=_order)
    identity = contradiction_id(earlier.claim.id, later.claim.id)
    explanation = explaining.explain(verdict.kind, earlier, later)
    return Contradiction(identity, earlier.claim.id, later.claim.id, verdict, explanation)


def _order(record: ClaimRecord) -> tuple[date, str]:
    return said_on(record) or date.max, record.claim.id
