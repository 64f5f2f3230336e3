"""References: what the pointing words of an article's claims stand for, linked where the article makes it plain."""

from __future__ import annotations

import bisect
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from bot.articles.article import Article, BlockKind
from bot.claims import vocabulary
from bot.claims.claim import DENYING, Claim, Proposition, Reference, Speaker, Stance
from bot.claims.cues import verb_of_form
from bot.claims.pointers import FAMILIES, Pointer, PointerKind, pointer
from bot.claims.sides import answerable, goes_on, one_side, tells
from bot.language.terms import words
from bot.language.words import Word
from bot.span import Span, touching

_ANSWERING = DENYING | {Stance.CONFIRMS, Stance.DOES_NOT_CONFIRM}
_FAR = 8  # paragraphs back to a statement of the very kind that the noun names
_NEAR = 2  # paragraphs back to any other statement
_LEAST = 2  # stems of a statement that says something to compare
_CLAUSE = 3  # stems of words that nobody is named for
_SUBORDINATE = frozenset({"SCONJ", "ADP", "ADV", "PRON"})
_JOINING = frozenset("but and although though while whereas yet however which".split())


class Text(Protocol):
    """The parsed text of the article."""

    @property
    def sentences(self) -> Sequence[Span]:
        """The sentences of the whole article in text order."""

    def tokens(self, spans: Sequence[Span]) -> list[Word]:
        """Return the words in these places."""

    def speaker(self, source: Sequence[Word], at: int) -> Speaker:
        """Return who is meant by words of the paragraph around `at`."""

    def offset(self, at: int) -> int:
        """Return where in the article the parsed paragraph around `at` starts."""

    def proposition(self, spans: Sequence[Span]) -> Proposition:
        """Return what the words in these places say."""


@dataclass(frozen=True, slots=True)
class _Pointing:
    claim: Claim
    pointer: Pointer
    span: Span
    sentence: Span


def resolved(article: Article, claims: Sequence[Claim], text: Text) -> list[Claim]:
    """Return the claims, in text order as given, each with what its pointing words stand for."""
    resolver = _Resolver(article, claims, text)
    return [resolver.with_references(claim) for claim in claims]


