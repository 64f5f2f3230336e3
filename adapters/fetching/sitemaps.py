"""News sitemaps: https://www.sitemaps.org/protocol.html, with the fields that news adds."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from datetime import date
from typing import Any
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import iterparse

from bot.feeds.entry import Entry, Listing
from bot.feeds.fetching import FetchCode, FetchError

_AT_ONCE = 200
_ROOT = re.compile(r"<(?:\w+:)?(?P<kind>urlset|sitemapindex)[\s>]")


def is_sitemap(text: str) -> bool:
    """Say whether a document is a sitemap, or a list of sitemaps."""
    return _ROOT.search(text[:5000]) is not None


def read_sitemap(text: str) -> Iterator[Listing]:
    """Yield the pages of a sitemap, some at a time. Raises FetchError for a broken one and for a list of others."""
    root = _ROOT.search(text[:5000])
    if root and root["kind"] == "sitemapindex":
        listed = re.findall(r"<loc>\s*([^<\s]+)\s*</loc>", text)[:3]
        raise FetchError(FetchCode.CONTENT, f"This sitemap only lists others; name one of those: {', '.join(listed)}.")
    held: list[Entry] = []
    try:
        for entry in _entries(text):
            held.append(entry)
            if len(held) == _AT_ONCE:
                yield Listing(None, held)
                held = []
    except (ParseError, DefusedXmlException):
        if not held:
            raise FetchError(FetchCode.CONTENT, "The sitemap is broken XML.") from None
    yield Listing(None, held)


def _entries(text: str) -> Iterator[Entry]:
    document = io.BytesIO(text.encode("utf-8", errors="replace"))
    root: Element | None = None
    for event, element in iterparse(document, events=("start", "end"), forbid_dtd=True):
        if event == "start":
            root = element if root is None else root
        elif _name(element) == "url":
            if (entry := _entry(element)) is not None:
                yield entry
            if root is not None:
                root.clear()


def _entry(element: Any) -> Entry | None:
    fields = {_name(part): (part.text or "").strip() for part in element.iter()}
    address = fields.get("loc", "")
    if not address.startswith(("http://", "https://")):
        return None
    day = fields.get("publication_date", "")[:10]
    return Entry(address, fields.get("title") or None, _day(day), fields.get("lastmod") or day or None)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _name(element: Any) -> str:
    return str(element.tag).rpartition("}")[2]
