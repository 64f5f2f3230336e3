"""The use cases of feeds: add, list, pause, resume, remove, check; and poll and take pages, which a ticker calls."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterator, Sequence
from concurrent.futures import Executor
from dataclasses import replace
from datetime import timedelta
from functools import partial
from itertools import groupby
from urllib.parse import urlsplit

from bot.articles.article import Article
from bot.articles.unreadable import Unreadable
from bot.corpus import audience_of
from bot.errors import UserError
from bot.feeds import page as pages
from bot.feeds.addresses import canonical
from bot.feeds.checked import Checked
from bot.feeds.entry import Entry, Listing
from bot.feeds.feed import Feed, FeedState, after_failure, after_success, feed_id, resumed
from bot.feeds.fetching import FetchCode, Fetched, FetchError, Wanted
from bot.feeds.page import Outcome, Page, PageState
from bot.feeds.ports import Web
from bot.feeds.wording import paused_reply
from bot.places import Place, Workspace
from bot.ports import Clock, Library, UnitOfWork
from bot.replies import Reply
from bot.taking import page_article, refuse, take
from bot.wording.phrase import Phrase

# How long who died keeps the others away. A look is leased for a short while, and again as it gets on: what a busy feed
# lists and drops while nobody looks is never seen. Pages wait in the library, and are leased by the batch.
_LOOK_LEASE, _PAGES_LEASE = timedelta(minutes=3), timedelta(minutes=15)
_FEEDS_AT_ONCE, _HOSTS_AT_ONCE, _EACH_HOST = 8, 8, 8
_FEED_BYTES = 64_000_000  # a list of 100,000 entries has some 40 MB

Tell = Callable[[Place, str, Reply, UnitOfWork], Awaitable[None]]  # to whom, a key that makes it once, what


class FeedDesk:
    """The front of feeds. `executor` runs what would hold the event loop up."""

    def __init__(
        self,
        library: Library,
        web: Web,
        clock: Clock,
        executor: Executor | None = None,
        *,
        tell: Tell | None = None,
        any_language: bool = False,
    ) -> None:
        """Take what it needs; `tell` puts a message on its way to a feed's owner, in the transaction it is given."""
        self._library = library
        self._web = web
        self._clock = clock
        self._executor = executor
        self._tell = tell
        self._any_language = any_language

    async def add(self, address: str, owner: Place) -> Feed:
        """Begin to look at a feed, or at the feed that a page names; its entries wait to be taken.

        Raises UserError where it is known already, and FetchError where there is no feed.
        """
        fetched, listings = await self._opened(address)
        now = self._clock.now()
        name = feed_id(fetched.address, owner)
        async with self._library.begin() as uow:
            if await uow.feeds.get(name) is not None:
                raise UserError(Phrase("error-feed-known", address=fetched.address))
            await uow.feeds.put(Feed(name, fetched.address, owner, now, now + _LOOK_LEASE))
            await uow.commit()
        new, title = await self._listed(name, owner, listings)
        added = await self._settled(name, fetched, new, title)
        if added is None:
            raise UserError(Phrase("error-feed-removed", address=fetched.address))
        return added

    async def list(self, workspace: Workspace | None = None) -> Sequence[Feed]:
        """Return the feeds of a workspace, or all, oldest first."""
        async with self._library.begin() as uow:
            return [feed for feed in await uow.feeds.all() if feed.within(workspace)]

    async def pause(self, name: str, workspace: Workspace | None = None) -> Feed:
        """Stop looking at a feed until it is resumed. `name`: see `_one`. Raises UserError where there is none."""
        return await self._changed(await self._one(name, workspace), paused=True)

    async def resume(self, name: str, workspace: Workspace | None = None) -> Feed:
        """Look at a feed again, at once. Raises UserError where there is none of that name."""
        return await self._changed(await self._one(name, workspace), paused=False)

    async def remove(self, name: str, workspace: Workspace | None = None) -> Feed:
        """Forget a feed; what it brought stays. Raises UserError where there is none of that name."""
        feed = await self._one(name, workspace)
        async with self._library.begin() as uow:
            await uow.feeds.remove(feed.id)
            await uow.commit()
        return feed

    async def check(self, name: str, workspace: Workspace | None = None) -> Checked:
        """Look at a known feed, or at any address, and say what is there; nothing is stored. Raises FetchError."""
        known = [feed for feed in await self.list(workspace) if _is_called(feed, name)]
        fetched, listings = await self._opened(known[0].address if known else name)
        found = Checked(fetched.address, None, 0, None, ())
        while (part := await _next(listings)) is not None:
            found = found.with_part(part)
        return found

    async def poll(self, *, limit: int = 40) -> int:
        """Look at the feeds that are due, and return how many pages they listed that nothing had listed before."""
        first = await self._due(min(limit, _FEEDS_AT_ONCE))
        turns = iter(range(limit - len(first)))

        async def look_on(feed: Feed) -> int:
            new = await self._look(feed)
            for _ in turns:
                due = await self._due(1)
                if not due:
                    break
                new += await self._look(due[0])
            return new

        ended = await asyncio.gather(*map(look_on, first), return_exceptions=True)  # all of them, before one is raised
        for failure in ended:
            if isinstance(failure, BaseException):
                raise failure
        return sum(one for one in ended if isinstance(one, int))

    async def take_pages(self, *, limit: int = 64) -> int:
        """Fetch pages that wait, store their articles, and return how many were dealt with. Reading comes later."""
        now = self._clock.now()
        async with self._library.begin() as uow:
            waiting = await uow.pages.lease(now, now + _PAGES_LEASE, limit=limit, each_host=_EACH_HOST)
            await uow.commit()
        turns = asyncio.Semaphore(_HOSTS_AT_ONCE)

        async def visit(of_host: Sequence[Page]) -> None:
            async with turns:
                for page in of_host:
                    await self._take_page(page)

        by_host = groupby(sorted(waiting, key=_host), key=_host)
        await asyncio.gather(*(visit(list(of_host)) for _, of_host in by_host))
        return len(waiting)

    async def article_at(self, address: str) -> Article:
        """Return the article at an address, not stored yet. Raises FetchError and Unreadable."""
        fetched = await self._web.fetcher.fetch(Wanted(address))
        return await self._article(fetched, None)

    async def _one(self, name: str, workspace: Workspace | None) -> Feed:
        """Return the feed that goes by an id, the start of one, or an address."""
        found = [feed for feed in await self.list(workspace) if _is_called(feed, name)]
        if len(found) != 1:
            raise UserError(Phrase("error-feed-which" if found else "error-no-feed", name=name))
        return found[0]

    async def _changed(self, feed: Feed, *, paused: bool) -> Feed:
        async with self._library.begin() as uow:
            current = await uow.feeds.get(feed.id)
            if current is None:
                raise UserError(Phrase("error-feed-removed", address=feed.address))
            changed = replace(current, state=FeedState.PAUSED) if paused else resumed(current, self._clock.now())
            await uow.feeds.put(changed)
            await uow.commit()
        return changed

    async def _opened(self, address: str) -> tuple[Fetched, Iterator[Listing]]:
        """Return a feed's answer and its parts; where the address is a page, those of the first feed that it names."""
        fetched = await self._web.fetcher.fetch(Wanted(address, most_bytes=_FEED_BYTES))
        try:
            return fetched, await _begun(self._web.read_feed(fetched))
        except FetchError as error:
            if error.code is not FetchCode.CONTENT:
                raise
            named = await asyncio.to_thread(self._web.feeds_of, fetched)
            if not named:
                raise
        fetched = await self._web.fetcher.fetch(Wanted(named[0], most_bytes=_FEED_BYTES))
        return fetched, await _begun(self._web.read_feed(fetched))

    async def _due(self, limit: int) -> Sequence[Feed]:
        """Lease the feeds that have been due the longest."""
        now = self._clock.now()
        async with self._library.begin() as uow:
            due = await uow.feeds.lease(now, now + _LOOK_LEASE, limit=limit)
            await uow.commit()
        return due

    async def _look(self, feed: Feed) -> int:
        wanted = Wanted(feed.address, feed.etag, feed.modified, most_bytes=_FEED_BYTES)
        try:
            fetched = await self._web.fetcher.fetch(wanted)
            if fetched.unchanged:
                new, title = 0, None
            else:
                new, title = await self._listed(feed.id, feed.owner, self._web.read_feed(fetched))
        except FetchError as error:
            await self._failed(feed.id, error)
            return 0
        await self._settled(feed.id, fetched, new, title)
        return new

    async def _listed(self, name: str, owner: Place, listings: Iterator[Listing]) -> tuple[int, str | None]:
        """Store the entries part by part, and return how many are new, and the feed's title."""
        new, title = 0, None
        while (part := await _next(listings)) is not None:
            title = title or part.title
            async with self._library.begin() as uow:
                audience = await audience_of(owner.home, uow)
                await uow.audiences.listed(list(pages.once(part.entries)), audience)
                new += await uow.pages.add(name, part.entries, self._clock.now())
                await uow.feeds.hold(name, self._clock.now() + _LOOK_LEASE)
                await uow.commit()
        return new, title

    async def _settled(self, name: str, fetched: Fetched, new: int, title: str | None) -> Feed | None:
        """Note a successful look; None where the feed was removed meanwhile."""
        async with self._library.begin() as uow:
            feed = await uow.feeds.get(name)
            if feed is None:
                return None
            after = after_success(feed, self._clock.now(), new=new, etag=fetched.etag, modified=fetched.modified)
            after = replace(after, title=title or feed.title)
            await uow.feeds.put(after)
            await uow.commit()
        return after

    async def _failed(self, name: str, error: FetchError) -> None:
        async with self._library.begin() as uow:
            feed = await uow.feeds.get(name)
            if feed is not None:
                after = after_failure(feed, self._clock.now(), error)
                await uow.feeds.put(after)
                if self._tell and after.state is FeedState.FAILING and feed.state is FeedState.ACTIVE:
                    await self._tell(
                        after.owner, f"feed-{after.id}-{self._clock.now():%Y%m%dT%H%M%S}", paused_reply(after), uow
                    )
                await uow.commit()

    async def _take_page(self, page: Page) -> None:
        try:
            fetched = await self._web.fetcher.fetch(Wanted(page.address))
            article = await self._article(fetched, page.entry)
        except FetchError as error:
            await self._missed(page, pages.after_failure(page, self._clock.now(), error), error.code, str(error))
        except Unreadable as error:
            await self._missed(page, Outcome(PageState.FAILED, page.tries + 1), error.code, str(error))
        else:
            async with self._library.begin() as uow:
                _, stored = await take(article, uow, page.key)
                await uow.failures.clear(page.key)
                await uow.pages.settle(page.key, Outcome(PageState.TAKEN, article_id=stored.id), self._clock.now())
                await uow.commit()

    async def _article(self, fetched: Fetched, listed: Entry | None) -> Article:
        loop = asyncio.get_running_loop()
        work = partial(page_article, self._web.read_page, fetched, listed, any_language=self._any_language)
        return await loop.run_in_executor(self._executor, work)

    async def _missed(self, page: Page, outcome: Outcome, code: str, reason: str) -> None:
        now = self._clock.now()
        async with self._library.begin() as uow:
            await uow.pages.settle(page.key, outcome, now)
            if outcome.state is PageState.FAILED:
                await refuse(page.key, page.address, code, reason, now, uow)
            await uow.commit()


def _is_called(feed: Feed, name: str) -> bool:
    wanted = name.strip()
    return canonical(feed.address) == canonical(wanted) or (len(wanted) >= 4 and feed.id.startswith(wanted.lower()))


def _host(page: Page) -> str:
    return urlsplit(page.address).netloc


async def _next(listings: Iterator[Listing]) -> Listing | None:
    return await asyncio.to_thread(next, listings, None)


async def _begun(listings: Iterator[Listing]) -> Iterator[Listing]:
    """Return the parts once the first of them is known to be readable."""
    first = await _next(listings)

    def parts() -> Iterator[Listing]:
        if first is not None:
            yield first
            yield from listings

    return parts()
