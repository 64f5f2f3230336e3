"""Articles and their versions in SQL."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Select, and_, delete, func, insert, select, update
from sqlalchemy.engine import Row

from bot.articles.article import Article, Basis, Block, BlockKind
from bot.ports import Edition, Put
from bot.span import Span
from storage.among import among
from storage.reading_tables import arrival
from storage.tables import article, article_version
from storage.transaction import Transaction
from storage.upsert import insert_new
from storage.views import visible

_KINDS = {kind.value: kind for kind in BlockKind}  # looked up, as an article has many blocks
_CURRENT = select(article_version, article.c.key).join(
    article, and_(article.c.id == article_version.c.article_id, article.c.version == article_version.c.version)
)
_ANY = select(article_version, article.c.key).join(article, article.c.id == article_version.c.article_id)


class SqlArticleStore:
    """The `ArticleStore` of a transaction."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    async def put(self, new: Article) -> tuple[Put, Article]:
        """See `bot.ports.ArticleStore`."""
        await insert_new(self._transaction, article, [{"id": new.id, "key": new.key, "version": 0}])
        current = await self._locked(new.id)
        if current is not None and current.digest == new.digest:
            return Put.UNCHANGED, current
        stored = replace(new, version=1 if current is None else current.version + 1)
        await self._transaction.change(insert(article_version), [_values(stored)])
        came = {"article_id": stored.id, "version": stored.version}
        await self._transaction.change(insert(arrival), [came])
        await self._transaction.change(
            update(article).where(article.c.id == new.id).values(version=stored.version, key=new.key)
        )
        return Put.ADDED if current is None else Put.NEW_VERSION, stored

    async def _locked(self, article_id: str) -> Article | None:
        """Return the current version, and hold its row so that no other writer numbers the next one too."""
        await self._transaction.first(select(article.c.id).where(article.c.id == article_id).with_for_update())
        return await self.get(article_id)

    async def get(self, article_id: str, version: int | None = None) -> Article | None:
        """See `bot.ports.ArticleStore`."""
        statement = _CURRENT if version is None else _ANY.where(article_version.c.version == version)
        seen = visible(self._transaction, article.c.id)
        found = await self._transaction.first(statement.where(article.c.id == article_id, *seen))
        return None if found is None else read_row(found)

    async def editions(self, wanted: Iterable[Edition]) -> Mapping[Edition, Article]:
        """See `bot.ports.ArticleStore`."""
        return await read_editions(self._transaction, wanted)

    async def list(self, *, limit: int = 50, offset: int = 0) -> Sequence[Article]:
        """See `bot.ports.ArticleStore`."""
        order = article_version.c.published.desc().nulls_last(), article.c.id
        seen = _CURRENT.where(*visible(self._transaction, article.c.id))
        found = await self._transaction.rows(seen.order_by(*order).limit(limit).offset(offset))
        return [read_row(row) for row in found]

    async def count(self) -> int:
        """See `bot.ports.ArticleStore`."""
        seen = visible(self._transaction, article.c.id)
        return await self._transaction.number(select(func.count()).select_from(article).where(*seen))

    async def outlets(self) -> Sequence[str]:
        """See `bot.ports.ArticleStore`."""
        current = _CURRENT.with_only_columns(article_version.c.outlet).where(article_version.c.outlet.is_not(None))
        seen = current.where(*visible(self._transaction, article.c.id))
        return sorted(row.outlet for row in await self._transaction.rows(seen.distinct()))

    async def remove(self, article_id: str) -> None:
        """See `bot.ports.ArticleStore`."""
        await self._transaction.change(delete(article).where(article.c.id == article_id))


def current_versions() -> Select[Any]:
    """Return the selection of the current version of every article; `read_row` reads its rows."""
    return _CURRENT


async def read_editions(transaction: Transaction, wanted: Iterable[Edition]) -> Mapping[Edition, Article]:
    """Return the given versions of articles, each once."""
    editions = set(wanted)
    ids = among(transaction, article_version.c.article_id, {article_id for article_id, _ in editions})
    of_current = await transaction.rows(_CURRENT.where(ids))
    found = {(row.article_id, row.version): read_row(row) for row in of_current}
    for article_id, version in editions - found.keys():  # few: articles that changed and were not read again yet
        row = await transaction.first(_ANY.where(article.c.id == article_id, article_version.c.version == version))
        if row is not None:
            found[article_id, version] = read_row(row)
    return found


def folded_outlet(outlet: str | None) -> str | None:
    """Return the outlet as filters compare it."""
    return None if outlet is None else outlet.casefold()


def _values(stored: Article) -> dict[str, Any]:
    return {
        "article_id": stored.id,
        "version": stored.version,
        "digest": stored.digest,
        "published": stored.published,
        "published_basis": stored.published_basis.value,
        "language": stored.language,
        "outlet": stored.outlet,
        "outlet_basis": stored.outlet_basis.value,
        "outlet_folded": folded_outlet(stored.outlet),
        "title": stored.title,
        "title_basis": stored.title_basis.value,
        "url": stored.url,
        "byline": stored.byline,
        "blocks": [[block.kind.value, block.span.start, block.span.end] for block in stored.blocks],
        "text": stored.text,
    }


def read_row(row: Row[Any]) -> Article:
    """Return the article version in a row."""
    return Article(
        id=row.article_id,
        key=row.key,
        version=row.version,
        text=row.text,
        blocks=tuple(Block(_KINDS[kind], Span(start, end)) for kind, start, end in row.blocks),
        title=row.title,
        title_basis=Basis(row.title_basis),
        outlet=row.outlet,
        outlet_basis=Basis(row.outlet_basis),
        url=row.url,
        published=row.published,
        published_basis=Basis(row.published_basis),
        byline=row.byline,
        language=row.language,
        digest=row.digest,
    )
