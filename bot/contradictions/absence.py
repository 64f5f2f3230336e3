"""Absence: what is denied of anybody, or altogether, is denied of whatever the other side tells of."""

from __future__ import annotations

from dataclasses import replace

from bot.contradictions.alignment import COMMON_WORDS, weight_of
from bot.contradictions.events import EXISTING
from bot.contradictions.facets import Facets
from bot.contradictions.facts import Fact
from bot.contradictions.lexicon import Term, turns
from bot.contradictions.pointing import ANYBODY

_SAME = 0.8  # likeness of a noun and the verb that it names


def spelled_out(a: Facets, one: Fact, b: Facets, other: Fact) -> Fact | None:
    """Return a denial of `a` in the words of what `b` tells, where it is of all such things; else None.

    "Nobody was arrested" denies that a manager was, "there was no meeting" that the two met in the harbour.
    """
    if _of_anybody(one, other):
        return replace(one, subject=_filled(one.subject, other.subject), object=_filled(one.object, other.theme))
    if _altogether(one, other) and a.names - a.speaker <= b.names:  # "no meeting with Reed" is of one with Reed
        return replace(one, subject=other.subject, object=other.object, others=other.others)
    return None


def _of_anybody(one: Fact, other: Fact) -> bool:
    own = {part.key for part in one.parts if part.name}
    if any(part.key in own for part in other.subject):
        return False  # "nobody entered Sylvania" is not said of the Sylvanians
    return any(part.none and part.head.key in ANYBODY for part in one.arguments)


def _filled(parts: tuple[Term, ...], those: tuple[Term, ...]) -> tuple[Term, ...]:
    return tuple(each for part in parts for each in (those if part.key in ANYBODY else (part,)))


def _altogether(one: Fact, other: Fact) -> bool:
    """Say whether one says that what the other does was not at all: "there was no agreement", "no talks took place"."""
    if one.positive or one.noun or other.noun or one.events[0].key not in EXISTING:
        return False
    done, *narrower = other.events
    if any(event.key.startswith(f"{done.key}_") for event in narrower):
        return False  # "called for a vote" is no call
    happening = {event.key for event in one.events}
    if weight_of(part for part in one.parts if part.key not in happening and part.key not in COMMON_WORDS):
        return False
    nouns = (event for event in one.events[1:] if not turns(event.key, "holds"))  # "no evidence" is of what it shows
    return any(noun.likeness(done) >= _SAME and noun.key not in COMMON_WORDS for noun in nouns)
