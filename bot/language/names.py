"""What a text says of the people it names: office, and the body or state they speak for."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass

from bot.language.gazetteer import body_of, country_of, is_demonym, metonym
from bot.language.titles import goes_on, is_honorific, is_office
from bot.language.words import Parse, Word
from bot.span import Span

_PARTICLES = frozenset(
    "van von der den de del della di da dos du la le el al bin ibn abu ben ter ten zu und y e st st. op".split()
)
_LINKS = frozenset(("of", "for", "at", "to", "in", "on", "with", "from"))
_FAR = frozenset(
    ("ambassador", "envoy", "representative", "delegate", "adviser", "advisor", "aide", "negotiator", "special")
)
_SUFFIXES = frozenset(("jr", "jr.", "sr", "sr.", "ii", "iii", "iv", "v"))
_HELD = frozenset("acting deputy incoming interim outgoing vice".split())
_LEFT = frozenset("ex former onetime retired then".split())  # who has left an office does not speak for what it serves
_OWNER = ("'s", "’s", "'", "’")
_SKIPPED = frozenset("the a an its his her their our both".split())
_CALENDAR = frozenset((*calendar.month_name, *calendar.day_name))
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
class Description:
    """A person's name tied by the text to an office. Spans are relative to the Parse's text."""

    name: Span
    role: str  # as written, without article: "Kremlin spokesman", "Ukraine's military intelligence chief"
    body: str | None  # whom the office serves: a country's name, else as written ("Kremlin", "NATO")
    role_span: Span
    rule: str  # "before", "comma before", "comma after"


@dataclass(frozen=True, slots=True)
class _Office:
    """Word offsets of a description: `start` to `end`, the last word of the office itself at `head`."""

    start: int
    head: int
    end: int


def person_descriptions(doc: Parse) -> list[Description]:
    """Return the people whom `doc` names together with an office, in order.

    Found are "Kremlin spokesman A B", "the union's chief, A B, ..." and "A B, chief of the union, ...".
    """
    found: list[Description] = []
    ranks_end = -1  # "defence chief Air Marshal A B" is one description: the rank belongs to the name
    for office in _offices(doc):
        name, rule = _name_beside(doc, office)
        if name is None or office.head < ranks_end:
            continue
        role = doc[office.start : office.end]
        found.append(Description(Span(*name), role.text, _body(doc, office), role.span, rule))
        if rule != "comma after":
            ranks_end = next(token.i for token in doc[office.end :] if token.idx >= name[0])
    return sorted(found, key=lambda description: description.name)


def _offices(doc: Parse) -> Iterator[_Office]:
    after = 0
    for token in doc:
        if token.i < after or not _heads_office(token):
            continue
        head = token.i
        while head + 1 < len(doc) and goes_on(doc[head].lower_, doc[head + 1].lower_):
            head += 1
        while head + 1 < len(doc) and is_office(doc[head + 1].text) and not _is_name(doc[head + 1]):
            head += 1  # "government official", "army general"
        after = head + 1
        yield _Office(_left(doc, token.i), head, _right(doc, head))


def _heads_office(token: Word) -> bool:
    if not is_office(token.text):
        return False
    following = token.nbor(1) if token.i + 1 < len(token.doc) else None
    if following is not None and following.text in _OWNER:
        return False
    return token.pos_ not in ("VERB", "AUX", "ADV")


def _is_name(token: Word) -> bool:
    """Say whether a token can be part of a person's name."""
    text = token.text
    if not text[:1].isupper() or not any(char.isalpha() for char in text):
        return False
    if text in _CALENDAR or is_demonym(text):
        return False
    return (
        token.pos_ in ("PROPN", "", "X")
        or token.ent_type_ in ("PERSON", "PER")
        or (token.pos_ in ("NOUN", "ADJ") and not token.is_sent_start)
    )


def _name_from(doc: Parse, start: int) -> tuple[int, int] | None:
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
    if token.lower_ in _PARTICLES and following is not None and (_is_name(following) or following.text == "-"):
        return True
    return _is_name(token) or (end > start and (token.text == "-" or token.lower_ in _SUFFIXES))


def _name_to(doc: Parse, end: int) -> tuple[int, int] | None:
    """Return the character offsets of the name that ends before token `end`."""
    start = end
    while start > 0 and end - start < 5 and (_is_name(doc[start - 1]) or doc[start - 1].lower_ in _PARTICLES):
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


def _name_beside(doc: Parse, office: _Office) -> tuple[tuple[int, int] | None, str]:
    if office.end < len(doc):
        if name := _name_from(doc, office.end):
            return name, "before"
        if doc[office.end].text == "," and (name := _name_from(doc, office.end + 1)) and _closes(doc, name):
            return name, "comma before"
    before = office.start - 1
    while before >= 0 and (doc[before].pos_ == "DET" or doc[before].lower_ in _SKIPPED):
        before -= 1
    if before > 0 and doc[before].text in (",", "(", "—", "–"):
        return _name_to(doc, before), "comma after"
    return None, ""


def _closes(doc: Parse, name: tuple[int, int]) -> bool:
    """Say whether a name set off by a comma ends where an apposition ends, and is a full one."""
    span = doc.covering(*name)
    if span is None or len(span) < 2:
        return False
    following = doc[span.end] if span.end < len(doc) else None
    return following is None or not following.text[:1].isalpha() or following.pos_ in ("VERB", "AUX", "PRON")


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
    if token.text in _CALENDAR or token.lower_ in _SKIPPED:
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
    while index < len(doc) and (doc[index].pos_ == "DET" or doc[index].lower_ in _SKIPPED):
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
    return index if index > first and doc[first].text not in _CALENDAR else 0


def _body(doc: Parse, office: _Office) -> str | None:
    """Return whom the office serves: the owner or the name in front, else what follows "of" or "for"."""
    if any(token.lower_ in _LEFT for token in doc[office.start : office.head]):
        return None
    return _body_in_front(doc, office) or _body_behind(doc, office)


def _body_in_front(doc: Parse, office: _Office) -> str | None:
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


def _body_behind(doc: Parse, office: _Office) -> str | None:
    if doc[office.head].lower_ in _FAR:
        return None
    links = [
        token.i for token in doc[office.head + 1 : office.end] if token.lower_ in ("of", "for", "at", "in", "with")
    ]
    if not links:
        return None
    start = links[0] + 1
    while start < office.end and (doc[start].pos_ == "DET" or doc[start].lower_ in _SKIPPED):
        start += 1
    last = links[1] if len(links) > 1 else office.end
    while start < last and not doc[start].text[:1].isupper():
        start += 1
    named = doc[start:last].text.strip()
    return country_of(named) or named or None
