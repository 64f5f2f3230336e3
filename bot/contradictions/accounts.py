"""Accounts: who did it, where and how, when only one of the two can be so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.claims.frame import Role
from bot.contradictions.alignment import Alignment, align, likeness, overlap, weight_of
from bot.contradictions.contradiction import ContradictionKind
from bot.contradictions.denial import measures
from bot.contradictions.facets import Facets
from bot.contradictions.facts import Fact
from bot.contradictions.finding import Finding, Test
from bot.contradictions.lexicon import Term, rivals
from bot.contradictions.standing import Standing

# Classes of events that one side alone brought about: naming another is another account.
_OF_ONE = frozenset(
    {"win", "cause", "provoke", "sabotage", "blast", "attack", "destroy", "kill", "shoot", "cross", "abduct"}
)
_MATTER = 0.75  # the weight of what two accounts of one event must share besides the doer: one word
_ALIKE, _MUCH_SHARED = 0.8, 0.55  # likeness of events, or what is shared, that makes two details those of one event
_MUCH = 1.75  # the same where they do not name the same victim or object


def accounts(a: Facets, b: Facets) -> Iterator[Finding]:
    """Yield facts that give one event to different doers, or call one and the same what it cannot both be."""
    if a.standing is not Standing.HELD or b.standing is not Standing.HELD:
        return
    for one in a.facts:
        for other in b.facts:
            if one.positive and other.positive and one.matter.meets(other.matter):
                if _same_kind(one, other):
                    finding = _agents(one, other, align(one, other))
                    if finding is not None:
                        yield finding
                yield from _details(a, one, b, other)


def _details(a: Facets, one: Fact, b: Facets, other: Fact) -> Iterator[Finding]:
    """Yield what the two call by words of which one alone can be right: "with his son", "with her daughter"."""
    if one.noun or other.noun or one.act or other.act:
        return
    for part in one.parts:
        against = rivals(part.key)
        rival = next((each for each in other.parts if each.key in against), None) if against else None
        if rival is None or _says(a, rival.key) or _says(b, part.key):
            continue
        alignment = align(one, other)
        if alignment.event >= _ALIKE or alignment.weight >= _MUCH_SHARED:
            reasons = (f"{part.key} or {rival.key}",)
            yield Finding(Test.DETAILS, ContradictionKind.ACCOUNT, measures(one, other, alignment), reasons)


def _says(one: Facets, key: str) -> bool:
    return any(part.key == key for fact in one.facts for part in (*fact.events, *fact.parts))


def _same_kind(one: Fact, other: Fact) -> bool:
    return not (_OF_ONE.isdisjoint(one.happening.classes) or _OF_ONE.isdisjoint(other.happening.classes))


def _agents(one: Fact, other: Fact, alignment: Alignment) -> Finding | None:
    left, right = _agent(one), _agent(other)
    if not left or not right or likeness(left, right) > 0.2:
        return None
    if _has_besides(other, left) or _has_besides(one, right):
        return None  # "the victory in Sylvania's election": where it was won, not who won
    if not (one.happens and other.happens) or not (_won(one) or (_named(left) and _named(right))):
        return None
    rest = overlap(_rest(one, left), _rest(other, right))
    found = measures(one, other, alignment)
    small = min(weight_of(_rest(one, left)), weight_of(_rest(other, right)))
    found |= {"target": min(1.0, rest / small) if small else 0.5, "reach": rest / (rest + 2.0)}
    if "cross" in one.happening.classes and overlap(one.object, other.object) < _MATTER:
        return None  # many cross a border, one side crosses the line
    if not _won(one) and rest < (_MATTER if overlap(one.object, other.object) >= _MATTER else _MUCH):
        return None
    found["named"] = float(_named(left) and _named(right))
    return Finding(Test.AGENTS, ContradictionKind.ACCOUNT, found, (f"another doer of {one.events[0].key}",))


def _has_besides(fact: Fact, agent: Sequence[Term]) -> bool:
    """Say whether a name of a doer is in the other fact too, as something else than the doer."""
    names = {part.key for part in agent if part.name}
    return any(part.key in names for part in (*fact.object, *fact.others))


def _named(parts: Sequence[Term]) -> bool:
    return any(part.name for part in parts)


def _won(fact: Fact) -> bool:
    """Say whether the event has one doer by its nature, so that little else needs to be shared."""
    return "win" in fact.happening.classes


def _agent(fact: Fact) -> tuple[Term, ...]:
    if fact.subject:
        return fact.subject
    before = (part for argument in fact.arguments if argument.role is Role.MODIFIER for part in argument.terms)
    return tuple(part for part in before if part.name)  # "an Israeli strike"


def _rest(fact: Fact, agent: Sequence[Term]) -> tuple[Term, ...]:
    return tuple(part for part in (*fact.parts, *fact.events) if part not in agent)
