"""Sourcing: by how many independent origins a statement shown is carried, copies left out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from bot.answers.evidence import Evidence
from bot.answers.finding import Found
from bot.answers.picks import Pick
from bot.contradictions.origins import origins
from bot.ports import ClaimRecord, UnitOfWork

_SAME = 0.6  # share of common stems above which one speaker says the same again


async def sourced(found: Found, picks: Sequence[Pick], uow: UnitOfWork) -> list[Pick]:
    """Return the picks with the number of independent origins that carry what each says.

    Printings of one report are one origin, and so are articles that give the speaker the very same words: they are
    likelier to have copied than to have asked.
    """
    printed = [_printings(pick, found) for pick in picks]
    articles = {record.claim.article_id for records in printed for record in records}
    origin = await uow.origins.of(sorted(articles)) if articles else {}
    return [replace(pick, origins=_count(records, origin)) for pick, records in zip(picks, printed, strict=True)]


def _printings(pick: Pick, found: Found) -> list[ClaimRecord]:
    """Return the claims in which the same speaker takes the same stance on the same, the pick's own first."""
    own = pick.evidence.record
    if own is None:
        return []
    others = [
        evidence.record
        for evidence in found.claims
        if evidence.record
        and evidence.record is not own
        and evidence.record.claim.stance is own.claim.stance
        and Pick(evidence, 0.0, 0.0).speaker == pick.speaker
        and _alike(evidence, pick.evidence) >= _SAME
    ]
    return [own, *others]


def _alike(a: Evidence, b: Evidence) -> float:
    return len(a.content & b.content) / max(1, min(len(a.content), len(b.content)))


def _count(records: Sequence[ClaimRecord], origin: Mapping[str, str]) -> int:
    """Count the groups that share neither a report nor their words."""
    groups = origins(records)
    reports = [{origin.get(one.claim.article_id, one.claim.article_id) for one in group} for group in groups]
    apart: list[set[str]] = []
    for report in reports:
        shared = [one for one in apart if one & report]
        apart = [one for one in apart if one not in shared] + [set(report).union(*shared)]
    return max(1, len(apart))
