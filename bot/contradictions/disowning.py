"""Disowning: who calls words of his own misquoted or torn from their context takes back what he is quoted with."""

from __future__ import annotations

from collections.abc import Iterator

from bot.claims.claim import QuoteKind
from bot.contradictions.contradiction import ContradictionKind
from bot.contradictions.facets import Facets
from bot.contradictions.finding import Finding, Test
from bot.contradictions.positions import came_first
from bot.contradictions.voices import same_name


def disownings(a: Facets, b: Facets) -> Iterator[Finding]:
    """Yield the quotation that its own speaker disowns."""
    for disowner, quoted in ((a, b), (b, a)):
        if not disowner.disowns or quoted.disowns or quoted.claim.attribution.quote is not QuoteKind.DIRECT:
            continue
        if same_name(disowner.record.speaker_name, quoted.record.speaker_name) and not came_first(disowner, quoted):
            yield Finding(Test.DISOWNED, ContradictionKind.POSITION_CHANGE, {}, ("disowned by its speaker",))
