"""Mentions: what a source phrase is, and what it says by itself about who speaks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Span as Stretch
from spacy.tokens import Token

from bot.claims import roles
from bot.claims.claim import SpeakerKind
from bot.language import syntax

_PERSON = frozenset({"PER", "PERSON"})
_PLACE = frozenset({"LOC", "GPE"})
_ORGANISATION = frozenset({"ORG", "NORP", "FAC"})
_NAMING = frozenset({"appos", "flat", "compound", "nmod:desc", "nmod:unmarked", "flat:name", "dep", "list"})
_DETERMINERS = frozenset("a an the this that these those one some another other our".split())
_NAME_WORD = re.compile(r"[A-Z][\w.'’-]*|al|bin|ibn|de|da|di|du|la|le|van|von|der|den|el|dos|del|ben|-")
PRONOUNS = frozenset("he she it they i we him her them us you who whom which that one himself herself".split())


@dataclass(frozen=True, slots=True)
class Mention:
    """A source phrase read by itself. `name` is empty for a pronoun; `given` says that it is a proper name."""

    head: Token
    text: str
    name: str
    kind: SpeakerKind
    given: bool
    role: str | None


def mention_of(tokens: Sequence[Token]) -> Mention:
    """Return what a source phrase is."""
    head = head_of(tokens)
    text = _text(tokens)
    if head.lower_ in PRONOUNS and len(tokens) <= 2:
        return Mention(head, text, "", SpeakerKind.UNNAMED, False, None)
    person = _person(tokens, head)
    if person:
        name = person_name(person)
        role = role_of(tokens, person)
        if name:
            return Mention(head, text, name, SpeakerKind.PERSON, True, role)
    return _other(tokens, head, text)


def head_of(tokens: Sequence[Token]) -> Token:
    """Return the token that the others hang on."""
    inside = {token.i for token in tokens}
    tops = [token for token in tokens if token.head.i not in inside or token.head.i == token.i]
    nouns = [token for token in tops if token.pos_ in ("NOUN", "PROPN", "PRON", "ADJ", "NUM", "DET")]
    return (nouns or tops or list(tokens))[0]


def person_name(tokens: Sequence[Token]) -> str:
    """Return a person's name without titles before it: "Chief of Staff Ann Lee" gives "Ann Lee"."""
    words = [token for token in tokens if not token.is_space]
    while len(words) > 1 and words[0].lower_ in roles.TITLES:
        words = words[1:]
    while words and (words[-1].lower_ in ("'s", "’s", "'", "’") or words[-1].is_punct):
        words = words[:-1]
    return _text(words)


def role_of(tokens: Sequence[Token], person: Sequence[Token]) -> str | None:
    """Return the words of the phrase that say what the named person is, before the name or in apposition."""
    first, last = person[0].i, person[-1].i
    name = {t.i for t in person[-len(person_name(person).split()) :]}
    before = [t for t in tokens if t.i < first or (t.i <= last and t.i not in name)]
    after = [t for t in tokens if t.i > last]
    for part in (before, after):
        words = _stripped(part)
        if words and any(roles.singular(t.text) in roles.PERSON_NOUNS or t.lower_ in roles.TITLES for t in words):
            return _text(words)
    return None


def _person(tokens: Sequence[Token], head: Token) -> list[Token]:
    """Return the tokens of the personal name that the phrase as a whole is about, or none."""
    inside = {token.i for token in tokens}
    for ent in _entities(tokens, _PERSON):
        if _names_head(ent.root, head, inside):
            return [t for t in ent if t.i in inside]
    run = _proper_run(tokens, head)
    if not run or _labelled(head, _PLACE | _ORGANISATION):
        return []
    titled = run[0].lower_ in roles.TITLES or (run[0].i > 0 and roles.singular(run[0].nbor(-1).text) in roles.OFFICES)
    return run if titled and len(run) > 1 or titled and run[0].lower_ not in roles.TITLES else []


