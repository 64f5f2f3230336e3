"""Facets: what judging needs of one claim, worked out once and used against every claim it meets."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property

from bot.claims.claim import Claim, Modality, Speaker, SpeakerKind
from bot.contradictions.alignment import COMMON_WORDS, weight_of
from bot.contradictions.facts import Fact, Status, facts
from bot.contradictions.figures import Figure, figures
from bot.contradictions.lexicon import Term, government_of, term, terms, turns, turns_round
from bot.contradictions.pointing import POINTING
from bot.contradictions.setting import Setting, setting
from bot.contradictions.standing import NEGATIVE, STANDINGS, Standing, negates_itself, standing_of
from bot.language.moment import Precision
from bot.ports import ClaimRecord
from bot.span import Span

_QUESTIONING = frozenset({Standing.DENIED, Standing.DOUBTED, Standing.WITHHELD})
_EMPTY = 0.7  # the weight of a pronoun and an everyday word
_BARE = 2.0  # the weight that words may have together and still name no matter


@dataclass(frozen=True)
class Facets:
    """One claim, ready to be compared; what every comparison asks of it is worked out when first asked for."""

    record: ClaimRecord
    standing: Standing
    speaker: frozenset[str]  # keys of the words of the speaker's names, and of the state spoken for
    facts: tuple[Fact, ...]
    figures: tuple[Figure, ...]
    disowns: bool  # says that words of the speaker's own were told otherwise: "he was misquoted"
    bare: bool  # denies without saying what: "this is fake news"
    setting: Setting
    names: frozenset[str]  # keys of the words of all names in the content, and of the speaker's
    target: tuple[Term, ...]  # distinct words of its matter, without those that only deny or tell
    said: date | None
    _apart: dict[Span, Setting] = field(default_factory=dict, compare=False, repr=False)

    def setting_without(self, sentence: Span) -> Setting:
        """Return what stands around the claim, that sentence of its article left out."""
        known = self._apart.get(sentence)
        if known is None:
            known = setting(self.record.article, self.claim.sentence, without=sentence)
            self._apart[sentence] = known
        return known

    @cached_property
    def claim(self) -> Claim:
        """Return the claim."""
        return self.record.claim

    @cached_property
    def put(self) -> list[Fact]:
        """Return what the claim puts as so: its clauses; what nouns name is asserted only where there is no clause."""
        if self.claim.proposition.modality is Modality.CONDITIONAL:
            return []
        held = [fact for fact in self.facts if fact.positive and fact.happens and not fact.act]
        return [fact for fact in held if not fact.noun] or held

    @cached_property
    def challenging(self) -> bool:
        """Say whether the claim puts something in question, by its stance or by what it says."""
        if self.standing in _QUESTIONING or self.bare:
            return True
        clauses = (fact for fact in self.facts if not (fact.noun or fact.act))
        return any(not fact.positive or turns_round(fact.events[0].key) for fact in clauses)

    @cached_property
    def words(self) -> frozenset[str]:
        """Return the stems of the content, without everyday words."""
        return frozenset(self.claim.proposition.terms) - COMMON_WORDS

    @cached_property
    def narrated(self) -> bool:
        """Say whether nobody but the article stands behind the claim."""
        return self.claim.speaker.kind in {SpeakerKind.OUTLET, SpeakerKind.UNNAMED} or not self.record.speaker_name


def facets(record: ClaimRecord) -> Facets:
    """Work out the facets of a stored claim."""
    claim = record.claim
    standing = standing_of(claim, " ".join(record.article.quote(span) for span in claim.attribution.cue))
    speaker = _speaker_terms(claim.speaker, record.speaker_name)
    own = facts(claim, standing, speaker)
    meant = _referred(claim, speaker)
    told = own + meant
    if standing is Standing.HELD:
        told = tuple(fact for fact in told if not fact.cited) or told
    clauses = [fact for fact in own if not (fact.noun or fact.act)]
    disowned = [fact for fact in clauses if _of_own_words(fact, speaker)]
    return Facets(
        record=record,
        standing=standing,
        speaker=frozenset(part.key for part in speaker),
        facts=tuple(fact for fact in told if standing is not Standing.OPEN or _done_by_saying(fact)),
        figures=tuple(figures(claim.proposition, told)),
        disowns=bool(disowned),
        bare=(bool(disowned) and len(disowned) == len(clauses))
        or _is_bare(told, standing)
        or (not meant and _points(own, standing)),
        setting=setting(record.article, claim.sentence),
        names=frozenset(part.key for part in (*speaker, *_names(claim))),
        target=tuple(_target(told)),
        said=said_on(record),
    )


def _referred(claim: Claim, speaker: tuple[Term, ...]) -> tuple[Fact, ...]:
    """Return what the content points at, as the speaker leaves it.

    Who denies "the report" denies what it says. Who goes on from a denial to "these reports are false" denies the same.
    """
    standing = STANDINGS.get(claim.stance, Standing.OPEN)
    if not claim.proposition.refers or standing not in {Standing.DENIED, Standing.DOUBTED, Standing.WITHHELD}:
        return ()
    meant = next((one for one in claim.proposition.refers if one.stance not in NEGATIVE), None)
    if meant is not None:  # its "he" is of whoever said it, not of who denies it
        return facts(replace(claim, proposition=meant.proposition), standing, ())
    same = claim.proposition.refers[0].proposition
    standing = Standing.HELD if negates_itself(same) else standing
    return facts(replace(claim, proposition=same), standing, speaker)


def said_on(record: ClaimRecord) -> date | None:
    """Return the last day on which it can have been said: of the statement if known, else of printing."""
    said = record.claim.said
    if said is not None and said.last is not None and said.precision is not Precision.VAGUE:
        return said.last
    return record.article.published


def _speaker_terms(speaker: Speaker, canonical: str) -> tuple[Term, ...]:
    found: dict[str, Term] = {}
    for name in (canonical, speaker.name, speaker.stands_for or "", *speaker.aliases):
        state = government_of(name)
        parts = (term(state),) if state else terms(fold_words(name), fold_words(name))
        found.update((part.key, part) for part in parts)
    return tuple(found.values())


def fold_words(name: str) -> tuple[str, ...]:
    """Return the lower-case words of a name, without what every name can have."""
    return tuple(word for word in name.lower().replace("'s", "").split() if word not in {"the", "of", "a", "an", "and"})


def _done_by_saying(fact: Fact) -> bool:
    """Say whether a fact holds whatever the stance: what was accepted was accepted, who is hailed as victor won."""
    return fact.act or (fact.noun and fact.described)


def _of_own_words(fact: Fact, speaker: tuple[Term, ...]) -> bool:
    """Say whether a fact is that the speaker, or words of the speaker, were told otherwise than they were said."""
    if not any(turns(part.key, "distorting") for part in (*fact.events, *fact.others)):
        return False
    keys = {part.key for part in speaker}
    return any(part.key in keys for part in (*fact.subject, *fact.object))


def _is_bare(facts: tuple[Fact, ...], standing: Standing) -> bool:
    """Say whether the claim denies something that it does not itself spell out: "that is a lie"."""
    said = [part for fact in facts if not fact.act or fact.noun for part in (*fact.events, *fact.parts)]
    if any(turns_round(part.key) for part in said):
        return standing is not Standing.WITHHELD and weight_of(_target(facts)) <= _BARE and not _has_matter(facts)
    return standing in {Standing.DENIED, Standing.DOUBTED} and weight_of(_target(facts)) <= _EMPTY


def _has_matter(facts: tuple[Fact, ...]) -> bool:
    """Say whether the claim names what it is about: "rumours of a strike", "sabotage had been ruled out"."""
    return any(_is_matter(part) for fact in facts if not fact.act for part in _named_by(fact))


def _named_by(fact: Fact) -> tuple[Term, ...]:
    event = fact.events[0]
    if fact.noun:
        return (*fact.object, *fact.others) if _is_report(event) else ()
    return fact.theme if turns_round(event.key) else fact.events[:1]


def _is_matter(part: Term) -> bool:
    key = part.key.partition("_")[0]
    empty = part.name or key in COMMON_WORDS or part.key in POINTING
    return not (empty or turns_round(part.key) or _is_report(part) or turns(part.key, "telling"))


def _names(claim: Claim) -> Iterator[Term]:
    for name in claim.proposition.names:
        yield from terms(fold_words(name))


def _points(own: tuple[Fact, ...], standing: Standing) -> bool:
    """Say whether all that is denied or doubted is what others say: "the reports", "his story"."""
    if standing not in {Standing.DENIED, Standing.DOUBTED, Standing.WITHHELD}:
        return False
    matter = [part for part in _target(tuple(fact for fact in own if not fact.act)) if not part.name]
    said = {part.key for fact in own for part in (*fact.events, *fact.parts) if _is_report(part)}
    return bool(said) and weight_of(part for part in matter if not _is_report(part)) <= _EMPTY


def _is_report(part: Term) -> bool:
    return "claim" in part.classes or turns(part.key, "reporting")


def _target(facts: tuple[Fact, ...]) -> Iterator[Term]:
    """Yield the words that say what is claimed: no pronouns, no words of telling, nothing that only denies."""
    asked = [fact for fact in facts if fact.status is not Status.CONDITIONAL] or facts
    told = ((*fact.events, *(() if fact.act else fact.subject), *fact.object, *fact.others) for fact in asked)
    parts = {part.key: part for found in told for part in found}
    denying = {word for part in parts.values() if turns_round(part.key) for word in (part.key, *part.key.split("_"))}
    for part in parts.values():
        if part.key not in denying and part.key not in POINTING and not turns(part.key, "telling"):
            yield part
