"""Word knowledge for comparing propositions: what names the same thing, what excludes what, what turns a clause round.

The lists lie in `data/`, one fact a line, written for this project; the synonyms in `bot/language/data/`. Words are
compared by stem, so that inflection and most nouns made from verbs need no line of their own.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources

from bot.language.synonyms import irregular_forms, synonyms
from bot.language.terms import fold, stem

_CLOSE, _LOOSE = 0.8, 0.5  # likeness of two words by a class of synonyms, by a class of things that go together
_LONGEST = 4  # words in the longest entry of the lists


@dataclass(frozen=True, slots=True)
class Term:
    """A word or fixed phrase as comparison sees it: its own key, and the classes of meaning it belongs to."""

    key: str
    classes: frozenset[str]
    name: bool = False

    def likeness(self, other: Term) -> float:
        """Return 1 for the same word, less for a shared class of meaning, 0 for unrelated words."""
        if self.key == other.key:
            return 1.0
        if self.classes.isdisjoint(other.classes):
            return 0.0
        shared = self.classes & other.classes
        return _CLOSE if any(name[0] != "~" for name in shared) else _LOOSE

    def strictly(self) -> Term:
        """Return the term without the classes of things that only go together."""
        return Term(self.key, frozenset(name for name in self.classes if name[0] != "~"), self.name)


@lru_cache(maxsize=65536)
def key_of(phrase: str) -> str:
    """Return the stems of `phrase` (words joined by underscores or spaces) joined by underscores."""
    return "_".join(stem(word) for word in fold(phrase).replace("_", " ").split())


@lru_cache(maxsize=65536)
def term(phrase: str, *, name: bool = False) -> Term:
    """Return the term for a lemma or a fixed phrase."""
    place = place_of(phrase)
    if place is not None:
        return Term(place, frozenset({f"place:{place}"}), name=True)
    key = key_of(phrase)
    return Term(key, frozenset() if name else _classes().get(key, frozenset()), name)


def terms(words: Sequence[str], names: Iterable[str] = ()) -> tuple[Term, ...]:
    """Return the terms of `words`; words that the lists know as one phrase become one term."""
    proper = frozenset(names)
    return tuple(term(phrase, name=phrase in proper) for phrase in phrases(words))


def phrases(words: Sequence[str]) -> Iterator[str]:
    """Yield `words`, with neighbours that the lists know as one phrase joined by underscores."""
    at = 0
    while at < len(words):
        size = min(_LONGEST, len(words) - at)
        while size > 1 and key_of("_".join(words[at : at + size])) not in _known_phrases():
            size -= 1
        yield "_".join(words[at : at + size])
        at += size


@lru_cache(maxsize=65536)
def place_of(phrase: str) -> str | None:
    """Return the country that `phrase` names, by name or by people ("Danish"); None for anything else."""
    return _places()[0].get(fold(phrase).replace(" ", "_"))


@lru_cache(maxsize=65536)
def government_of(phrase: str) -> str | None:
    """Return the country whose government `phrase` can stand for: its name, its people or its seat ("Copenhagen")."""
    folded = fold(phrase).replace(" ", "_")
    return _places()[0].get(folded) or _places()[1].get(folded)


def kin(found: Iterable[str]) -> list[str]:
    """Return stems that share a class of meaning with one of the stems `found`, or exclude one, without these."""
    own = set(found)
    near = (other for stem in own for name in _classes().get(stem, ()) for other in _members()[name])
    against = (other for stem in own for other in _opposites().get(stem, ()))
    return sorted({key for key in (*near, *against) if "_" not in key} - own)


def opposites(key: str) -> Sequence[str]:
    """Return the term keys that exclude `key` when said of one thing."""
    return _opposites().get(key, ())


def rivals(key: str) -> frozenset[str]:
    """Return the term keys of what a thing cannot be besides, said of one and the same: "son" and "daughter"."""
    return _rivals().get(key, frozenset())


@lru_cache(maxsize=65536)
def turns(phrase: str, how: str) -> bool:
    """Say whether a predicate belongs to the group `how` ("full", "soft", "plan") of `data/negators.txt`.

    The predicate may be given as a term's key: a stem is not always its own stem.
    """
    return phrase in _negators()[how] or key_of(phrase) in _negators()[how]


def turns_round(word: str) -> bool:
    """Say whether a word denies or doubts what it governs."""
    return turns(word, "full") or turns(word, "soft")


def base_of(word: str) -> str:
    """Return the base form of an irregular verb's form, and any other word as it is."""
    return _irregular().get(word, word)


@cache
def _irregular() -> dict[str, str]:
    return {form: base for base, forms in irregular_forms().items() for form in forms}


def _lines(name: str) -> Iterator[str]:
    text = resources.files("bot.contradictions").joinpath("data", name).read_text(encoding="utf-8")
    return (line for line in text.splitlines() if line and not line.startswith("#"))


@cache
def _classes() -> dict[str, frozenset[str]]:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for words in synonyms():
        for member in (*words.close, *words.wide):
            found[key_of(member)].add(words.name)
    return {key: frozenset(names) for key, names in found.items()}


@cache
def _rivals() -> dict[str, frozenset[str]]:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for left, right in _pairs("rivals.txt"):
        found[left].add(right)
    return {key: frozenset(against) for key, against in found.items()}


@cache
def _antonyms() -> frozenset[tuple[str, str]]:
    return _pairs("antonyms.txt")


def _pairs(name: str) -> frozenset[tuple[str, str]]:
    """Return the keys of every pair of a left and a right member, either way round."""
    found: set[tuple[str, str]] = set()
    for line in _lines(name):
        left, right = ([key_of(word) for word in side.split()] for side in line.split("|"))
        found.update((a, b) for a in left for b in right if a != b)
    return frozenset(found | {(b, a) for a, b in found})


@cache
def _members() -> dict[str, list[str]]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    for key, names in _classes().items():
        for name in names:
            found[name].append(key)
    return dict(found)


@cache
def _opposites() -> dict[str, list[str]]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    for left, right in _antonyms():
        found[left].append(right)
    return dict(found)


@cache
def _negators() -> dict[str, frozenset[str]]:
    groups = (line.split(":") for line in _lines("negators.txt"))
    return {name: frozenset(key_of(word) for word in members.split()) for name, members in groups}


@cache
def _places() -> tuple[dict[str, str], dict[str, str]]:
    people: dict[str, str] = {}
    seats: dict[str, str] = {}
    for line in _lines("places.txt"):
        place, rest = line.split(":")
        named, governed = rest.split("|")
        people.update({fold(word): place for word in (place, *named.split())})
        seats.update({fold(word): place for word in governed.split()})
    return people, seats


@cache
def _known_phrases() -> frozenset[str]:
    keys = {key for key in _classes() if "_" in key}
    keys |= {key_of(word) for side in _places() for word in side if "_" in word}
    keys |= {word for pair in _antonyms() for word in pair if "_" in word}
    keys |= {word for group in _negators().values() for word in group if "_" in word}
    return frozenset(keys)
