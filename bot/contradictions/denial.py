"""Denial: one claim says of a thing what the other says is not so."""

from __future__ import annotations

from collections.abc import Iterator

from bot.claims.claim import DENYING
from bot.claims.frame import Role
from bot.contradictions.absence import spelled_out
from bot.contradictions.alignment import Alignment, align, names_clash, of_another, overlap
from bot.contradictions.contradiction import ContradictionKind
from bot.contradictions.events import COMING_ABOUT
from bot.contradictions.facets import Facets
from bot.contradictions.facts import OPEN_ENDED, Fact, Part, Status, passes_by
from bot.contradictions.finding import Finding, Test
from bot.contradictions.lexicon import turns, turns_round
from bot.contradictions.pointing import ANYBODY, POINTING
from bot.contradictions.standing import Standing

_JUDGED = frozenset({Standing.HELD, Standing.DENIED, Standing.DOUBTED})
_EVERYDAY = 0.3  # likeness that two everyday predicates have: "have", "hear"
_ALIKE, _MUCH = 0.75, 0.55  # what must be shared where the predicates are not alike
_SOMETHING = 0.75  # the weight of what must be shared besides the predicate: one word
_TAKEN = frozenset({Role.SUBJECT, Role.OBJECT})
_CAUSING = frozenset({"because", "because_of", "due_to", "thanks_to", "under"})
_SOON = 3  # days after which a thing denied may have come about


def denials(a: Facets, b: Facets) -> Iterator[Finding]:
    """Yield the ways in which one of the two denies the other."""
    if a.standing not in _JUDGED or b.standing not in _JUDGED:
        return
    if a.claim.stance in DENYING and b.claim.stance in DENYING:
        return  # what both deny, they agree on
    for one in a.facts:
        for other in b.facts:
            if one.matter.meets(other.matter) or not one.against.isdisjoint(other.happening.keys):
                yield from (found for found in _compare(a, one, b, other) if not _in_turn(found, a, one, b, other))
                yield from _presumed(a, one, b, other)


def measures(one: Fact, other: Fact, alignment: Alignment) -> dict[str, float]:
    """Return the measures that every test of two facts shares."""
    gap = one.status != other.status and bool({one.status, other.status} & OPEN_ENDED)
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


def days_between(early: Facets, late: Facets) -> int:
    """Return how many days after `early` the claim `late` was made; 0 where a day is unknown."""
    return (late.said - early.said).days if early.said and late.said else 0


def _compare(a: Facets, one: Fact, b: Facets, other: Fact) -> Iterator[Finding]:
    if any(not fact.happens or (fact.act and turns(fact.events[0].key, "telling")) for fact in (one, other)):
        return
    if passes_by(one, other):
        return
    words = f"{one.events[0].key} and {other.events[0].key}"
    if one.positive != other.positive:
        if of_another(one, other) or _lacks_the_denied(one, other):
            return
        meant = spelled_out(a, one, b, other), spelled_out(b, other, a, one)
        of_any = meant != (None, None)
        one, other = meant[0] or one, meant[1] or other
        alignment = align(one, other)
        alike = alignment.event > _EVERYDAY
        if alignment.antonym and not alike:
            return  # "was not weak" and "was safe" agree
        own = a.speaker & b.speaker  # that one speaker speaks of himself twice makes it no one matter
        rest = overlap([part for part in one.parts if part.key not in own], other.parts) >= _SOMETHING
        same = alignment.event == 1 and overlap(one.parts, other.parts) >= _SOMETHING
        if (alike and (of_any or rest or same)) or (alignment.shared > _ALIKE and alignment.weight > _MUCH and not own):
            found = measures(one, other, alignment)
            yield Finding(Test.DENIED, ContradictionKind.DENIAL, found, (f"denied: {words}",))
    elif one.positive and not one.against.isdisjoint(other.happening.keys):
        alignment = align(one, other)
        if not _of_one_thing(one, other):
            return
        found = measures(one, other, alignment)
        yield Finding(Test.EXCLUDED, ContradictionKind.DENIAL, found, (f"{words} exclude each other",))


def _lacks_the_denied(one: Fact, other: Fact) -> bool:
    """Say whether one says that there is "no" thing which the other does not speak of."""
    denied, told = (other, one) if one.positive else (one, other)
    absent = [part.head for part in denied.arguments if part.none and part.head.key not in ANYBODY]
    return bool(absent) and not overlap(absent, (*told.events, *told.parts))


def _in_turn(found: Finding, a: Facets, one: Fact, b: Facets, other: Fact) -> bool:
    """Say whether two states that exclude each other are told of by one side itself, one after the other.

    Who was "held and then freed" was both; that another says "freed" is no other account.
    """
    if found.test is not Test.EXCLUDED:
        return False
    return _tells_too(a, other) or _tells_too(b, one)


def _tells_too(one: Facets, fact: Fact) -> bool:
    return any(
        told.positive and told is not fact and not told.happening.keys.isdisjoint(fact.happening.keys)
        for told in one.facts
    )


def _of_one_thing(one: Fact, other: Fact) -> bool:
    """Say whether two predicates are said of the same: "the bridge is intact", "shells destroyed the bridge"."""
    if one.noun or other.noun:
        return False
    left, right = one.subject + one.object, other.subject + other.object
    if not (left and right) or overlap(left, right) >= _SOMETHING:
        return True
    named = names_clash(one.subject, other.subject) or names_clash(one.object, other.object)
    return overlap(one.parts, other.parts) >= _SOMETHING and not named


def _presumed(a: Facets, one: Fact, b: Facets, other: Fact) -> Iterator[Finding]:
    """Yield the denial of a thing that the other claim takes for granted: "there is no pact", "the pact will last"."""
    if one.positive == other.positive or passes_by(one, other):
        return
    denied, told, denier, teller = (other, one, b, a) if one.positive else (one, other, a, b)
    if denied.status in {Status.COMING, Status.PLANNED} and told.status is Status.DONE:
        return  # that there will be none says nothing of what there was
    if turns_round(told.events[0].key):
        return  # "the firm denies the plan" takes no plan for granted
    later = days_between(denier, teller) > _SOON
    nothing = [] if denied.noun else [part for part in denied.arguments if part.none and _is_not_there(denied, part)]
    own = [part.head for fact in teller.facts for part in fact.arguments if part.none]
    nothing = [part for part in nothing if not any(part.head.likeness(head) for head in own)]  # both say so
    for part in nothing:
        for taken in told.arguments:
            like = part.head.likeness(taken.head)
            thing = not (part.head.key in POINTING or taken.head.key in POINTING or taken.head.name)
            if like and thing and not told.noun and (taken.role in _TAKEN or taken.case in _CAUSING):
                rest = overlap(denied.parts, told.parts)
                found = {"like": like, "weight": rest / (rest + 2.0), "later": float(later)}
                found["gap"] = float(told.status in OPEN_ENDED)
                yield Finding(Test.PRESUMED, ContradictionKind.DENIAL, found, (f"takes for granted: {taken.head.key}",))


def _is_not_there(denied: Fact, part: Part) -> bool:
    """Say whether "no" thing does not exist, as in "no deal was signed": "no file was lost" leaves the files there."""
    such = any(each.key == "such" for each in part.terms)
    return denied.act or such or denied.events[0].key in COMING_ABOUT
