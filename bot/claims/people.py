"""People: the personal names of one paragraph, with the office that the text ties to each."""

from __future__ import annotations

from dataclasses import dataclass

from bot.claims import roles
from bot.language.descriptions import person_descriptions
from bot.language.gazetteer import body_of, country_of, gender_of, is_capital_or_seat
from bot.language.titles import honorific, is_office, strip_titles, title_gender
from bot.language.words import Parse

_PERSON = frozenset({"PER", "PERSON"})
_PARTICLES = frozenset("van von der den de del della di da dos du la le el al bin ibn abu ben".split())


@dataclass(frozen=True, slots=True)
class Person:
    """A personal name at tokens `start` to `end` of its paragraph; `name` is without titles."""

    start: int
    end: int
    name: str
    role: str | None = None
    body: str | None = None  # whom the office serves
    role_start: int = -1  # token offsets of the role's words, -1 where there is none
    role_end: int = -1
    gender: str | None = None


def people(doc: Parse) -> list[Person]:
    """Return the personal names of `doc` in text order; none overlap."""
    found = _described(doc)
    for start, end in _labelled(doc):
        if all(end <= other.start or other.end <= start for other in found):
            person = _person(doc, start, end)
            if person is not None:
                found.append(person)
    return sorted(found, key=lambda person: person.start)


def _described(doc: Parse) -> list[Person]:
    found: list[Person] = []
    for description in person_descriptions(doc):
        name = doc.covering(description.name.start, description.name.end)
        role = doc.covering(description.role_span.start, description.role_span.end)
        if name is None or role is None or any(name.start < p.end and p.start < name.end for p in found):
            continue
        start, end = _whole(doc, name.start, name.end)
        gender = title_gender(description.role) or gender_of(name.text.split()[0])
        text = doc[start:end].text
        found.append(Person(start, end, text, description.role, description.body, role.start, role.end, gender))
    return found


def _labelled(doc: Parse) -> list[tuple[int, int]]:
    return [_whole(doc, ent.start, ent.end) for ent in doc.ents if ent.label_ in _PERSON]


def _whole(doc: Parse, start: int, end: int) -> tuple[int, int]:
    """Widen a name to its hyphenated and particle parts, which tokenisers and recognisers cut off."""
    while (
        start > 1
        and doc[start - 1].text == "-"
        and doc[start - 2].text[:1].isalpha()
        and not doc[start - 2].whitespace_
    ):
        start -= 2
    while start > 0 and doc[start - 1].lower_ in _PARTICLES and doc[start - 1].text[:1].isupper():
        start -= 1
    while end + 1 < len(doc) and doc[end].text == "-" and doc[end + 1].text[:1].isupper() and not doc[end].whitespace_:
        end += 2
    while end < len(doc) and doc[end].ent_type_ == "" and doc[end].pos_ == "PROPN" and _name_word(doc[end].text):
        if is_office(doc[end].text) or doc[end].is_sent_start:
            break
        end += 1
    while end > start + 1 and doc[end - 1].text in ("'s", "’s", "'", "’"):
        end -= 1
    return start, end


def _name_word(text: str) -> bool:
    return text[:1].isupper() and not text.isupper() and any(char.isalpha() for char in text)


def _person(doc: Parse, start: int, end: int) -> Person | None:
    whole = doc[start:end].text.strip(" ,.@")
    name = strip_titles(whole)
    words = name.split()
    if not words or not words[0][:1].isupper() or country_of(name) or body_of(name) or is_capital_or_seat(name):
        return None
    if len(words) > 1 and roles.singular(words[-1]) in roles.FIRMS and gender_of(words[0]) is None:
        return None
    if len(words) > 1 and any(is_office(word) or word.lower() in ("of", "for", "and") for word in words):
        return None
    title = honorific(whole) or (honorific(doc[start - 1 : end].text) if start else None)
    gender = (title_gender(title) if title else None) or gender_of(words[0])
    return Person(start, end, name, gender=gender)