class _Resolver:
    def __init__(self, article: Article, claims: Sequence[Claim], text: Text) -> None:
        self._article = article
        self._text = text
        self._headlines = [claim for claim in claims if claim.place is BlockKind.HEADLINE and claim.attribution.cue]
        self._claims = [claim for claim in claims if claim.place in (BlockKind.PARAGRAPH, BlockKind.SUBHEADING)]
        self._starts = [_start(claim) for claim in self._claims]
        self._blocks = [block.span.start for block in article.blocks]
        self._pointing = {claim.id: found for claim in claims if (found := self._points(claim)) is not None}
        self._known: dict[str, tuple[Reference, ...]] = {}

    def with_references(self, claim: Claim) -> Claim:
        found = self._references(claim.id)
        if not found:
            return claim
        steps = (f'"{self._article.quote(r.span)}" stands for "{r.proposition.text}": {r.evidence}' for r in found)
        return replace(claim, proposition=replace(claim.proposition, refers=found), trail=(*claim.trail, *steps))

    def _points(self, claim: Claim) -> _Pointing | None:
        content = claim.attribution.content
        found = pointer(self._text.tokens(content)) if claim.attribution.cue else None
        if found is None or (claim.stance not in _ANSWERING and found.kind is not PointerKind.NOUN):
            return None
        offset = self._text.offset(content[0].start)
        first, last = found.tokens[0], found.tokens[-1]
        span = Span(offset + first.idx, offset + last.idx + len(last))
        sentence = next(iter(touching(self._text.sentences, span)), claim.sentence)
        return _Pointing(claim, found, span, sentence)

    def _references(self, claim_id: str) -> tuple[Reference, ...]:
        pointing = self._pointing.get(claim_id)
        if pointing is None:
            return ()
        if claim_id not in self._known:
            self._known[claim_id] = ()  # what leads back to itself leads nowhere
            steps = [self._beside, self._owned]
            if not pointing.pointer.owner:  # what others said is not "the minister's account"
                steps += [self._own_side, self._of_its_kind, self._just_before]
            found = next((found for step in steps if (found := step(pointing))), ())
            self._known[claim_id] = (*found, *self._headline(pointing, found))
        return self._known[claim_id]

    def _beside(self, pointing: _Pointing) -> tuple[Reference, ...]:
        """Look in the words before it in the same sentence: a statement there, else the clause itself."""
        beside = (
            claim
            for claim in self._before(pointing, 0)
            if claim.attribution.cue
            and claim.attribution.content[-1].end <= pointing.span.start
            and claim.sentence.overlaps(pointing.sentence)
            and (answerable(claim, pointing.claim) or goes_on(claim, pointing.claim))
        )
        return self._first(pointing, beside, "said before it in the same sentence") or self._clause(pointing)

    def _clause(self, pointing: _Pointing) -> tuple[Reference, ...]:
        """Return the finite clause before the claim's own words, where a comma or "but" parts the two."""
        own = pointing.claim.attribution
        end = min(span.start for span in (*own.source, *own.cue, pointing.span))
        holder = self._holder(pointing)
        start = pointing.sentence.start if holder is None else holder.attribution.content[0].start
        tokens = self._text.tokens([Span(start, end)]) if start < end else []
        joined = bool(tokens) and (tokens[-1].is_punct or tokens[-1].lower_ in _JOINING)
        while tokens and (tokens[-1].is_punct or tokens[-1].lower_ in _JOINING):
            tokens.pop()
        told = any(token.tag_ in ("VBD", "VBZ", "VBP", "MD") for token in tokens)
        dependent = holder is None and bool(tokens) and (tokens[0].pos_ in _SUBORDINATE or tokens[0].tag_ == "VBG")
        if not (joined and told) or dependent:
            return ()
        offset = self._text.offset(start)
        meant = Span(offset + tokens[0].idx, offset + tokens[-1].idx + len(tokens[-1]))
        return self._words(pointing, meant, "the clause before it in the same sentence", holder)

    def _holder(self, pointing: _Pointing) -> Claim | None:
        """Return another's claim in whose content the parse leaves the pointing words."""
        held = (
            claim
            for claim in self._claims_around(pointing)
            if claim.attribution.cue and claim.attribution.content[0].start < pointing.span.start
        )
        return next((claim for claim in held if not one_side(claim, pointing.claim)), None)

    def _claims_around(self, pointing: _Pointing) -> Iterator[Claim]:
        at = bisect.bisect_left(self._starts, pointing.span.start)
        for claim in reversed(self._claims[max(0, at - 8) : at]):
            if any(span.covers(pointing.span) for span in claim.attribution.content):
                yield claim

    def _owned(self, pointing: _Pointing) -> tuple[Reference, ...]:
        """Look for what was said by the one whose account it is: "Reed's claims"."""
        owner = words(" ".join(token.text for token in pointing.pointer.owner))
        if not owner:
            return ()
        owning = self._text.speaker(pointing.pointer.owner, pointing.span.start).name
        at = bisect.bisect_left(self._starts, pointing.span.start)
        everything = (*reversed(self._claims[:at]), *self._claims[at:])
        theirs = (
            claim
            for claim in everything
            if tells(claim)
            and claim.id not in self._pointing
            and (claim.speaker.name == owning or owner[-1] in _last_words(claim.speaker))
            and claim.attribution.cue
        )
        return self._first(pointing, theirs, "a statement of whoever it is ascribed to")

    def _own_side(self, pointing: _Pointing) -> tuple[Reference, ...]:
        """Look whether the same side denies something in the sentence before: it goes on about that."""
        denied = (
            claim
            for claim in self._in_sentence_before(pointing)
            if claim.attribution.cue and goes_on(claim, pointing.claim)
        )
        return self._first(pointing, denied, "what the same side denies in the sentence before")

    def _of_its_kind(self, pointing: _Pointing) -> tuple[Reference, ...]:
        """Look for the nearest statement made by a word of the noun's family: "the accusation", "accused"."""
        family = FAMILIES.get(pointing.pointer.noun)
        if pointing.pointer.kind is not PointerKind.NOUN or family is None:
            return ()
        told = (
            claim
            for claim in self._told_by_others(pointing, _FAR)
            if claim.attribution.rule.rpartition(": ")[2] in family
        )
        return self._first(pointing, told, f'the last thing before it that somebody does as "{pointing.pointer.noun}"')

    def _just_before(self, pointing: _Pointing) -> tuple[Reference, ...]:
        """Look in the sentence before; for a noun also for the last statement of another side a little further back."""
        before = (claim for claim in self._in_sentence_before(pointing) if answerable(claim, pointing.claim))
        found = self._first(pointing, before, "the sentence before says so")
        if found or pointing.pointer.kind is not PointerKind.NOUN:
            return found
        near = self._told_by_others(pointing, _NEAR)
        return self._first(pointing, near, "the last statement of somebody else before it")

    def _headline(self, pointing: _Pointing, found: Sequence[Reference]) -> tuple[Reference, ...]:
        """Return the headline: where nothing else is found, or where what is found shares words with it."""
        title = next((block.span for block in self._article.blocks if block.kind is BlockKind.HEADLINE), None)
        if title is None or pointing.claim.stance not in _ANSWERING or pointing.claim.place is BlockKind.HEADLINE:
            return ()
        if not found and pointing.pointer.kind is PointerKind.PRONOUN:
            return ()
        matter = self._of_headline(pointing, title, "what the article is about, by its headline")
        if not (found and matter):
            return matter
        shared = set(matter[0].proposition.terms) & set(found[0].proposition.terms)
        known = any(one.claim_id == other.claim_id is not None for one in matter for other in found)
        evidence = f"the headline, which shares its words ({', '.join(sorted(shared))})"
        return tuple(replace(one, evidence=evidence) for one in matter) if shared and not known else ()

    def _of_headline(self, pointing: _Pointing, title: Span, evidence: str) -> tuple[Reference, ...]:
        said = self._first(pointing, reversed(self._headlines), evidence)
        verbs = [verb_of_form(token.lower_) or "" for token in self._text.tokens([title])]
        turned = any(vocabulary.STANCE_OF_WORD.get(verb) in DENYING for verb in verbs)
        return said or (() if turned else self._words(pointing, title, evidence))

    def _told_by_others(self, pointing: _Pointing, reach: int) -> Iterator[Claim]:
        """Yield what named others say before the pointing words, the nearest first."""
        for claim in self._before(pointing, reach):
            if claim.attribution.cue and answerable(claim, pointing.claim):
                yield claim

    def _before(self, pointing: _Pointing, reach: int) -> Iterator[Claim]:
        """Yield the claims before the pointing words, the nearest first, as far as `reach` paragraphs back."""
        here = bisect.bisect_right(self._blocks, pointing.span.start)
        for at in range(bisect.bisect_left(self._starts, pointing.span.start) - 1, -1, -1):
            claim = self._claims[at]
            if here - bisect.bisect_right(self._blocks, self._starts[at]) > reach:
                return
            if claim.id != pointing.claim.id and not _nested(claim, pointing.claim):
                yield claim

    def _in_sentence_before(self, pointing: _Pointing) -> list[Claim]:
        """Return the claims of the sentence before, the last first; what the same cue introduces counts as one."""
        cue = pointing.claim.attribution.cue
        found: list[Claim] = []
        end: int | None = None
        for claim in self._before(pointing, 1):
            if claim.sentence.overlaps(pointing.claim.sentence) or (
                claim.attribution.cue == cue and claim.stance not in DENYING
            ):
                continue
            if end is not None and claim.sentence.end < end:
                break
            end = claim.sentence.start if end is None else min(end, claim.sentence.start)
            found.append(claim)
        return found if found and self._adjoins(found[0].sentence, pointing) else []

    def _adjoins(self, sentence: Span, pointing: _Pointing) -> bool:
        """Say whether no other sentence lies between, but those under the same cue."""
        start = min((pointing.claim.sentence.start, *(s.start for s in pointing.claim.attribution.cue)))
        at = bisect.bisect_left(self._text.sentences, Span(start, start))
        quoted = [c.sentence for c in self._claims if c.attribution.cue == pointing.claim.attribution.cue]
        between = [s for s in self._text.sentences[max(0, at - 6) : at] if s.start >= sentence.end and s.end <= start]
        return all(any(s.overlaps(other) for other in quoted) for s in between)

    def _first(self, pointing: _Pointing, claims: Iterable[Claim], evidence: str) -> tuple[Reference, ...]:
        """Return what the first of `claims` that says something to compare means."""
        return next((found for claim in claims if (found := self._meaning(pointing, claim, evidence))), ())

    def _meaning(self, pointing: _Pointing, claim: Claim, evidence: str) -> tuple[Reference, ...]:
        """Return a reference to a claim; where that only points on, to what it points at."""
        if claim.id in self._pointing:
            onward = self._references(claim.id)
            return tuple(replace(r, span=pointing.span, evidence=f"{evidence}, which points on") for r in onward)
        if len(set(claim.proposition.terms)) < (_LEAST if claim.attribution.cue else _CLAUSE):
            return ()
        meant = claim.attribution.content
        return (Reference(pointing.span, meant, claim.id, claim.stance, claim.proposition, evidence),)

    def _words(
        self, pointing: _Pointing, meant: Span, evidence: str, holder: Claim | None = None
    ) -> tuple[Reference, ...]:
        found = self._text.proposition([meant])
        if len(set(found.terms)) < (_CLAUSE if holder is None else _LEAST):
            return ()
        whose, stance = (None, None) if holder is None else (holder.id, holder.stance)
        return (Reference(pointing.span, (meant,), whose, stance, found, evidence),)


def _start(claim: Claim) -> int:
    return claim.attribution.content[0].start


def _last_words(speaker: Speaker) -> set[str]:
    """Return the last word of each name of a speaker, folded."""
    names = (speaker.name, *speaker.aliases, speaker.stands_for or "")
    return {word for name in names for word in words(name)[-1:]}


def _nested(claim: Claim, other: Claim) -> bool:
    return any(a.overlaps(b) for a in claim.attribution.content for b in other.attribution.content)
