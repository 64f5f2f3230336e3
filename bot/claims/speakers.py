"""Speakers: who in one article a source is. A wrong link is worse than a missing one; each link keeps its evidence."""

from __future__ import annotations

from collections.abc import Sequence

from bot.claims import roles
from bot.claims.beings import Being, Register
from bot.claims.claim import Speaker, SpeakerKind
from bot.claims.mentions import Mention, coordinated, head_of, mention_of, stripped, text_of
from bot.claims.people import Person, people
from bot.claims.source_phrases import noun_after, phrase
from bot.language import syntax
from bot.language.acronyms import acronyms
from bot.language.gazetteer import body_of, country_of, metonym
from bot.language.terms import fold
from bot.language.times import time_spans
from bot.language.titles import OFFICES
from bot.language.words import Parse, Word
from bot.span import Span

_INDEFINITE = frozenset("a an another one some any two three several many".split())
_OWNERS = frozenset("his her its their".split())


class Cast:
    """Everyone one article names, and where; resolves sources to speakers."""

    def __init__(
        self,
        paragraphs: Sequence[Parse],
        offsets: Sequence[int],
        outlet: str | None = None,
        told: Sequence[Span] = (),
    ) -> None:
        """Read all names of the article first, so that a full name is known wherever it stands.

        `told` are the contents of its attributions: who is named in them is less likely to be the next speaker.
        """
        self._outlet = outlet
        self._register = Register()
        self._acronyms: dict[str, str] = {}
        self._people: dict[int, list[Person]] = {}
        for doc, offset in zip(paragraphs, offsets, strict=True):
            self._acronyms |= {found.short: found.long for found in acronyms(doc.text)}
            self._people[offset] = people(doc)
        for doc, offset in zip(paragraphs, offsets, strict=True):
            self._read(doc, offset)
        self._register.demote(told)

    def speaker(self, source: Sequence[Word], offset: int) -> Speaker:
        """Return the speaker behind a source phrase; `offset` is that of its paragraph in the article."""
        if not source:
            return Speaker("", SpeakerKind.UNNAMED, "", evidence=("no source is named",))
        evidence: list[str] = []
        giver = _giver(source)
        if giver:
            evidence.append(f'"{text_of(source)}" comes from "{text_of(giver)}"')
        mention = mention_of(giver or source, self._people.get(offset, ()))
        being = self._being(mention, giver or source, offset, evidence)
        if being is None:
            return Speaker("", SpeakerKind.UNNAMED, mention.text, evidence=(f'"{mention.text}" stays open',))
        self._register.see(being, offset + mention.head.idx, subject=True)
        return Speaker(
            name=being.name,
            kind=self._kind(being),
            mention=mention.text,
            role=being.role,
            stands_for=_stands_for(being),
            aliases=tuple(other for other in being.names if other != being.name),
            evidence=tuple(evidence),
        )

    def _kind(self, being: Being) -> SpeakerKind:
        own = fold(being.name).removeprefix("the ")
        if self._outlet and own == fold(self._outlet).removeprefix("the "):
            return SpeakerKind.OUTLET
        return being.kind

    def _being(self, mention: Mention, source: Sequence[Word], offset: int, evidence: list[str]) -> Being | None:
        if not mention.name:
            return self._referred(mention, offset, evidence)
        if mention.person is not None:
            return self._described(mention) or self._register.person(mention.person, evidence)
        known = (
            self._by_name(mention, evidence)
            or self._office_holder(mention, source, evidence)
            or self._bare_body(mention, source, evidence)
        )
        if known is not None:
            return known
        name = self._of_them(mention, source, offset, evidence) or self._with_owner(mention, source, offset, evidence)
        long = self._acronyms.get(name)
        if long is not None:
            evidence.append(f'"{name}" is short for "{long}"')
        evidence.append(f'named as written: "{mention.text}"')
        return self._register.other(long or name, mention.kind, alias=mention.name, sort=_sort(mention))

    def _by_name(self, mention: Mention, evidence: list[str]) -> Being | None:
        """Return a person already known by these words, where the recogniser took them for something else."""
        if not mention.given or mention.kind is SpeakerKind.PLACE or _sort(mention) is not None:
            return None
        found = self._register.lookup(mention.name)
        if found is not None:
            evidence.append(f'"{mention.name}" is the only one of that name in the article: {found.name}')
        return found

    def _office_holder(self, mention: Mention, source: Sequence[Word], evidence: list[str]) -> Being | None:
        """Return who holds the office that a description names, where the article gives it to one person only."""
        noun = roles.singular(mention.head.text)
        if mention.head.tag_ in ("NNS", "NNPS") or noun not in OFFICES or source[0].lower_ in _INDEFINITE:
            return None
        holder = self._register.holder(noun, mention.name)
        if holder is not None:
            evidence.append(f'"{mention.text}" is {holder.name}, whom the article calls "{holder.role}"')
            holder.names[mention.name] = None
        return holder

    def _described(self, mention: Mention) -> Being | None:
        """Return the body of a name that the recogniser takes for a person's, where the article calls it a body."""
        person = mention.person
        return self._register.known_body(person.name) if person is not None and person.role is None else None

    def _bare_body(self, mention: Mention, source: Sequence[Word], evidence: list[str]) -> Being | None:
        """Return the body that "the company" means, where the article tells of one such body only."""
        noun = mention.head.lower_
        if mention.given or noun not in roles.BODIES or mention.name.lower() != noun or source[0].lower_ in _INDEFINITE:
            return None
        found = self._register.body(noun)
        if found is not None:
            evidence.append(f'"{mention.text}" is {found.name}, the only {noun} that the article names')
        return found

    def _of_them(self, mention: Mention, source: Sequence[Word], offset: int, evidence: list[str]) -> str:
        """Return "one of them" with the group that it belongs to: "one of the sailors"."""
        if source[-1].lower_ != "them" or len(source) < 2:
            return ""
        group = self._register.back_to(source[-1], offset, evidence)
        part = text_of(source[:-1])
        return f"{part} {group.name}" if group is not None else mention.text

    def _with_owner(self, mention: Mention, source: Sequence[Word], offset: int, evidence: list[str]) -> str:
        """Return the name with "his", "its", "their" replaced by whose it is."""
        first = next(iter(stripped(source)), source[0])
        if first.lower_ not in _OWNERS:
            return mention.name
        owner = self._register.back_to(first, offset, evidence)
        rest = mention.name.removeprefix(first.text).strip()
        return f"{owner.name}'s {rest}" if owner is not None else mention.name

    def _referred(self, mention: Mention, offset: int, evidence: list[str]) -> Being | None:
        head = mention.head
        if head.lower_ in ("who", "whom", "which", "that"):
            noun = self._antecedent(head, offset)
            words = phrase(noun) if noun is not None else []
            if not words:
                return None
            meant = mention_of(words, self._people.get(offset, ()))
            if not meant.name:
                return None
            evidence.append(f'"{head.text}" stands for "{meant.text}"')
            return self._being(meant, words, offset, evidence)
        if head.lower_ in ("i", "we", "us", "you", "one"):
            return None
        return self._register.back_to(head, offset, evidence)

    def _antecedent(self, pronoun: Word, offset: int) -> Word | None:
        """Return the noun a relative pronoun stands for; a person's name right before "who" goes first."""
        if pronoun.lower_ in ("who", "whom"):
            for person in self._people.get(offset, ()):
                if 0 <= pronoun.i - person.end <= 1:
                    return pronoun.doc[person.start : person.end].root
        noun = syntax.antecedent(pronoun)
        return _not_a_time(noun) if noun is not None else None

    def _read(self, doc: Parse, offset: int) -> None:
        for person in self._people[offset]:
            being = self._register.person(person, [])
            top = _top(doc[person.start : person.end].root)
            at = offset + doc[person.start].idx
            self._register.see(being, at, subject=top.dep_.startswith("nsubj"))
        taken = {i for person in self._people[offset] for i in range(person.start, person.end)}
        for token in doc:
            if (
                token.i in taken
                or token.pos_ not in ("NOUN", "PROPN")
                or not token.dep_.startswith(("nsubj", "obl:agent"))
            ):
                continue
            words = phrase(token)
            words = coordinated(words)[0] if words else words
            mention = mention_of(words, self._people[offset]) if words else None
            if mention is None or mention.person is not None or not mention.name:
                continue
            if mention.kind is not SpeakerKind.GROUP or roles.singular(token.text) in roles.PERSON_NOUNS:
                known = (
                    self._office_holder(mention, words, [])
                    or self._described(mention)
                    or self._bare_body(mention, words, [])
                    or self._register.other(mention.name, mention.kind, sort=_sort(mention))
                )
                self._register.see(known, offset + token.idx, subject=True)


