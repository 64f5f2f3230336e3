"""Plain text made fit for a label, a limit or a link; nothing here knows a platform's markup."""

from __future__ import annotations

import re
from collections.abc import Callable
from urllib.parse import quote, urlsplit

# Control characters but the line break, and direction overrides and isolates (UAX #9): in a label they could make a
# speaker or outlet read as another.
_UNWANTED = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_URL_SAFE = "/:?#@!$&'*+,;=%~-._"  # RFC 3986 less the brackets and parentheses, which markup could take for its own


def units(text: str) -> int:
    """Return the length in UTF-16 code units, the widest way in which either platform may count."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def tidy(text: str) -> str:
    """Return our own words or a label without control characters and direction overrides; line breaks stay.

    Never for quotes: those are shown as stored.
    """
    return _UNWANTED.sub("", text).strip()


def one_line(text: str) -> str:
    """Return `text` tidied, with every run of white space made one space."""
    return " ".join(tidy(" ".join(text.split())).split())


def fit(text: str, limit: int, escape: Callable[[str], str] = str) -> str:
    """Return `text` escaped, cut before escaping so that it holds at most `limit` units; a cut ends in an ellipsis.

    `escape` must not shorten what it is given.
    """
    if len(text) <= limit and units(whole := escape(text)) <= limit:
        return whole
    low, high = 0, min(len(text), limit)
    while low < high:
        middle = (low + high + 1) // 2
        if units(escape(text[:middle].rstrip() + "…")) <= limit:
            low = middle
        else:
            high = middle - 1
    return escape(text[:low].rstrip() + "…")


def safe_url(url: str | None, limit: int) -> str | None:
    """Return a stored address as a link may carry it, or None: web addresses only, no credentials, no white space.

    Characters that a platform could take for markup are percent-encoded, which names the same resource.
    """
    if url is None or any(character.isspace() or not character.isprintable() for character in url):
        return None
    try:
        parts = urlsplit(url)
        named = parts.hostname
    except ValueError:
        return None
    if parts.scheme not in {"http", "https"} or not named or "@" in parts.netloc:
        return None
    if any(character in "<>|\\`\"'()[]{}^" for character in parts.netloc):
        return None
    encoded = quote(url, safe=_URL_SAFE)
    return encoded if len(encoded) <= limit else None
