"""The noun that a number counts, from the parse where there is one, else from the words that follow."""

from __future__ import annotations

from dataclasses import dataclass

from bot.language.gazetteer import is_demonym
from bot.language.quantity import QuantityKind
from bot.language.words import Parse, Word
from bot.span import Span

_NOUNS = ("NOUN", "PROPN")
_AFTERTHOUGHTS = {("or", "more"), ("or", "fewer"), ("or", "less"), ("or", "so"), ("and", "more"), ("and", "counting")}
_IRREGULAR = {
    "people": "person", "men": "man", "women": "woman", "children": "child", "wives": "wife", "lives": "life",
    "knives": "knife", "feet": "foot", "teeth": "tooth", "troops": "troop", "personnel": "personnel",
    "police": "police",
}  # fmt: skip
_TOTALS = frozenset("number total toll tally count sum amount figure strength size".split())

_COUNTED_BY_FATE = frozenset("dead injured missing wounded displaced homeless unemployed".split())


@dataclass(frozen=True, slots=True)
class Counted:
    """The lemma of the noun and the lower-case words that narrow it."""

    noun: str
    modifiers: tuple[str, ...] = ()


def counted_by(doc: Parse, span: Span, kind: QuantityKind) -> Counted | None:
    """Return what the quantity at `span` counts, None where the text does not say."""
    tokens = doc.covering(span.start, span.end)
    if tokens is None:
        return None
    head = _noun_after(doc, tokens.end, kind)
    if head is None and kind is not QuantityKind.ORDINAL:
        head = _noun_governing(doc[tokens.start : tokens.end].root)
        return Counted(_lemma(head), _modifiers(head, head.left_edge.i)) if head is not None else None
    return Counted(_lemma(head), _modifiers(head, tokens.end)) if head is not None else None


def _noun_after(doc: Parse, start: int, kind: QuantityKind) -> Word | None:
    """Return the head of the nominal right after the quantity, looking through "of the" and "or more"."""
    index = start
    while index + 1 < len(doc) and (doc[index].lower_, doc[index + 1].lower_) in _AFTERTHOUGHTS:
        index += 2
    if index < len(doc) and doc[index].text == "(" and kind is QuantityKind.MONEY:  # the same in another currency
        index = next((token.i + 1 for token in doc[index : index + 8] if token.text == ")"), index)
    linked = index < len(doc) and doc[index].lower_ in ("of", "in", "worth") and kind is not QuantityKind.ORDINAL
    if linked and doc[index].lower_ == "in" and kind is not QuantityKind.MONEY:
        return None
    if linked:
        index += 2 if doc[index].lower_ == "worth" and index + 1 < len(doc) and doc[index + 1].lower_ == "of" else 1
        while index < len(doc) and doc[index].pos_ in ("DET", "PRON") and doc[index].tag_ in ("DT", "PRP$", "PDT"):
            index += 1
    elif kind is QuantityKind.MEASURE or (index < len(doc) and doc[index].text in ("-", "–") and not kind):
        return None
    return _run_head(doc, index)


def _run_head(doc: Parse, start: int) -> Word | None:
    """Return the last noun of the run of adjectives and nouns that begins at `start`."""
    head: Word | None = None
    people: Word | None = None  # "27 Chinese and Greek sailors", but also "27 Greeks"
    for token in doc[start : start + 8]:
        if token.is_sent_start and token.i > start:
            break
        if head is None and is_demonym(token.text):
            people = token
        elif token.pos_ in _NOUNS or (token.pos_ == "" and token.is_alpha):
            if head is not None and _breaks(head, token):
                break
            head = token
        elif head is not None or not _may_precede(token, start):
            break
    return head or people


def _may_precede(token: Word, start: int) -> bool:
    if token.pos_ in ("ADJ", "NUM", "ADV") or token.text in ("-", "–", "“", '"', "‘"):
        return True
    if token.lower_ in ("and", "or"):
        return token.i > start
    return token.pos_ == "VERB" and token.tag_ in ("VBN", "VBG") and token.head.i > token.i


def _breaks(head: Word, token: Word) -> bool:
    """Say whether `token` starts a new nominal rather than goes on with the one of `head`."""
    if head.pos_ == "PROPN" and token.pos_ == "PROPN":
        return False
    if not head.doc.is_parsed:
        return False
    if token.pos_ == "PROPN" and head.pos_ != "PROPN":
        return True
    return not (head.head.i >= token.i or token.head == head)


def _noun_governing(number: Word) -> Word | None:
    """Return the noun of "the number of troops rose to 300", "the death toll reached 300", "put the toll at 300"."""
    if not number.doc.is_parsed:
        return None
    for node in (number, *number.ancestors):
        if node.pos_ not in ("VERB", "AUX", "NUM", "ADJ"):
            continue
        for child in node.lefts:
            if child.dep_.startswith("nsubj") and child.lemma_.lower() in _TOTALS:
                return _of_what(child)
        for child in node.rights:
            total = child.lemma_.lower() in _TOTALS or node.lemma_.lower() == "estimate"
            if child.dep_ in ("obj", "dobj") and child.i < number.i and total:
                return _of_what(child)
    return None


def _of_what(total: Word) -> Word:
    for child in total.rights:
        if child.dep_ == "nmod" and (child.pos_ in _NOUNS or child.lower_ in _COUNTED_BY_FATE):
            return child
        if child.lower_ == "of":
            return next((inner for inner in child.rights if inner.pos_ in _NOUNS), total)
    return next((child for child in total.lefts if child.dep_ == "compound"), total)


def _modifiers(head: Word, start: int) -> tuple[str, ...]:
    """Return the words between `start` and `head` that narrow it; neighbouring capitals ("North Korean") are one."""
    found: list[str] = []
    previous: Word | None = None
    for token in head.doc[start : head.i]:
        if token.pos_ in ("ADJ", "NOUN", "PROPN", "VERB") or (token.pos_ == "" and token.is_alpha):
            if token.lower_ in ("of", "the", "or", "and", "more", "its", "their"):
                continue
            joined = (
                previous is not None and previous.i == token.i - 1 and previous.text.istitle() and token.text.istitle()
            )
            if joined:
                found[-1] += f" {token.lower_}"
            else:
                found.append(token.lower_)
            previous = token
    return tuple(found)


def _lemma(token: Word) -> str:
    if token.lower_ in _IRREGULAR:
        return _IRREGULAR[token.lower_]
    if token.lemma_:
        return token.lemma_.lower()
    low = token.lower_
    return low[:-1] if low.endswith("s") and not low.endswith("ss") else low
