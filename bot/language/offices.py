"""Offices: the words of a text that describe somebody by one ("the union's chief"), and whom it serves."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bot.language.gazetteer import country_of
from bot.language.person_names import CALENDAR, is_name
from bot.language.titles import goes_on, is_office
from bot.language.words import Parse, Word

_LINKS = frozenset(("of", "for", "at", "to", "in", "on", "with", "from"))
_FAR = frozenset(
    ("ambassador", "envoy", "representative", "delegate", "adviser", "advisor", "aide", "negotiator", "special")
)
_HELD = frozenset("acting deputy incoming interim outgoing vice".split())
_LEFT = frozenset("ex former onetime retired then".split())  # who has left an office does not speak for what it serves
_OWNER = ("'s", "’s", "'", "’")
_DETERMINERS = frozenset("the a an its his her their our both".split())
_TITLE_WORDS = frozenset(
    """prime deputy foreign vice interior defence defense finance home chief first acting former energy health justice
    press executive senior assistant associate managing general trade education labour labor economy culture
    transport air commercial financial operating medical legal political security national presidential""".split()
)
_DEPARTMENT = re.compile(
    r"(?:the\s)?(?:State|Defen[cs]e|War|Health|Education|Energy|Commerce|Labou?r|Agriculture|Interior|Transport(?:ation)?"
    r"|Finance|Justice|Trade|Culture|Housing|Homeland Security|(?:the )?(?:Treasury|Navy|Army|Air Force)"
    r"|(?:External|Foreign|Internal|Home|Veterans|European|Economic|Religious)\sAffairs|the Interior)\b"
    r"(?:\sand\s(?:Human|Welfare|Urban)\s\w+)?"
)


@dataclass(frozen=True, slots=True)
class Office:
    """The words, by number, that describe somebody: `start` to `end`, the last one of the office itself at `head`."""

    start: int
    head: int
    end: int


def offices(doc: Parse) -> Iterator[Office]:
    """Yield the offices that `doc` describes somebody by, in order."""
    after = 0
    for token in doc:
        if token.i < after or not _heads_office(token):
            continue
        head = token.i
        while head + 1 < len(doc) and goes_on(doc[head].lower_, doc[head + 1].lower_):
            head += 1
        while head + 1 < len(doc) and is_office(doc[head + 1].text) and not is_name(doc[head + 1]):
            head += 1  # "government official", "army general"
        after = head + 1
        yield Office(_left(doc, token.i), head, _right(doc, head))


def _heads_office(token: Word) -> bool:
    if not is_office(token.text):
        return False
    following = token.nbor(1) if token.i + 1 < len(token.doc) else None
    if following is not None and following.text in _OWNER:
        return False
    return token.pos_ not in ("VERB", "AUX", "ADV")


def is_determiner(token: Word) -> bool:
    """Say whether a word only leads up to a noun: "the", "her", "both"."""
    return token.pos_ == "DET" or token.lower_ in _DETERMINERS


def _left(doc: Parse, head: int) -> int:
    """Return where the description begins: over adjectives, nouns and owners, never over an article or a stop."""
    start = head
    while start > 0 and head - start < 10:
        token = doc[start - 1]
        if token.text in _OWNER and start > 1 and doc[start - 2].text[:1].isalpha():
            start -= 2
            continue
        if token.text == "-" and start > 1 and not (token.whitespace_ or doc[start - 2].whitespace_):
            start -= 2  # "vice-", "then-"
            continue
        listed = (
            token.lower_ in ("and", "&")
            and start > 1
            and doc[start - 2].text[:1].islower()
            and doc[start - 2].pos_ in ("NOUN", "ADJ")
        )
        if not (listed or _describes(token)):
            break
        start -= 1
    return start


def _describes(token: Word) -> bool:
    if token.text in CALENDAR or token.lower_ in _DETERMINERS:
        return False
    if token.pos_ in ("ADJ", "NOUN", "PROPN"):
        return True
    if token.pos_ == "":
        return token.is_alpha and (token.text[:1].isupper() or is_office(token.text)) and not token.is_sent_start
    return token.lower_ in (
        "acting",
        "outgoing",
        "incoming",
        "ruling",
        "retired",
        "elected",
        "deputy",
        "vice",
        "ex",
        "former",
    )


def _right(doc: Parse, head: int) -> int:
    """Return where the description ends: after "of the X", "for X", "to X and Y", in front of a name or a stop."""
    end = head + 1
    if end < len(doc) and doc[end].lower_ == "of":
        department = _DEPARTMENT.match(doc.text, doc[end].idx + 3)
        if department and (span := doc.covering(*department.span())):
            return span.end
    while end + 1 < len(doc) and doc[end].lower_ in _LINKS and _nominal(doc, end + 1):
        end = _nominal(doc, end + 1)
    return end


def _nominal(doc: Parse, start: int) -> int:
    """Return where the nominal that begins at `start` ends, 0 where none does."""
    index = start
    while index < len(doc) and is_determiner(doc[index]):
        index += 1
    first = index
    while index < len(doc) and (
        doc[index].pos_ in ("ADJ", "NOUN", "PROPN", "NUM")
        or (doc[index].pos_ == "" and doc[index].text[:1].isupper())
        or (index > first and doc[index].text in (*_OWNER, "-", "&"))
        or (
            index > first
            and doc[index].lower_ == "and"
            and index + 1 < len(doc)
            and doc[index + 1].pos_ in ("NOUN", "PROPN")
            and doc[index - 1].pos_ == doc[index + 1].pos_
        )
    ):
        if index > first and doc[index].is_sent_start:
            break
        index += 1
    return index if index > first and doc[first].text not in CALENDAR else 0


def body_served(doc: Parse, office: Office) -> str | None:
    """Return whom the office serves: the owner or the name in front, else what follows "of" or "for"."""
    if any(token.lower_ in _LEFT for token in doc[office.start : office.head]):
        return None
    return _body_in_front(doc, office) or _body_behind(doc, office)


def _body_in_front(doc: Parse, office: Office) -> str | None:
    front = doc[office.start : office.head]
    while front and (front[0].lower_ in _HELD or front[0].text == "-"):
        front = front[1:]
    owner = next((token.i for token in front if token.text in _OWNER), None)
    if owner is not None:
        owned_by = doc[front.start : owner].text
        return country_of(owned_by) or (owned_by if any(word[:1].isupper() for word in owned_by.split()) else None)
    capitals = 0
    while capitals < len(front) and _is_capital(front[capitals]):
        capitals += 1
    while capitals and _is_plain_title(front[capitals - 1].text):
        capitals -= 1
    named = front[:capitals].text
    return (country_of(named) or named) if named else None


def _is_capital(token: Word) -> bool:
    return (token.text[:1].isupper() or token.text == "-") and not is_office(token.text)


def _is_plain_title(word: str) -> bool:
    """Say whether a capitalised word before an office belongs to it: "Prime" Minister, "Foreign" Secretary."""
    return word.lower() in _TITLE_WORDS


def _body_behind(doc: Parse, office: Office) -> str | None:
    if doc[office.head].lower_ in _FAR:
        return None
    links = [
        token.i for token in doc[office.head + 1 : office.end] if token.lower_ in ("of", "for", "at", "in", "with")
    ]
    if not links:
        return None
    start = links[0] + 1
    while start < office.end and is_determiner(doc[start]):
        start += 1
    last = links[1] if len(links) > 1 else office.end
    while start < last and not doc[start].text[:1].isupper():
        start += 1
    named = doc[start:last].text.strip()
    return country_of(named) or named or None
