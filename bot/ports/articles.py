"""Articles and their versions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from typing import Protocol

from bot.articles.article import Article

Edition = tuple[str, int]  # article id and version


class Put(StrEnum):
    """What storing an article did."""

    ADDED = "added"
    UNCHANGED = "unchanged"
    NEW_VERSION = "new version"


class ArticleStore(Protocol):
    """Articles and their versions; the highest version of an id is current."""

    async def put(self, article: Article) -> tuple[Put, Article]:
        """Store `article`; its version is set here (1, or one above the current when the digest differs)."""

    async def get(self, article_id: str, version: int | None = None) -> Article | None:
        """Return that version, or the current one."""

    async def editions(self, wanted: Iterable[Edition]) -> Mapping[Edition, Article]:
        """Return these versions of articles, each once; those that are not stored are left out."""

    async def list(self, *, limit: int = 50, offset: int = 0) -> Sequence[Article]:
        """Return current versions, newest publication first, undated last, then by id."""

    async def count(self) -> int:
        """Return the number of articles (not of versions)."""

    async def outlets(self) -> Sequence[str]:
        """Return the known outlets, sorted."""

    async def remove(self, article_id: str) -> None:
        """Take an article away with all its versions; its claims, passages and names are to be gone before."""
