"""Propositions: what is claimed, in a form that two claims can be compared by."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import cached_property

from bot.claims.claim import Modality, Proposition
from bot.claims.frames import frames
from bot.language import syntax
from bot.language.moment import Moment
from bot.language.negation import NO_ARGUMENT
from bot.language.quantities import quantities
from bot.language.quantity import Quantity
from bot.language.terms import stems
from bot.language.times import anchored, moments
from bot.language.words import Parse, Word
from bot.span import Span

_POSSIBLE = frozenset({"may", "might", "could", "can"})
_OBLIGATION = frozenset({"must", "should", "ought"})
_FUTURE = frozenset({"will", "'ll", "’ll", "shall", "wo", "would"})
_LIKELY = frozenset({"likely", "probably", "unlikely", "probable", "surely"})
_CONDITIONS = frozenset({"if", "unless", "whether"})
_NAMES = frozenset({"PER", "PERSON", "ORG", "LOC", "GPE", "NORP", "FAC"})


class Reading:
    """What one paragraph says in numbers and times, read once and shared by all its claims."""

    def __init__(self, doc: Parse, offset: int, published: date | None) -> None:
        """Take a parse; spans of what is found in it are moved to article offsets."""
        self.doc = doc
        self.offset = offset
        self._published = published

    @cached_property
    def quantities(self) -> tuple[Quantity, ...]:
        """The quantities, worked out when first asked for."""
        return tuple(_moved(quantity, self.offset) for quantity in quantities(self.doc))

    @cached_property
    def times(self) -> tuple[Moment, ...]:
        """The times, worked out when first asked for."""
        return tuple(anchored(moment, self.offset) for moment in moments(self.doc, self._published))


def proposition(
    reading: Reading, content: Sequence[Word], cue: Sequence[Word], spans: Sequence[Span], text: str
) -> Proposition:
    """Return what `content` claims; `spans` are its places in the article and `text` their words."""
    head = _predicate(content)
    return Proposition(
        text=text,
        predicate=_lemma(head) if head is not None else None,
        subject=_argument(syntax.subject(head)) if head is not None else None,
        object=_argument(next(iter(syntax.objects(head)), None)) if head is not None else None,
        positive=head is None or (syntax.negation(head) is None and not _denied_argument(head)),
        modality=_modality(head, content),
        quantities=_inside(reading.quantities, spans),
        times=_inside_times(reading.times, spans),
        names=_names(content),
        terms=stems(text),
        frames=frames(content, cue, reading.offset),
    )


def _predicate(content: Sequence[Word]) -> Word | None:
    """Return the content's topmost verb, or the topmost word where there is none."""
    inside = {token.i for token in content}
    tops = [t for t in content if (t.head.i not in inside or t.head.i == t.i) and not t.is_punct]
    verbs = [t for t in tops if t.pos_ in ("VERB", "AUX") or syntax.copula(t) is not None]
    return next(iter(verbs or tops), None)


def _lemma(token: Word) -> str:
    return (token.lemma_ or token.text).lower()


def _argument(token: Word | None) -> str | None:
    if token is None:
        return None
    return " ".join(part.text for part in syntax.name_parts(token)).lower()


def _denied_argument(head: Word) -> bool:
    """Say whether the subject or object is "no one", "no plans"."""
    arguments = [syntax.own_subject(head), *syntax.objects(head)]
    if head.pos_ == "NOUN":
        arguments.append(head)
    return any(
        a is not None and (a.lower_ in NO_ARGUMENT or any(c.lower_ == "no" for c in a.children)) for a in arguments
    )


def _modality(head: Word | None, content: Sequence[Word]) -> Modality:
    words = {child.lower_ for child in head.children} if head is not None else set()
    first = content[0].lower_ if content else ""
    if first in _CONDITIONS or any(
        clause.dep_ == "advcl" and (mark := syntax.mark(clause)) is not None and mark.lower_ in _CONDITIONS
        for clause in (head.children if head is not None else ())
    ):
        return Modality.CONDITIONAL
    if words & _LIKELY:
        return Modality.LIKELY
    if words & _POSSIBLE:
        return Modality.POSSIBLE
    if words & _OBLIGATION:
        return Modality.OBLIGATION
    if words & _FUTURE or (head is not None and first == "to"):
        return Modality.PLANNED
    return Modality.FACT


def _names(content: Sequence[Word]) -> tuple[str, ...]:
    inside = {token.i for token in content}
    if not inside:
        return ()
    found = (e.text for e in content[0].doc.ents if e.label_ in _NAMES and e.start in inside and e.end - 1 in inside)
    return tuple(dict.fromkeys(found))


def _inside(found: Sequence[Quantity], spans: Sequence[Span]) -> tuple[Quantity, ...]:
    return tuple(quantity for quantity in found if any(span.covers(quantity.span) for span in spans))


def _inside_times(found: Sequence[Moment], spans: Sequence[Span]) -> tuple[Moment, ...]:
    return tuple(m for m in found if m.span is not None and any(span.covers(m.span) for span in spans))


def _moved(quantity: Quantity, offset: int) -> Quantity:
    return replace(quantity, span=quantity.span.shifted(offset))
