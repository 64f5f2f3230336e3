"""The times a text names, found by pattern and resolved against the article's date."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from functools import lru_cache

from bot.language import relative_dates, written_dates
from bot.language.dates import Stretch
from bot.language.moment import Moment, Precision, Relation
from bot.language.time_rules import Rule, Setting
from bot.language.words import Parse, Word
from bot.span import Span

_RULES = (*written_dates.RULES[:-2], *relative_dates.RULES, *written_dates.RULES[-2:])  # bare months and years last
_HINT = re.compile(  # of a text in lower case
    r"\d{4}|\d[./-]\d|['’]\d0s|day|night|tomorrow|morning|evening|week|month|year|decade|ago\b|later|earlier"
    r"|recent|lately|spring|summer|autumn|fall|winter|quarter|hours?\b|minutes?\b|q[1-4]"
    r"|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
)
_LEADS = (
    (re.compile(r"\bby\s(?:the\s)?$", re.I), Relation.BY),
    (re.compile(r"\b(?:before|prior\sto|ahead\sof)\s(?:the\s)?$", re.I), Relation.BEFORE),
    (re.compile(r"\b(?:until|till|through)\s(?:the\s)?$", re.I), Relation.UNTIL),
    (re.compile(r"\b(?:since|as\sof|from)\s(?:at\sleast\s)?(?:the\s)?$", re.I), Relation.SINCE),
    (re.compile(r"\b(?:after|following)\s(?:the\s)?$", re.I), Relation.AFTER),
)
_PLANS = frozenset("expect plan schedule set due aim intend hope promise vow pledge prepare slate want ready".split())
_FUTURE = frozenset(("will", "'ll", "’ll", "wo", "shall", "would"))
_PAST = frozenset(("was", "were", "had", "have", "has", "did", "been"))
_AHEAD = re.compile(
    r"\b(?:will|won['’]t|shall|would|due|scheduled|expected|slated|planned|plans|upcoming)\b|['’]ll\b", re.I
)


def moments(doc: Parse, published: date | None) -> list[Moment]:
    """Return the times that `doc` names, in order; offsets are relative to the Parse's text.

    Where `published` is None, only what the text itself makes absolute has days; the rest is VAGUE.
    """
    found: list[Moment] = []
    anchor: date | None = None
    text = doc.text
    for match, rule in _matches(text):
        relation = _relation(text, match.start())
        tense = _tense(doc, match)
        setting = Setting(published, tense > 0 or (relation is Relation.BY and tense == 0), tense < 0, anchor)
        stretch = rule.resolve(match, setting)
        if stretch is None:
            continue
        found.append(_moment(stretch, match, relation))
        if stretch.precision is Precision.DAY:
            anchor = stretch.last
    return found


def time_spans(text: str) -> list[Span]:
    """Return where `text` names a time, without resolving it."""
    found = ((match, rule.resolve(match, Setting(None))) for match, rule in _matches(text))
    return [Span(*match.span()) for match, stretch in found if stretch is not None]


def _moment(stretch: Stretch, match: re.Match[str], relation: Relation) -> Moment:
    span = Span(*match.span())
    return Moment(stretch.first, stretch.last, stretch.precision, stretch.basis, span, relation)


@lru_cache(maxsize=256)  # times and quantities are asked of the same paragraph, one after the other
def _matches(text: str) -> tuple[tuple[re.Match[str], Rule], ...]:
    """Return what the rules match, in the order of the text; an earlier rule keeps its ground."""
    low = text.lower()
    if not _HINT.search(low):
        return ()
    taken: list[tuple[re.Match[str], Rule]] = []
    for rule in _RULES:
        if not _may_match(rule, text if rule.cased else low):
            continue
        for match in rule.pattern.finditer(text):
            if rule.resolve(match, Setting(None)) is None:
                continue
            if all(match.end() <= other.start() or other.end() <= match.start() for other, _ in taken):
                taken.append((match, rule))
    return tuple(sorted(taken, key=lambda pair: pair[0].start()))


def _may_match(rule: Rule, text: str) -> bool:
    for letters in rule.needs:
        if letters in text:
            return True
    return not rule.needs


def _relation(text: str, start: int) -> Relation:
    before = text[max(0, start - 24) : start]
    return next((relation for lead, relation in _LEADS if lead.search(before)), Relation.AT)


def _tense(doc: Parse, match: re.Match[str]) -> int:
    """Return 1 where the verb that the time belongs to speaks of the future, -1 of the past, 0 where it is open."""
    span = doc.covering(*match.span())
    if span is None:
        return 0
    if doc.is_parsed:
        return _tense_above(span.root)
    clause = re.split(r"[,;:.“”\"]", doc.text[: match.start()])[-1]
    return 1 if _AHEAD.search(clause) else 0


def _tense_above(token: Word) -> int:
    for node in (token, *token.ancestors):
        predicate = node.pos_ in ("VERB", "AUX") or "cop" in node.labels
        if predicate and (tense := _tense_of(node)) is not None:
            return tense
    return 0


def _tense_of(verb: Word) -> int | None:
    """Return the tense of one verb as in `_tense`, None where the verb above it has to tell."""
    helpers = {child.lower_ for child in verb.children if child.dep_ in ("aux", "auxpass", "aux:pass", "mark", "cop")}
    if helpers & _FUTURE:
        return 1
    if "to" in helpers:
        return 1 if verb.head.lemma_.lower() in _PLANS else None
    if verb.lemma_.lower() in _PLANS and verb.tag_ == "VBN":
        return 1
    if verb.tag_ in ("VBD", "VBN") or helpers & _PAST:
        return -1
    return 0 if verb.tag_ in ("VBP", "VBZ", "MD") else None


def anchored(moment: Moment, offset: int) -> Moment:
    """Return `moment` with its span moved by `offset` characters, from paragraph to article."""
    return replace(moment, span=moment.span.shifted(offset)) if moment.span else moment
