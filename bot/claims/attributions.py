"""Attributions of an article: source, cue and content spans, quotations carried over paragraphs, chains linked."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from bot.claims.candidate import Candidate
from bot.claims.claim import Attribution, QuoteKind
from bot.claims.confidence import confidence
from bot.claims.paragraphs import Paragraph, char_spans
from bot.claims.quotations import opens_quoted
from bot.language.words import Parse
from bot.span import Span


@dataclass(frozen=True, slots=True)
class Found:
    """An attribution with the parsed words it was read from; `offset` is that of the cue's paragraph."""

    attribution: Attribution
    candidate: Candidate
    offset: int


@dataclass(slots=True)
class _Open:
    """An attribution in the making: its candidate, its paragraph, and quotations of later paragraphs."""

    candidate: Candidate
    paragraph: Paragraph
    offset: int
    carried: list[Span] = field(default_factory=list)


def attributions(paragraphs: Sequence[Parse], offsets: Sequence[int]) -> list[Attribution]:
    """Return the attributions of parsed paragraphs in text order; spans are moved by each paragraph's offset."""
    return [found.attribution for found in find(paragraphs, offsets)]


def find(paragraphs: Sequence[Parse], offsets: Sequence[int]) -> list[Found]:
    """Return the attributions of parsed paragraphs, in the order of their cues, with what they were read from."""
    found: list[_Open] = []
    last: _Open | None = None
    for doc, offset in zip(paragraphs, offsets, strict=True):
        paragraph = Paragraph(doc)
        own = [_Open(candidate, paragraph, offset) for candidate in paragraph.candidates]
        leading = _leading_quotations(paragraph, offset)
        if leading and last is not None:
            last.carried += leading
        found += own
        last = _continuing(own, paragraph) or (last if leading else None)
    told = [item for item in found if item.candidate.content or item.carried]
    return _linked([Found(_attribution(item), item.candidate, item.offset) for item in told])


def _leading_quotations(paragraph: Paragraph, offset: int) -> list[Span]:
    """Return utterances that open the paragraph and that none of its own cues claims."""
    if not opens_quoted(paragraph.text):
        return []
    return [q.span.shifted(offset) for q in paragraph.unowned() if q.span.start == 0 or paragraph.quoted_throughout]


def _continuing(own: list[_Open], paragraph: Paragraph) -> _Open | None:
    """Return the attribution whose quotation a following paragraph may carry on."""
    quoting = [item for item in own if item.candidate in paragraph.owned.values()]
    if quoting:
        return quoting[-1]
    closing = [item for item in own if item.candidate.cue[-1].i >= len(paragraph.doc) - 12]
    return closing[-1] if closing and paragraph.text.rstrip().endswith(":") else None


def _attribution(item: _Open) -> Attribution:
    candidate, offset = item.candidate, item.offset
    content = (*char_spans(candidate.content, offset), *item.carried)
    quote = _quote_kind(item)
    return Attribution(
        source=char_spans(candidate.source, offset),
        cue=char_spans(candidate.cue, offset),
        content=content,
        quote=quote,
        rule=f"{candidate.rule}: {candidate.word}",
        confidence=confidence(candidate, quote),
    )


def _quote_kind(item: _Open) -> QuoteKind:
    marked = [q.span for q in item.paragraph.quotations]
    inside = [any(s.start <= t.idx < s.end for s in marked) for t in item.candidate.content if not t.is_punct]
    if not any(inside):
        return QuoteKind.DIRECT if item.carried and not inside else QuoteKind.INDIRECT
    return QuoteKind.DIRECT if all(inside) else QuoteKind.MIXED


def _linked(found: list[Found]) -> list[Found]:
    """Set `parent` to the tightest other attribution whose content covers the cue."""
    ordered = sorted(found, key=lambda f: (f.attribution.cue[0].start, f.attribution.cue[-1].end))
    beside: dict[int, list[int]] = defaultdict(list)
    for at, item in enumerate(ordered):
        beside[item.offset].append(at)
    return [
        replace(item, attribution=replace(item.attribution, parent=_holder(at, ordered, beside[item.offset])))
        for at, item in enumerate(ordered)
    ]


def _holder(at: int, ordered: list[Found], beside: Sequence[int]) -> int | None:
    """Return which of the attributions of one paragraph, by index, holds the cue of another most tightly."""
    cue = ordered[at].attribution.cue[0]
    holders = [
        (sum(span.end - span.start for span in ordered[index].attribution.content), index)
        for index in beside
        if index != at and any(span.covers(cue) for span in ordered[index].attribution.content)
    ]
    return min(holders)[1] if holders else None