def _giver(source: Sequence[Word]) -> list[Word]:
    """Return whose document speaks: "reports from the coast guard", "a study published by the university"."""
    if roles.singular(head_of(source).text) not in roles.DOCUMENTS:
        return []
    inside = {token.i for token in source}
    by = next((token for token in source if token.lower_ in ("by", "from")), None)
    noun = noun_after(by) if by is not None else None
    if by is None or noun is None or noun.i not in inside or noun.pos_ not in ("NOUN", "PROPN"):
        return []
    return [token for token in phrase(noun) if token.i in inside and token.i > by.i]


def _sort(mention: Mention) -> str | None:
    """Return the noun by which a phrase describes the body it names: "the company that runs the dam, Hydrosel"."""
    noun = mention.head.lower_
    return noun if mention.given and noun in roles.BODIES and fold(mention.name) != noun else None


def _not_a_time(noun: Word) -> Word | None:
    """Return `noun`, or what stands before it where it names a time: "by the board on Friday, which said"."""
    time = next((span for span in time_spans(noun.doc.text) if span.start <= noun.idx < span.end), None)
    if time is None:
        return noun
    beside = [t for t in noun.head.children if t.pos_ in ("NOUN", "PROPN") and t.idx + len(t) <= time.start]
    return beside[-1] if beside else None


def _top(token: Word) -> Word:
    """Return the head of the whole phrase that a name is a part of by apposition or as a name."""
    node = token
    while node.dep_ in ("appos", "flat", "compound", "nmod:desc", "nmod:unmarked") and node.head.i != node.i:
        if node.head.pos_ not in ("NOUN", "PROPN"):
            break
        node = node.head
    return node


def _stands_for(being: Being) -> str | None:
    if being.kind is SpeakerKind.PERSON:
        if being.body is None:
            return None
        return country_of(being.body) or metonym(being.body) or being.body
    body = body_of(being.name)
    if body is not None:
        return body.country
    return metonym(being.name) or country_of(being.name) or _owner_state(being.name)


def _owner_state(name: str) -> str | None:
    """Return the state that a body's first words name: "Ukraine's army", "the Danish government"."""
    words = name.split()
    for count in (3, 2, 1):
        if len(words) > count and any(roles.singular(word) in roles.BODIES for word in words[count:]):
            found = country_of(" ".join(words[:count]))
            if found:
                return found
    return None
