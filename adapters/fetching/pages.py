"""From an HTML page to a draft: trafilatura finds the article, structured data and htmldate say what it is."""

from __future__ import annotations

import re
from datetime import date
from urllib.parse import urljoin

import htmldate
import trafilatura
from lxml import etree
from lxml.html import HtmlElement

from adapters.fetching.metadata import PageMetadata, metadata_of
from bot.articles.article import Basis
from bot.articles.draft import Draft
from bot.articles.unreadable import Unreadable, UnreadableCode
from bot.feeds.addresses import canonical
from bot.feeds.entry import Entry
from bot.feeds.fetching import Fetched

_PAGE_TYPES = frozenset({"", "text/html", "application/xhtml+xml", "application/xml", "text/plain"})
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_LEAST = 250  # characters; with less the page's own data is looked at too


def read_page(fetched: Fetched, listed: Entry | None = None) -> Draft:
    """Return the article on a page. `listed` is what a feed said of it, for what the page does not say.

    Raises Unreadable where there is no page, or no article on it.
    """
    if fetched.media_type not in _PAGE_TYPES:
        raise Unreadable(UnreadableCode.BINARY, f"It is no page but {fetched.media_type}.")
    page = trafilatura.load_html(fetched.body) if fetched.body.strip() else None
    if page is None:
        raise Unreadable(UnreadableCode.EMPTY, "The page is empty.")
    stated = metadata_of(page, fetched.address)
    address = stated.address or fetched.address
    published, basis = _published(page, stated, listed)
    return Draft(
        canonical(address) if address else "",
        article_text(page, stated),
        title=stated.title or (listed.title if listed else None) or _heading(page),
        outlet=stated.outlet,
        url=address or None,
        published=published,
        published_basis=basis,
        byline=stated.byline,
    )


def article_text(page: HtmlElement, stated: PageMetadata) -> str:
    """Return the article's paragraphs, each a line; empty where there is none."""
    found = trafilatura.extract(page, include_comments=False, include_tables=False, with_metadata=False) or ""
    if len(found) < _LEAST and stated.body and len(stated.body) > len(found):
        return stated.body
    return found


def _published(page: HtmlElement, stated: PageMetadata, listed: Entry | None) -> tuple[date | None, Basis]:
    """Return the day of publication: as the page's data has it, else its feed, else what htmldate finds on the page."""
    if stated.published and (day := _day(stated.published)):
        return day, Basis.GIVEN
    if listed and listed.published:
        return listed.published, Basis.GIVEN
    found = htmldate.find_date(page, original_date=True, extensive_search=False)
    return (_day(found), Basis.TEXT) if found else (None, Basis.UNKNOWN)


def _day(text: str) -> date | None:
    match = _DAY.match(text)
    try:
        return date.fromisoformat(match[0]) if match else None
    except ValueError:
        return None


def _heading(page: HtmlElement) -> str | None:
    """Return the page's only heading of the first rank."""
    headings = page.xpath("//h1")
    words = " ".join(headings[0].text_content().split()) if len(headings) == 1 else ""
    return words or None


def feeds_of(fetched: Fetched) -> list[str]:
    """Return the addresses of the feeds that a page links to, in its order."""
    try:
        page = trafilatura.load_html(fetched.body) if fetched.body.strip() else None
    except (etree.LxmlError, ValueError):
        return []
    if page is None:
        return []
    bases = (joined for one in page.iter("base") if (joined := _joined(fetched.address, one.get("href"))))
    base = next(bases, fetched.address)
    kinds = ("application/rss+xml", "application/atom+xml")
    linked = (link.get("href") for link in page.iter("link") if (link.get("type") or "").lower() in kinds)
    found = [joined for href in linked if (joined := _joined(base, href))]
    return list(dict.fromkeys(href for href in found if href.startswith(("http://", "https://"))))


def _joined(base: str, address: str | None) -> str | None:
    """Return an address as it stands on the page of another; None for what is no address."""
    try:
        return urljoin(base, address.strip()) if address else None
    except ValueError:
        return None
