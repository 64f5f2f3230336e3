"""Facets: what judging needs of one claim, worked out once and used against every claim it meets."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from bot.articles.article import Article, BlockKind
from bot.claims.claim import Claim, Speaker
from bot.contradictions.alignment import weight_of
from bot.contradictions.facts import Fact, Outline, Standing, facts, outline, standing_of
from bot.contradictions.figures import Figure, figures
from bot.contradictions.lexicon import Term, government_of, term, terms, turns
from bot.language.moment import Precision
from bot.language.terms import words
from bot.ports import ClaimRecord
from bot.span import Span

_EMPTY = 0.7  # the weight of a pronoun and an everyday word
_BARE = 2.0  # the weight that words may have together and still name no matter


@dataclass(frozen=True, slots=True)
class Facets:
    """One claim, ready to be compared."""

    record: ClaimRecord
    standing: Standing
    speaker: frozenset[str]  # keys of the words of the speaker's names, and of the state spoken for
    facts: tuple[Fact, ...]
    figures: tuple[Figure, ...]
    bare: bool  # denies without saying what: "this is fake news"
    context: Outline  # of the words around a bare denial; empty for others
    said: date | None

    @property
    def claim(self) -> Claim:
        """Return the claim."""
        return self.record.claim


def facets(record: ClaimRecord) -> Facets:
    """Work out the facets of a stored claim."""
    claim = record.claim
    standing = standing_of(claim, " ".join(record.article.quote(span) for span in claim.attribution.cue))
    speaker = _speaker_terms(claim.speaker, record.speaker_name)
    told = facts(claim, standing, speaker)
    bare = _is_bare(told, standing)
    return Facets(
        record=record,
        standing=standing,
        speaker=frozenset(part.key for part in speaker),
        facts=tuple(fact for fact in told if standing is not Standing.OPEN or _done_by_saying(fact)),
        figures=tuple(figures(claim.proposition, told)),
        bare=bare,
        context=_context(record.article, claim.sentence) if bare else outline(()),
        said=said_on(record),
    )


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


def _is_bare(facts: tuple[Fact, ...], standing: Standing) -> bool:
    """Say whether the claim denies something that it does not itself spell out: "that is a lie"."""
    said = [part for fact in facts for part in (*fact.events, *fact.parts)]
    matter = [part for part in said if not turns(part.key, "full")]
    if len(matter) < len(said):
        return weight_of(matter) <= _BARE
    return standing is Standing.DENIED and weight_of(matter) <= _EMPTY


def _context(article: Article, sentence: Span) -> Outline:
    """Return the words of the headline, of the paragraph of `sentence` and of the paragraph before it."""
    told = [b for b in article.blocks if b.kind in {BlockKind.PARAGRAPH, BlockKind.SUBHEADING}]
    here = next((i for i, block in enumerate(told) if block.span.overlaps(sentence)), None)
    near = told[max(0, here - 1) : here + 1] if here is not None else []
    near += [block for block in article.blocks if block.kind is BlockKind.HEADLINE]
    return outline(one for block in near for one in terms(words(article.quote(block.span))))
