"""How near two stems are in meaning, as far as their letters and a few word classes of the news tell."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass, field
from functools import lru_cache

from bot.language.terms import stem

# Classes of near-synonyms that news of every kind uses side by side. Kept short on purpose: a class here makes two
# words meet in every story.
_CLASSES = """
troops soldiers forces servicemen fighters
killed died dead deaths slain fatalities murdered
wounded injured hurt
ceasefire truce armistice
agreement deal accord pact treaty
talks negotiations discussions negotiate negotiator
arrested detained held captured seized custody
abducted kidnapped taken hostage
freed released release liberated
children child kids
wife spouse married marriage marriages
police officers
attack assault strike bombing blast explosion
company firm business
president leader chief head
minister ministry
spokesman spokeswoman spokesperson
video footage recording tape
money cash funds
plan plans planned planning intends intention
rise increase grow growth
fall decrease decline drop
election vote poll ballot
law legislation bill act
fake hoax bogus false fabricated untrue
army military forces navy
verify verified check checked confirm confirmed
outbreak epidemic
vaccine vaccination jab
fire blaze
flood flooding
crash accident collision
protest demonstration rally
quit resign resigned resignation
sacked fired dismissed
job jobs employment
layoffs redundancies
lawsuit suit sued
ship vessel boat
plane aircraft jet flight
doctor physician medic
"""
_CLASSES_OF: dict[str, set[int]] = {}
for _number, _line in enumerate(_CLASSES.strip().splitlines()):
    for _word in _line.split():
        _CLASSES_OF.setdefault(stem(_word), set()).add(_number)
_MEMBERS: dict[int, list[str]] = {}
for _member, _numbers in _CLASSES_OF.items():
    for _number in _numbers:
        _MEMBERS.setdefault(_number, []).append(_member)

# Forms of one word that a stemmer leaves apart.
_IRREGULAR = """
man men|woman women|child children|wife wives|life lives|person people|foot feet|tooth teeth|half halves|say said|
take took taken|hold held|give gave given|go went gone|come came|find found|make made|leave left|send sent|
know knew known|think thought|tell told|speak spoke spoken|write wrote written|begin began begun|
break broke broken|bring brought|build built|buy bought|catch caught|choose chose chosen|draw drew drawn|
drive drove driven|eat ate eaten|fall fell fallen|feel felt|fight fought|fly flew flown|forget forgot forgotten|
get got|grow grew grown|hear heard|hide hid hidden|keep kept|lead led|lose lost|meet met|pay paid|ride rode ridden|
rise rose risen|run ran|see saw seen|seek sought|sell sold|shoot shot|sit sat|sleep slept|spend spent|stand stood|
steal stole stolen|strike struck|swear swore sworn|teach taught|throw threw thrown|understand understood|
wear wore worn|win won|withdraw withdrew withdrawn|die dying died|lie lying lied
"""
_BASE: dict[str, str] = {}
for _group in _IRREGULAR.replace("\n", "").split("|"):
    for _form in _group.split():
        _BASE[stem(_form)] = stem(_group.split()[0])

# A word and narrower ones that a text may use in its place; one way only: a daughter is a child, a child no daughter.
_NARROWER = {
    "child": "boy girl son daughter baby infant toddler kid teenager schoolboy schoolgirl",
    "person": "man woman boy girl passenger resident civilian worker student patient tourist villager soldier victim",
    "relative": "wife husband son daughter brother sister mother father parent uncle aunt cousin nephew niece",
    "woman": "wife girl mother daughter sister",
    "man": "husband boy father son brother",
    "animal": "dog cat bird fish snake insect horse cow bear shark wolf monkey",
    "official": "minister spokesman spokeswoman ambassador governor mayor secretary president aide commissioner "
    "negotiator envoy coordinator adviser diplomat general commander chief",
    "attack": "bombing shooting explosion blast raid strike ambush assault stabbing airstrike",
    "weapon": "gun rifle missile rocket bomb grenade knife drone artillery",
    "vehicle": "car truck lorry bus van motorcycle tank train",
    "aircraft": "plane jet helicopter drone airliner",
    "expert": "scientist researcher professor analyst specialist doctor academic curator",
    "newspaper": "daily tabloid paper",
    "disease": "virus infection illness cancer flu fever",
    "disaster": "earthquake flood hurricane storm wildfire tsunami cyclone",
    "money": "dollar euro pound payment fund",
    "uk": "britain british kingdom",
    "eu": "european",
    "un": "nations",
}
_NARROWER_STEMS = {stem(broad): frozenset(stem(word) for word in narrow.split()) for broad, narrow in _NARROWER.items()}
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
