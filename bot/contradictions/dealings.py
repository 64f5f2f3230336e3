"""Dealings: who denies contact, ties or co-operation with somebody denies whatever the two did for one another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.contradictions.contradiction import ContradictionKind
from bot.contradictions.facets import Facets
from bot.contradictions.facts import Fact, passes_by
from bot.contradictions.finding import Finding, Test
from bot.contradictions.lexicon import Term, turns
from bot.contradictions.standing import Standing

_ANY_KIND = 0.5


def dealings(a: Facets, b: Facets) -> Iterator[Finding]:
    """Yield what one of the two tells of the other and somebody with whom that one denies to have to do."""
    for denier, teller in ((a, b), (b, a)):
        others = frozenset(part.key for part in denier.target if part.name) - denier.speaker
        if not others or denier.standing is Standing.WITHHELD or teller.standing is not Standing.HELD:
            continue
        for denied in _denied(denier):
            for told in teller.put:
                if not _between(told, denier.speaker, others) or passes_by(denied, told):
                    continue
                found = {"like": _like(denier.target, told)}
                reasons = (f"dealings: {told.events[0].key}",)
                yield Finding(Test.DEALINGS, ContradictionKind.DENIAL, found, reasons)


def _like(target: Sequence[Term], told: Fact) -> float:
    """Return how like the kind of dealings denied ("military co-operation") is to what was done; any kind is half."""
    kinds = [part for part in target if not (part.name or turns(part.key, "dealings"))]
    done = (*told.events, *told.parts)
    return max((kind.likeness(part) for kind in kinds for part in done), default=0.0) if kinds else _ANY_KIND


def _denied(denier: Facets) -> Iterator[Fact]:
    for fact in denier.facts:
        if not fact.positive and any(turns(event.key, "dealings") for event in fact.events):
            yield fact


def _between(told: Fact, one: frozenset[str], others: frozenset[str]) -> bool:
    """Say whether it is what one of the two parties did for or with the other."""
    if told.noun or not any(turns(event.key, "dealing") for event in told.events):
        return False
    doer = {part.key for part in told.subject if part.name}
    rest = {part.key for part in (*told.object, *told.others) if part.name}
    straight = not doer.isdisjoint(one) and not rest.isdisjoint(others)
    return straight or (not doer.isdisjoint(others) and not rest.isdisjoint(one))
