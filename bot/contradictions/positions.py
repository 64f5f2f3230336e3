"""Position changes: one speaker, or the body they speak for, on both sides of a disagreement."""

from __future__ import annotations

from bot.contradictions.contradiction import ContradictionKind
from bot.contradictions.facets import Facets
from bot.contradictions.finding import Finding
from bot.contradictions.origins import one_origin
from bot.language.terms import fold

_CHANGEABLE = frozenset({ContradictionKind.DENIAL, ContradictionKind.CONFIRMATION_GAP, ContradictionKind.ACCOUNT})


def kind_of(finding: Finding, a: Facets, b: Facets) -> ContradictionKind:
    """Return the kind of a disagreement, seen who the two speakers are."""
    if finding.kind in _CHANGEABLE and same_voice(a, b):
        return ContradictionKind.POSITION_CHANGE
    return finding.kind


def same_voice(a: Facets, b: Facets) -> bool:
    """Say whether the two claims come from one speaker, or from one body through two mouths."""
    if a.record.speaker_id == b.record.speaker_id or _same_name(a.record.speaker_name, b.record.speaker_name):
        return True
    one, other = a.claim.speaker.stands_for, b.claim.speaker.stands_for
    return one is not None and one == other


def apart_in_time(a: Facets, b: Facets) -> bool:
    """Say whether one voice spoke twice: days apart, or in two articles that do not print the same words."""
    if a.said is not None and b.said is not None and abs((a.said - b.said).days) > 1:
        return True
    return a.claim.article_id != b.claim.article_id and not one_origin(a.record, b.record)


def same_words(a: Facets, b: Facets) -> bool:
    """Say whether two articles print one statement, where the speakers do not tell them apart."""
    if a.claim.article_id == b.claim.article_id or a.standing is not b.standing:
        return False
    return (not a.speaker or not b.speaker or same_voice(a, b)) and one_origin(a.record, b.record)


def _same_name(one: str, other: str) -> bool:
    """Say whether one name is the last part of the other: "Reed" and "Ada Reed"."""
    short, long = sorted((fold(one).split(), fold(other).split()), key=len)
    return bool(short) and long[-len(short) :] == short
