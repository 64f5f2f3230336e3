"""Days and moments as people read them, in words of our own so that a server's locale never changes an answer."""

from __future__ import annotations

from datetime import date

from bot.language.moment import Moment, Precision

MONTHS = "January February March April May June July August September October November December".split()


def shown_day(day: date) -> str:
    """Return `day` as "19 October 2024"."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def shown_moment(moment: Moment) -> str | None:
    """Return when something was said, as precisely as it is known: "19 October 2024", "early October 2024"."""
    if moment.first is None:
        return None
    if moment.last in {None, moment.first}:
        return shown_day(moment.first)
    if moment.precision is Precision.YEAR:
        return str(moment.first.year)
    if moment.precision is Precision.MONTH:
        return shown_day(moment.first).split(" ", 1)[1]
    if moment.precision is Precision.PART_OF_MONTH:
        part = "early" if moment.first.day <= 5 else "late" if moment.first.day >= 18 else "mid"
        return f"{part} {shown_day(moment.first).split(' ', 1)[1]}"
    return f"between {shown_day(moment.first)} and {shown_day(moment.last)}" if moment.last else None
