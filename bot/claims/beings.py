"""Everyone an article tells of, as far as read, and where each was last seen."""

from __future__ import annotations

import bisect
import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from bot.claims import roles
from bot.claims.claim import SpeakerKind
from bot.claims.people import Person
from bot.language.terms import fold
from bot.language.words import Word
from bot.span import Span

_MALE = frozenset("he him his himself".split())
_FEMALE = frozenset("she her hers herself".split())
_THING = frozenset("it its itself".split())
_MANY = frozenset("they them their theirs themselves".split())
_PAST = frozenset("ex former onetime then".split())
_REACH = 1500  # characters that a pronoun looks back
_NEAR = 300  # characters by which a subject may lie before a later mention and still be meant


@dataclass(slots=True, eq=False)
class Being:
    """A person, body, place or group. `names` are all names it goes by, in order."""

    name: str
    kind: SpeakerKind
    role: str | None = None
    body: str | None = None
    gender: str | None = None
    sort: str | None = None  # the noun the article describes a body by: "company"
    names: dict[str, None] = field(default_factory=dict)

    @property
    def single(self) -> bool:
        """Say whether this is one human being, named or not."""
        if self.kind is SpeakerKind.PERSON:
            return True
        last = self.name.split()[-1].lower() if self.name else ""
        return self.kind is SpeakerKind.GROUP and last in roles.PERSON_NOUNS


@dataclass(frozen=True, slots=True)
class _Sighting:
    at: int
    subject: bool
    being: Being


