"""From bytes to text: by mark, header or declaration, and never by a coding that hides markup."""

from __future__ import annotations

import codecs
import re

from bot.feeds.fetching import FetchCode, Fetched, FetchError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(rb"""<\?xml[^>]{0,80}encoding\s*=\s*["']([A-Za-z][\w.-]{1,40})["']""")
_DECLARATION = re.compile(r"^\s*<\?xml[^>]{0,200}\?>")
_HIDING = frozenset({"utf-7", "hz", "idna", "punycode", "unicode_escape", "raw_unicode_escape", "undefined"})
_AT_ONCE = 200_000  # characters
_ENTITIES = re.compile(r"<!ENTITY|<!DOCTYPE[^>\[]{0,1000}\[", re.IGNORECASE)


def xml_text(fetched: Fetched) -> str:
    """Return an XML document as text without its declaration.

    Raises FetchError for a document that declares entities: no feed needs them, and they can grow without end.
    """
    text = _decoded(fetched)
    if _declares_entities(text):
        raise FetchError(FetchCode.CONTENT, "The document declares entities of its own, which no feed needs.")
    declaration = _DECLARATION.match(text)
    return text[declaration.end() :] if declaration else text


def _declares_entities(text: str) -> bool:
    """Look some of the text at a time: a search holds every other thread up, the chats' among them."""
    overlap = 2_000
    return any(_ENTITIES.search(text, at, at + _AT_ONCE + overlap) for at in range(0, len(text) or 1, _AT_ONCE))


def _decoded(fetched: Fetched) -> str:
    data = fetched.body
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, errors="replace")
    if data[:1] == b"\x00" or data[1:2] == b"\x00":
        return data.decode("utf-16-be" if data[:1] == b"\x00" else "utf-16-le", errors="replace")
    declared = _DECLARED.match(data.lstrip()[:300])
    for name in (fetched.charset, declared[1].decode("ascii") if declared else None, "utf-8"):
        text = _tried(data, name)
        if text is not None:
            return text
    return data.decode("cp1252", errors="replace")


def _tried(data: bytes, name: str | None) -> str | None:
    try:
        codec = codecs.lookup(name) if name else None
        if codec is None or codec.name in _HIDING:
            return None
        return data.decode(codec.name)
    except (LookupError, UnicodeError):
        return None
