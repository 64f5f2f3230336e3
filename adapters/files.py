"""Articles in files: text files, directories of them, and JSON Lines manifests that say more about each."""

from __future__ import annotations

import codecs
import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import IO, Any

from adapters.archives import HTML_SUFFIXES, LINE_SUFFIXES, MAX_PAGE_BYTES, WARC_SUFFIXES, has_suffix, lines, warc_pages
from bot.articles.article import Basis
from bot.articles.draft import Draft
from bot.articles.unreadable import Unreadable, UnreadableCode
from bot.errors import UserError
from bot.feeds.addresses import canonical
from bot.feeds.fetching import Fetched

MAX_BYTES = 2_000_000  # of one file; no more than this and one byte is ever read
MANIFEST_NAME = "manifest.jsonl"
SUFFIXES = frozenset({".txt", ".text", ".md", *HTML_SUFFIXES})

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is known of an article beside its text."""

    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    published: date | None = None
    byline: str | None = None
    title_basis: Basis = Basis.GIVEN
    outlet_basis: Basis = Basis.GIVEN
    published_basis: Basis = Basis.GIVEN


@dataclass(frozen=True, slots=True)
class Source:
    """One article that is to be read: a file, or the text that a manifest row holds itself."""

    name: str  # as it is shown to people
    key: str
    path: Path | None
    text: str | None
    metadata: Metadata
    page: Fetched | None = None  # a web page that an archive holds


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that is wrong with a file or a row. `lost` is False where it was read all the same."""

    name: str
    sentence: str
    code: UnreadableCode
    lost: bool = True
    key: str | None = None  # of the article that it would have been


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


def read_manifest(manifest: Path, given: Metadata, base: Path | None = None) -> Iterator[Source | Problem]:
    """Yield the articles of a JSON Lines manifest, and a problem for each row that is broken.

    A row holds `file` (below `base`, else below the manifest's directory or its `articles`), or `text` or `html` and
    `id`. It may hold `url`, `outlet`, `date`, `title`, `byline` and, for the middle three, `<field>_basis`: a basis
    that starts with "inferred" is kept as such. Raises Unreadable when the manifest itself cannot be read.
    """
    for number, line in lines(manifest):
        name = f"{manifest.name}, line {number}"
        if isinstance(line, Unreadable):
            yield Problem(name, str(line), line.code)
            continue
        if not line.strip():
            continue
        try:
            yield _row_source(json.loads(_decoded(line)[0]), manifest, base, given, name)
        except json.JSONDecodeError as error:
            sentence = f"The row is not JSON: {error.msg} at column {error.colno}."
            yield Problem(name, sentence, UnreadableCode.METADATA)
        except RecursionError:
            yield Problem(name, "The row is nested too deeply.", UnreadableCode.METADATA)
        except UserError as error:
            yield Problem(name, str(error), UnreadableCode.METADATA)


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
        text, encoding = _decoded(_bytes_of(source.path, MAX_BYTES))
        if encoding != "utf-8":
            sentence = f"It is not UTF-8 and was read as {encoding}: look whether its characters are right."
            notice = Problem(source.name, sentence, UnreadableCode.BINARY, lost=False)
    about = source.metadata
    draft = Draft(
        source.key,
        text,
        title=about.title,
        outlet=about.outlet,
        url=about.url,
        published=about.published,
        byline=about.byline,
        title_basis=about.title_basis,
        outlet_basis=about.outlet_basis,
        published_basis=about.published_basis,
    )
    return draft, notice


def _page_draft(source: Source, page: Fetched) -> Draft:
    """Return the article on a page; what is known beside it goes before what the page says of itself."""
    from adapters.fetching.pages import read_page  # half a second to load, which text files need not wait for

    about, found = source.metadata, read_page(page)
    return replace(
        found,
        key=found.key or source.key,
        title=about.title or found.title,
        title_basis=about.title_basis if about.title else found.title_basis,
        outlet=about.outlet or found.outlet,
        outlet_basis=about.outlet_basis if about.outlet else found.outlet_basis,
        url=about.url or found.url or None,
        published=about.published or found.published,
        published_basis=about.published_basis if about.published else found.published_basis,
        byline=about.byline or found.byline,
    )


