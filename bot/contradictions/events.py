"""Events: the words for what a frame says happens, and which words say that something does."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.claims.frame import Frame, Role
from bot.contradictions.lexicon import Term, key_of, term, terms

_LIGHT = frozenset(
    "be bring carry_out conduct do face gain get give have hold make pay put reach receive suffer take win".split()
)
EXISTING = frozenset({"be", "exist", "happen", "occur", "take"})  # "there is no leak", "no talks took place"
COMING_ABOUT = frozenset(
    key_of(word)
    for word in (*EXISTING, *_LIGHT, *"agree conclude file find offer plan see send set sign strike sustain".split())
)
_SIDES = frozenset({"against", "for"})
_CASES = frozenset("at by for from in of on under with".split())
_OF_EVENTS = ("tion", "sion", "ment", "ance", "ence", "al", "ing", "ure")


def events_of(frame: Frame) -> Iterator[Term]:
    """Yield the predicate, and what else names the event: for "make an offer" also "offer"."""
    yield term(frame.predicate)
    verb, _, particle = frame.predicate.partition("_")
    if particle:
        yield term(particle if verb in _CASES else verb)
    for argument in frame.arguments:
        if argument.case in _SIDES and not frame.nominal:  # "voted against the contract"
            yield term(f"{frame.predicate}_{argument.case}")
    if frame.predicate in EXISTING:
        yield from (term(part.head) for part in frame.arguments if part.role is Role.SUBJECT)
    if frame.predicate in _LIGHT:
        for argument in frame.arguments:
            if argument.role is Role.OBJECT:
                yield term(argument.head)
                yield from (part for part in terms(argument.words) if "_" in part.key)


def names_event(noun: str, events: Sequence[Term]) -> bool:
    """Say whether a noun names something that happens: by its classes, or by its ending."""
    classes = [name for event in events for name in event.classes]
    if classes:
        return any(name[0] != "+" for name in classes)
    return noun.endswith(_OF_EVENTS)
