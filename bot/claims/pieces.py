"""Pieces: a quotation of several sentences gives a claim for each, so that every claim has one sentence to cite."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.claims.claim import Attribution, QuoteKind
from bot.language.terms import words
from bot.span import Span, hull, touching

_LEAST = 3  # words: a shorter sentence ("No." "Maybe.") goes with its neighbour


@dataclass(frozen=True, slots=True)
class Piece:
    """One claim's share of an attribution: its citation and the content in it."""

    sentence: Span
    content: tuple[Span, ...]


def pieces(attribution: Attribution, sentences: Sequence[Span], text: str) -> list[Piece]:
    """Split an attribution's content by sentence; the first piece is the one with the cue.

    Only quoted sentences stand alone; what is told indirectly stays together. `sentences` are all of the article's, in
    text order.
    """
    cue = hull(attribution.cue)
    frame = touching(sentences, cue)
    start = attribution.content[0].start
    if attribution.quote is QuoteKind.INDIRECT:
        return [Piece(_citation(sentences, [cue, attribution.content[0]]), attribution.content)]
    shares: list[tuple[Span, list[Span]]] = []
    for sentence in touching(sentences, hull(attribution.content)):
        share = [cut for span in attribution.content if (cut := _cut(span, sentence)) is not None]
        if not share:
            continue
        small = sum(len(words(span.of(text))) for span in share) < _LEAST
        held = sentence in frame or (small and bool(shares))
        if (
            held
            and shares
            and (small or shares[-1][0].overlaps(cue) or (sentence.overlaps(cue) and _joined(shares[-1][1], share)))
        ):
            shares[-1] = (hull([shares[-1][0], sentence]), [*shares[-1][1], *share])
        else:
            shares.append((sentence, share))
    return _with_cue(shares, cue, frame, start)


def _with_cue(shares: list[tuple[Span, list[Span]]], cue: Span, frame: Sequence[Span], start: int) -> list[Piece]:
    if not shares:
        return []
    if not any(sentence.overlaps(cue) for sentence, _ in shares):
        nearest = min(range(len(shares)), key=lambda at: abs(shares[at][0].start - start))
        sentence, share = shares[nearest]
        near = [s for s in frame if abs(s.end - sentence.start) < 4 or abs(sentence.end - s.start) < 4]
        shares[nearest] = (hull([sentence, *near]), share)
    return [Piece(sentence, tuple(share)) for sentence, share in shares]


def _joined(before: Sequence[Span], after: Sequence[Span]) -> bool:
    return False if not before or not after else after[0].start - before[-1].end < 0


def _cut(span: Span, sentence: Span) -> Span | None:
    start, end = max(span.start, sentence.start), min(span.end, sentence.end)
    return Span(start, end) if start < end else None


def _citation(sentences: Sequence[Span], parts: Sequence[Span]) -> Span:
    held = [sentence for part in parts for sentence in touching(sentences, part)]
    return hull(held or parts)
