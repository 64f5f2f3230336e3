"""Speakers: who in one article a source is. A wrong link is worse than a missing one; each link keeps its evidence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from spacy.tokens import Doc, Token

from bot.claims import roles
from bot.claims.claim import Speaker, SpeakerKind
from bot.claims.mentions import Mention, mention_of, person_name
from bot.claims.metonyms import STANDS_FOR
from bot.claims.sources import phrase
from bot.language import syntax
from bot.language.terms import fold

_MALE = frozenset("he him his himself".split())
_FEMALE = frozenset("she her hers herself".split())
_REACH = 1500  # characters that a pronoun looks back


@dataclass(slots=True)
class _Being:
    """Someone the article tells of, as far as read."""

    name: str
    kind: SpeakerKind
    given: bool
    role: str | None = None
    names: dict[str, None] = field(default_factory=dict)
    male: bool | None = None


@dataclass(frozen=True, slots=True)
class _Sighting:
    at: int
    subject: bool
    being: _Being


class Cast:
    """Everyone one article names, and where; resolves sources to speakers."""

    def __init__(self, paragraphs: Sequence[Doc], offsets: Sequence[int], outlet: str | None = None) -> None:
        """Read all names of the article first, so that a full name is known wherever it stands."""
        self._outlet = outlet
        self._people: dict[str, _Being] = {}
        self._others: dict[str, _Being] = {}
        self._acronyms: dict[str, str] = {}
        self._sightings: list[_Sighting] = []
        for doc in paragraphs:
            self._read_acronyms(doc)
        for doc, offset in zip(paragraphs, offsets, strict=True):
            self._read_people(doc, offset)
        self._sightings.sort(key=lambda sighting: sighting.at)

    def speaker(self, source: Sequence[Token], offset: int) -> Speaker:
        """Return the speaker behind a source phrase; `offset` is that of its paragraph in the article."""
        if not source:
            return Speaker("", SpeakerKind.UNNAMED, "", evidence=("no source is named",))
        evidence: list[str] = []
        mention = mention_of(source)
        being = self._being(mention, source, offset, evidence)
        if being is None:
            return Speaker(mention.text, SpeakerKind.UNNAMED, mention.text, evidence=tuple(evidence))
        self._seen(being, offset + mention.head.idx, subject=True)
        name, kind = being.name, being.kind
        if self._outlet and fold(name).removeprefix("the ") == fold(self._outlet).removeprefix("the "):
            kind = SpeakerKind.OUTLET
        role = being.role or mention.role
        return Speaker(
            name=name,
            kind=kind,
            mention=mention.text,
            role=role,
            stands_for=STANDS_FOR.get(fold(name)) or _office_of(role),
            aliases=tuple(other for other in being.names if other != name),
            evidence=tuple(evidence),
        )

    def _being(self, mention: Mention, source: Sequence[Token], offset: int, evidence: list[str]) -> _Being | None:
        if not mention.name:
            return self._referred(mention, offset, evidence)
        if mention.kind is SpeakerKind.PERSON:
            return self._person(mention.name, mention.role, evidence)
        known = self._named(mention, evidence) or self._office_holder(mention, source, evidence)
        if known is not None:
            return known
        name = self._with_owner(mention, source, offset, evidence)
        name = self._acronyms.get(name, name)
        being = self._others.setdefault(fold(name), _Being(name, mention.kind, mention.given))
        being.names[mention.name] = None
        evidence.append(f'named as written: "{mention.text}"')
        return being

    def _person(self, name: str, role: str | None, evidence: list[str]) -> _Being:
        known = self._lookup(name)
        if known is not None:
            if fold(known.name) != fold(name):
                evidence.append(f'"{name}" is the only one of that name in the article: {known.name}')
            else:
                evidence.append(f'named in full: "{known.name}"')
        else:
            known = self._people.setdefault(fold(name), _Being(name, SpeakerKind.PERSON, True))
            evidence.append(f'named: "{name}"')
        known.names[name] = None
        known.role = known.role or role
        return known

    def _lookup(self, name: str) -> _Being | None:
        """Return the one person of the article that a full name, a surname or a given name means."""
        folded = fold(name)
        if folded in self._people and " " in folded:
            return self._people[folded]
        words = folded.split()
        ends = [b for b in self._full() if fold(b.name).split()[-len(words) :] == words]
        if len(ends) == 1:
            return ends[0]
        if not ends and len(words) > 1:
            ends = [b for b in self._full() if {words[0], words[-1]} <= set(fold(b.name).split())]
            return ends[0] if len(ends) == 1 else None
        starts = [b for b in self._full() if fold(b.name).split()[: len(words)] == words]
        if not ends and len(starts) == 1:
            return starts[0]
        return self._people.get(folded)

    def _full(self) -> list[_Being]:
        return [being for being in self._people.values() if " " in being.name]

    def _named(self, mention: Mention, evidence: list[str]) -> _Being | None:
        """Return a person already known by exactly these words ("Badeh" read as no person here)."""
        if not mention.given or mention.kind is SpeakerKind.PLACE:
            return None
        found = self._lookup(person_name(_capitalised(mention)) or mention.name)
        if found is not None:
            evidence.append(f'"{mention.name}" is the only one of that name in the article: {found.name}')
            found.names[mention.name] = None
        return found

    def _office_holder(self, mention: Mention, source: Sequence[Token], evidence: list[str]) -> _Being | None:
        """Return who holds the office that a description names, where the article gives it to one person only."""
        noun = roles.singular(mention.head.text)
        if mention.head.tag_ in ("NNS", "NNPS") or noun not in roles.OFFICES:
            return None
        if source[0].lower_ in ("a", "an", "another", "one", "some", "any"):
            return None
        holders = [b for b in self._people.values() if b.role and noun in _role_words(b.role)]
        narrowed = [b for b in holders if b.role and _agrees(mention.name, b.role)]
        holders = narrowed or holders
        if len(holders) != 1:
            return None
        if not narrowed and len(mention.name.split()) > 1:
            return None
        evidence.append(f'"{mention.text}" is {holders[0].name}, whom the article calls "{holders[0].role}"')
        holders[0].names[mention.name] = None
        return holders[0]

    def _with_owner(self, mention: Mention, source: Sequence[Token], offset: int, evidence: list[str]) -> str:
        """Return the name with "his", "its", "their" replaced by whose it is."""
        first = source[0]
        if first.lower_ not in ("his", "her", "its", "their"):
            return mention.name
        owner = self._back_to(first, offset, evidence)
        rest = mention.name.removeprefix(first.text).strip()
        return f"{owner.name}'s {rest}" if owner is not None else mention.name

    def _referred(self, mention: Mention, offset: int, evidence: list[str]) -> _Being | None:
        head = mention.head
        if head.lower_ in ("who", "whom", "which", "that"):
            noun = _antecedent(head)
            if noun is not None:
                words = phrase(noun)
                if words and mention_of(words).name:
                    evidence.append(f'"{head.text}" stands for "{mention_of(words).text}"')
                    return self._being(mention_of(words), words, offset, evidence)
            return None
        if head.lower_ in ("i", "we", "us", "you", "one"):
            return None
        return self._back_to(head, offset, evidence)

    def _back_to(self, pronoun: Token, offset: int, evidence: list[str]) -> _Being | None:
        """Return whom a personal pronoun means: the last fitting subject, else the last fitting mention."""
        at = offset + pronoun.idx
        before = [s for s in self._sightings if at - _REACH < s.at < at and _fits(pronoun, s.being)]
        if not before:
            return None
        chosen = before[-1]
        sentence = offset + pronoun.sent.start_char
        same = [s for s in before if s.at >= sentence]
        earlier = [s for s in before if s.at < sentence]
        pool = same or earlier
        subjects = [s for s in pool if s.subject and pool[-1].at - s.at < 300]
        chosen = subjects[-1] if subjects else pool[-1]
        evidence.append(f'"{pronoun.text}" is the last fitting subject before it: {chosen.being.name}')
        if chosen.being.kind is SpeakerKind.PERSON and chosen.being.male is None:
            chosen.being.male = pronoun.lower_ in _MALE if pronoun.lower_ in _MALE | _FEMALE else None
        return chosen.being

    def _seen(self, being: _Being, at: int, *, subject: bool) -> None:
        place = len(self._sightings)
        while place and self._sightings[place - 1].at > at:
            place -= 1
        self._sightings.insert(place, _Sighting(at, subject, being))

    def _read_acronyms(self, doc: Doc) -> None:
        for token in doc:
            if token.text.isupper() and 2 <= len(token.text) <= 6 and token.i > 2 and doc[token.i - 1].text == "(":
                words = [t for t in doc[max(0, token.i - 9) : token.i - 1] if not t.is_punct]
                capital = [t for t in words if t.text[:1].isupper()][-len(token.text) :]
                if "".join(t.text[0] for t in capital) == token.text and capital:
                    start, end = capital[0].idx, capital[-1].idx + len(capital[-1])
                    self._acronyms[token.text] = doc.text[start:end]

    def _read_people(self, doc: Doc, offset: int) -> None:
        for ent in doc.ents:
            if ent.label_ not in ("PER", "PERSON"):
                continue
            name = person_name(list(ent))
            if not name or not name[:1].isupper():
                continue
            whole = phrase(_top(ent.root))
            mention = mention_of(whole) if whole else None
            role = mention.role if mention is not None and mention.name == name else None
            being = self._person(name, role, [])
            title = ent[0].lower_.rstrip(".")
            if title not in ("mr", "mrs", "ms") and ent.start > 0:
                title = doc[ent.start - 1].lower_.rstrip(".")
            if title in ("mr", "mrs", "ms"):
                being.male = title == "mr"
            subject = syntax.relative_clause(ent.root) is False and _top(ent.root).dep_.startswith("nsubj")
            self._sightings.append(_Sighting(offset + ent.start_char, subject, being))


def _top(token: Token) -> Token:
    """Return the head of the whole phrase that a name is a part of by apposition or as a name."""
    node = token
    while node.dep_ in ("appos", "flat", "compound", "nmod:desc", "nmod:unmarked") and node.head.i != node.i:
        if node.head.pos_ not in ("NOUN", "PROPN"):
            break
        node = node.head
    return node


def _antecedent(pronoun: Token) -> Token | None:
    """Return the noun a relative pronoun stands for; a person's name right before "who" goes first."""
    if pronoun.lower_ in ("who", "whom"):
        for ent in pronoun.doc.ents:
            if ent.label_ in ("PER", "PERSON") and 0 <= pronoun.i - ent.end <= 1:
                return _top(ent.root)
    return syntax.antecedent(pronoun)


