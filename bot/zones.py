"""Time zones that somebody may be typing."""

from __future__ import annotations

from functools import cache
from zoneinfo import available_timezones

_COMMON = ("UTC", "Europe/Kyiv", "Europe/London", "Europe/Berlin", "America/New_York", "America/Los_Angeles",
    "Asia/Tokyo", "Australia/Sydney")  # fmt: skip


def zones_like(typed: str, *, limit: int) -> tuple[str, ...]:
    """Return IANA zones of which a part begins with what was typed ("ber" finds Europe/Berlin), shortest first.

    Nothing typed brings a few from around the world.
    """
    start = typed.strip().casefold().replace(" ", "_")
    if not start:
        return _COMMON[:limit]
    found = [zone for zone, parts in _zones() if any(part.startswith(start) for part in parts)]
    return tuple(found[:limit])


@cache
def _zones() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return the zones of places with their parts in lower case, "Etc" and its like left out."""
    named = sorted((zone for zone in available_timezones() if "/" in zone or zone == "UTC"), key=lambda z: (len(z), z))
    return tuple(
        (zone, (zone.casefold(), *zone.casefold().split("/")))
        for zone in named
        if not zone.startswith(("Etc/", "posix/", "right/", "SystemV/"))
    )
