"""Position changes: one speaker, or the body they speak for, on both sides of a disagreement."""

from __future__ import annotations

from bot.contradictions.contradiction import ContradictionKind
from bot.contradictions.facets import Facets
from bot.contradictions.finding import Finding

_CHANGEABLE = frozenset({ContradictionKind.DENIAL, ContradictionKind.CONFIRMATION_GAP, ContradictionKind.ACCOUNT})


def kind_of(finding: Finding, a: Facets, b: Facets) -> ContradictionKind:
    """Return the kind of a disagreement, seen who the two speakers are."""
    if finding.kind in _CHANGEABLE and same_voice(a, b) and a.said != b.said:
        return ContradictionKind.POSITION_CHANGE
    return finding.kind


def same_voice(a: Facets, b: Facets) -> bool:
    """Say whether the two claims come from one speaker, or from one body through two mouths."""
    if a.record.speaker_id == b.record.speaker_id:
        return True
    one, other = a.claim.speaker.stands_for, b.claim.speaker.stands_for
    return one is not None and one == other