class Register:
    """The beings of one article by name and by place in the text."""

    def __init__(self) -> None:
        self._people: dict[str, Being] = {}
        self._others: dict[str, Being] = {}
        self._sightings: list[_Sighting] = []

    def person(self, person: Person, evidence: list[str]) -> Being:
        """Return the being behind a personal name, a new one if it is not known."""
        known = self.lookup(person.name)
        if known is None:
            known = self._people.setdefault(fold(person.name), Being(person.name, SpeakerKind.PERSON))
            evidence.append(f'named: "{person.name}"')
        elif fold(known.name) == fold(person.name):
            evidence.append(f'named in full: "{known.name}"')
        elif fold(person.name).endswith(fold(known.name)) and " " not in known.name:
            self._people[fold(person.name)] = self._people.pop(fold(known.name))
            known.names[known.name] = None
            known.name = person.name
        else:
            evidence.append(f'"{person.name}" is the only one of that name in the article: {known.name}')
        known.names[person.name] = None
        known.role = known.role or person.role
        known.body = known.body or person.body
        known.gender = known.gender or person.gender
        return known

    def lookup(self, name: str) -> Being | None:
        """Return the one person of the article that a full name, a surname or a given name means."""
        folded = fold(name).removeprefix("the ")
        if folded in self._people:
            exact = self._people[folded]
            if " " in folded or not self._ending(folded.split()):
                return exact
        words = folded.split()
        ends = self._ending(words)
        if len(ends) == 1:
            return ends[0]
        if not ends and len(words) > 1:
            ends = [b for b in self._full() if {words[0], words[-1]} <= set(fold(b.name).split())]
            return ends[0] if len(ends) == 1 else None
        starts = [b for b in self._full() if fold(b.name).split()[: len(words)] == words]
        return starts[0] if not ends and len(starts) == 1 else None

    def _ending(self, words: list[str]) -> list[Being]:
        return [b for b in self._full() if fold(b.name).split()[-len(words) :] == words]

    def _full(self) -> list[Being]:
        return [being for being in self._people.values() if " " in fold(being.name)]

    def other(self, name: str, kind: SpeakerKind, alias: str | None = None, sort: str | None = None) -> Being:
        """Return the being of any other kind by its name as written, a new one if it is not known.

        `sort` is the noun that the text describes a body by, where it does.
        """
        being = self._others.setdefault(fold(name).removeprefix("the "), Being(name, kind, gender=_gender(name)))
        being.names[alias or name] = None
        being.sort = being.sort or sort
        return being

    def body(self, noun: str) -> Being | None:
        """Return the only body that bare "the company", "the ministry" can mean: by its description or its name."""
        described = [b for b in self._others.values() if b.sort == noun]
        if not described:
            described = [b for b in self._others.values() if fold(b.name).split()[-1:] == [noun] and " " in b.name]
        return described[0] if len(described) == 1 else None

    def known_body(self, name: str) -> Being | None:
        """Return the body of that very name, where the article describes it as one."""
        known = self._others.get(fold(name).removeprefix("the "))
        return known if known is not None and known.sort is not None else None

    def holder(self, noun: str, description: str) -> Being | None:
        """Return the only person whose office fits a description; a longer description must fit word by word.

        Who held an office once is not who holds it: "the mayor" is never the former mayor.
        """
        asked = role_words(description)
        holders = [b for b in self._people.values() if b.role and noun in role_words(b.role)]
        holders = [b for b in holders if is_past(b.role or "") == is_past(description)]
        wanted = asked - {"the", "of", "for", "group", "own"} - _PAST
        fitting = [b for b in holders if b.role and wanted <= role_words(b.role)]
        if len(fitting) == 1:
            return fitting[0]
        if fitting or len(holders) != 1:
            return None
        return holders[0] if wanted <= {noun} else None

    def demote(self, told: Sequence[Span]) -> None:
        """Take those inside what others say for mere mentions: a pronoun outside seldom means them."""
        starts = sorted(told)
        self._sightings = [
            replace(s, subject=False) if s.subject and any(t.start <= s.at < t.end for t in starts) else s
            for s in self._sightings
        ]

    def see(self, being: Being, at: int, *, subject: bool) -> None:
        """Note that a being is mentioned at a character of the article."""
        bisect.insort(self._sightings, _Sighting(at, subject, being), key=lambda sighting: sighting.at)

    def back_to(self, pronoun: Word, offset: int, evidence: list[str]) -> Being | None:
        """Return whom a personal pronoun means: the last fitting subject, else the last fitting mention."""
        at = offset + pronoun.idx
        before = [s for s in self._sightings if at - _REACH < s.at < at and _fits(pronoun.lower_, s.being)]
        if not before:
            return None
        subjects = [s for s in before if s.subject and before[-1].at - s.at < _NEAR]
        chosen = (subjects or before)[-1].being
        evidence.append(f'"{pronoun.text}" is the last fitting subject before it: {chosen.name}')
        if chosen.single and chosen.gender is None:
            chosen.gender = "m" if pronoun.lower_ in _MALE else "f" if pronoun.lower_ in _FEMALE else None
        return chosen


def _gender(description: str) -> str | None:
    """Return the gender that the noun of a description tells: "the woman", "a spokesman for the board"."""
    head = re.split(r"\s(?:of|for|from|in|at|with|who)\s", description)[0].split()[-1:]
    noun = roles.singular(head[0]) if head else ""
    return "f" if noun in roles.FEMALE else "m" if noun in roles.MALE else None


def _fits(word: str, being: Being) -> bool:
    if word in _MALE:
        return being.single and being.gender != "f"
    if word in _FEMALE:
        return being.single and being.gender != "m"
    bodies = (SpeakerKind.ORGANISATION, SpeakerKind.OUTLET)
    if word in _THING:
        return being.kind in (*bodies, SpeakerKind.PLACE)
    if word in _MANY:
        return being.kind in bodies or (being.kind is SpeakerKind.GROUP and not being.single)
    return False


def role_words(role: str) -> set[str]:
    """Return the words of an office in the singular, folded, without owners' marks."""
    return {roles.singular(word) for word in fold(role).replace("'s", "").split()}


def is_past(role: str) -> bool:
    """Say whether an office is one that was held once: "former mayor", "then-president"."""
    return not role_words(role).isdisjoint(_PAST)
