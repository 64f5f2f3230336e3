"""Manifests: JSON Lines that say more of articles than their files do, or hold them."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from adapters.archives import lines
from adapters.decoding import decoded
from adapters.sources import Problem, Source, key_of
from bot.articles.article import Basis
from bot.articles.metadata import Metadata
from bot.articles.unreadable import Unreadable, UnreadableCode
from bot.errors import UserError
from bot.feeds.addresses import canonical
from bot.feeds.fetching import Fetched


def read_manifest(manifest: Path, given: Metadata, base: Path | None = None) -> Iterator[Source | Problem]:
    """Yield the articles of a JSON Lines manifest, and a problem for each row or file that cannot be read.

    A row holds `file` (below `base`, else below the manifest's directory or its `articles`), or `text` or `html` and
    `id`. It may hold `url`, `outlet`, `date`, `title`, `byline` and, for the middle three, `<field>_basis`: a basis
    that starts with "inferred" is kept as such.
    """
    try:
        yield from _rows(manifest, given, base)
    except Unreadable as error:
        yield Problem(str(manifest), str(error), error.code)


def _rows(manifest: Path, given: Metadata, base: Path | None) -> Iterator[Source | Problem]:
    for number, line in lines(manifest):
        name = f"{manifest.name}, line {number}"
        if isinstance(line, Unreadable):
            yield Problem(name, str(line), line.code)
            continue
        if not line.strip():
            continue
        try:
            yield _row_source(json.loads(decoded(line)[0]), manifest, base, given, name)
        except json.JSONDecodeError as error:
            sentence = f"The row is not JSON: {error.msg} at column {error.colno}."
            yield Problem(name, sentence, UnreadableCode.METADATA)
        except RecursionError:
            yield Problem(name, "The row is nested too deeply.", UnreadableCode.METADATA)
        except UserError as error:
            yield Problem(name, str(error), UnreadableCode.METADATA)


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
    return Source(file, key_of(about, path), path, None, about)


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
    return found.overruled(by=given)


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
