"""Evidence: one sentence that may answer, with the words it says and the words around it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

from bot.answers.kinship import nearest
from bot.answers.period import period_in
from bot.articles.article import Article
from bot.claims.claim import Claim
from bot.language.terms import fold, stems
from bot.ports import ClaimRecord, Passage
from bot.span import Span

# How much a word counts by where it stands: in the content, the sentence, the paragraphs around, the headline.
_OWN, _SENTENCE, _NEAR, _FAR = 1.0, 0.95, 0.7, 0.45


@dataclass(frozen=True, slots=True)
class Evidence:
    """A sentence of an article; `record` is the claim it holds, None for a passage without one.

    `content`, `own`, `near` and `far` are stems: of what is claimed, of the sentence, of the paragraphs around, and of
    headline and outlet.
    """

    article: Article
    sentence: Span
    record: ClaimRecord | None
    content: frozenset[str]
    own: frozenset[str]
    near: frozenset[str]
    far: frozenset[str]

    @property
    def claim(self) -> Claim | None:
        """Return the claim, if the sentence is one."""
        return self.record.claim if self.record else None

    @property
    def said(self) -> date | None:
        """Return the first day on which it may have been said: as the claim knows, else as the sentence dates it."""
        if self.claim is not None:
            return self.claim.said.first if self.claim.said else None
        return _dated(self.article.quote(self.sentence), self.article.published)

    @property
    def day(self) -> date | None:
        """Return the first day on which it may have been said, else the day it was printed."""
        return self.said or self.article.published

    def holds(self, term: str) -> float:
        """Say how fully this evidence holds `term`: 1 in the content, less the further off, 0 nowhere."""
        best = 0.0
        for weight, words in ((_OWN, self.content), (_SENTENCE, self.own), (_NEAR, self.near), (_FAR, self.far)):
            if weight <= best:
                break
            best = max(best, weight * nearest(term, words))
        return best

    def tells_of(self, name: str) -> bool:
        """Say whether the article has a word that begins with the stem of a name, wherever it stands."""
        return name in _folded(self.article.text)

    def says(self, term: str) -> float:
        """Say how fully the sentence itself holds `term`."""
        return max(nearest(term, self.content), _SENTENCE * nearest(term, self.own))


def _dated(sentence: str, published: date | None) -> date | None:
    """Return the day that a plain sentence tells of, None for a term to come ("ready by 1 November")."""
    period = period_in(sentence, published) if published else None
    if period is None or period.since is None or period.since != period.until:
        return None
    term = re.search(r"\b(?:by|until|till|before)\s+$", sentence[: period.span.start], re.I)
    return None if term else period.since


@lru_cache(maxsize=512)
def _folded(text: str) -> str:
    return fold(text)


@lru_cache(maxsize=8192)
def _stems_of(text: str) -> frozenset[str]:
    """Return the stems of a paragraph; questions that follow one another are answered from the same articles."""
    return frozenset(stems(text))


@dataclass(slots=True)
class Reader:
    """Makes evidence out of records; remembers the paragraphs of the articles it has seen."""

    _paragraphs: dict[tuple[str, int, int], frozenset[str]] = field(default_factory=dict)
    _headings: dict[tuple[str, int], frozenset[str]] = field(default_factory=dict)

    def of_claim(self, record: ClaimRecord) -> Evidence:
        """Return the evidence of a stored claim; its stems are those that it is indexed by."""
        claim, article = record.claim, record.article
        return Evidence(
            article=article,
            sentence=claim.sentence,
            record=record,
            content=frozenset((*claim.proposition.terms, *stems(" ".join(claim.proposition.names)))),
            own=frozenset(record.terms),
            near=self._near(article, claim.sentence),
            far=self._heading(article),
        )

    def of_passage(self, article: Article, passage: Passage) -> Evidence:
        """Return the evidence of a plain sentence."""
        own = frozenset(passage.terms)
        near = self._near(article, passage.span)
        return Evidence(article, passage.span, None, own, own, near, self._heading(article))

    def _near(self, article: Article, sentence: Span) -> frozenset[str]:
        """Return the stems of the sentence's paragraph and its neighbours."""
        here = next((i for i, block in enumerate(article.blocks) if block.span.overlaps(sentence)), None)
        if here is None:
            return frozenset()
        around = range(max(0, here - 1), min(here + 2, len(article.blocks)))
        return frozenset().union(*(self._paragraph(article, place) for place in around))

    def _paragraph(self, article: Article, place: int) -> frozenset[str]:
        key = (article.id, article.version, place)
        if key not in self._paragraphs:
            self._paragraphs[key] = _stems_of(article.quote(article.blocks[place].span))
        return self._paragraphs[key]

    def _heading(self, article: Article) -> frozenset[str]:
        key = (article.id, article.version)
        if key not in self._headings:
            self._headings[key] = frozenset((*stems(article.title or ""), *stems(article.outlet or "")))
        return self._headings[key]


def coverage(evidence: Evidence, weights: Sequence[tuple[str, float]], *, own: bool = False) -> float:
    """Return the weighted share of the terms that `evidence` holds, 0 to 1; 1 where no term is asked for.

    `own` counts the sentence alone, not its surroundings.
    """
    total = sum(weight for _, weight in weights)
    if not total:
        return 1.0
    measure = evidence.says if own else evidence.holds
    return sum(weight * measure(term) for term, weight in weights) / total
