"""Evidence: one sentence that may answer, with the words it says and the words around it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from bot.answers.kinship import nearest
from bot.answers.period import period_in
from bot.articles.article import Article
from bot.claims.claim import Claim
from bot.language.terms import stems
from bot.ports import ClaimRecord
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
        period = (
            period_in(self.article.quote(self.sentence), self.article.published) if self.article.published else None
        )
        return period.since if period and period.since == period.until else None

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

    def says(self, term: str) -> float:
        """Say how fully the sentence itself holds `term`."""
        return max(nearest(term, self.content), _SENTENCE * nearest(term, self.own))


@dataclass(slots=True)
class Reader:
    """Makes evidence out of records; remembers the paragraphs of the articles it has seen."""

    _paragraphs: dict[tuple[str, int], list[tuple[Span, frozenset[str]]]] = field(default_factory=dict)

    def of_claim(self, record: ClaimRecord) -> Evidence:
        """Return the evidence of a stored claim."""
        claim, article = record.claim, record.article
        content = " ".join(article.quote(span) for span in claim.attribution.content)
        near, far = self._around(article, claim.sentence)
        return Evidence(
            article=article,
            sentence=claim.sentence,
            record=record,
            content=frozenset((*stems(content), *claim.proposition.terms, *stems(" ".join(claim.proposition.names)))),
            own=frozenset((*stems(article.quote(claim.sentence)), *record.terms)),
            near=near,
            far=far,
        )

    def of_passage(self, article: Article, sentence: Span) -> Evidence:
        """Return the evidence of a plain sentence."""
        own = frozenset(stems(article.quote(sentence)))
        near, far = self._around(article, sentence)
        return Evidence(article, sentence, None, own, own, near, far)

    def _around(self, article: Article, sentence: Span) -> tuple[frozenset[str], frozenset[str]]:
        blocks = self._blocks(article)
        here = next((i for i, (span, _) in enumerate(blocks) if span.overlaps(sentence)), None)
        near: set[str] = set()
        if here is not None:
            for _, words in blocks[max(0, here - 1) : here + 2]:
                near |= words
        return frozenset(near), frozenset((*stems(article.title or ""), *stems(article.outlet or "")))

    def _blocks(self, article: Article) -> list[tuple[Span, frozenset[str]]]:
        key = (article.id, article.version)
        if key not in self._paragraphs:
            self._paragraphs[key] = [
                (block.span, frozenset(stems(block.span.of(article.text)))) for block in article.blocks
            ]
        return self._paragraphs[key]


def coverage(evidence: Evidence, weights: Sequence[tuple[str, float]], *, own: bool = False) -> float:
    """Return the weighted share of the terms that `evidence` holds, 0 to 1; 1 where no term is asked for.

    `own` counts the sentence alone, not its surroundings.
    """
    total = sum(weight for _, weight in weights)
    if not total:
        return 1.0
    measure = evidence.says if own else evidence.holds
    return sum(weight * measure(term) for term, weight in weights) / total
