"""What an HTTP status means for whoever asked, and how long a server asks to be left alone."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

from bot.feeds.fetching import FetchCode, FetchError

_LONGEST_WAIT = timedelta(days=7)  # a server that asks for more is taken to mean this much
_BUSY = frozenset({429, 503})
_GONE = frozenset({404, 410})


def failure(status: int, host: str, wait: timedelta | None) -> FetchError:
    """Return the error that an answer without a page amounts to."""
    if status in _BUSY:
        return FetchError(FetchCode.BUSY, f"{host} asks to be left alone for a while (status {status}).", wait=wait)
    if status in _GONE:
        return FetchError(FetchCode.GONE, f"{host} has nothing at this address (status {status}).")
    return FetchError(
        FetchCode.STATUS, f"{host} answers with status {status} instead of a page.", passing=status >= 500
    )


def wait_of(header: str | None, now: datetime | None = None) -> timedelta | None:
    """Return what a Retry-After header asks for: seconds, or an instant, which is compared with `now`."""
    text = (header or "").strip()
    if text.isdigit():
        return min(timedelta(seconds=int(text[:9])), _LONGEST_WAIT)
    try:
        until = parsedate_to_datetime(text)
    except ValueError:
        return None
    if until.tzinfo is None:
        until = until.replace(tzinfo=UTC)
    return min(max(until - (now or datetime.now(UTC)), timedelta()), _LONGEST_WAIT)
