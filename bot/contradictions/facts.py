"""Facts: the clauses of a claim with all that governs them worked in, down to the speaker's own stance."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property

from bot.articles.article import BlockKind
from bot.claims.claim import Claim, Modality, Stance
from bot.claims.frame import Argument, Frame, Role, Tense
from bot.contradictions.events import events_of, names_event
from bot.contradictions.lexicon import Term, opposites, term, terms, turns
from bot.contradictions.outline import Outline, outline
from bot.contradictions.pointing import OWN, cited_by, own_words
from bot.contradictions.standing import Standing
from bot.language.moment import Moment
from bot.span import Span


class Status(StrEnum):
    """How far a clause is put as done."""

    DONE = "done"
    COMING = "coming"
    PLANNED = "planned"
    DUE = "due"  # "must be", "should be": whether it was done is left open
    POSSIBLE = "possible"
    CONDITIONAL = "conditional"


OPEN_ENDED = frozenset({Status.PLANNED, Status.DUE, Status.POSSIBLE, Status.CONDITIONAL})
_UNTOLD = frozenset({Status.DUE, Status.CONDITIONAL})  # nothing is said of whether it came about
_HOLDING = frozenset({Stance.ASSERTS, Stance.CONFIRMS})
NATIONWIDE = Term("nationwide", frozenset(), name=True)
_TELLING_TIME = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december today yesterday tomorrow day week month year hour morning afternoon evening
    night late early later earlier last next already ago now""".split()
)
_COUNTING = frozenset(
    """one two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty dozen hundred thousand
    million billion percent least most more less than about nearly around almost some many few several other""".split()
)
_PLACING = frozenset("across around at in inside into near off on outside over to toward towards within".split())
_EVERYWHERE = frozenset({"nationwide", "countrywide", "nationally"})
_POSSIBLE = frozenset("can could may might".split())
_EVER = frozenset("before ever never".split())
_NEARING = ("within_", "near_", "close_to_", "on_verge")
_DUE = frozenset("must ought shall should".split())


@dataclass(frozen=True, slots=True)
class Part:
    """One argument of a fact as terms."""

    role: Role
    case: str | None
    head: Term
    terms: tuple[Term, ...]
    none: bool  # "no", "nobody"
    span: Span


@dataclass(frozen=True)
class Fact:
    """One clause or event noun of a claim, with the speaker's stance worked into its sign."""

    events: tuple[Term, ...]  # the predicate; for "make an offer" also "offer"
    positive: bool  # False: the speaker says it is not so
    firm: bool  # False: said with doubt
    status: Status
    noun: bool
    happens: bool  # False for nouns that name people and things
    act: bool  # what the speaker did by saying it
    described: bool  # a noun said of someone: "as the winner"
    arguments: tuple[Part, ...]
    subject: tuple[Term, ...]
    object: tuple[Term, ...]
    others: tuple[Term, ...]
    places: tuple[Term, ...]  # names under a preposition of place, and "nationwide"
    times: tuple[Moment, ...]
    cited: bool  # what the speaker tells of what another says: "after the firm said it had been paid"
    span: Span
    happening: Outline  # of the events
    matter: Outline  # of everything
    against: frozenset[str]  # keys of predicates that the events exclude

    @cached_property
    def theme(self) -> tuple[Term, ...]:
        """Return what the event happens to: the object, else the subject; for a noun, else what narrows it."""
        return self.object or ((self.others or self.subject) if self.noun else self.subject)

    @cached_property
    def parts(self) -> tuple[Term, ...]:
        """Return everything said about the event, without the event itself."""
        return self.subject + self.object + self.others


def passes_by(one: Fact, other: Fact) -> bool:
    """Say whether one of two tells what must be, or would be under a condition, and the other what is."""
    return one.status is not other.status and not _UNTOLD.isdisjoint({one.status, other.status})


def facts(claim: Claim, standing: Standing, speaker: tuple[Term, ...]) -> tuple[Fact, ...]:
    """Return the facts of a claim in text order; `speaker` takes the place of pronouns."""
    own = own_words(claim)
    told = claim.proposition.frames
    clauses = [frame.span for frame in told if not frame.nominal]
    held = _outermost(clauses) if claim.stance in _HOLDING else frozenset()
    reader = _Reader(claim, standing, speaker, own, cited_by(claim, own), _written_big(claim), held)
    times = [(time, _smallest(time.span, clauses)) for time in claim.proposition.times if time.span is not None]
    found = [reader.fact(frame, tuple(t for t, clause in times if _tells(frame, t, clause))) for frame in told]
    return tuple(_inherited(fact, frame, found) for fact, frame in zip(found, told, strict=True))


def _inherited(fact: Fact, frame: Frame, around: Sequence[Fact]) -> Fact:
    """Return `fact`, where it is a new thing named in a clause, with that clause's status: a "possible deal"."""
    if not fact.noun or frame.definite:
        return fact
    clauses = [other for other in around if not other.noun and not other.act and other.span.covers(fact.span)]
    clause = min(clauses, key=lambda other: other.span.end - other.span.start, default=None)
    return fact if clause is None or fact.status is not Status.DONE else replace(fact, status=clause.status)


def _written_big(claim: Claim) -> frozenset[str] | None:
    """Return the words of known names for a headline, which may write every word with a capital; else None."""
    if claim.place is not BlockKind.HEADLINE:
        return None
    return frozenset(word for name in claim.proposition.names for word in name.lower().split())


def _outermost(clauses: Sequence[Span]) -> frozenset[Span]:
    return frozenset(span for span in clauses if not any(other.covers(span) and other != span for other in clauses))


def _smallest(inner: Span, spans: Sequence[Span]) -> Span | None:
    around = [span for span in spans if span.covers(inner)]
    return min(around, key=lambda span: span.end - span.start, default=None)


