"""Mentions: what a source phrase is, and what it says by itself about who speaks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise, takewhile

from bot.claims import roles
from bot.claims.claim import SpeakerKind
from bot.claims.people import Person
from bot.language import syntax
from bot.language.gazetteer import body_of, country_of, is_capital_or_seat, is_demonym
from bot.language.times import time_spans
from bot.language.words import Word

_PLACE = frozenset({"LOC", "GPE"})
_ORGANISATION = frozenset({"ORG", "NORP", "FAC"})
_NAMING = frozenset({"appos", "flat", "compound", "nmod:desc", "nmod:unmarked", "flat:name", "dep", "list", "nmod"})
_LONGEST_NAME = 10  # words
_GAP = 4  # characters: "late on Tuesday"
_BEFORE_TIMES = frozenset({"on", "in", "at", "late", "early", "earlier", "last"})
_DETERMINERS = frozenset("a an no neither nor the this that these those one some another other our".split())
_LEADING = _DETERMINERS | {"'s", "’s", "by", "and", "of", "with"}  # "some of the members", "along with residents"
PRONOUNS = frozenset("he she it we they i him her them us you who whom which that one himself herself".split())


@dataclass(frozen=True, slots=True)
class Mention:
    """A source phrase read by itself. `name` is empty for a pronoun; `given` says that it is a proper name."""

    head: Word
    text: str
    name: str
    kind: SpeakerKind
    given: bool
    person: Person | None = None


def mention_of(tokens: Sequence[Word], known: Sequence[Person]) -> Mention:
    """Return what a source phrase is; `known` are the personal names of its paragraph."""
    head = head_of(tokens)
    text = text_of(tokens)
    if head.lower_ in PRONOUNS and len(tokens) <= 2:
        return Mention(head, text, "", SpeakerKind.UNNAMED, False)
    body = _called(tokens, head)
    if body:
        return Mention(head, text, text_of(body), SpeakerKind.ORGANISATION, True)
    person = _person(tokens, head, known)
    if person is not None:
        return Mention(head, text, person.name, SpeakerKind.PERSON, True, person)
    return _other(tokens, head, text)


def head_of(tokens: Sequence[Word]) -> Word:
    """Return the token that the others hang on."""
    inside = {token.i for token in tokens}
    tops = [token for token in tokens if token.head.i not in inside or token.head.i == token.i]
    kinds = ("NOUN", "PROPN", "PRON", "ADJ", "NUM", "DET")
    nouns = [token for token in tops if token.pos_ in kinds and not _is_half(token)]
    return (nouns or tops or list(tokens))[0]


def _is_half(token: Word) -> bool:
    """Say whether a word is the "co" or the hyphen of "co-star"."""
    following = token.nbor() if token.i + 1 < len(token.doc) else token
    return token.text == "-" or (token.text.islower() and not token.whitespace_ and following.text == "-")


def text_of(tokens: Sequence[Word]) -> str:
    """Return the words from first to last as the text has them; blanks are evened out."""
    if not tokens:
        return ""
    doc, start, end = tokens[0].doc, tokens[0].i, tokens[-1].i + 1
    while (
        start > 1 and doc[start - 1].text == "-" and not doc[start - 1].whitespace_ and not doc[start - 2].whitespace_
    ):
        start -= 2  # a hyphenated name that the parse took apart
    found = re.sub(r"\s+", " ", doc[start:end].text).strip()
    return found + '"' if found.count('"') == 1 and end < len(doc) and doc[end].text == '"' else found


def _person(tokens: Sequence[Word], head: Word, known: Sequence[Person]) -> Person | None:
    """Return the person whom the phrase as a whole names, not one it only mentions ("Lee's lawyer")."""
    first, last = tokens[0].i, tokens[-1].i
    inside = {token.i for token in tokens}
    own = [person for person in known if person.start <= last and person.end > first]
    for person in own:
        if person.start <= head.i < person.end or person.role_start <= head.i < person.role_end:
            return person
    for person in own:
        if _leads(tokens, person) or _names_head(tokens[0].doc[person.start : person.end].root, head, inside):
            return person
    return None


def _leads(tokens: Sequence[Word], person: Person) -> bool:
    """Say whether the phrase opens with the name, set off from what follows it by a comma."""
    doc, first = tokens[0].doc, tokens[0].i
    if person.start - first > 2 or any(doc[i].pos_ == "NOUN" for i in range(first, max(first, person.start))):
        return False
    return person.end > tokens[-1].i or doc[person.end].text in (",", "(", "—", "–", "-")


def _names_head(root: Word, head: Word, inside: set[int]) -> bool:
    node = root
    while node.i != head.i:
        if node.dep_ not in _NAMING or node.head.i not in inside or node.head.i == node.i:
            return False
        if node.dep_ == "nmod" and syntax.preposition_of(node) is not None:
            return False
        node = node.head
    return True


def _other(tokens: Sequence[Word], head: Word, text: str) -> Mention:
    noun = roles.singular(head.text)
    named = _appositive(head)
    if named:
        kind = SpeakerKind.PERSON if noun in roles.PERSON_NOUNS else SpeakerKind.ORGANISATION
        return Mention(head, text, text_of(named), kind, True)
    name = text_of(stripped(tokens)) or text
    if is_capital_or_seat(name) or (country_of(name) and not is_demonym(name)):
        return Mention(head, text, name, SpeakerKind.PLACE, True)
    if body_of(name):
        return Mention(head, text, name, SpeakerKind.ORGANISATION, True)
    if noun in roles.PERSON_NOUNS and (head.text.islower() or head.tag_ in ("NNS", "NNPS")):
        return Mention(head, text, name, SpeakerKind.GROUP, False)
    if noun in roles.BODIES and head.tag_ not in ("NNS", "NNPS"):
        return Mention(head, text, name, SpeakerKind.ORGANISATION, head.pos_ == "PROPN")
    if head.ent_type_ in _PLACE and head.pos_ == "PROPN":
        return Mention(head, text, name, SpeakerKind.PLACE, True)
    if head.pos_ == "PROPN" or head.ent_type_ in _ORGANISATION:
        return Mention(head, text, name, SpeakerKind.ORGANISATION, True)
    return Mention(head, text, name, SpeakerKind.GROUP, False)


def _called(tokens: Sequence[Word], head: Word) -> list[Word]:
    """Return the name right behind what it is the name of, where the parse takes both for one: "newspaper Dagblad"."""
    at = next(
        (i for i, token in enumerate(tokens) if token.text[:1].isupper() and i and tokens[i - 1].text.islower()), 0
    )
    if not at or roles.singular(tokens[at - 1].text) not in roles.BODIES or tokens[at - 1].tag_ != "NN":
        return []
    name = list(takewhile(lambda token: token.text[:1].isupper(), tokens[at:]))
    return name if any(token.i == head.i for token in (tokens[at - 1], *name)) else []


def _appositive(head: Word) -> list[Word]:
    """Return the name that stands for a body or person described before it: "the club, Rovers", "the daily Courier"."""
    noun = roles.singular(head.text)
    if not head.text.islower() or head.tag_ in ("NNS", "NNPS") or noun not in roles.BODIES | roles.PERSON_NOUNS:
        return []
    late = _behind_clause(head)
    if late:
        return late
    after = list(head.doc[head.i + 1 : min(head.i + _LONGEST_NAME, head.sent.end)])
    set_off = bool(after) and after[0].text == ","
    name = list(takewhile(lambda token: token.text[:1].isupper(), after[set_off:]))
    following = after[set_off + len(name)].text if len(name) + set_off < len(after) else "."
    return name if following in (",", ".") or not set_off else []


def _behind_clause(head: Word) -> list[Word]:
    """Return the name set off behind a relative clause: "the company that runs the dam, Hydra, said"."""
    doc, verb = head.doc, head.head
    if head.i + 1 >= verb.i or doc[head.i + 1].lower_ not in ("that", "which", "who") or doc[verb.i - 1].text != ",":
        return []
    at = verb.i - 1
    while at - 1 > head.i and doc[at - 1].text[:1].isupper():
        at -= 1
    name = list(doc[at : verb.i - 1])
    return name if name and doc[at - 1].text == "," and len(name) < _LONGEST_NAME else []


def stripped(tokens: Sequence[Word]) -> list[Word]:
    """Return the phrase without determiners before it, punctuation, and all after its first comma or a time."""
    words: list[Word] = []
    for token in tokens:
        if not words and (token.lower_ in _LEADING or token.is_punct):
            continue
        if words and token.text in (",", "(", "–", "—", "--"):
            break
        words.append(token)
    words = _without_time(words)
    while words and (words[-1].is_punct or words[-1].lower_ in ("'s", "’s", "'", "’", "and")):
        words.pop()
    return words


def _without_time(words: list[Word]) -> list[Word]:
    """Cut "the agency on 18 October" before its time: a parser may hang the time on the noun instead of the verb."""
    for place, token in enumerate(words[1:], start=1):
        if token.lower_ in _BEFORE_TIMES:
            times = time_spans(text_of(words[place:]))
            if times and times[0].start <= len(token.text) + _GAP:
                return words[:place]
    return words


def coordinated(tokens: Sequence[Word]) -> list[list[Word]]:
    """Split a source phrase into its coordinated sources ("A and B"), each with its own words."""
    head = head_of(tokens)
    inside = {t.i for t in tokens}
    heads = [joined for joined in syntax.conjuncts(head) if joined.i in inside]
    if len(heads) < 2 or not any(child.dep_ == "cc" for h in heads for child in h.children):
        return [list(tokens)]
    if not all(h.pos_ in ("PROPN", "NOUN") and _separate(h) for h in heads):
        return [list(tokens)]
    starts = [min(t.i for t in joined.subtree) for joined in heads[1:]]
    edges = [tokens[0].i, *sorted(starts), tokens[-1].i + 1]
    parts = [[t for t in tokens if left <= t.i < right] for left, right in pairwise(edges)]
    cleaned = [_uncoordinated(part) for part in parts]
    return [part for part in cleaned if part] or [list(tokens)]


def _uncoordinated(part: list[Word]) -> list[Word]:
    while part and (part[0].dep_ in ("cc", "cc:preconj") or part[0].is_punct):
        part = part[1:]
    while part and (part[-1].dep_ == "cc" or part[-1].is_punct or part[-1].lower_ == "both"):
        part = part[:-1]
    return part


def _separate(head: Word) -> bool:
    return head.pos_ == "PROPN" or any(c.dep_ in ("det", "nmod:poss", "poss") for c in head.children)
