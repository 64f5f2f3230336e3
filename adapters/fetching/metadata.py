"""What a page says of itself: JSON-LD (schema.org), OpenGraph and the link to its canonical address."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin, urlsplit

from lxml.html import HtmlElement

from bot.feeds.addresses import canonical

_ARTICLE_TYPES = re.compile(r"(?:\w*NewsArticle|Article|ReportageNewsArticle|LiveBlogPosting|BlogPosting)")
_MOST_SCRIPTS, _MOST_CHARACTERS, _DEEPEST = 20, 500_000, 8
_AUTHOR = ("author", "article:author", "parsely-author", "dc.creator", "byl")
_TITLE = ("og:title", "twitter:title", "dc.title")


@dataclass(frozen=True, slots=True)
class PageMetadata:
    """What was stated; None where nothing was. `published` is as it is written, ISO 8601 as a rule."""

    title: str | None = None
    outlet: str | None = None
    byline: str | None = None
    published: str | None = None
    address: str | None = None
    body: str | None = None  # the article's text, where the page carries it as data too


def metadata_of(page: HtmlElement, address: str) -> PageMetadata:
    """Return what `page`, fetched from `address`, says of itself: structured data first, then its meta elements."""
    stated = next(_articles(page), {})
    metas = _metas(page)
    named = _first(metas, _AUTHOR)
    return PageMetadata(
        title=_text(stated.get("headline")) or _first(metas, _TITLE),
        outlet=_name(stated.get("publisher")) or _first(metas, ("og:site_name",)),
        byline=_names(stated.get("author")) or (named if named and "/" not in named else None),
        published=_text(stated.get("datePublished")) or _first(metas, ("article:published_time", "dc.date.issued")),
        address=_address(page, stated, metas, address),
        body=_text(stated.get("articleBody")),
    )


def _articles(page: HtmlElement) -> Iterator[Mapping[str, Any]]:
    """Yield the articles that the page's JSON-LD describes."""
    for script in page.xpath('//script[@type="application/ld+json"]')[:_MOST_SCRIPTS]:
        written = script.text_content()
        if len(written) > _MOST_CHARACTERS:
            continue
        try:
            data = json.loads(written, strict=False)
        except (ValueError, RecursionError):
            continue
        yield from _described(data, 0)


def _described(data: Any, depth: int) -> Iterator[Mapping[str, Any]]:
    if depth > _DEEPEST:
        return
    if isinstance(data, list):
        for part in data:
            yield from _described(part, depth + 1)
    elif isinstance(data, dict):
        kinds = data.get("@type")
        if any(
            isinstance(kind, str) and _ARTICLE_TYPES.fullmatch(kind)
            for kind in (kinds if isinstance(kinds, list) else [kinds])
        ):
            yield data
        yield from _described([data.get("@graph"), data.get("mainEntity")], depth + 1)


def _metas(page: HtmlElement) -> Mapping[str, str]:
    found: dict[str, str] = {}
    for meta in page.iter("meta"):
        name, content = meta.get("property") or meta.get("name"), _text(meta.get("content"))
        if name and content:
            found.setdefault(name.strip().lower(), content)
    return found


def _address(page: HtmlElement, stated: Mapping[str, Any], metas: Mapping[str, str], address: str) -> str | None:
    """Return the canonical address that the page names, if it is of the same site and of a page."""
    linked = page.xpath('//link[@rel="canonical"]/@href')[:1]
    main = stated.get("mainEntityOfPage")
    main = main.get("@id") if isinstance(main, dict) else main
    for given in (*linked, metas.get("og:url"), main, stated.get("url")):
        if isinstance(given, str) and (joined := _same_site(given, address)):
            return joined
    return None


def _same_site(given: str, address: str) -> str | None:
    """Return `given` as a whole address where it names a page of the site; a page may not take another site's name."""
    if not address:  # a file: whatever page it names is its own
        return given.strip() if given.strip().startswith(("https://", "http://")) else None
    try:
        joined = urljoin(address, given.strip())
        there, here = urlsplit(canonical(joined)), urlsplit(canonical(address))
        hosts = (there.hostname or ""), (here.hostname or "")
    except ValueError:
        return None
    related = hosts[0] and (
        hosts[0] == hosts[1] or hosts[0].endswith("." + hosts[1]) or hosts[1].endswith("." + hosts[0])
    )
    front = there.path in ("", "/") and not there.query and here.path not in ("", "/")
    return joined if related and not front and there.scheme == "https" else None


def _first(metas: Mapping[str, str], names: tuple[str, ...]) -> str | None:
    return next((metas[name] for name in names if name in metas), None)


def _names(value: Any) -> str | None:
    names = [name for one in (value if isinstance(value, list) else [value]) if (name := _name(one))]
    return ", ".join(dict.fromkeys(names)) or None


def _name(value: Any) -> str | None:
    if isinstance(value, list):
        value = value[0] if value else None
    return _text(value.get("name") if isinstance(value, dict) else value)


def _text(value: Any) -> str | None:
    return value.strip() or None if isinstance(value, str) else None
