"""Articles in files: text files, directories of them, archives, and what is pasted."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import IO

from adapters.archives import HTML_SUFFIXES, LINE_SUFFIXES, MAX_PAGE_BYTES, WARC_SUFFIXES, has_suffix, warc_pages
from adapters.decoding import decoded
from adapters.manifests import read_manifest
from adapters.sources import Problem, Source, key_of
from bot.articles.draft import Draft
from bot.articles.metadata import Metadata
from bot.articles.unreadable import Unreadable, UnreadableCode
from bot.feeds.addresses import canonical
from bot.feeds.fetching import Fetched

MAX_BYTES = 2_000_000  # of one file; no more than this and one byte is ever read
MANIFEST_NAME = "manifest.jsonl"
SUFFIXES = frozenset({".txt", ".text", ".md", *HTML_SUFFIXES})


def discover(paths: Sequence[Path], given: Metadata) -> Iterator[Source | Problem]:
    """Yield what lies at `paths`: files as they are, directories by their manifest or else by their text files.

    `given` holds for every article and goes before what a manifest says.
    """
    for path in paths:
        if not path.exists():
            yield Problem(str(path), "There is no such file or directory.", UnreadableCode.MISSING)
        elif path.is_dir() and (path / MANIFEST_NAME).is_file():
            yield from read_manifest(path / MANIFEST_NAME, given)
        elif path.is_dir():
            yield from _directory(path, given)
        elif has_suffix(path, LINE_SUFFIXES):
            yield from read_manifest(path, given)
        elif has_suffix(path, WARC_SUFFIXES):
            yield from _archived(path, given)
        else:
            yield _source(path, given)


def draft_of(source: Source) -> tuple[Draft, Problem | None]:
    """Return the draft that `source` holds, and a notice if its characters had to be guessed. Raises Unreadable."""
    notice = None
    if source.page is not None:
        return _page_draft(source, source.page), None
    if source.path is None:
        text = source.text or ""
    elif has_suffix(source.path, HTML_SUFFIXES):
        return _page_draft(source, Fetched(source.metadata.url or "", _bytes_of(source.path, MAX_PAGE_BYTES))), None
    else:
        text, encoding = decoded(_bytes_of(source.path, MAX_BYTES))
        if encoding != "utf-8":
            sentence = f"It is not UTF-8 and was read as {encoding}: look whether its characters are right."
            notice = Problem(source.name, sentence, UnreadableCode.BINARY, lost=False)
    return Draft(source.key, text).overruled(by=source.metadata), notice


def _page_draft(source: Source, page: Fetched) -> Draft:
    """Return the article on a page; what is known beside it goes before what the page says of itself."""
    from adapters.fetching.pages import read_page  # half a second to load, which text files need not wait for

    found = read_page(page)
    return replace(found.overruled(by=source.metadata), key=found.key or source.key)


def pasted(stream: IO[bytes], given: Metadata) -> Source | Problem:
    """Return the one article that is pasted into `stream`, known by its address or else by its own words."""
    data = stream.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        return Problem("pasted text", "It is too large to be a single article.", UnreadableCode.TOO_LONG)
    try:
        text, _ = decoded(data)
    except Unreadable as error:
        return Problem("pasted text", str(error), error.code)
    key = canonical(given.url) if given.url else f"pasted/{hashlib.sha256(text.encode()).hexdigest()[:16]}"
    return Source("pasted text", key, None, text, given)


def _directory(path: Path, given: Metadata) -> Iterator[Source | Problem]:
    found = sorted(p for p in path.rglob("*") if p.suffix.lower() in SUFFIXES and p.is_file())
    if not found:
        yield Problem(str(path), "The directory holds no text files.", UnreadableCode.EMPTY)
    yield from (_source(file, given) for file in found)


def _source(path: Path, given: Metadata) -> Source:
    return Source(str(path), key_of(given, path), path, None, given)


def _archived(path: Path, given: Metadata) -> Iterator[Source | Problem]:
    try:
        for page in warc_pages(path):
            yield Source(page.address, canonical(page.address), None, None, given, page)
    except Unreadable as error:
        yield Problem(str(path), str(error), error.code)


def _bytes_of(path: Path, limit: int) -> bytes:
    try:
        with path.open("rb") as file:
            data = file.read(limit + 1)
    except FileNotFoundError:
        raise Unreadable(UnreadableCode.MISSING, "There is no such file.") from None
    except OSError as error:
        raise Unreadable(UnreadableCode.DENIED, f"It cannot be read: {error.strerror or error}.") from error
    if len(data) > limit:
        raise Unreadable(
            UnreadableCode.TOO_LONG, f"It is larger than {limit // 1_000_000} MB, so it is no single article."
        )
    return data
