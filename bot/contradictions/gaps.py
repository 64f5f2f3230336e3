"""Confirmation gaps: one claim puts as fact what the other cannot or will not confirm."""

from __future__ import annotations

from collections.abc import Iterator

from bot.contradictions.alignment import align
from bot.contradictions.contradiction import ContradictionKind
from bot.contradictions.denial import measures
from bot.contradictions.facets import Facets
from bot.contradictions.facts import Fact
from bot.contradictions.finding import Finding, Test
from bot.contradictions.lexicon import turns
from bot.contradictions.standing import Standing

_SOMETHING = 0.4  # what the two must share: a name, or two words


def _only_tells(fact: Fact) -> bool:
    """Say whether a fact is no matter of its own: "the reports", "to confirm whether"."""
    key = fact.events[0].key
    return turns(key, "holds") or (fact.noun and turns(key, "telling"))


def gaps(a: Facets, b: Facets) -> Iterator[Finding]:
    """Yield the parts that one side holds and the other withholds its word on."""
    for withholder, holder in ((a, b), (b, a)):
        if withholder.standing is not Standing.WITHHELD or holder.standing is not Standing.HELD:
            continue
        for one in withholder.facts:
            for other in holder.put:
                if not one.matter.meets(other.matter) or _only_tells(one):
                    continue
                alignment = align(one, other)
                if (alignment.event or alignment.shared > 0.6) and alignment.weight >= _SOMETHING:
                    reasons = (f"not confirmed: {one.events[0].key}",)
                    found = measures(one, other, alignment)
                    yield Finding(Test.WITHHELD, ContradictionKind.CONFIRMATION_GAP, found, reasons)
