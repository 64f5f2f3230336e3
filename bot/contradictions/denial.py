"""Denial: one claim says of a thing what the other says is not so."""

from __future__ import annotations

from collections.abc import Iterator

from bot.contradictions.alignment import Alignment, align, overlap, weight_of
from bot.contradictions.contradiction import ContradictionKind
from bot.contradictions.facets import Facets
from bot.contradictions.facts import Fact, Standing, Status
from bot.contradictions.finding import Finding, Test

_JUDGED = frozenset({Standing.HELD, Standing.DENIED, Standing.DOUBTED})
_OPEN_ENDED = frozenset({Status.PLANNED, Status.POSSIBLE, Status.CONDITIONAL})


def denials(a: Facets, b: Facets) -> Iterator[Finding]:
    """Yield the ways in which one of the two denies the other."""
    if a.standing not in _JUDGED or b.standing not in _JUDGED:
        return
    for one in a.facts:
        for other in b.facts:
            finding = _compare(one, other)
            if finding is not None:
                yield finding
    for denier, teller in ((a, b), (b, a)):
        if denier.bare and not teller.bare:
            yield from _bare(denier, teller)


def measures(one: Fact, other: Fact, alignment: Alignment) -> dict[str, float]:
    """Return the measures that every test of two facts shares."""
    gap = one.status != other.status and bool({one.status, other.status} & _OPEN_ENDED)
    return {
        "event": alignment.event,
        "shared": alignment.shared,
        "balance": alignment.balance,
        "weight": alignment.weight,
        "subject": alignment.subject,
        "theme": alignment.theme,
        "clash": float(alignment.clash),
        "apart": float(alignment.apart),
        "gap": float(gap),
        "noun": (one.noun + other.noun) / 2,
        "soft": float(not (one.firm and other.firm)),
    }


def _compare(one: Fact, other: Fact) -> Finding | None:
    alignment = align(one, other)
    if one.positive != other.positive:
        if alignment.event or (alignment.shared > 0.7 and alignment.weight > 0.5):
            words = "/".join(dict.fromkeys((one.events[0].key, other.events[0].key)))
            return Finding(
                Test.DENIED, ContradictionKind.DENIAL, measures(one, other, alignment), (f"denied: {words}",)
            )
    elif alignment.antonym and one.positive:
        words = f"{one.events[0].key} and {other.events[0].key} exclude each other"
        return Finding(Test.EXCLUDED, ContradictionKind.DENIAL, measures(one, other, alignment), (words,))
    return None


def _bare(denier: Facets, teller: Facets) -> Iterator[Finding]:
    """Yield a denial that names no matter of its own, when what stands around it is the matter of the other claim."""
    if teller.standing is not Standing.HELD:
        return
    parts = [part for fact in teller.facts for part in (*fact.parts, *fact.events)]
    told = weight_of(parts)
    heard = sum(weight_of([part]) for part in {p.key: p for p in parts}.values() if part.key in denier.context)
    if told:
        found = {
            "shared": heard / told,
            "weight": heard / (heard + 2.0),
            "firm": float(denier.standing is Standing.DENIED),
        }
        yield Finding(Test.BARE, ContradictionKind.DENIAL, found, ("a denial of the reports around it",))


__all__ = ["denials", "measures", "overlap"]