def _names_head(root: Token, head: Token, inside: set[int]) -> bool:
    node = root
    while node.i != head.i:
        if node.dep_ not in _NAMING or node.head.i not in inside or node.head.i == node.i:
            return False
        node = node.head
    return True


def _proper_run(tokens: Sequence[Token], head: Token) -> list[Token]:
    run: list[Token] = []
    for token in tokens:
        if token.pos_ == "PROPN" or (run and _NAME_WORD.fullmatch(token.text) and token.pos_ not in ("NOUN", "VERB")):
            run.append(token)
        elif any(t.i == head.i for t in run):
            break
        else:
            run = []
    return run if any(t.i == head.i for t in run) else []


def _other(tokens: Sequence[Token], head: Token, text: str) -> Mention:
    noun = roles.singular(head.text)
    words = _stripped(tokens)
    name = _text(words) or text
    if head.pos_ == "PROPN" or _labelled(head, _PLACE | _ORGANISATION):
        if _labelled(head, _PLACE):
            return Mention(head, text, name, SpeakerKind.PLACE, True, None)
        if noun in roles.PERSON_NOUNS and head.lower_ == head.text:
            return Mention(head, text, name, SpeakerKind.GROUP, False, None)
        return Mention(head, text, name, SpeakerKind.ORGANISATION, True, None)
    if noun in roles.BODIES and head.tag_ != "NNS":
        return Mention(head, text, name, SpeakerKind.ORGANISATION, False, None)
    return Mention(head, text, name, SpeakerKind.GROUP, False, None)


def _labelled(head: Token, labels: frozenset[str]) -> bool:
    return head.ent_type_ in labels


def _entities(tokens: Sequence[Token], labels: frozenset[str]) -> list[Stretch]:
    first, last = tokens[0].i, tokens[-1].i
    doc = tokens[0].doc
    return [ent for ent in doc.ents if ent.label_ in labels and ent.start <= last and ent.end > first]


def _stripped(tokens: Sequence[Token]) -> list[Token]:
    """Return the phrase without determiners before it, punctuation, and all after its first comma."""
    words: list[Token] = []
    for token in tokens:
        if not words and (token.lower_ in _DETERMINERS or token.is_punct or token.lower_ in ("'s", "’s", "by")):
            continue
        if words and token.text in (",", "(", "–", "—", "--"):
            break
        words.append(token)
    while words and (words[-1].is_punct or words[-1].lower_ in ("'s", "’s", "'", "’")):
        words.pop()
    return words


def _text(tokens: Sequence[Token]) -> str:
    joined = "".join(token.text_with_ws for token in tokens).strip()
    return re.sub(r"\s+", " ", joined)


def coordinated(tokens: Sequence[Token]) -> list[list[Token]]:
    """Split a source phrase into its coordinated sources ("A and B"), each with its own words."""
    head = head_of(tokens)
    heads = [joined for joined in syntax.conjuncts(head) if any(joined.i == t.i for t in tokens)]
    if len(heads) < 2 or not any(child.dep_ == "cc" for h in heads for child in h.children):
        return [list(tokens)]
    if not all(h.pos_ in ("PROPN", "NOUN") for h in heads) or not all(_separate(h) for h in heads):
        return [list(tokens)]
    parts: list[list[Token]] = []
    later = {t.i for h in heads[1:] for t in h.subtree}
    for at, joined in enumerate(heads):
        own = [t for t in tokens if t in set(joined.subtree) and (at or t.i not in later)]
        own = [t for t in own if t.dep_ != "cc" and not any(t in set(other.subtree) for other in heads[at + 1 :])]
        parts.append(own or [joined])
    return parts


def _separate(head: Token) -> bool:
    return head.pos_ == "PROPN" or any(c.dep_ in ("det", "nmod:poss", "poss", "amod", "compound") for c in head.children)
