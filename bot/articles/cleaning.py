"""From a draft as it arrived to an article that can be cited."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Sequence
from datetime import date

from bot.articles.article import Article, Basis, Block, BlockKind
from bot.articles.dating import publication_date
from bot.articles.draft import Draft
from bot.articles.header import Header, split_header
from bot.articles.labelling import Line, byline_names, label
from bot.articles.scrubbing import clean_lines
from bot.articles.unreadable import Unreadable, UnreadableCode
from bot.language.detect import language_of, readable
from bot.span import Span

MAX_CHARACTERS = 250_000  # some 40,000 words; the longest news features have a quarter of that
MIN_LETTERS = 80  # less than this is a caption or an error page, and too little to tell its language by
_BINARY_SHARE = 0.02  # of control and replacement characters; text read with the wrong encoding stays well below
_WRAP_WIDTH = 100
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x7f\ufffd]")


def article_id(key: str) -> str:
    """Return the 16 hex digits that name an article for good."""
    return hashlib.sha256(key.encode()).hexdigest()[:16]


def article_of(
    draft: Draft, detect_language: Callable[[str], str] = language_of, *, any_language: bool = False
) -> Article:
    """Return the article in `draft`, furniture gone, with version 0: storing it gives it its version.

    Metadata of the draft goes before a header above the text, and both before what the text says of itself. Raises
    Unreadable when there is no article to be read, or none in English unless `any_language` is welcome.
    """
    _check_raw(draft.text)
    header = split_header(draft.text.replace("\r\n", "\n").lstrip("\ufeff"))
    heading = clean_lines(header.heading)[:1] if header.heading else []
    lines = label([*heading, *_unwrapped(clean_lines(header.body))], _one_line(draft.title or header.title))
    _check_kept(lines)
    language = _language(lines, detect_language)
    if not (any_language or readable(language)):
        raise Unreadable(UnreadableCode.LANGUAGE, f"It is not in English but, by its looks, in {language!r}.")
    text, blocks = _laid_out(lines)
    title, title_basis = _title(draft, header, lines)
    outlet, outlet_basis = _outlet(draft, header)
    published, published_basis = _published(draft, header, lines)
    return Article(
        id=article_id(draft.key),
        key=draft.key,
        version=0,
        text=text,
        blocks=blocks,
        title=title,
        title_basis=title_basis,
        outlet=outlet,
        outlet_basis=outlet_basis,
        url=draft.url or header.url,
        published=published,
        published_basis=published_basis,
        byline=_byline(draft, header, lines),
        language=language,
        digest=hashlib.sha256(text.encode()).hexdigest(),
    )


def _check_raw(text: str) -> None:
    if not text.strip():
        raise Unreadable(UnreadableCode.EMPTY, "It is empty.")
    if len(text) > MAX_CHARACTERS:
        raise Unreadable(
            UnreadableCode.TOO_LONG, f"It is longer than the {MAX_CHARACTERS:,} characters of any article."
        )
    if len(_CONTROL.findall(text)) > max(2, _BINARY_SHARE * len(text)):
        raise Unreadable(UnreadableCode.BINARY, "It is not text, but a picture, a program or the like.")


def _check_kept(lines: Sequence[Line]) -> None:
    letters = sum(c.isalpha() for line in lines if line.kind is not BlockKind.BYLINE for c in line.text)
    if letters < MIN_LETTERS or not any(line.kind is BlockKind.PARAGRAPH for line in lines):
        raise Unreadable(
            UnreadableCode.TOO_SHORT, "It holds no article: hardly a sentence is left without page furniture."
        )


def _language(lines: Sequence[Line], detect_language: Callable[[str], str]) -> str:
    return detect_language(" ".join(line.text for line in lines if line.kind is BlockKind.PARAGRAPH))


def _unwrapped(lines: Sequence[str]) -> list[str]:
    """Join lines that were broken at a fixed width, as in plain-text mail; any other text is returned as it is."""
    paragraphs: list[list[str]] = [[]]
    for line in lines:
        if line:
            paragraphs[-1].append(line)
        elif paragraphs[-1]:
            paragraphs.append([])
    inner = [line for paragraph in paragraphs for line in paragraph[:-1]]
    broken = [line for line in inner if 40 <= len(line) <= _WRAP_WIDTH and not re.search(r"[.!?:][\"'”’)]*$", line)]
    if len(inner) < 3 or len(broken) < 0.6 * len(inner) or any(len(line) > _WRAP_WIDTH for line in lines):
        return list(lines)
    return [" ".join(paragraph) for paragraph in paragraphs if paragraph]


def _laid_out(lines: Sequence[Line]) -> tuple[str, tuple[Block, ...]]:
    """Return the stored text, blocks parted by one blank line, and where each block stands in it."""
    blocks: list[Block] = []
    at = 0
    for line in lines:
        blocks.append(Block(line.kind or BlockKind.PARAGRAPH, Span(at, at + len(line.text))))
        at += len(line.text) + 2
    return "\n\n".join(line.text for line in lines), tuple(blocks)


def _title(draft: Draft, header: Header, lines: Sequence[Line]) -> tuple[str | None, Basis]:
    if given := _one_line(draft.title):
        return given, draft.title_basis
    if above := _one_line(header.title):
        return above, Basis.GIVEN
    found = next((line.text for line in lines if line.kind is BlockKind.HEADLINE), None)
    return found, Basis.TEXT if found else Basis.UNKNOWN


def _outlet(draft: Draft, header: Header) -> tuple[str | None, Basis]:
    if given := _one_line(draft.outlet):
        return given, draft.outlet_basis
    above = _one_line(header.outlet)
    return above, Basis.GIVEN if above else Basis.UNKNOWN


def _published(draft: Draft, header: Header, lines: Sequence[Line]) -> tuple[date | None, Basis]:
    if draft.published:
        return draft.published, draft.published_basis
    if header.published:
        return header.published, Basis.GIVEN
    metadata = [line.text for line in lines if line.kind is BlockKind.BYLINE]
    paragraphs = [line.text for line in lines if line.kind is BlockKind.PARAGRAPH]
    found = publication_date(metadata, paragraphs[:1])
    return found, Basis.TEXT if found else Basis.UNKNOWN


def _byline(draft: Draft, header: Header, lines: Sequence[Line]) -> str | None:
    written = (byline_names(line.text) for line in lines if line.kind is BlockKind.BYLINE)
    return _one_line(draft.byline or header.byline) or next((names for names in written if names), None)


def _one_line(value: str | None) -> str | None:
    """Return given metadata as one clean line; None where nothing is left of it."""
    return (" ".join(line for line in clean_lines(value) if line) or None) if value else None
