"""Articles in archives and web pages on disk: HTML files, WARC, JSON Lines, each read as it streams by."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any, cast

from bot.articles.unreadable import Unreadable, UnreadableCode
from bot.feeds.fetching import Fetched

MAX_PAGE_BYTES = 10_000_000
MAX_LINE_BYTES = 4_000_000  # of a JSON Lines row: no article has more
_PAGE_TYPES = ("text/html", "application/xhtml+xml")

LINE_SUFFIXES = (".jsonl", ".jsonl.gz", ".ndjson", ".ndjson.gz")
WARC_SUFFIXES = (".warc", ".warc.gz")
HTML_SUFFIXES = (".html", ".htm", ".xhtml")


def has_suffix(path: Path, suffixes: tuple[str, ...]) -> bool:
    """Say whether a file's name ends in one of `suffixes`, whatever the letter case."""
    return path.name.lower().endswith(suffixes)


def lines(path: Path) -> Iterator[tuple[int, bytes | Unreadable]]:
    """Yield the lines of a file, packed or not, with their numbers; one that is too long is an error, not read on.

    Raises Unreadable where the file cannot be read, or its packing ends in the middle.
    """
    try:
        with gzip.open(path) if path.name.lower().endswith(".gz") else path.open("rb") as file:
            yield from _lines(cast(IO[bytes], file))
    except FileNotFoundError:
        raise Unreadable(UnreadableCode.MISSING, "There is no such file.") from None
    except (EOFError, zlib.error, gzip.BadGzipFile):
        raise Unreadable(UnreadableCode.BINARY, "Its packing is broken.") from None
    except OSError as error:
        raise Unreadable(UnreadableCode.DENIED, f"It cannot be read: {error.strerror or error}.") from error


def _lines(file: IO[bytes]) -> Iterator[tuple[int, bytes | Unreadable]]:
    number = 0
    while line := file.readline(MAX_LINE_BYTES + 1):
        number += 1
        if len(line) <= MAX_LINE_BYTES:
            yield number, line
            continue
        while line and not line.endswith(b"\n"):
            line = file.readline(MAX_LINE_BYTES)
        yield number, Unreadable(UnreadableCode.TOO_LONG, "The row is longer than any article.")


def warc_pages(path: Path) -> Iterator[Fetched]:
    """Yield the pages of a web archive (ISO 28500): what was answered with HTML and success.

    Raises Unreadable where the archive is broken; the pages before that were yielded.
    """
    from warcio.archiveiterator import ArchiveIterator
    from warcio.exceptions import ArchiveLoadFailed

    try:
        with path.open("rb") as file:
            for record in ArchiveIterator(file):
                if record.rec_type in ("response", "resource") and (page := _page(record)) is not None:
                    yield page
    except FileNotFoundError:
        raise Unreadable(UnreadableCode.MISSING, "There is no such file.") from None
    except (ArchiveLoadFailed, EOFError, zlib.error, UnicodeDecodeError):
        raise Unreadable(UnreadableCode.BINARY, "It is no web archive, or a broken one.") from None
    except OSError as error:
        raise Unreadable(UnreadableCode.DENIED, f"It cannot be read: {error.strerror or error}.") from error


def _page(record: Any) -> Fetched | None:
    headers = record.http_headers
    address = record.rec_headers.get_header("WARC-Target-URI") or ""
    if headers is not None and headers.get_statuscode() != "200":
        return None
    named = headers.get_header("Content-Type") if headers is not None else record.content_type
    media_type = (named or "").partition(";")[0].strip().lower()
    if media_type not in _PAGE_TYPES or not address.startswith(("http://", "https://")):
        return None
    body = record.content_stream().read(MAX_PAGE_BYTES)
    return Fetched(address, body, media_type)
