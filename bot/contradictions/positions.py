"""Position changes: one speaker, or the body they speak for, on both sides of a disagreement."""

from __future__ import annotations

from bot.claims.claim import SpeakerKind
from bot.contradictions.contradiction import ContradictionKind
from bot.contradictions.facets import Facets
from bot.contradictions.finding import Finding
from bot.contradictions.origins import one_origin
from bot.contradictions.voices import same_name, speaks_for
from bot.language.terms import words

_LATER = frozenset("afterwards earlier initially later now originally previously since subsequently".split())
_CHANGEABLE = frozenset({ContradictionKind.DENIAL, ContradictionKind.CONFIRMATION_GAP, ContradictionKind.ACCOUNT})


def kind_of(finding: Finding, a: Facets, b: Facets) -> ContradictionKind:
    """Return the kind of a disagreement, seen who the two speakers are."""
    if finding.kind in _CHANGEABLE and same_voice(a, b):
        return ContradictionKind.POSITION_CHANGE
    return finding.kind


def same_voice(a: Facets, b: Facets) -> bool:
    """Say whether the two claims come from one speaker, or from one body through two mouths.

    The "residents" of two articles are not the same people.
    """
    apart = a.claim.article_id != b.claim.article_id
    if apart and SpeakerKind.GROUP in {a.claim.speaker.kind, b.claim.speaker.kind}:
        return False
    if a.record.speaker_id == b.record.speaker_id or same_name(a.record.speaker_name, b.record.speaker_name):
        return True
    one, other = a.claim.speaker.stands_for, b.claim.speaker.stands_for
    return (one is not None and one == other) or speaks_for(a.record, b.record) or speaks_for(b.record, a.record)


def apart_in_time(a: Facets, b: Facets) -> bool:
    """Say whether one voice spoke twice.

    It did when two days are known, or when one of the two says that it came later ("the mayor later acknowledged"), or,
    where a day is unknown, in two articles in other words.
    """
    if a.said is not None and b.said is not None:
        return a.said != b.said or (a.claim.article_id != b.claim.article_id and any(map(_says_later, (a, b))))
    return a.claim.article_id != b.claim.article_id and not one_origin(a.record, b.record)


def came_first(one: Facets, other: Facets) -> bool:
    """Say whether one of two claims is known to have been said before the other's day."""
    return one.said is not None and other.said is not None and one.said < other.said


def _says_later(one: Facets) -> bool:
    told = words(one.record.article.quote(one.claim.sentence))
    return not _LATER.isdisjoint(told)


def same_words(a: Facets, b: Facets) -> bool:
    """Say whether two articles print one statement, where the speakers do not tell them apart."""
    if a.claim.article_id == b.claim.article_id or a.standing is not b.standing:
        return False
    nameless = not (a.record.speaker_name and b.record.speaker_name)
    return (nameless or (same_voice(a, b) and not apart_in_time(a, b))) and one_origin(a.record, b.record)
