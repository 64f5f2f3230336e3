"""Persons' names: which words of a text make up one, read from its first word or from its last."""

from __future__ import annotations

import calendar

from bot.language.gazetteer import body_of, country_of, is_demonym, metonym
from bot.language.titles import is_honorific, is_office
from bot.language.words import Parse, Word

_PARTICLES = frozenset(
    "van von der den de del della di da dos du la le el al bin ibn abu ben ter ten zu und y e st st. op".split()
)
_SUFFIXES = frozenset(("jr", "jr.", "sr", "sr.", "ii", "iii", "iv", "v"))
CALENDAR = frozenset((*calendar.month_name, *calendar.day_name))


def is_name(token: Word) -> bool:
    """Say whether a token can be part of a person's name."""
    text = token.text
    if not text[:1].isupper() or not any(char.isalpha() for char in text):
        return False
    if text in CALENDAR or is_demonym(text):
        return False
    return (
        token.pos_ in ("PROPN", "", "X")
        or token.ent_type_ in ("PERSON", "PER")
        or (token.pos_ in ("NOUN", "ADJ") and not token.is_sent_start)
    )


def name_from(doc: Parse, start: int) -> tuple[int, int] | None:
    """Return the character offsets of the name that begins at token `start`, None where none does."""
    while start < len(doc) and (is_honorific(doc[start].text) or doc[start].text in ("“", '"')):
        start += 1
    end = start
    while end < len(doc) and end - start < 7 and _continues_name(doc, start, end):
        end += 1
    for index in range(end - 1, start - 1, -1):  # "Air Marshal A B": the rank is no part of the name
        if is_honorific(doc[index].text) or is_office(doc[index].text):
            start = index + 1
            break
    return _checked(doc, start, end)


def _continues_name(doc: Parse, start: int, end: int) -> bool:
    token = doc[end]
    if end > start and token.is_sent_start:
        return False
    following = doc[end + 1] if end + 1 < len(doc) else None
    if token.lower_ in _PARTICLES and following is not None and (is_name(following) or following.text == "-"):
        return True
    return is_name(token) or (end > start and (token.text == "-" or token.lower_ in _SUFFIXES))


def name_to(doc: Parse, end: int) -> tuple[int, int] | None:
    """Return the character offsets of the name that ends before token `end`."""
    start = end
    while start > 0 and end - start < 5 and (is_name(doc[start - 1]) or doc[start - 1].lower_ in _PARTICLES):
        if is_office(doc[start - 1].text) or is_honorific(doc[start - 1].text):
            break
        start -= 1
    while start < end and doc[start].lower_ in _PARTICLES and not doc[start].text[:1].isupper():
        start += 1
    return _checked(doc, start, end) if end - start > 1 else None


def _checked(doc: Parse, start: int, end: int) -> tuple[int, int] | None:
    if start >= end:
        return None
    name = doc[start:end]
    if country_of(name.text) or body_of(name.text) or metonym(name.text):
        return None
    if any(token.ent_type_ in ("ORG", "GPE", "LOC", "NORP") for token in name) and len(name) == 1:
        return None
    return name.span.start, name.span.end
