"""A frame: one clause of a content as predicate and arguments."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from bot.span import Span


class Role(StrEnum):
    """What an argument does in its frame."""

    SUBJECT = "subject"
    OBJECT = "object"
    OBLIQUE = "oblique"  # governed by a preposition, see `Argument.case`
    MODIFIER = "modifier"  # of a noun: "air" in "air strike"


class Tense(StrEnum):
    """When the clause puts what it says, seen from the time of speaking."""

    PAST = "past"
    PRESENT = "present"
    FUTURE = "future"
    NONE = "none"  # infinitives and nouns


@dataclass(frozen=True, slots=True)
class Argument:
    """One argument. `case` is the preposition, and "=" for one that a verb says the noun of.

    `words` are the lower-case lemmas of its content words in text order, the head's and pronouns among them; `names`
    are those of them that are written as names ("danish", "reed").
    """

    role: Role
    case: str | None
    head: str
    words: tuple[str, ...]
    names: tuple[str, ...]
    none: bool  # "no", "none of", "nobody": the argument is denied
    span: Span


@dataclass(frozen=True, slots=True)
class Governor:
    """A predicate that the clause is a part of: "expect" in "did not expect rates to fall"."""

    lemma: str
    positive: bool


@dataclass(frozen=True, slots=True)
class Frame:
    """One clause or event noun. `positive` is False when the clause negates its own predicate or an argument of it."""

    predicate: str  # lemma, with its particle after an underscore: "step_down"
    nominal: bool
    definite: bool  # of a noun: "the", "this" or a possessor marks it as known already
    positive: bool
    tense: Tense
    auxiliary: str | None  # the modal verb's lemma: "may", "would"
    conditional: bool  # inside an if-clause
    arguments: tuple[Argument, ...]
    adverbs: tuple[str, ...]  # other words of the clause: "nationwide", "already"
    governors: tuple[Governor, ...]  # innermost first
    span: Span
    act: bool = False  # the cue itself, where it takes arguments: "put the toll at nine", "recognised the rebels"
