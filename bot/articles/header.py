"""Metadata that stands above a text: a front-matter block, or a title line and a date line."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from bot.articles.dating import written_date

_FENCE = re.compile(r"---[ \t]*\n(?P<fields>(?:(?!---[ \t]*(?:\n|$))[^\n]*\n){1,60})---[ \t]*(?:\n|$)")
_FIELD = re.compile(r"(?P<name>[A-Za-z][\w -]{0,30}):[ \t]*(?P<value>.*)")
_DATE_LINE = re.compile(r"date:?\s+(\d{4}-\d{2}-\d{2})", re.IGNORECASE)
_NAMES = {
    "title": ("title", "headline"),
    "outlet": ("outlet", "site", "sitename", "publisher", "publication", "source"),
    "url": ("url", "link", "canonical", "address"),
    "published": ("date", "published", "published at", "publish date"),
    "byline": ("author", "authors", "byline", "by"),
}


@dataclass(frozen=True, slots=True)
class Header:
    """What stood above the text, and the text under it. `heading` is a title line that belongs to the stored text."""

    body: str
    heading: str | None = None
    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    published: date | None = None
    byline: str | None = None


def split_header(text: str) -> Header:
    """Part `text` from the metadata above it, if there is any. A field that cannot be read is taken as unknown."""
    fence = _FENCE.match(text)
    if fence and (header := _front_matter(fence["fields"], text[fence.end() :])):
        return header
    return _title_and_date(text)


def _front_matter(block: str, body: str) -> Header | None:
    fields = [match for line in block.splitlines() if (match := _FIELD.fullmatch(line.strip()))]
    if not fields:
        return None
    given = {match["name"].strip().lower(): match["value"].strip().strip("\"'") for match in fields}

    def value(field: str) -> str | None:
        return next((given[name] for name in _NAMES[field] if given.get(name)), None)

    published = value("published")
    return Header(
        body=body,
        title=value("title"),
        outlet=value("outlet"),
        url=value("url"),
        published=written_date(published) if published else None,
        byline=value("byline"),
    )


def _title_and_date(text: str) -> Header:
    """Read up to two lines, the last of them `date YYYY-MM-DD`, that a blank line parts from the text."""
    top, gap, body = text.lstrip().partition("\n\n")
    lines = [line.strip() for line in top.split("\n")]
    match = _DATE_LINE.fullmatch(lines[-1])
    if not gap or len(lines) > 2 or not match:
        return Header(body=text)
    heading = lines[0] if len(lines) == 2 else None
    return Header(body=body, heading=heading, title=heading, published=written_date(match[1]))
