"""RSS, Atom and sitemaps, from bytes that we fetched ourselves, some entries at a time however many there are."""

from __future__ import annotations

import html
import io
import re
import warnings
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any
from urllib.parse import urljoin

import feedparser

from adapters.fetching.decoding import xml_text
from adapters.fetching.sitemaps import is_sitemap, read_sitemap
from bot.feeds.entry import Entry, Listing
from bot.feeds.fetching import FetchCode, Fetched, FetchError

_AT_ONCE = 200  # entries that are parsed together: memory does not grow with the feed
_MOST_TITLE, _MOST_ADDRESS = 500, 2_000
_ITEM = re.compile(r"<(?P<tag>(?:\w+:)?(?:item|entry))(?=[\s>/])")
_TAG = re.compile(r"<[^>]{1,1000}>")
_ROOT = re.compile(r"<(?:\w+:)?(?:rss|feed|rdf)[\s>]", re.IGNORECASE)


def read_feed(fetched: Fetched) -> Iterator[Listing]:
    """Yield the parts of a feed or sitemap. Raises FetchError where the answer is neither."""
    text = xml_text(fetched)
    if is_sitemap(text):
        yield from read_sitemap(text)
        return
    if not _ROOT.search(text[:5000]):
        raise FetchError(FetchCode.CONTENT, "This address holds no feed: neither RSS nor Atom nor a sitemap.")
    for part in _parts(text):
        yield _listing(part, fetched.address)


def _parts(text: str) -> Iterator[str]:
    """Yield documents with the feed's head and some of its items each."""
    first = _ITEM.search(text)
    if first is None:
        yield text
        return
    closing = f"</{first['tag']}>"
    head, last = text[: first.start()], text.rfind(closing)
    end = last + len(closing) if last >= 0 else len(text)
    tail, since = text[end:], first.start()
    while since < end:
        until = _after(text, closing, since, end)
        yield head + text[since:until] + tail
        since = until


def _after(text: str, closing: str, since: int, end: int) -> int:
    """Return where the next items end: `_AT_ONCE` of them, or as many as there are."""
    at = since
    for _ in range(_AT_ONCE):
        found = text.find(closing, at, end)
        if found < 0:
            return end
        at = found + len(closing)
    return at


def _listing(document: str, address: str) -> Listing:
    headers = {"content-type": "application/xml; charset=utf-8", "content-location": address}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # of its own dictionary
        found = feedparser.parse(io.BytesIO(document.encode("utf-8", errors="replace")), response_headers=headers)
    entries = [entry for raw in found.entries if (entry := _entry(raw, address)) is not None]
    return Listing(_plain(found.feed.get("title")), entries)


def _entry(raw: Mapping[str, Any], base: str) -> Entry | None:
    """Return an entry; None for one without an address of the web."""
    given = str(raw.get("feedburner_origlink") or raw.get("link") or raw.get("id") or "").strip()
    try:
        address = urljoin(base, given) if given else ""
    except ValueError:
        return None
    if not address.startswith(("http://", "https://")) or len(address) > _MOST_ADDRESS:
        return None
    own = dict(raw)
    return Entry(
        address,
        _plain(own.get("title")),
        _day(own),
        str(own.get("updated") or own.get("published") or "")[:100] or None,
    )


def _day(raw: Mapping[str, Any]) -> date | None:
    moment = raw.get("published_parsed") or raw.get("updated_parsed")
    try:
        return date(*moment[:3]) if moment else None
    except (TypeError, ValueError):
        return None


def _plain(title: Any) -> str | None:
    bare = html.unescape(_TAG.sub("", str(title or "")))
    return " ".join(bare.split())[:_MOST_TITLE] or None
