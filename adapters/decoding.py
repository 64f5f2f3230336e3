"""Text in bytes, by whatever encoding it was written in."""

from __future__ import annotations

import codecs

from bot.articles.unreadable import Unreadable, UnreadableCode

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


def decoded(data: bytes) -> tuple[str, str]:
    """Return the text and the encoding it was read by: UTF-8, what its byte order mark says, or else Windows-1252."""
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, errors="replace"), encoding
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        if b"\x00" in data[:4096]:
            raise Unreadable(UnreadableCode.BINARY, "It is not text, but a picture, a program or the like.") from None
        return data.decode("cp1252", errors="replace"), "Windows-1252"
