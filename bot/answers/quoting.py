"""Quoting: the exact words to show, cut at clause boundaries where a sentence is too long."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.answers.evidence import Evidence
from bot.answers.kinship import nearest
from bot.answers.picks import Pick
from bot.articles.article import Article
from bot.claims.claim import Stance
from bot.errors import PermanentError
from bot.language.terms import stems
from bot.language.times import time_spans
from bot.replies import Citation
from bot.span import Span, hull

_CLAUSE = re.compile(
    r"(?<=[,;:—–])\s+|\s+(?=[—–(“\"])|\s+(?=(?:that|which|who|and|but|while|because|although|after)\b)"
)
_JOINT = re.compile(r"(?:(?P<that>that)|which|who|and|or|nor)\s+")
_WRAPPER = re.compile(r"(?:which|who)\s+")
_TOLD = re.compile(  # "denied reports by two papers that ...": what follows is a sentence of its own
    r"\b(?:claims?|reports?|rumou?rs?|allegations?|accusations?|suggestions?|speculation|statements?|fears?|news|idea"
    r"|notion|assertions?|stories)\b[^,;:]*$",
    re.I,
)
_LOOSE_START = re.compile(r"(?:of|and|or|but|nor|than|saying|adding)\s+", re.I)
_HANGING = re.compile(  # a word that leads to what would be cut off
    r"\s(?:an?|the|of|in|on|at|to|for|from|with|by|as|into|over|under|between|about|after|before|during|and|or|but|nor"
    r"|that|which|who|whose|when|where|while|because|than|his|her|its|their|our|my|is|are|was|were|be|been|has|have|had"
    r"|not|no|more|most|some|any|this|these|those|would|will|could|can|may|might|should|must|[\w-]+['’]s)[,;:]?$",
    re.I,
)
_TURNING = frozenset({Stance.DENIES, Stance.DISMISSES, Stance.DOUBTS, Stance.DOES_NOT_CONFIRM})
_CUE = 1.0  # what the verb of such a stance adds: without it the words shown say the opposite
_LOOKED_BACK = 80  # characters
_LEAST_CLAUSE = 3  # words
LONGEST_QUOTE = 45  # words


class UnfaithfulQuoteError(PermanentError):
    """A quote is not what the stored text holds at its place; it must not be shown."""


def word_count(text: str) -> int:
    """Return the number of words, as a reader counts them."""
    return len(text.split())


def excerpt(pick: Pick, terms: Sequence[str], limit: int) -> Span:
    """Return the stretch of the sentence to quote, at most `limit` words and one stretch of the stored text.

    A sentence that fits is quoted whole. A longer one is cut to the clauses that hold the number asked for, the claim's
    content and the most of `terms`.
    """
    evidence = pick.evidence
    text = evidence.article.text
    if word_count(evidence.sentence.of(text)) <= limit:
        return _balanced(text, evidence.sentence)
    content = _content(evidence)
    clauses = _clauses(text, evidence.sentence, None if _turns(evidence) else content)
    chosen = _window(pick, clauses, content, limit)
    best = _value(pick, chosen, terms, content)
    for first in (place for place, clause in enumerate(clauses) if not _dangles(text, clause, content)):
        for last in range(first, len(clauses)):
            span = Span(clauses[first].start, clauses[last].end)
            length = word_count(span.of(text))
            if length > limit:
                break
            value = _value(pick, span, terms, content) + 0.01 * length
            if value > best:
                best, chosen = value, span
    return _balanced(text, _trimmed(text, chosen, evidence.sentence))


def _dangles(text: str, clause: Span, content: Span | None) -> bool:
    """Say whether the clause begins with a word that joins it to what would be left out before it.

    The "that" before the whole of what is claimed, or of what was reported, does not: without it a sentence is left.
    """
    joint = _JOINT.match(text, clause.start)
    if joint is None:
        return False
    if joint["that"] and _TOLD.search(text, max(0, clause.start - _LOOKED_BACK), clause.start):
        return False
    return not (joint["that"] and content is not None and content.start in {clause.start, joint.end()})


def _content(evidence: Evidence) -> Span | None:
    if evidence.claim is None:
        return None
    inside = [span for span in evidence.claim.attribution.content if evidence.sentence.overlaps(span)]
    return hull(inside) if inside else None


def _turns(evidence: Evidence) -> bool:
    """Say whether the claim stands against its content, which alone would say the opposite."""
    return evidence.claim is not None and evidence.claim.stance in _TURNING


def _clauses(text: str, sentence: Span, content: Span | None) -> list[Span]:
    """Return the clauses of a sentence; a relative one is parted from the `content` that it wraps ("which stated")."""
    cuts = [sentence.start]
    for match in _CLAUSE.finditer(text, sentence.start, sentence.end):
        if word_count(text[cuts[-1] : match.start()]) >= _LEAST_CLAUSE:
            cuts.append(match.end())
    if content is not None and _WRAPPER.match(text, max(cut for cut in cuts if cut <= content.start)):
        cuts = sorted({*cuts, content.start})
    return [Span(a, b) for a, b in zip(cuts, [*cuts[1:], sentence.end], strict=True)]


def _window(pick: Pick, clauses: Sequence[Span], content: Span | None, limit: int) -> Span:
    """Return `limit` words from the start of the clause, or the word, at which the number or the content stands."""
    text = pick.evidence.article.text
    if pick.figure is not None:
        anchor = pick.figure.span.shifted(pick.evidence.sentence.start)
    else:
        anchor = content or clauses[0]
    lead = clauses[0]
    for clause in clauses:
        if not _dangles(text, clause, content):
            lead = clause
        if clause.start <= anchor.start < clause.end:
            cut = Span(lead.start, _cut(text, Span(lead.start, clause.end), limit))
            if not cut.covers(Span(anchor.start, anchor.start + 1)):
                cut = Span(clause.start, _cut(text, clause, limit))
            if cut.covers(anchor) or pick.figure is None:
                return cut
    before = [match.start() for match in re.finditer(r"\S+", text[pick.evidence.sentence.start : anchor.start])]
    start = pick.evidence.sentence.start + before[-min(3, len(before))] if before else anchor.start
    return Span(start, _cut(text, Span(start, pick.evidence.sentence.end), limit))


def _cut(text: str, span: Span, limit: int) -> int:
    """Return where the first `limit` words of `span` end."""
    ends = [match.end() for match in re.finditer(r"\S+", span.of(text))]
    return span.start + ends[min(limit, len(ends)) - 1] if ends else span.end


def _value(pick: Pick, span: Span, terms: Sequence[str], content: Span | None) -> float:
    evidence = pick.evidence
    text = evidence.article.text
    words = frozenset(stems(span.of(text)))
    value = sum(nearest(term, words) for term in dict.fromkeys(terms))
    if evidence.claim and _turns(evidence) and evidence.claim.attribution.cue:
        value += _CUE * any(span.covers(cue) for cue in evidence.claim.attribution.cue)
    if content is not None:
        shared = max(0, min(span.end, content.end) - max(span.start, content.start))
        value *= 0.3 + 0.7 * shared / max(1, span.end - span.start)
        value += 3.0 * shared / max(1, content.end - content.start)
        value += 1.0 if span.start <= content.start < span.end else 0.0
    if pick.figure is not None:
        value += 3.0 * span.covers(pick.figure.span.shifted(pick.evidence.sentence.start))
    return value


def _trimmed(text: str, span: Span, sentence: Span) -> Span:
    """Return `span` without what hangs at its ends, where they are not those of the sentence."""
    starts, ends = span.start == sentence.start, span.end == sentence.end
    words = span.of(text)
    joint = _JOINT.match(words.lstrip())
    lead = joint.end() if joint and joint["that"] else 0
    if not lead and not starts and (loose := _LOOSE_START.match(words.lstrip())):
        lead = loose.end()
    start = span.start + len(words) - len(words.lstrip()) + lead
    if ends:
        return Span(start, span.end)
    kept = _before_time(words, sentence.of(text)[span.start - sentence.start :]).rstrip()
    while (last := _HANGING.search(kept)) and word_count(kept) > _LEAST_CLAUSE:
        kept = kept[: last.start()].rstrip()
    return Span(start, max(start, span.start + len(kept.rstrip(",;:—–-").rstrip())))


def _before_time(words: str, whole: str) -> str:
    """Return the words up to a time that a cut would split, as "on October" of "on October 10"; `whole` goes on."""
    if not (words[-1:].isdigit() or whole[len(words) :].lstrip()[:1].isdigit()):
        return words
    split = (time for time in time_spans(whole) if time.start < len(words.rstrip()) < time.end)
    return words[: next((time.start for time in split), len(words))]


def _balanced(text: str, span: Span) -> Span:
    """Return `span` without a quotation mark at its start or end whose other half stands outside it."""
    words = span.of(text)
    start, end = span.start, span.end
    opened, closed = (words.count("“"), words.count("”")) if "“" in words or "”" in words else (0, 0)
    odd = words.count('"') % 2 == 1
    if (words[:1] == '"' and odd) or (words[:1] == "“" and opened > closed):
        start += 1
    elif (words[-1:] == '"' and odd) or (words[-1:] == "”" and closed > opened):
        end -= 1
    return Span(start, end)


def cite(article: Article, span: Span, claim_id: str | None = None) -> Citation:
    """Return the citation of `span`."""
    return Citation(
        article_id=article.id,
        version=article.version,
        start=span.start,
        end=span.end,
        quote=article.quote(span),
        outlet=article.outlet,
        title=article.title,
        url=article.url,
        published=article.published,
        published_basis=article.published_basis.value,
        claim_id=claim_id,
    )


def check(citation: Citation, article: Article) -> None:
    """Raise UnfaithfulQuoteError unless the citation's quote is the stored text at its place, and not empty."""
    stored = article.text[citation.start : citation.end]
    if (
        not stored.strip()
        or stored != citation.quote
        or (article.id, article.version)
        != (
            citation.article_id,
            citation.version,
        )
    ):
        raise UnfaithfulQuoteError("A quote does not match the stored article; it is not shown.")
