"""Narration: what an article says in its own voice, as claims of the outlet, so that outlets can differ too."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from hashlib import sha256

from bot.articles.article import Article, Block, BlockKind
from bot.claims.claim import Attribution, Claim, QuoteKind, Speaker, SpeakerKind, Stance
from bot.claims.propositions import Reading, proposition
from bot.language import syntax
from bot.language.sentences import sentence_spans
from bot.language.words import Word
from bot.span import Span

RULE = "narrated"
_CONFIDENCE = 0.4  # nobody is named, so such a claim never goes before one that is attributed
_FEWEST, _MOST = 4, 80  # words of a sentence worth comparing


def narrated(article: Article, blocks: Sequence[tuple[Block, Reading]], taken: Sequence[Span]) -> list[Claim]:
    """Return a claim for each told sentence of the paragraphs that no span of `taken` touches.

    Each block comes with its parse and what is read from that. Only sentences with a verb, and
    with a number or a name to compare, are told sentences.
    """
    return [
        claim
        for block, reading in blocks
        if block.kind is BlockKind.PARAGRAPH
        for claim in _told(article, block, reading, taken)
    ]


def _told(article: Article, block: Block, reading: Reading, taken: Sequence[Span]) -> Iterator[Claim]:
    near = [span for span in taken if span.overlaps(block.span)]
    for inner in sentence_spans(reading.doc.text):
        sentence = inner.shifted(reading.offset)
        tokens = syntax.tokens_between(reading.doc, inner.start, inner.end)
        if _is_told(tokens) and not any(span.overlaps(sentence) for span in near):
            yield _claim(article, block, reading, sentence, tokens)


def _is_told(tokens: Sequence[Word]) -> bool:
    if not _FEWEST <= len(tokens) <= _MOST or tokens[-1].text in {"?", ":"}:
        return False
    verb = any(token.tag_ in {"VBD", "VBZ", "VBP", "MD"} for token in tokens)
    return verb and any(token.pos_ in {"NUM", "PROPN"} for token in tokens)


def _claim(article: Article, block: Block, reading: Reading, sentence: Span, tokens: Sequence[Word]) -> Claim:
    text = article.quote(sentence)
    key = f"{article.id}\0{article.version}\0{RULE}\0{sentence.start}-{sentence.end}"
    return Claim(
        id=sha256(key.encode()).hexdigest()[:16],
        article_id=article.id,
        version=article.version,
        place=block.kind,
        sentence=sentence,
        attribution=Attribution((), (), (sentence,), QuoteKind.INDIRECT, RULE, _CONFIDENCE),
        speaker=Speaker(article.outlet or "", SpeakerKind.OUTLET, ""),
        stance=Stance.ASSERTS,
        hedges=(),
        proposition=proposition(reading, tokens, (), (sentence,), text),
        said=None,
        confidence=_CONFIDENCE,
        trail=("the article says so in its own voice",),
    )
