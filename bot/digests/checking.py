"""Wishes as people write them, checked field by field before anything is stored."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import time
from zoneinfo import ZoneInfo, available_timezones

from rapidfuzz import fuzz, process

from bot.digests.subscription import EVERY_DAY, Weekday, Wish
from bot.errors import UserError
from bot.language.terms import stems
from bot.wording.catalogue import Language
from bot.wording.phrase import Phrase

LANGUAGES = tuple(language.value for language in Language)
MOST_ENTRIES = 20  # topics, speakers or outlets
LONGEST_ENTRY = 200  # characters

_TIME = re.compile(r"(\d{1,2})(?:[:.](\d{2}))?\s*(am|pm)?", re.IGNORECASE)
_NAMES = {day.name[:length].casefold(): day for day in Weekday for length in (2, 3, 4, len(day.name))}
_GROUPS = {
    "daily": EVERY_DAY,
    "every day": EVERY_DAY,
    "weekdays": frozenset(day for day in Weekday if day < Weekday.SATURDAY),
    "weekends": frozenset({Weekday.SATURDAY, Weekday.SUNDAY}),
}
_LIKE_A_ZONE = 60  # of 100


class WishError(UserError):
    """One field of a wish cannot be used; `field` is its name in `Wish`, so that a form can say it beside the field."""

    def __init__(self, field: str, sentence: str) -> None:
        super().__init__(sentence)
        self.field = field


def checked(wish: Wish) -> Wish:
    """Return the wish with blanks, repeats and what cannot be seen gone. Raises WishError for what cannot be used."""
    zone_of(wish.zone)
    if not wish.days:
        raise WishError("days", Phrase("wish-no-day"))
    if wish.at.tzinfo is not None or wish.at.second or wish.at.microsecond:
        raise WishError("at", Phrase("wish-time"))
    if wish.language not in LANGUAGES:
        raise WishError("language", Phrase("wish-language", written=wish.language, choices=", ".join(LANGUAGES)))
    return replace(
        wish,
        topics=_topics(wish.topics),
        speakers=_entries("speakers", wish.speakers),
        outlets=_entries("outlets", wish.outlets),
        stances=tuple(dict.fromkeys(wish.stances)),
    )


def zone_of(name: str) -> ZoneInfo:
    """Return the IANA zone of that name. Raises WishError that names the nearest."""
    zones = available_timezones()
    if name in zones:
        return ZoneInfo(name)
    near = process.extract(name, sorted(zones), scorer=fuzz.WRatio, score_cutoff=_LIKE_A_ZONE, limit=1)
    hint = Phrase("did-you-mean", names=near[0][0]) if near else ""
    raise WishError("zone", Phrase("wish-zone", written=name, near=hint))


def read_time(text: str) -> time:
    """Read "9", "09:30", "9.30" or "5 pm". Raises WishError."""
    match = _TIME.fullmatch(text.strip())
    if match:
        hour, minute, half = int(match[1]), int(match[2] or 0), (match[3] or "").casefold()
        if half and 1 <= hour <= 12:
            hour = hour % 12 + (12 if half == "pm" else 0)
        elif half:
            hour = 24
        if hour < 24 and minute < 60:
            return time(hour, minute)
    raise WishError("at", Phrase("wish-no-time", written=text.strip()))


def read_days(text: str) -> frozenset[Weekday]:
    """Read "daily", "weekdays", "mon, wed" or "mon-fri". Raises WishError."""
    wanted = " ".join(text.casefold().split())
    if wanted in _GROUPS:
        return _GROUPS[wanted]
    found: set[Weekday] = set()
    for piece in re.split(r"\s*(?:,|;|\band\b|\s)\s*", re.sub(r"\s*[-–]\s*", "-", wanted)):
        if piece:
            found.update(_GROUPS.get(piece) or _run(piece, text))
    if not found:
        raise WishError("days", Phrase("wish-no-day"))
    return frozenset(found)


def read_names(text: str) -> tuple[str, ...]:
    """Read names parted by commas or semicolons."""
    return tuple(piece.strip() for piece in re.split(r"[,;]", text) if piece.strip())


def _run(piece: str, text: str) -> Iterable[Weekday]:
    """Return the days of "mon" or of "fri-mon", which goes round the week's end."""
    first, _, last = piece.partition("-")
    try:
        start, end = _NAMES[first], _NAMES[last or first]
    except KeyError:
        raise WishError("days", Phrase("wish-no-days", written=text.strip())) from None
    return [Weekday((start + step) % 7) for step in range((end - start) % 7 + 1)]


def _topics(topics: Iterable[str]) -> tuple[str, ...]:
    found = _entries("topics", topics)
    for topic in found:
        if not stems(topic):
            raise WishError("topics", Phrase("wish-empty-topic", topic=topic))
    return found


def _entries(field: str, entries: Iterable[str]) -> tuple[str, ...]:
    visible = ("".join(c for c in entry if c.isprintable() or c.isspace()) for entry in entries)
    found = tuple(dict.fromkeys(" ".join(entry.split()) for entry in visible if entry.strip()))
    if len(found) > MOST_ENTRIES:
        raise WishError(field, Phrase("wish-too-many", most=MOST_ENTRIES, field=field))
    if any(len(entry) > LONGEST_ENTRY for entry in found):
        raise WishError(field, Phrase("wish-too-long", most=LONGEST_ENTRY, field=field))
    return found