def _fits(pronoun: Token, being: _Being) -> bool:
    word = pronoun.lower_
    singular_person = being.kind is SpeakerKind.PERSON or (
        being.kind is SpeakerKind.GROUP and roles.singular(being.name.split()[-1]) == being.name.split()[-1].lower()
        and being.name.split()[-1].lower() in roles.PERSON_NOUNS
    )
    if word in _MALE | _FEMALE:
        return singular_person and being.male is not (word in _FEMALE)
    if word in ("it", "its"):
        return being.kind in (SpeakerKind.ORGANISATION, SpeakerKind.PLACE, SpeakerKind.OUTLET)
    if word in ("they", "them", "their"):
        return being.kind in (SpeakerKind.ORGANISATION, SpeakerKind.OUTLET) or (
            being.kind is SpeakerKind.GROUP and not singular_person
        )
    return False


def _role_words(role: str) -> set[str]:
    return {roles.singular(word) for word in fold(role).replace("'s", "").split()}


def _agrees(description: str, role: str) -> bool:
    """Say whether all content words of a description are among those of a role."""
    return _role_words(description) - {"the", "of", "for", "former"} <= _role_words(role)


def _capitalised(mention: Mention) -> list[Token]:
    doc = mention.head.doc
    start = doc.text.find(mention.name)
    return [t for t in doc if start <= t.idx < start + len(mention.name)] if start >= 0 else []


def _office_of(role: str | None) -> str | None:
    """Return the state that a role's first words speak for: "Kremlin spokesman" speaks for Russia."""
    if role is None:
        return None
    words = fold(role).replace("'s", "").split()
    return next((STANDS_FOR[w] for w in words[:2] if w in STANDS_FOR), None)
