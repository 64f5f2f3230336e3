"""Circumstances: what tells how far a finding can be trusted besides its own test.

Who speaks, how surely the two claims were read, how much they have in common, and how long after one another they were
made. A side is an answer where it alone denies or doubts; where neither or both do, both count as half of each side.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from bot.claims.claim import SpeakerKind
from bot.contradictions.facets import Facets
from bot.contradictions.standing import NEGATIVE

_FEW, _DAYS = 3, 5  # stems in common, and days between, that count half


def circumstances(a: Facets, b: Facets) -> Mapping[str, float]:
    """Return measures of the two claims that every test's score is made of, each from 0 to 1."""
    asking, telling = _sides(a, b)
    common = len(a.words & b.words)
    days = abs((a.said - b.said).days) if a.said and b.said else 0
    return {
        "told_by_nobody": _share(one.narrated for one in telling),
        "asked_by_nobody": _share(one.narrated for one in asking),
        "told_by_crowd": _share(_is_crowd(one) for one in telling),
        "asked_by_crowd": _share(_is_crowd(one) for one in asking),
        "read": min(a.claim.confidence, b.claim.confidence),
        "common": common / (common + _FEW),
        "wait": days / (days + _DAYS),
        "together": float(a.claim.article_id == b.claim.article_id),
        "akin": akin(a, b),
        "alone": float(not (a.setting.lead.keys or b.setting.lead.keys)),
    }


def akin(a: Facets, b: Facets) -> float:
    """Return the share of the shorter head of two articles that the other has too: two stories share little."""
    if a.claim.article_id == b.claim.article_id:
        return 1.0
    one, other = a.setting.lead.keys, b.setting.lead.keys
    small = min(len(one), len(other))
    return len(one & other) / small if small else 0.5


def _sides(a: Facets, b: Facets) -> tuple[tuple[Facets, ...], tuple[Facets, ...]]:
    """Return the side that answers and the side that is answered."""
    for answers in (_by_stance, _by_words):
        one, other = answers(a), answers(b)
        if one != other:
            return ((a,), (b,)) if one else ((b,), (a,))
    return (a, b), (a, b)


def _by_stance(one: Facets) -> bool:
    return one.claim.stance in NEGATIVE


def _by_words(one: Facets) -> bool:
    return one.challenging


def _is_crowd(one: Facets) -> bool:
    return one.claim.speaker.kind is SpeakerKind.GROUP


def _share(found: Iterable[bool]) -> float:
    listed = list(found)
    return sum(listed) / len(listed)
