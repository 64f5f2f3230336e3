"""The judge: whether two claims can both hold, and if not, how they disagree."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Protocol

from bot.contradictions.accounts import accounts
from bot.contradictions.challenges import challenges
from bot.contradictions.circumstances import akin, circumstances
from bot.contradictions.contradiction import Verdict
from bot.contradictions.dates import dates
from bot.contradictions.dealings import dealings
from bot.contradictions.defences import defences
from bot.contradictions.denial import denials
from bot.contradictions.disowning import disownings
from bot.contradictions.facets import Facets, facets
from bot.contradictions.finding import Finding
from bot.contradictions.gaps import gaps
from bot.contradictions.numbers import numbers
from bot.contradictions.outliving import outlivings
from bot.contradictions.positions import apart_in_time, kind_of, same_voice, same_words
from bot.contradictions.scoring import score
from bot.contradictions.severity import severity
from bot.ports import ClaimRecord

_REMEMBERED = 3_000  # claims whose facets are kept, about 10 kB each
_LEAST = 0.05
_AKIN = 0.22  # what the heads of two articles on one matter share at least, where no name is common to both claims


class Judge(Protocol):
    """Anything that can tell whether two claims disagree."""

    def judge(self, a: ClaimRecord, b: ClaimRecord) -> Verdict | None:
        """Return how the two disagree, or None; the order of the two does not matter."""


class RuleJudge:
    """Judges by comparing parsed propositions, with scores calibrated on development data."""

    def __init__(self) -> None:
        self._facets: OrderedDict[str, tuple[ClaimRecord, Facets]] = OrderedDict()  # with the record last seen

    def judge(self, a: ClaimRecord, b: ClaimRecord) -> Verdict | None:
        """Return the likeliest way in which the two disagree, or None.

        The tests align the words of the second with those of the first, which can go wrong in one direction only, so
        both are tried, and in an order of their own, whichever way the two were given.
        """
        a, b = sorted((a, b), key=_order)
        one, other = self.facets(a), self.facets(b)
        if not comparable(one, other):
            return None
        found = measured(one, other)
        if not found:
            return None
        finding = max(found, key=score)
        best = score(finding)
        if best < _LEAST:
            return None
        kind = kind_of(finding, one, other)
        return Verdict(kind, severity(finding), best, (finding.test.value, *finding.reasons))

    def facets(self, record: ClaimRecord) -> Facets:
        """Return the facets of a claim, worked out on first use."""
        known = self._facets.get(record.claim.id)
        if known is not None and known[0] is record:
            return known[1]
        worked_out = known[1] if known is not None and _unchanged(known[0], record) else facets(record)
        self._facets[record.claim.id] = record, worked_out
        if len(self._facets) > _REMEMBERED:
            self._facets.popitem(last=False)
        return worked_out


def _unchanged(known: ClaimRecord, record: ClaimRecord) -> bool:
    """Say whether a claim is as it was: another model may have read it anew, or its speaker be known for another."""
    same = known.claim is record.claim or known.claim == record.claim
    return same and (known.speaker_id, known.speaker_name) == (record.speaker_id, record.speaker_name)


def _order(record: ClaimRecord) -> tuple[date, str]:
    said = record.claim.said
    return (said.first if said is not None and said.first is not None else date.max, record.claim.id)


def comparable(one: Facets, other: Facets) -> bool:
    """Say whether the two are two statements on one matter, not one voice at one time or one printed twice."""
    if (same_voice(one, other) and not apart_in_time(one, other)) or same_words(one, other):
        return False
    return akin(one, other) >= _AKIN or not one.names.isdisjoint(other.names)


def measured(a: Facets, b: Facets) -> list[Finding]:
    """Return what every test finds in either direction, measured with the circumstances of the two claims."""
    found = [*_of_both(a, b), *_of_words(a, b), *_of_words(b, a)]
    if not found:
        return []
    same = same_voice(a, b)
    about = {**circumstances(a, b), "one_voice": float(same)}
    if same and a.claim.article_id == b.claim.article_id:  # there a voice takes back what it says in so many words
        found = [finding for finding in found if not finding.measures.get("noun")]
    return [replace(finding, measures={**finding.measures, **about}) for finding in found]


def _of_both(a: Facets, b: Facets) -> Iterator[Finding]:
    """Yield what the tests find that look both ways by themselves."""
    if not (a.narrated and b.narrated):
        yield from gaps(a, b)
        yield from challenges(a, b)
        yield from dealings(a, b)
        yield from disownings(a, b)
        yield from defences(a, b)
        yield from outlivings(a, b)


def _of_words(a: Facets, b: Facets) -> Iterator[Finding]:
    """Yield what the tests find that align the words of the second with those of the first.

    What two articles tell in their own voice is compared by its figures only.
    """
    yield from numbers(a, b)
    yield from dates(a, b)
    if a.narrated and b.narrated:
        return
    yield from denials(a, b)
    yield from accounts(a, b)