def pasted(stream: IO[bytes], given: Metadata) -> Source | Problem:
    """Return the one article that is pasted into `stream`, known by its address or else by its own words."""
    data = stream.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        return Problem("pasted text", "It is too large to be a single article.", UnreadableCode.TOO_LONG)
    try:
        text, _ = _decoded(data)
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
    return Source(str(path), _key(given, path), path, None, given)


def _key(about: Metadata, path: Path) -> str:
    return canonical(about.url) if about.url else file_key(path)


def _archived(path: Path, given: Metadata) -> Iterator[Source | Problem]:
    try:
        for page in warc_pages(path):
            yield Source(page.address, canonical(page.address), None, None, given, page)
    except Unreadable as error:
        yield Problem(str(path), str(error), error.code)


def file_key(path: Path) -> str:
    """Return the name that a file without an address goes by: its own and its directory's.

    The same file gets the same key whether it, its directory or a manifest is named, from wherever.
    """
    return "/".join(path.resolve().parts[-2:])


def _row_source(row: Any, manifest: Path, base: Path | None, given: Metadata, name: str) -> Source:
    if not isinstance(row, dict):
        raise UserError("The row is not a JSON object.")
    about = _row_metadata(row, given)
    text, file = _field(row, "text"), _field(row, "file")
    page = _field(row, "html")
    if text or page:
        key = canonical(about.url) if about.url else _field(row, "id")
        if key is None:
            raise UserError('A row with a "text" needs a "url" or an "id" to be known by.')
        fetched = Fetched(about.url or "", page.encode(errors="replace"), charset="utf-8") if page else None
        return Source(name, key, None, text, about, fetched)
    if not file:
        raise UserError('The row has neither a "file" nor a "text".')
    path = _below(file, [base] if base else [manifest.parent, manifest.parent / "articles"])
    return Source(file, _key(about, path), path, None, about)


def _below(file: str, bases: Sequence[Path]) -> Path:
    """Return the file under the first base that has it; a manifest may not reach out of its directory."""
    for base in bases:
        path = (base / file).resolve()
        if not path.is_relative_to(base.resolve()):
            raise UserError(f"The file {file!r} lies outside of the manifest's directory.")
        if path.is_file():
            return path
    raise UserError(f"There is no file {file!r} in {bases[0] or '.'}.")


def _row_metadata(row: Mapping[str, Any], given: Metadata) -> Metadata:
    day = _field(row, "date")
    outlet = _field(row, "outlet")
    found = Metadata(
        title=_field(row, "title"),
        outlet=None if outlet and outlet.casefold() == "unknown" else outlet,
        url=_field(row, "url"),
        published=parse_date(day) if day else None,
        byline=_field(row, "byline") or _field(row, "author"),
        title_basis=_basis(row, "title"),
        outlet_basis=_basis(row, "outlet"),
        published_basis=_basis(row, "date"),
    )
    return replace(
        found,
        title=given.title or found.title,
        outlet=given.outlet or found.outlet,
        url=given.url or found.url,
        published=given.published or found.published,
        byline=given.byline or found.byline,
        title_basis=Basis.GIVEN if given.title else found.title_basis,
        outlet_basis=Basis.GIVEN if given.outlet else found.outlet_basis,
        published_basis=Basis.GIVEN if given.published else found.published_basis,
    )


def _field(row: Mapping[str, Any], name: str) -> str | None:
    value = row.get(name)
    if value is not None and not isinstance(value, str):
        raise UserError(f'The field "{name}" is not a text.')
    return value.strip() or None if value else None


def _basis(row: Mapping[str, Any], name: str) -> Basis:
    """Return how a field is known: whoever wrote the manifest says so in words that start with a basis."""
    words = _field(row, f"{name}_basis") or ""
    return Basis.INFERRED if words.casefold().startswith(Basis.INFERRED) else Basis.GIVEN


def parse_date(text: str) -> date:
    """Return a day written as 2024-10-19, with or without a time after it. Raises UserError."""
    try:
        return date.fromisoformat(text.strip()[:10])
    except ValueError:
        raise UserError(f"{text!r} is not a date: write it like 2024-10-19.") from None


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


def _decoded(data: bytes) -> tuple[str, str]:
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
