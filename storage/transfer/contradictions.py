"""Contradictions as lines of an export."""

from __future__ import annotations

from datetime import datetime

from bot.contradictions.contradiction import Contradiction, ContradictionKind, Severity, Verdict
from bot.ports import ClaimRecord
from storage.transfer.claims import claim_shape
from storage.transfer.lines import Line, line, read_instant, written_instant


def contradiction_line(
    one: Contradiction, earlier: ClaimRecord, later: ClaimRecord, first_seen: datetime | None
) -> Line:
    """Return a contradiction: a review of the later claim that sets it beside the earlier and rates neither."""
    public = {
        "@context": "https://schema.org",
        "@type": "ClaimReview",
        "identifier": one.id,
        "claimReviewed": later.claim.proposition.text,
        "reviewBody": one.explanation,
        "itemReviewed": claim_shape(later),
        "citation": claim_shape(earlier),
    }
    verdict = one.verdict
    own = {
        "earlier": one.earlier,
        "later": one.later,
        "type": verdict.kind.value,
        "severity": verdict.severity.value,
        "score": verdict.score,
        "reasons": list(verdict.reasons),
        "first_seen": written_instant(first_seen),
    }
    return line("contradiction", own, public)


def read_contradiction(held: Line) -> tuple[Contradiction, datetime | None]:
    """Return the contradiction of a line, and when it was found first."""
    own = held["gainsay"]
    verdict = Verdict(ContradictionKind(own["type"]), Severity(own["severity"]), own["score"], tuple(own["reasons"]))
    found = Contradiction(held["identifier"], own["earlier"], own["later"], verdict, held["reviewBody"])
    return found, read_instant(own["first_seen"])
