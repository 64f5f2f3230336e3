"""Full text in memory: every document is looked at, which does for some thousands."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Generic, TypeVar

from bot.articles.article import Article
from bot.ports import ClaimFilter, ClaimOutline, ClaimRecord, Edition, Passage, PassageRecord, Sought
from storage.memory.claims import outline_of, passes, record_of
from storage.memory.state import State, StoredClaim, StoredPassage, Work, require
from storage.period import overlaps, period
from storage.plan import plan, weigh
from storage.tokens import kept

Kind = TypeVar("Kind")


@dataclass(frozen=True, slots=True)
class _Document(Generic[Kind]):
    row: int
    own: tuple[str, ...]
    context: tuple[str, ...]
    stored: Kind

    def holds(self, stems: Iterable[str]) -> bool:
        return not {*self.own, *self.context}.isdisjoint(stems)


class MemorySearchIndex:
    """The `SearchIndex` of a unit of work."""

    def __init__(self, work: Work) -> None:
        self._work = work

    async def index(self, article: Article, passages: Sequence[Passage]) -> None:
        """See `bot.ports.SearchIndex`."""
        state = await self._work.change()
        require(fits=all((article.id, new.version) in state.editions for new in passages))
        state.passages[article.id] = [
            StoredPassage(state.next_row(), replace(new, terms=kept(new.terms), context=kept(new.context)))
            for new in reversed(passages)
        ]

    async def frequencies(self, terms: Sequence[str]) -> Mapping[str, int]:
        """See `bot.ports.SearchIndex`."""
        return _frequencies(self._passages(), terms)

    async def size(self) -> tuple[int, float]:
        """See `bot.ports.SearchIndex`."""
        lengths = [len(document.own) for document in self._passages()]
        return len(lengths), sum(lengths) / len(lengths) if lengths else 0.0

    async def passages(self, terms: Sequence[str], wanted: ClaimFilter, *, limit: int = 200) -> Sequence[PassageRecord]:
        """See `bot.ports.SearchIndex`."""
        state, documents = self._work.state, self._passages()
        passing = {
            document.row
            for document in documents
            if self._work.sees(document.stored.passage.article_id)
            and passes_article(state, _edition(document.stored.passage), wanted)
        }
        found = (stored.passage for stored in _best(documents, passing, terms, limit))
        with_article = ((passage, state.editions[passage.article_id, passage.version]) for passage in found)
        return [PassageRecord(passage, article.outlet, article.published) for passage, article in with_article]

    async def claims(self, terms: Sequence[str], wanted: ClaimFilter, *, limit: int = 200) -> Sequence[ClaimRecord]:
        """See `bot.ports.SearchIndex`."""
        return [record_of(self._work, stored) for stored in self._claims(terms, wanted, limit)]

    async def outlines(self, terms: Sequence[str], wanted: ClaimFilter, *, limit: int = 200) -> Sequence[ClaimOutline]:
        """See `bot.ports.SearchIndex`."""
        return [outline_of(self._work.state, stored) for stored in self._claims(terms, wanted, limit)]

    async def outlines_of(self, asked: Sequence[Sought]) -> Sequence[Sequence[ClaimOutline]]:
        """See `bot.ports.SearchIndex`."""
        return [await self.outlines(one.terms, one.wanted, limit=one.limit) for one in asked]

    def _claims(self, terms: Sequence[str], wanted: ClaimFilter, limit: int) -> Sequence[StoredClaim]:
        state = self._work.state
        documents: Sequence[_Document[StoredClaim]] = [
            _Document(one.row, one.terms, (), one) for one in state.claims.values()
        ]
        passing = {
            document.row
            for document in documents
            if self._work.sees(document.stored.claim.article_id) and passes(state, document.stored, wanted)
        }
        return _best(documents, passing, terms, limit)

    def _passages(self) -> Sequence[_Document[StoredPassage]]:
        stored = (one for some in self._work.state.passages.values() for one in some)
        return [_Document(one.row, one.passage.terms, one.passage.context, one) for one in stored]


def _frequencies(documents: Sequence[_Document[Kind]], terms: Sequence[str]) -> Mapping[str, int]:
    wanted = set(kept(terms))
    counts = Counter(stem for document in documents for stem in wanted & {*document.own, *document.context})
    return dict(counts)


def _best(documents: Sequence[_Document[Kind]], passing: set[int], terms: Sequence[str], limit: int) -> Sequence[Kind]:
    """Return what passes by weight, from the rarest stems first, as `storage.plan` has it."""
    planned = plan(_frequencies(documents, terms), len(documents))
    found: list[tuple[int, int, _Document[Kind]]] = []
    for count in planned.rounds:
        bringing = planned.bringing(count)
        holding = [document for document in documents if document.row in passing and document.holds(bringing)]
        weighed = [(weigh(planned, one.own, one.context), one.row, one) for one in holding]
        found = sorted(weighed, key=lambda one: one[:2], reverse=True)
        if planned.settled(count, [weight for weight, _, _ in found], limit):
            break
    return [document.stored for _, _, document in found[:limit]]


def passes_article(state: State, edition: Edition, wanted: ClaimFilter) -> bool:
    """Say whether the filter's conditions on the article hold."""
    article = state.editions[edition]
    return state.printed(article, wanted) and overlaps(period(None, article.published), wanted.since, wanted.until)


def _edition(passage: Passage) -> Edition:
    return passage.article_id, passage.version
