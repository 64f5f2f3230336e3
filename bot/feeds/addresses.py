"""Canonical addresses: one name for a page, however it was linked, shared, tracked or squeezed for a telephone.

The name is for telling pages apart, not for fetching: it is always https and has no `www.`.
"""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, quote, unquote, urlencode, urlsplit

_TRACKING = re.compile(
    r"utm_.*|mc_[ce]id|mkt_tok|fbclid|gclid|gclsrc|dclid|gbraid|wbraid|msclkid|yclid|twclid|ttclid|igshid|igsh|"
    r"_ga|_gl|_hs(enc|mi)|__twitter_impression|ref_?src|ref_?url|referrer|cmpid?|cmp|ns_[a-z_]+|at_[a-z_]+|"
    r"(ito|icid|ncid|sref|smid|smtyp|partner|soc_src|soc_trk|campaign_?id|s_cid|spm|xtor|share|shared|rss|feed)",
    re.IGNORECASE,
)
_AMP_PARAMETERS = frozenset({"amp", "outputtype", "output", "usqp", "amp_js_v", "amp_gsa"})
_DEVICE = re.compile(r"^(?:www\d?|m|mobile|amp|touch|edition)\.(?=[^.]+\.)")
_AMP_PATH = re.compile(r"(?:/amp(?:/index\.html)?/?|\.amp(?:\.html)?|(?<=\.)amp\.html)$|^/amp(?=/)", re.IGNORECASE)
_INDEX = re.compile(r"/(?:index|default)\.(?:html?|php|aspx?)$", re.IGNORECASE)
_AMP_CACHE = re.compile(r"/(?:[a-z]/)?(?:s/)?(?P<page>[^/]+\..*)")
_SAFE = "/:@!$&'()*+,;=~-._"


def canonical(address: str) -> str:
    """Return the name of the page at `address`; what is no web address is returned as it is, without outer blanks."""
    text = address.strip()
    try:
        parts = urlsplit(text)
        host, port = (parts.hostname or "").rstrip("."), parts.port
    except ValueError:
        return text
    if parts.scheme.lower() not in ("http", "https") or not host:
        return text
    cached = _cached(host, parts.path)
    if cached:
        return canonical(f"https://{cached}?{parts.query}" if parts.query else f"https://{cached}")
    shown_port = f":{port}" if port not in (None, 80, 443) else ""
    path = quote(unquote(_path(parts.path)), safe=_SAFE)
    query = _query(parts.query)
    return f"https://{_DEVICE.sub('', host.lower())}{shown_port}{path}{'?' + query if query else ''}"


def _cached(host: str, path: str) -> str | None:
    """Return the page that an AMP cache holds at this address: news-test.cdn.ampproject.org/c/s/news.test/a."""
    if not host.endswith(".ampproject.org") and not (host.startswith("www.google.") and path.startswith("/amp/")):
        return None
    match = _AMP_CACHE.fullmatch(path.removeprefix("/amp") if path.startswith("/amp/") else path)
    return match["page"] if match else None


def _path(path: str) -> str:
    bare = _INDEX.sub("/", _AMP_PATH.sub("", re.sub(r"/{2,}", "/", path)))
    return bare.rstrip("/") or "/"


def _query(query: str) -> str:
    """Return the parameters that choose the page, in the order of their names."""
    kept = [pair for pair in parse_qsl(query, keep_blank_values=True) if not _is_noise(*pair)]
    return urlencode(sorted(kept))


def _is_noise(name: str, value: str) -> bool:
    if _TRACKING.fullmatch(name):
        return True
    return name.lower() in _AMP_PARAMETERS and (name.lower().startswith(("amp", "usqp")) or value.lower() == "amp")
