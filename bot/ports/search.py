"""Full text over passages and claims."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from bot.articles.article import Article
from bot.ports.claims import ClaimFilter, ClaimOutline, ClaimRecord
from bot.span import Span


@dataclass(frozen=True, slots=True)
class Passage:
    """One sentence of an article's current version, as search finds it.

    `terms` are the stems it is indexed by, in text order, repeats kept (so that ranking can count them): the
    sentence's own words.
    `context` are stems of the headline, outlet and neighbouring sentences, indexed with less weight.
    """

    article_id: str
    version: int
    span: Span
    terms: tuple[str, ...]
    context: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PassageRecord:
    """A stored passage with what ranking needs of its article."""

    passage: Passage
    outlet: str | None
    published: date | None


@dataclass(frozen=True, slots=True)
class Sought:
    """A question to the index of claims: `limit` outlines of claims by stems and filter."""

    terms: tuple[str, ...]
    wanted: ClaimFilter
    limit: int


class SearchIndex(Protocol):
    """Full text over passages and claims. Stems in, candidates out; ranking is the core's own."""

    async def index(self, article: Article, passages: Sequence[Passage]) -> None:
        """Put `passages` in the place of all earlier passages of the article."""

    async def frequencies(self, terms: Sequence[str]) -> Mapping[str, int]:
        """Return in how many passages each stem occurs, context counted too (0 left out)."""

    async def size(self) -> tuple[int, float]:
        """Return the number of passages and their mean length in stems of their own."""

    async def passages(self, terms: Sequence[str], wanted: ClaimFilter, *, limit: int = 200) -> Sequence[PassageRecord]:
        """Return passages that hold at least one stem; those with more of `terms` first, and rare ones weigh more.

        A stem counts twice among a passage's own words and once in its context. Among equals the article that was
        indexed last comes first, and in it its first sentence. When the rarest stems alone bring `limit` passages,
        those that hold only commoner ones are left out.

        Speaker and stance filters do not apply.
        """

    async def claims(self, terms: Sequence[str], wanted: ClaimFilter, *, limit: int = 200) -> Sequence[ClaimRecord]:
        """Return claims that hold at least one stem and pass the filter; those with more of `terms` first."""

    async def outlines(self, terms: Sequence[str], wanted: ClaimFilter, *, limit: int = 200) -> Sequence[ClaimOutline]:
        """Return the outlines of the claims that `claims` returns, in its order."""

    async def outlines_of(self, asked: Sequence[Sought]) -> Sequence[Sequence[ClaimOutline]]:
        """Return what `outlines` returns for each question; many that share stems cost little more than one."""