def _tells(frame: Frame, time: Moment, clause: Span | None) -> bool:
    """Say whether `time` dates this frame: its own innermost clause, or a noun that has it as its own part."""
    return time.span is not None and (frame.span == clause if not frame.nominal else frame.span.covers(time.span))


@dataclass(frozen=True, slots=True)
class _Reader:
    claim: Claim
    standing: Standing
    speaker: tuple[Term, ...]
    own: frozenset[str]  # the pronouns that mean the speaker
    citing: frozenset[str]  # the predicates by which others say something
    named: frozenset[str] | None  # the words that are names where capitals do not tell, else None
    held: frozenset[Span]  # the clauses that are put as so, finite or not: who "claims to lead a unit" leads it

    def fact(self, frame: Frame, times: tuple[Moment, ...]) -> Fact:
        positive, firm, status = (frame.positive, True, Status.DONE) if frame.act else self._force(frame)
        parts = tuple(self._part(argument) for argument in frame.arguments)
        by_role = {role: tuple(t for part in parts if part.role is role for t in part.terms) for role in Role}
        modifiers = [argument for argument in frame.arguments if argument.role is Role.MODIFIER]
        words_before = [word for argument in modifiers for word in argument.words if not _is_measure(word)]
        by_role[Role.MODIFIER] = terms(words_before, [name for argument in modifiers for name in self._names(argument)])
        adverbs = terms([word for word in frame.adverbs if not _is_measure(word)])
        events = tuple(events_of(frame))
        return Fact(
            events=events,
            positive=positive,
            firm=firm,
            status=status,
            noun=frame.nominal,
            happens=not frame.nominal or not frame.governors or names_event(frame.predicate, events),
            act=frame.act,
            described=frame.nominal and any(part.role is Role.SUBJECT and part.case == "=" for part in frame.arguments),
            arguments=parts,
            subject=by_role[Role.SUBJECT] or (self.speaker if frame.act else ()),
            object=by_role[Role.OBJECT],
            others=by_role[Role.OBLIQUE] + by_role[Role.MODIFIER] + adverbs,
            places=tuple(self._places(frame, parts)),
            times=times,
            cited=any(governor.positive and governor.lemma in self.citing for governor in frame.governors),
            span=frame.span,
            happening=outline(events),
            matter=outline((*events, *adverbs, *(one for part in parts for one in part.terms))),
            against=frozenset(key for event in events for key in opposites(event.key)),
        )

    def _force(self, frame: Frame) -> tuple[bool, bool, Status]:
        """Return sign, firmness and status of a frame after all that governs it."""
        outdoes = _outdoes(frame)
        positive, firm, status = frame.positive or outdoes, True, self._own_status(frame)
        known = frame.nominal and frame.definite and bool(frame.governors)
        turned = False
        for governor in frame.governors:
            if turns(governor.lemma, "plan") and status is Status.DONE and not known:
                status = Status.PLANNED
            if turns(governor.lemma, "full") or turns(governor.lemma, "soft"):
                turned = True
                firm = firm and turns(governor.lemma, "full")
                positive = positive != governor.positive
            elif not (governor.positive or known or outdoes):
                positive = not positive
        if self.claim.proposition.modality is Modality.CONDITIONAL and not known:
            status = Status.CONDITIONAL  # what follows from an "if" holds no more than the "if"
        if self.standing in {Standing.DENIED, Standing.DOUBTED} and not turned and not known:
            positive = not positive
            firm = firm and self.standing is Standing.DENIED
        return positive, firm, status

    def _own_status(self, frame: Frame) -> Status:
        status = _own_status(frame)
        aim = status is Status.PLANNED and frame.tense is Tense.NONE and not frame.governors
        return Status.DONE if aim and frame.span in self.held else status

    def _part(self, argument: Argument) -> Part:
        words = [word for word in argument.words if not _is_measure(word)]
        found: list[Term] = []
        names = self._names(argument)
        for one in terms(words, names):
            found.extend(self.speaker if one.key in self.own else () if one.key in OWN else (one,))
        head = term(argument.head, name=argument.head in names)
        return Part(argument.role, argument.case, head, tuple(found), argument.none, argument.span)

    def _names(self, argument: Argument) -> Sequence[str]:
        return [name for name in argument.names if self.named is None or name in self.named]

    def _places(self, frame: Frame, parts: Sequence[Part]) -> Iterator[Term]:
        for argument, part in zip(frame.arguments, parts, strict=True):
            if argument.role is Role.OBLIQUE and argument.case in _PLACING:
                yield from (one for one in part.terms if one.name and part.head.name)
        yield from (NATIONWIDE for adverb in frame.adverbs if adverb in _EVERYWHERE)


def _is_measure(word: str) -> bool:
    """Say whether a word tells a number or a time: these are compared as quantities and moments, not as words."""
    return word in _TELLING_TIME or word in _COUNTING or not word[0].isalpha()


def _outdoes(frame: Frame) -> bool:
    """Say whether a "not" only tells how much it is so: "had never been so afraid before"."""
    return "so" in frame.adverbs and not _EVER.isdisjoint(frame.adverbs)


def _own_status(frame: Frame) -> Status:
    if frame.conditional:
        return Status.CONDITIONAL
    if frame.auxiliary in _POSSIBLE or frame.predicate.startswith(_NEARING):
        return Status.POSSIBLE
    aim = frame.tense is Tense.NONE and not (frame.nominal or frame.governors)  # "to sail", cut off from its verb
    if frame.auxiliary in _DUE:
        return Status.DUE
    if aim:
        return Status.PLANNED
    return Status.COMING if frame.tense is Tense.FUTURE else Status.DONE
