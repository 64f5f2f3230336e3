"""Settings: the words that a claim stands among, which tell what a short or roundabout denial is about."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from bot.articles.article import Article, BlockKind
from bot.contradictions.alignment import COMMON_WORDS
from bot.contradictions.lexicon import Term, base_of, terms, turns
from bot.contradictions.outline import Outline, outline
from bot.language.sentences import sentence_spans
from bot.language.terms import stems, words
from bot.span import Span

_TOLD = frozenset({BlockKind.PARAGRAPH, BlockKind.SUBHEADING})
_REMEMBERED = 512  # articles whose blocks are kept as terms


@dataclass(frozen=True, slots=True)
class Setting:
    """What stands around a claim: in its paragraph and the one before, and in the headline and the first paragraph.

    The sentence of the claim itself is no part of it.
    """

    near: Outline
    lead: Outline

    def holds(self, one: Term) -> bool:
        """Say whether the word, or one like it, stands near the claim or at the head of its article."""
        return self.near.holds(one) or self.lead.holds(one)


def setting(article: Article, sentence: Span, *, without: Span | None = None) -> Setting:
    """Return the setting of the claim that `sentence` holds, of an article that lacks the sentence `without`."""
    left_out = [sentence] if without is None else [sentence, without]
    read = _sentences(article)
    here = next((at for at, span, _ in read.told if span.overlaps(sentence)), 0)
    told = [(at, found) for at, span, found in read.told if not any(span.overlaps(one) for one in left_out)]
    near = [found for at, found in told if here - 1 <= at <= here]
    lead = [found for at, found in told if at == 0]
    head = [found for span, found in read.head if not any(span.overlaps(one) for one in left_out)]
    return Setting(_outline(near), _outline(head + lead))


def setting_stems(article: Article, sentence: Span) -> tuple[str, ...]:
    """Return the stems that the index can be asked for to find claims on the matter that stands around a claim."""
    told = [block.span for block in article.blocks if block.kind in _TOLD]
    here = next((at for at, span in enumerate(told) if span.overlaps(sentence)), 0)
    spans = [block.span for block in article.blocks if block.kind is BlockKind.HEADLINE]
    spans += [told[at] for at in sorted({0, max(0, here - 1), here}) if at < len(told)]
    return tuple(dict.fromkeys(stem for span in spans for stem in stems(article.quote(span))))


def _outline(parts: Iterable[tuple[Term, ...]]) -> Outline:
    return outline(term for part in parts for term in part)


@dataclass(frozen=True, slots=True)
class _Sentences:
    """The matter of an article's sentences; those of its paragraphs with the number of the paragraph."""

    head: tuple[tuple[Span, tuple[Term, ...]], ...]
    told: tuple[tuple[int, Span, tuple[Term, ...]], ...]


@lru_cache(maxsize=_REMEMBERED)
def _sentences(article: Article) -> _Sentences:
    head = [block.span for block in article.blocks if block.kind is BlockKind.HEADLINE]
    told = [block.span for block in article.blocks if block.kind in _TOLD]
    return _Sentences(
        tuple((span, _matter(article.quote(span))) for span in head),
        tuple(
            (at, inner.shifted(span.start), _matter(article.quote(inner.shifted(span.start))))
            for at, span in enumerate(told)
            for inner in sentence_spans(article.quote(span))
        ),
    )


def matter_of(article: Article, sentence: Span) -> tuple[Term, ...]:
    """Return the words of a sentence that say what it is about."""
    return _matter(article.quote(sentence))


def _matter(text: str) -> tuple[Term, ...]:
    based = [base_of(word) for word in words(text)]  # "sent" has another stem than "send"
    return tuple(one for one in terms(based) if one.key not in COMMON_WORDS and not turns(one.key, "telling"))
