"""Taking an article in: stored first, so that nothing of it is lost whatever happens to its reading."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from bot.articles.article import Article
from bot.articles.cleaning import article_of
from bot.articles.draft import Draft
from bot.failures import Failure
from bot.feeds.entry import Entry
from bot.feeds.fetching import Fetched

if TYPE_CHECKING:
    from bot.ports import Put, UnitOfWork

ReadPage = Callable[[Fetched, Entry | None], Draft]


def page_article(read_page: ReadPage, fetched: Fetched, listed: Entry | None, *, any_language: bool) -> Article:
    """Return the article on a page: a pure function of its arguments, to be run away from the event loop.

    Raises Unreadable.
    """
    return article_of(read_page(fetched, listed), any_language=any_language)


async def take(article: Article, uow: UnitOfWork, page: str | None = None) -> tuple[Put, Article]:
    """Store `article` and take its failure off, if it had one. The caller commits.

    It is for those for whom the `page` of that key was listed; without a page, for everybody.

    A page that is updated often carries a new date; its article keeps the day on which it first came out.
    """
    known = await uow.articles.get(article.id)
    if known and known.published and article.published and article.published > known.published:
        article = replace(article, published=known.published, published_basis=known.published_basis)
    await uow.failures.clear(article.key)
    outcome, stored = await uow.articles.put(article)
    await uow.audiences.bring(stored.id, page, new=known is None)
    return outcome, stored


async def remove(article_id: str, uow: UnitOfWork) -> None:
    """Take an article away with all that was read from it. The caller commits."""
    article = await uow.articles.get(article_id)
    if article is not None:
        await uow.claims.replace(article, (), ())
        await uow.search.index(article, ())
        await uow.names.replace(article.id, {})
        await uow.articles.remove(article.id)


async def refuse(key: str, name: str, code: str, reason: str, at: datetime, uow: UnitOfWork) -> None:
    """Note that something could not be taken in. The caller commits."""
    await uow.failures.put(Failure(key, name, code, reason, at))
