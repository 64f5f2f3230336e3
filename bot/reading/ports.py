"""What reading needs of the world: who reads which article, so that each is read once for each model version."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from bot.articles.article import Article


@dataclass(frozen=True, slots=True)
class Lease:
    """A wish to read: with which model, who, and from when until when it is theirs alone."""

    model: str
    holder: str  # names a process
    now: datetime
    until: datetime


@dataclass(frozen=True, slots=True)
class Leased:
    """An article to be read, and how often its reading was begun, this time included."""

    article: Article
    tries: int


class ReadingStore(Protocol):
    """Which articles wait to be read, and who reads them."""

    async def lease(self, wanted: Lease, *, limit: int, only: Collection[str] | None = None) -> Sequence[Leased]:
        """Take current versions that were not read with the model, in the order in which they came.

        `only` are article ids to choose from. Left out is what another holder's lease holds, what was given up, and
        what another transaction is taking, where the database can tell.
        """

    async def begin(self, article: Article, model: str) -> bool:
        """Hold the article, and all other storing of readings, until this transaction ends.

        False where this version has been read with `model` already, or is no longer the current one.
        """

    async def finish(self, article: Article, model: str) -> None:
        """Note that this version has been read with `model`; the lease ends."""

    async def give_up(self, article: Article, model: str) -> None:
        """Note that this version cannot be read with `model`: it is not offered again."""

    async def retry(self, model: str) -> int:
        """Offer again what was given up; return how many versions that are."""

    async def holders(self, article: Article | None = None) -> Sequence[str]:
        """Return who holds leases, of any article or of this version of one, sorted; they may have run out."""

    async def release(self, holder: str, now: datetime) -> None:
        """End the leases of a holder: it is gone, or stops."""

    async def waiting(self, model: str) -> int:
        """Return how many current versions were neither read with `model` nor given up."""
