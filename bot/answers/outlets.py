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

_WORD = re.compile(r"[^\W_]+(?:[.&][^\W_]+)*")  # letters and digits together: "io9", "24.hu"
_TAILS = frozenset({"News", "Online", "Newspaper", "Times"})  # words that people leave off an outlet's name


async def outlets_named(text: str, uow: UnitOfWork) -> tuple[str, ...]:
    """Return the known outlets that the question names, in its order; a one-word name must be capitalised alike."""
    starts = [word for word in _WORD.findall(fold(text)) if len(word) > 1 and word not in STOP_WORDS]
    return _named_in(text, await uow.names.holding(NameKind.OUTLET, starts))


def _named_in(text: str, outlets: Sequence[str]) -> tuple[str, ...]:
    places: list[tuple[int, str]] = []
    for outlet in outlets:
        names = [outlet, *_short_names(outlet)]
        hits = [m.start() for name in names for m in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text)]
        if not hits and len(outlet.split()) > 1:
            hits = [m.start() for m in re.finditer(rf"(?<!\w){re.escape(fold(outlet))}(?!\w)", fold(text))]
        if hits:
            places.append((min(hits), outlet))
    return tuple(outlet for _, outlet in sorted(places))


def _short_names(outlet: str) -> list[str]:
    tokens = outlet.split()
    short = [outlet.removeprefix("The ")]
    if len(tokens) > 1 and tokens[-1] in _TAILS and tokens[0] != "The":
        short.append(" ".join(tokens[:-1]))
    return [name for name in short if name != outlet and len(name) > 2]


def without_outlets(question: Question, outlets: Sequence[str]) -> Question:
    """Return `question` with the words of named outlets taken out of its topic."""
    if not outlets or question.kind is QuestionKind.LOOKUP:
        return question
    named = frozenset(term for outlet in outlets for term in stems(outlet))
    return replace(question, topic=tuple(term for term in question.topic if term not in named))
