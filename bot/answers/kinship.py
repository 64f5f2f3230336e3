"""How near two stems are in meaning, as far as their letters and a few word classes of the news tell."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass, field
from functools import lru_cache

from bot.language.synonyms import contrasts, irregular_forms, narrower, synonyms
from bot.language.terms import stem

_CLASSES_OF: dict[str, set[int]] = {}
_MEMBERS: dict[int, list[str]] = {}
for _number, _class in enumerate(synonyms()):
    for _word in _class.close:
        _CLASSES_OF.setdefault(stem(_word), set()).add(_number)
        _MEMBERS.setdefault(_number, []).append(stem(_word))
_BASE = {stem(form): stem(base) for base, forms in irregular_forms().items() for form in (base, *forms)}
_NARROWER_STEMS = {stem(broad): frozenset(stem(word) for word in words) for broad, words in narrower().items()}
_COUNTERPARTS: dict[str, set[str]] = {}
for _left, _right in contrasts():
    for _side, _other in ((_left, _right), (_right, _left)):
        for _word in _side:
            _COUNTERPARTS.setdefault(stem(_word), set()).update(stem(other) for other in _other)
_WIDE = frozenset({stem("person"), stem("relative"), stem("official")})
_SUFFIXES = frozenset(
    "n an ian ean i ese ish er or r ist ism al ial ment ion ing ed y ity ly ness ic ive ant ent age s".split()
)
NARROWER = 0.85
SYNONYM = 0.75
DERIVED = 0.85
COMPOUND = 0.7
_COMMON = 4  # letters that words of like beginning share
_MOST_MET = 50_000  # words remembered for each stem


def kin(a: str, b: str) -> float:
    """Say how well stem `b` stands for the wanted stem `a`: 1 for the same word, 0 for strangers."""
    if a == b or _BASE.get(a, a) == _BASE.get(b, b):
        return 1.0
    if a.isdigit() or b.isdigit():
        return 0.0
    if b in _NARROWER_STEMS.get(_BASE.get(a, a), ()):
        return NARROWER
    shorter, longer = sorted((a, b), key=len)
    if len(shorter) >= 4 and longer.startswith(shorter) and longer[len(shorter) :] in _SUFFIXES:
        return DERIVED
    if len(shorter) >= 6 and shorter[:-2] == longer[: len(shorter) - 2] and len(longer) - len(shorter) <= 3:
        return DERIVED
    if len(shorter) >= 4 and longer.endswith(shorter):
        return COMPOUND
    return SYNONYM if _CLASSES_OF.get(a, set()) & _CLASSES_OF.get(b, set()) else 0.0


@dataclass(slots=True)
class _Kin:
    """The words that one stem has met so far, and those among them that are its kin."""

    met: set[str] = field(default_factory=set)
    near: dict[str, float] = field(default_factory=dict)


@lru_cache(maxsize=2048)
def _kin_of(_: str) -> _Kin:
    return _Kin()


def nearest(term: str, terms: Set[str]) -> float:
    """Return the kinship of `term` to the nearest of `terms`; remembers what each term has met, as texts repeat."""
    if term in terms:
        return 1.0
    known = _kin_of(term)
    if new := terms - known.met:
        if len(known.met) > _MOST_MET:
            known.met.clear()
        known.met |= new
        known.near.update((word, likeness) for word in new if _may_be(term, word) and (likeness := kin(term, word)))
    return max((known.near[word] for word in known.near.keys() & terms), default=0.0)


def _may_be(term: str, word: str) -> bool:
    """Say, quickly, whether `word` has any of what makes kin: a beginning, an end, or a class."""
    alike = term[:_COMMON] == word[:_COMMON] or word.endswith(term) or term.endswith(word)
    return alike or word in _relatives(term)


@lru_cache(maxsize=2048)
def _relatives(term: str) -> frozenset[str]:
    return frozenset(relatives(term))


def relatives(term: str) -> tuple[str, ...]:
    """Return the near-synonyms of a stem, to widen a search by."""
    forms = [form for form, base in _BASE.items() if base == _BASE.get(term, term)]
    synonyms = [member for number in sorted(_CLASSES_OF.get(term, set())) for member in _MEMBERS[number]]
    narrower = sorted(_NARROWER_STEMS.get(_BASE.get(term, term), ()))
    return tuple(other for other in dict.fromkeys(forms + synonyms + narrower) if other != term)


def siblings(term: str) -> frozenset[str]:
    """Return the other kinds of what `term` is a kind of: for a son daughters, girls and boys, not persons at large."""
    classes = (narrow for broad, narrow in _NARROWER_STEMS.items() if term in narrow and broad not in _WIDE)
    return frozenset().union(*classes) - {term}


def counterparts(term: str) -> frozenset[str]:
    """Return the stems of what `term` is told apart from: for the left the right, for the first the last."""
    return frozenset(_COUNTERPARTS.get(term, ()))
