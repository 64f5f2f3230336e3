"""Days and moments as people read them, as phrases that each surface can show in its reader's language."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from bot.language.moment import Moment, Precision
from bot.wording.phrase import Phrase


@lru_cache(maxsize=4096)
def shown_day(day: date) -> Phrase:
    """Return `day` as "19 October 2024"; remembered, since an answer is put together in many lengths."""
    return Phrase("moment-day", day=day)


def shown_moment(moment: Moment) -> Phrase | None:
    """Return when something was said, as precisely as it is known: "19 October 2024", "early October 2024"."""
    first = moment.first
    if first is None:
        return None
    if moment.last in {None, first}:
        return shown_day(first)
    if moment.precision is Precision.YEAR:
        return Phrase("moment-year", year=str(first.year))
    if moment.precision is Precision.MONTH:
        return Phrase("moment-month", month=f"m{first.month}", year=str(first.year))
    if moment.precision is Precision.PART_OF_MONTH:
        part = "early" if first.day <= 5 else "late" if first.day >= 18 else "mid"
        return Phrase("moment-part", part=part, month=f"m{first.month}", year=str(first.year))
    return Phrase("moment-between", first=first, last=moment.last) if moment.last else None
