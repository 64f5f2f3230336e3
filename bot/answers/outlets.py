"""Outlets that a question names: where it asks to look, not what about."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.answers.kinds import QuestionKind
from bot.answers.question import Question
from bot.language.terms import STOP_WORDS, fold, stems
from bot.names import NameKind
from bot.ports import UnitOfWork
from bot.span import Span

_WORD = re.compile(r"[^\W_]+(?:[.&][^\W_]+)*")  # letters and digits together: "io9", "24.hu"
_SECTION = re.compile(r"\s+[|–—-]\s+")  # "Herald | World News", "Herald - Sport": the outlet comes first
_TAILS = frozenset({"News", "Online", "Newspaper", "Times"})  # words that people leave off an outlet's name


async def outlets_named(text: str, uow: UnitOfWork) -> tuple[str, ...]:
    """Return the known outlets that the question names, in its order; a one-word name must be capitalised alike."""
    starts = [word for word in _WORD.findall(fold(text)) if len(word) > 1 and word not in STOP_WORDS]
    return _named_in(text, await uow.names.holding(NameKind.OUTLET, starts))


def _named_in(text: str, outlets: Sequence[str]) -> tuple[str, ...]:
    found = [(place, outlet) for outlet in outlets for place in _places(text, outlet)]
    longest = [
        (place.start, outlet)
        for place, outlet in found
        if not any(other.start <= place.start and place.end <= other.end and other != place for other, _ in found)
    ]
    return tuple(dict.fromkeys(outlet for _, outlet in sorted(longest)))


def _places(text: str, outlet: str) -> list[Span]:
    """Return where the text names the outlet, in full or in short."""
    names = [outlet, *_short_names(outlet)]
    written = dict.fromkeys((*names, *(name.upper() for name in names)))  # "CNN" is also "Cnn"
    hits = [Span(*match.span()) for name in written for match in _word(name).finditer(text)]
    if not hits and len(outlet.split()) > 1:
        hits = [Span(*match.span()) for match in _word(fold(outlet)).finditer(fold(text))]
    return hits


def _word(name: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(name)}(?!\w)")


def _short_names(outlet: str) -> list[str]:
    tokens = outlet.split()
    short = [outlet.removeprefix("The "), _SECTION.split(outlet)[0]]
    if len(tokens) > 1 and tokens[-1] in _TAILS and tokens[0] != "The":
        short.append(" ".join(tokens[:-1]))
    return [name for name in short if name != outlet and len(name) > 2]


def without_outlets(question: Question, outlets: Sequence[str]) -> Question:
    """Return `question` with the words of named outlets taken out of its topic."""
    if not outlets or question.kind is QuestionKind.LOOKUP:
        return question
    named = frozenset(term for outlet in outlets for term in stems(outlet))
    return replace(question, topic=tuple(term for term in question.topic if term not in named))
