"""The offices that articles give a speaker, and when: an office is held by a person for a time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bot.claims.beings import is_past, role_words
from bot.ports import ClaimRecord
from bot.wording.phrase import Phrase, chained

_JOINING = frozenset("the a of for and".split())


@dataclass(frozen=True, slots=True)
class Office:
    """An office in the words most used for it, with the first and last day on which it was printed, if known."""

    name: str
    first: date | None
    last: date | None


def offices(records: Sequence[ClaimRecord]) -> list[Office]:
    """Return the offices by which the articles call one speaker, in the order of their first day.

    Shorter and longer words for one office are one: "president" and "president of Freedonia". "Former president" is
    another.
    """
    printed = [record for record in records if record.claim.speaker.role]
    roles = {record.claim.speaker.role or "" for record in printed}
    fullest = sorted(roles, key=lambda role: (-len(_core(role)), role))
    groups: dict[str, list[ClaimRecord]] = {}
    for role in fullest:
        like = (known for known in groups if _core(role) <= _core(known) and is_past(role) == is_past(known))
        own = [record for record in printed if record.claim.speaker.role == role]
        groups.setdefault(next(like, role), []).extend(own)
    return sorted(map(_office, groups.values()), key=lambda office: (office.first or date.max, office.name))


def in_words(found: Sequence[Office]) -> str:
    """Return the offices in words, with their days where there are several; empty where there is none."""
    if len(found) < 2:
        return Phrase("speaker-role", role=found[0].name) if found else ""
    return Phrase("speaker-role", role=chained("list-more", [_dated(office) for office in found]))


def _dated(office: Office) -> str:
    if office.first is None or office.last is None:
        return office.name
    if office.first == office.last:
        return Phrase("office-day", role=office.name, day=office.first)
    return Phrase("office-days", role=office.name, first=office.first, last=office.last)


def _core(role: str) -> frozenset[str]:
    return frozenset(role_words(role)) - _JOINING


def _office(records: Sequence[ClaimRecord]) -> Office:
    names = Counter(record.claim.speaker.role or "" for record in records)
    days = sorted(record.article.published for record in records if record.article.published is not None)
    name = max(names, key=lambda role: (names[role], len(role), role))
    return Office(name, days[0] if days else None, days[-1] if days else None)
