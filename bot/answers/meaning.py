"""Meaning: sentences as vectors of a model that the operator names, so that other words for the same are found too.

Full text needs no model and finds most; where there is one, its likeness is added to the score of the text.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, TypeAlias

from bot.articles.article import Article
from bot.span import Span

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from bot.ports import ClaimFilter, PassageRecord

Vectors: TypeAlias = "NDArray[np.float32]"  # one row for each text, each of length 1
STORED = "<f2"  # half precision: the order of likenesses stays, in half the room


class Embedder(Protocol):
    """A model that puts texts of like meaning near one another."""

    @property
    def name(self) -> str:
        """Return what tells this model from any other; vectors of another name are made anew."""

    def question(self, text: str) -> Vectors:
        """Return the one row of a question."""

    def passages(self, texts: Sequence[str]) -> Vectors:
        """Return a row for each passage."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """The sentences of an article's version as vectors: `STORED` numbers, row after row, one for each span."""

    article_id: str
    version: int
    spans: tuple[Span, ...]
    vectors: bytes


@dataclass(frozen=True, slots=True)
class Near:
    """A passage with its likeness to the question, -1 to 1."""

    record: PassageRecord
    likeness: float


@dataclass(frozen=True, slots=True)
class Meant:
    """A question as a vector of a model."""

    model: str
    vector: Vectors


class MeaningStore(Protocol):
    """The vectors of current versions, of one model for each article."""

    async def put(self, meaning: Meaning, model: str) -> None:
        """Store the vectors in the place of all earlier ones of the article, of any version and model."""

    async def waiting(self, model: str, *, limit: int, only: Collection[str] | None = None) -> Sequence[Article]:
        """Return current versions that have no vectors of `model`; `only` names the articles that are looked at."""

    async def nearest(self, meant: Meant, wanted: ClaimFilter, *, limit: int) -> Sequence[Near]:
        """Return the indexed passages nearest to the question, nearest first; speakers and stances do not count."""
