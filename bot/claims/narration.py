"""Narration: what an article says in its own voice, as claims of the outlet, so that outlets can differ too."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from hashlib import sha256

from spacy.tokens import Doc, Token

from bot.articles.article import Article, Block, BlockKind
from bot.claims.claim import Attribution, Claim, QuoteKind, Speaker, SpeakerKind, Stance
from bot.claims.propositions import Reading, proposition
from bot.language.sentences import sentence_spans
from bot.span import Span

RULE = "narrated"
_CONFIDENCE = 0.4  # nobody is named, so such a claim never goes before one that is attributed
_FEWEST, _MOST = 4, 80  # words of a sentence worth comparing


def narrated(article: Article, paragraphs: Sequence[tuple[Block, Doc, int]], taken: Sequence[Span]) -> list[Claim]:
    """Return a claim for each told sentence of the paragraphs that no span of `taken` touches.

    Each paragraph comes with its parse and the offset of the parse in the article. Only sentences with a verb, and
    with a number or a name to compare, are told sentences.
    """
    return [
        claim
        for block, doc, offset in paragraphs
        if block.kind is BlockKind.PARAGRAPH
        for claim in _told(article, block, Reading(doc, offset, article.published), taken)
    ]


def _told(article: Article, block: Block, reading: Reading, taken: Sequence[Span]) -> Iterator[Claim]:
    for inner in sentence_spans(reading.doc.text):
        sentence = inner.shifted(reading.offset)
        tokens = [t for t in reading.doc if inner.start <= t.idx < inner.end and not t.is_space]
        if not any(span.overlaps(sentence) for span in taken) and _is_told(tokens):
            yield _claim(article, block, reading, sentence, tokens)


def _is_told(tokens: Sequence[Token]) -> bool:
    if not _FEWEST <= len(tokens) <= _MOST or tokens[-1].text in {"?", ":"}:
        return False
    verb = any(token.tag_ in {"VBD", "VBZ", "VBP", "MD"} for token in tokens)
    return verb and any(token.pos_ in {"NUM", "PROPN"} for token in tokens)


def _claim(article: Article, block: Block, reading: Reading, sentence: Span, tokens: Sequence[Token]) -> Claim:
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
