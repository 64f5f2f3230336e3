"""Origins of articles: printings of one report are one origin, however many outlets carry it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Protocol

from bot.articles.article import Article
from bot.articles.likeness import likest

if TYPE_CHECKING:
    from bot.ports import UnitOfWork


class OriginStore(Protocol):
    """Which report each article prints. An origin goes by the id of its first article."""

    async def near(self, bands: Sequence[str], *, limit: int = 30) -> Sequence[str]:
        """Return the ids of articles that share a mark, those with the most shared marks first, then by id."""

    async def put(self, article_id: str, origin: str, bands: Sequence[str]) -> None:
        """Store the origin of an article and its marks, in the place of what was stored of it."""

    async def of(self, article_ids: Sequence[str]) -> Mapping[str, str]:
        """Return the origin of each article; one that was not compared yet is its own."""

    async def members(self, origin: str) -> Sequence[str]:
        """Return the ids of the articles of an origin, sorted."""


async def settle_origin(article: Article, bands: Sequence[str], uow: UnitOfWork) -> str:
    """Find the report that `article` prints, store it and return it: that of the likest stored article, or its own.

    An article that others go back to stays its own origin when it changes.
    """
    if await _leads(article.id, uow):
        origin = article.id
    else:
        origin = await _found(article, bands, uow)
    await uow.origins.put(article.id, origin, bands)
    return origin


async def _leads(article_id: str, uow: UnitOfWork) -> bool:
    return any(member != article_id for member in await uow.origins.members(article_id))


async def _found(article: Article, bands: Sequence[str], uow: UnitOfWork) -> str:
    near = [other for other in await uow.origins.near(bands) if other != article.id] if bands else []
    others = [found for other in near if (found := await uow.articles.get(other)) is not None]
    likeliest = likest(article.text, [(other.id, other.text) for other in others])
    return article.id if likeliest is None else (await uow.origins.of([likeliest]))[likeliest]
