"""Naming: which known speaker a question's words mean, misspelt or not."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA

from bot.answers.suggestions import near_words
from bot.claims.claim import SpeakerKind
from bot.language.gazetteer import body_of, country_of, metonym
from bot.language.terms import STOP_WORDS, fold, words
from bot.ports import SpeakerRecord, UnitOfWork

_SAME_WORD = 86  # of 100, rapidfuzz ratio
_LONGEST_NAME = 7  # words
_PREFIX = 3  # letters that a typing error is hoped to spare
_SUGGESTIONS = 25
_MOST = 12  # speakers of one name

# Words beside a name that say what its bearer is; they need not be part of any stored name.
TITLES = frozenset(
    """president prime minister pm foreign interior defence defense finance health justice secretary spokesman
    spokeswoman spokesperson leader chief head general ambassador governor mayor senator representative chairman
    chairwoman chair director manager professor prof doctor dr mr mrs ms miss sir lord lady king queen prince princess
    pope chancellor commander colonel captain former deputy vice assistant acting ex senior analyst expert journalist
    reporter editor ceo founder owner boss coach player actor singer author lawyer attorney judge police officer
    official officials government ministry army military state us u.s un eu nato british american""".split()
)


@dataclass(frozen=True, slots=True)
class Named:
    """What a phrase in a question names; `speakers` is empty where nobody stored is meant.

    `as_written` is False where a typing error was mended.
    """

    phrase: str
    speakers: tuple[SpeakerRecord, ...] = ()
    as_written: bool = True

    @property
    def ids(self) -> tuple[str, ...]:
        """Return the ids of the speakers."""
        return tuple(speaker.id for speaker in self.speakers)


async def resolve(phrase: str, uow: UnitOfWork) -> Named:
    """Return the known speakers that `phrase` means: by a whole name, by a surname, then by a near spelling."""
    tokens = _tokens(phrase)
    if not tokens:
        return Named(phrase, await _party(phrase, uow))
    if found := await _by_alias(phrase, tokens, uow):
        same = await _by_word(tokens, 100, uow) if len(tokens) == 1 else await _with_short_names(found, uow)
        return Named(phrase, tuple(dict.fromkeys((*found, *same))))
    if tokens[-1] in TITLES or (tokens[-1].endswith("s") and tokens[-1][:-1] in TITLES):
        return Named(phrase)  # what somebody is, not a name: looked for among the roles of the claims found
    if is_party(phrase):  # a state that says nothing is not the agency that has its name in its own
        return Named(phrase, await _party(phrase, uow))
    for likeness in (100, _SAME_WORD):
        if found := await _by_word(tokens, likeness, uow):
            return Named(phrase, found, as_written=likeness == 100)
    return Named(phrase, await _party(phrase, uow))


async def _party(phrase: str, uow: UnitOfWork) -> tuple[SpeakerRecord, ...]:
    """Return the state or body that `phrase` is another name of: "the us" is the United States."""
    others = sorted(parties(phrase) - {fold(phrase)})
    return tuple(await uow.speakers.by_alias(others)) if others else ()


def parties(phrase: str) -> frozenset[str]:
    """Return the folded names of the state or body that a phrase means as a whole: "nato", "the us", "the pentagon"."""
    written = (phrase, phrase.title(), phrase.upper())
    bodies = (body.name for name in written if (body := body_of(name)))
    states = (state for name in written if (state := country_of(name) or metonym(name)))
    return frozenset(fold(name) for name in (phrase, *bodies, *states))


def is_party(phrase: str) -> bool:
    """Say whether a phrase, in whatever letters, means a state or a body."""
    return len(parties(phrase)) > 1


async def resolve_all(phrase: str, uow: UnitOfWork) -> Named:
    """Return the known speakers that `phrase` means; where it lists several who are all known, all of them."""
    parts = [part for part in re.split(r",\s*(?:and\s+)?|\s+and\s+", phrase) if part.strip()]
    each = [await resolve(part, uow) for part in parts] if len(parts) > 1 else []
    if each and all(named.ids for named in each):
        speakers = dict.fromkeys(speaker for named in each for speaker in named.speakers)
        return Named(phrase, tuple(speakers), as_written=all(named.as_written for named in each))
    return await resolve(phrase, uow)


def _tokens(phrase: str) -> list[str]:
    head = phrase.split(",")[0]
    return [word for word in words(head) if word not in STOP_WORDS]


async def _by_alias(phrase: str, tokens: Sequence[str], uow: UnitOfWork) -> tuple[SpeakerRecord, ...]:
    size = min(len(tokens), _LONGEST_NAME)
    tails = [" ".join(tokens[len(tokens) - length :]) for length in range(size, 0, -1)]
    found = await uow.speakers.by_alias([phrase, *tails])
    for tail in [phrase, *tails]:
        left = set(tokens) - set(words(tail))
        hits = [s for s in found if _same(tail, s.aliases) and _explained(left, s) and not _first_name(tail, s)]
        if hits:
            return tuple(sorted(hits, key=lambda s: (-s.claims, s.id))[:_MOST])
    return ()


async def _with_short_names(found: Sequence[SpeakerRecord], uow: UnitOfWork) -> tuple[SpeakerRecord, ...]:
    """Add the speakers that articles name by surname alone: they are kept apart until a full name joins them."""
    short: list[SpeakerRecord] = []
    for speaker in found:
        surname = words(speaker.name)[-1:] if speaker.kind == SpeakerKind.PERSON else []
        if surname:
            near = await uow.speakers.suggest(surname[0], limit=_SUGGESTIONS)
            short += [one for one in near if one.kind == SpeakerKind.PERSON and words(one.name) == surname]
    return tuple(dict.fromkeys((*found, *short)))


def _first_name(tail: str, speaker: SpeakerRecord) -> bool:
    """Say whether `tail` is only the first word of a longer name, which many others share."""
    own = words(speaker.name)
    return len(own) > 1 and words(tail) == own[:1]


def _same(tail: str, aliases: Iterable[str]) -> bool:
    wanted = words(tail)
    return any(words(alias) == wanted for alias in aliases)


def _explained(left: Iterable[str], speaker: SpeakerRecord) -> bool:
    """Say whether every further word of the phrase is a title, or belongs to the speaker."""
    own = {word for text in (speaker.name, speaker.stands_for or "", *speaker.aliases) for word in words(text)}
    return all(
        word in TITLES or word in own or any(len(o) > 3 and word.startswith(o[:4]) for o in own) for word in left
    )


async def _by_word(tokens: Sequence[str], likeness: int, uow: UnitOfWork) -> tuple[SpeakerRecord, ...]:
    """Return speakers with a name whose words are those of the phrase, titles apart, its last word among them."""
    proper = [token for token in tokens if token not in TITLES]
    if not proper:
        return ()
    head = proper[-1]
    if len(head) < _PREFIX + 1 and likeness < 100:
        return ()
    starts = [head] if likeness == 100 else await near_words(head, uow) or [head[:_PREFIX]]
    found = [one for start in starts for one in await uow.speakers.suggest(start, limit=_SUGGESTIONS)]
    known = [s for s in found if len(proper) > 1 or not _first_name(proper[0], s)]
    scored = [(score, s) for s in known if (score := _likeness(proper, s)) >= likeness]
    best = max((score for score, _ in scored), default=0.0)
    return tuple(s for score, s in sorted(scored, key=lambda p: (-p[0], -p[1].claims, p[1].id)) if score == best)[
        :_MOST
    ]


def _likeness(proper: Sequence[str], speaker: SpeakerRecord) -> float:
    """Return how alike (of 100) the least alike word of the phrase is to the speaker's words."""
    own = {word for text in (speaker.name, *speaker.aliases) for word in words(text)}
    return min(max((_word_likeness(word, other) for other in own), default=0.0) for word in proper)


def _word_likeness(one: str, other: str) -> float:
    """Return 100 for the same word, at least 90 for one slip in four letters or more, else the share in common."""
    if one != other and min(len(one), len(other)) > _PREFIX and OSA.distance(one, other) == 1:
        return max(90.0, fuzz.ratio(one, other))
    return fuzz.ratio(one, other)


async def near_names(phrase: str, uow: UnitOfWork, *, limit: int = 3) -> tuple[SpeakerRecord, ...]:
    """Return known speakers that look or sound like `phrase`, for "did you mean"."""
    found: dict[str, tuple[float, SpeakerRecord]] = {}
    for token in _tokens(phrase):
        if len(token) >= _PREFIX and token not in TITLES:
            for speaker in await uow.speakers.suggest(token[:2], limit=_SUGGESTIONS):
                score = max(
                    fuzz.ratio(token, w) for text in (speaker.name, *speaker.aliases) for w in words(text) or [""]
                )
                found[speaker.id] = max(found.get(speaker.id, (0.0, speaker)), (score, speaker), key=lambda p: p[0])
    near = sorted((p for p in found.values() if p[0] >= 70), key=lambda p: (-p[0], -p[1].claims, p[1].id))
    return tuple(speaker for _, speaker in near[:limit])
