"""Articles in files: text files, directories of them, and JSON Lines manifests that say more about each."""

from __future__ import annotations

import codecs
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from bot.articles.article import Basis
from bot.articles.draft import Draft
from bot.articles.unreadable import Unreadable, UnreadableCode
from bot.errors import UserError

MAX_BYTES = 2_000_000  # of one file; no more than this and one byte is ever read
MAX_MANIFEST_BYTES = 64_000_000
MANIFEST_NAME = "manifest.jsonl"
SUFFIXES = frozenset({".txt", ".text", ".md", ".html", ".htm"})

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


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that is wrong with a file or a row. `lost` is False where it was read all the same."""

    name: str
    sentence: str
    code: UnreadableCode
    lost: bool = True


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
        elif path.suffix == ".jsonl":
            yield from read_manifest(path, given)
        else:
            yield _source(path, given)


def read_manifest(manifest: Path, given: Metadata, base: Path | None = None) -> Iterator[Source | Problem]:
    """Yield the articles of a JSON Lines manifest, and a problem for each row that is broken.

    A row holds `file` (below `base`, else below the manifest's directory or its `articles`), or `text` and `id`. It may
    hold `url`, `outlet`, `date`, `title`, `byline` and, for the middle three, `<field>_basis`: a basis that starts with
    "inferred" is kept as such. Raises Unreadable when the manifest itself cannot be read.
    """
    text, _ = _decoded(_bytes_of(manifest, MAX_MANIFEST_BYTES))
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        name = f"{manifest.name}, line {number}"
        try:
            yield _row_source(json.loads(line), manifest, base, given, name)
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
    if source.path is None:
        text = source.text or ""
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


def _directory(path: Path, given: Metadata) -> Iterator[Source | Problem]:
    found = sorted(p for p in path.rglob("*") if p.suffix.lower() in SUFFIXES and p.is_file())
    if not found:
        yield Problem(str(path), "The directory holds no text files.", UnreadableCode.EMPTY)
    yield from (_source(file, given) for file in found)


def _source(path: Path, given: Metadata) -> Source:
    return Source(str(path), given.url or file_key(path), path, None, given)


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
    if text:
        key = about.url or _field(row, "id")
        if key is None:
            raise UserError('A row with a "text" needs a "url" or an "id" to be known by.')
        return Source(name, key, None, text, about)
    if not file:
        raise UserError('The row has neither a "file" nor a "text".')
    path = _below(file, [base] if base else [manifest.parent, manifest.parent / "articles"])
    return Source(file, about.url or file_key(path), path, None, about)


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
