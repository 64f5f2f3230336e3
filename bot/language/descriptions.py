"""Descriptions: what a text says of the people it names, their office and the body or state they speak for."""

from __future__ import annotations

from dataclasses import dataclass

from bot.language.offices import Office, body_served, is_determiner, offices
from bot.language.person_names import name_from, name_to
from bot.language.words import Parse
from bot.span import Span


@dataclass(frozen=True, slots=True)
class Description:
    """A person's name tied by the text to an office. Spans are relative to the Parse's text."""

    name: Span
    role: str  # as written, without article: "Kremlin spokesman", "Ukraine's military intelligence chief"
    body: str | None  # whom the office serves: a country's name, else as written ("Kremlin", "NATO")
    role_span: Span
    rule: str  # "before", "comma before", "comma after"


def person_descriptions(doc: Parse) -> list[Description]:
    """Return the people whom `doc` names together with an office, in order.

    Found are "Kremlin spokesman A B", "the union's chief, A B, ..." and "A B, chief of the union, ...".
    """
    found: list[Description] = []
    ranks_end = -1  # "defence chief Air Marshal A B" is one description: the rank belongs to the name
    for office in offices(doc):
        name, rule = _name_beside(doc, office)
        if name is None or office.head < ranks_end:
            continue
        role = doc[office.start : office.end]
        found.append(Description(Span(*name), role.text, body_served(doc, office), role.span, rule))
        if rule != "comma after":
            ranks_end = next(token.i for token in doc[office.end :] if token.idx >= name[0])
    return sorted(found, key=lambda description: description.name)


def _name_beside(doc: Parse, office: Office) -> tuple[tuple[int, int] | None, str]:
    if office.end < len(doc):
        if name := name_from(doc, office.end):
            return name, "before"
        if doc[office.end].text == "," and (name := name_from(doc, office.end + 1)) and _closes(doc, name):
            return name, "comma before"
    before = office.start - 1
    while before >= 0 and is_determiner(doc[before]):
        before -= 1
    if before > 0 and doc[before].text in (",", "(", "—", "–"):
        return name_to(doc, before), "comma after"
    return None, ""


def _closes(doc: Parse, name: tuple[int, int]) -> bool:
    """Say whether a name set off by a comma ends where an apposition ends, and is a full one."""
    span = doc.covering(*name)
    if span is None or len(span) < 2:
        return False
    following = doc[span.end] if span.end < len(doc) else None
    return following is None or not following.text[:1].isalpha() or following.pos_ in ("VERB", "AUX", "PRON")
