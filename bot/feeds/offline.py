"""A web that is not there, for a desk that is opened without one."""

from __future__ import annotations

from collections.abc import Iterator

from bot.articles.draft import Draft
from bot.feeds.entry import Entry, Listing
from bot.feeds.fetching import FetchCode, Fetched, FetchError, Wanted
from bot.feeds.ports import Web


class _Offline:
    async def fetch(self, wanted: Wanted) -> Fetched:  # noqa: ARG002 - the port's
        raise _refusal()


def offline() -> Web:
    """Return a web on which nothing can be reached."""
    return Web(_Offline(), _no_feed, _no_page, _no_feeds)


def _no_feed(_fetched: Fetched) -> Iterator[Listing]:
    raise _refusal()


def _no_page(_fetched: Fetched, _listed: Entry | None) -> Draft:
    raise _refusal()


def _no_feeds(_fetched: Fetched) -> list[str]:
    return []


def _refusal() -> FetchError:
    return FetchError(FetchCode.UNREACHABLE, "This desk has no access to the web.")
