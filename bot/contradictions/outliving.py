"""Outliving: whom somebody tells to be dead, and who is quoted with words of a later day, cannot be both."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise

from bot.claims.claim import SpeakerKind
from bot.claims.frame import Role
from bot.contradictions.contradiction import ContradictionKind
from bot.contradictions.facets import Facets, fold_words
from bot.contradictions.facts import Fact, Part, Status
from bot.contradictions.finding import Finding, Test
from bot.contradictions.lexicon import Term, terms, turns
from bot.contradictions.standing import Standing
from bot.language.gazetteer import gender_of
from bot.language.moment import Moment, Precision
from bot.language.terms import fold


def outlivings(a: Facets, b: Facets) -> Iterator[Finding]:
    """Yield the deaths that one of the two tells of the other, who speaks after it.

    Only a day that the article gives to the words counts: what the dead once said is quoted without one.
    """
    for teller, speaker in ((a, b), (b, a)):
        if teller.narrated or teller.standing is not Standing.HELD or not _is_person(speaker):
            continue
        spoken = _day(speaker.claim.said)
        for fact in teller.put:
            died = max(filter(None, map(_day, fact.times)), default=teller.said)
            if spoken is None or died is None or spoken <= died or not _is_dead(fact, speaker):
                continue
            if not any(_has_namesake(one, speaker) for one in (teller, speaker)):
                reasons = (f"spoke after: {fact.events[0].key}",)
                yield Finding(Test.OUTLIVED, ContradictionKind.DENIAL, {}, reasons)


def _day(moment: Moment | None) -> date | None:
    return moment.last if moment is not None and moment.precision is not Precision.VAGUE else None


def _is_person(one: Facets) -> bool:
    return one.claim.speaker.kind is SpeakerKind.PERSON and bool(one.record.speaker_name)


def _is_dead(fact: Fact, speaker: Facets) -> bool:
    """Say whether the fact is that the speaker died or was killed, told firmly and as done."""
    if fact.status is not Status.DONE or not fact.firm or fact.noun:
        return False
    words = fold_words(speaker.record.speaker_name)
    own = terms(words, words)
    return any(part.role in _dead_as(fact) and _names(part, own) for part in fact.arguments)


def _dead_as(fact: Fact) -> frozenset[Role]:
    """Return as what the event has whoever is dead by it."""
    roles = {"killing": Role.OBJECT, "dying": Role.SUBJECT}
    return frozenset(role for how, role in roles.items() if any(turns(event.key, how) for event in fact.events))


def _names(part: Part, own: Sequence[Term]) -> bool:
    """Say whether a part names the one of that name, and neither a namesake nor somebody of theirs: "Reed's aide"."""
    named = [one.key for one in part.terms if one.name]
    known, surname = {one.key for one in own}, own[-1].key
    if not part.head.name or named[-1:] != [surname]:
        return False
    return all(first in known for first, second in pairwise(named) if second == surname)


def _has_namesake(one: Facets, speaker: Facets) -> bool:
    """Say whether an article names somebody else of the speaker's surname, who may be meant by it."""
    *given, surname = speaker.record.speaker_name.split()
    own = {fold(word) for word in given}
    before = re.findall(rf"\b(\w+) {re.escape(surname)}\b", one.record.article.text)
    return any(gender_of(word) is not None and fold(word) not in own for word in before)
