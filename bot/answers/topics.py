"""Topics: the content words of a question, without those that only ask."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.answers.kinds import QuestionKind
from bot.answers.negation import is_negation
from bot.answers.stance_words import SAYING_STEMS, STANCE_STEMS
from bot.language.terms import STOP_WORDS, stem, words

FURNITURE = frozenset(
    stem(w)
    for w in """article articles report reports story stories outlet outlets newspaper newspapers paper media site
    website publication source sources according different various statement statements timeline
    chronology remark remarks quote quotes quoted word words line position stance account view change
    changed changing move moved shift shifted first afterwards later then finally list show give tell
    please much many figure figures number numbers claim claims anyone anybody somebody someone everyone
    date dates day days time times thing things person people name names version mind tune course
    history sequence event events said question answer know mean means happen happened exactly actually
    really still ever yet so far news press read reading opinion reason detail details information
    reaction reactions response responses comment comments original main key total currently rest way
    kind sort case take took long big old may might must shall even like whom whose none both publicly
    openly apparently around talk talks compare compared comparison else""".split()
)
_HELD_TALKS = re.compile(  # "did the talks fail?", not "who talks about it?"
    r"(?<!who )\btalks\b(?! (?:about|of|on|to)\b)|\b(?:the|these|those|any|no|its|their)\s(?:\w+ )?talks\b"
)
_PARTICLES = frozenset("al el bin ibn bint de da di du del der den van von la le".split())  # of many a name
_NOT_TOPIC = SAYING_STEMS - frozenset(
    stem(w) for w in "release print make give put ask want issue call expect describe".split()
)


def content_stems(phrase: str) -> tuple[str, ...]:
    """Return the stems of the content words of `phrase`."""
    return tuple(stem(word) for word in words(phrase) if word not in STOP_WORDS)


def topic_of(text: str, speaker: str | None, described: Sequence[str], kind: QuestionKind) -> tuple[str, ...]:
    """Return the stems of what a question is about, without its speaker and the kind of speaker it wants."""
    spoken = set(content_stems(speaker or "")) | set(described) if kind is not QuestionKind.LOOKUP else set()
    asking = FURNITURE | STANCE_STEMS | _NOT_TOPIC
    held = {"talks"} if _HELD_TALKS.search(text) else set[str]()
    kept = (
        stem(word)
        for word in words(text)
        if word not in STOP_WORDS | _PARTICLES
        and not is_negation(word)
        and stem(word) not in spoken
        and (stem(word) not in asking or word in held)
    )
    return tuple(dict.fromkeys(term for term in kept if len(term) > 1))


def parts_of(focus: str, kind: QuestionKind) -> tuple[tuple[str, ...], ...]:
    """Return the topic of each event that a question for a timeline lists."""
    if kind is not QuestionKind.TIMELINE:
        return ()
    found = (topic_of(part, None, (), kind) for part in re.split(r",|\band\b", focus))
    return tuple(part for part in found if part)


def names_in(text: str) -> tuple[str, ...]:
    """Return the stems of words with a capital that do not open a sentence, without their particles."""
    found = re.findall(r"(?<=[^.?!\s] )[\"“(]?(?:[a-z]{1,3}[-'’])?([A-Z][\w'’-]+)", text)
    return tuple(term for term in content_stems(" ".join(found)) if term not in _PARTICLES)


def heads_of(text: str) -> tuple[str, ...]:
    """Return the stems of the last content word of each phrase: the nouns and verbs that its other words describe."""
    heads: list[str] = []
    for phrase in re.split(r"[^\w\s'’-]+", text):
        last: str | None = None
        for word in (*words(phrase), "and"):
            if word not in STOP_WORDS:
                last = stem(word)
            elif last is not None:
                heads.append(last)
                last = None
    return tuple(dict.fromkeys(heads))


def preface_of(text: str) -> tuple[str, ...]:
    """Return the topic of the sentences before the question; their stance words belong to it."""
    kept = (stem(word) for word in words(text) if word not in STOP_WORDS and stem(word) not in FURNITURE | _NOT_TOPIC)
    return tuple(dict.fromkeys(term for term in kept if len(term) > 1))


def as_written(text: str, terms: Sequence[str]) -> str:
    """Return the stretch of `text` from the first to the last word with one of the stems `terms`, else all of it."""
    found = [m for m in re.finditer(r"\w+(?:['’-]\w+)*", text) if set(content_stems(m[0])) & set(terms)]
    return text[found[0].start() : found[-1].end()] if found else text
