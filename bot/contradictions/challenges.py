"""Challenges: a claim that denies, doubts or will not confirm the matter its article is about, however it words it.

News seldom repeats what it denies: "this is fake news", "he had never heard of such a man", "no order has come". What
such a claim is about stands around it: in its paragraph, in the headline, in the claim that it answers.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from bot.claims.claim import DENYING, Stance
from bot.contradictions.alignment import COMMON_WORDS, names_clash, of_another, overlap, weight_of
from bot.contradictions.contradiction import ContradictionKind
from bot.contradictions.facets import Facets
from bot.contradictions.facts import OPEN_ENDED, Fact, Part, Status, passes_by
from bot.contradictions.finding import Finding, Test
from bot.contradictions.lexicon import Term, turns, turns_round
from bot.contradictions.outline import Outline
from bot.contradictions.pointing import POINTING
from bot.contradictions.setting import Setting
from bot.contradictions.standing import NEGATIVE, Standing
from bot.contradictions.voices import one_voice

CHALLENGING = DENYING | {Stance.DOES_NOT_CONFIRM}
_STANDINGS = frozenset({Standing.DENIED, Standing.DOUBTED, Standing.WITHHELD})
_FIRM = frozenset({Stance.DENIES, Stance.DISMISSES})
_SOMETHING = 0.75  # the weight of one word besides names


def challenges(a: Facets, b: Facets) -> Iterator[Finding]:
    """Yield the ways in which one of the two puts the other's matter in question."""
    if a.challenging is b.challenging or one_voice(a.record, b.record):
        return  # what a speaker takes back has to be said in so many words
    for challenger, teller in ((a, b), (b, a)):
        if challenger.challenging and teller.standing is Standing.HELD and not teller.challenging:
            around = _apart(challenger, teller), _apart(teller, challenger)
            for fact in teller.put:
                yield from _challenge(challenger, teller, fact, *around)


def _apart(one: Facets, other: Facets) -> Setting:
    """Return what stands around a claim, the other claim left out: that it stands near is no sign of its matter."""
    if one.claim.article_id != other.claim.article_id:
        return one.setting
    return one.setting_without(other.claim.sentence)


def _challenge(
    challenger: Facets, teller: Facets, fact: Fact, asked_in: Setting, told_in: Setting
) -> Iterator[Finding]:
    opposed, unknown = _opposed(challenger, fact), _unknown(challenger, teller, fact)
    if _by_words(challenger) and not opposed and not unknown:
        return  # a "not" of its own puts in question only what it is about
    if _agrees(challenger, fact) or _passed_by(challenger, fact):
        return
    aim = _aim(challenger, teller, fact, asked_in)
    meant = unknown or _meant(aim)
    if not meant and (aim.shared < _SOMETHING or _beside_the_point(challenger, fact)):
        return
    withheld = challenger.standing is Standing.WITHHELD
    kind = ContradictionKind.CONFIRMATION_GAP if withheld else ContradictionKind.DENIAL
    measures = _measures(aim, asked_in, told_in, opposed=opposed, unknown=unknown)
    yield Finding(Test.CHALLENGED, kind, measures, (f"in question: {fact.events[0].key}",))


@dataclass(frozen=True, slots=True)
class _Aim:
    """A challenge held against one fact of another claim: what either says, and what ties the two together."""

    challenger: Facets
    teller: Facets
    fact: Fact
    said: Sequence[Term]  # by the fact, each word once
    words: Sequence[Term]  # the same without names
    asked: Sequence[Term]  # by the challenge, without names
    shared: float  # weight of what is both asked and said, names apart
    near: float  # weight of the fact's words that stand near the challenge
    lead: float  # the same at the head of its article
    beside: bool
    linked: bool


def _aim(challenger: Facets, teller: Facets, fact: Fact, asked_in: Setting) -> _Aim:
    said = list({part.key: part for part in (*fact.events, *fact.parts) if _tells(part)}.values())
    known = challenger.names | teller.names
    words = [part for part in said if not part.name and part.key not in known]
    asked = [part for part in challenger.target if not part.name and part.key not in known]
    return _Aim(
        challenger,
        teller,
        fact,
        said,
        words,
        asked,
        shared=overlap(asked, words),
        near=_held(words, asked_in.near),
        lead=_held(words, asked_in.lead),
        beside=_beside(challenger, teller),
        linked=_linked(challenger, teller),
    )


def _meant(aim: _Aim) -> bool:
    """Say whether the other claim is what is put in question, though the challenge may say none of its words."""
    bare = aim.challenger.bare
    if not (bare or _questions(aim.challenger)):
        return False
    next_to = aim.beside and (bare or aim.shared > 0)  # who denies a fire does not deny what is said beside it
    return (bare and (aim.near > 0 or aim.lead > 0)) or next_to or aim.linked


def _measures(aim: _Aim, asked_in: Setting, told_in: Setting, *, opposed: bool, unknown: bool) -> dict[str, float]:
    """Return what the likelihood of a challenge is made of; `asked_in` and `told_in` stand around the two claims."""
    challenger, teller, fact, said = aim.challenger, aim.teller, aim.fact, aim.said
    total = weight_of(said)
    around = weight_of(part for part in said if asked_in.holds(part))
    names = overlap([part for part in challenger.target if part.name], [part for part in said if part.name])
    return {
        "own": _squashed(aim.shared),
        "names": _squashed(names),
        "clash": float(names_clash(_others(challenger, challenger.target), _others(teller, said))),
        "near": _squashed(aim.near),
        "lead": _squashed(aim.lead),
        "back": _squashed(_held(aim.asked, told_in.lead)),
        "head": _squashed(_held(aim.words, told_in.lead)),
        "linked": float(aim.linked),
        "named": float(_names(challenger, teller)),
        "core": float(any(_asked_of(event, challenger, asked_in) for event in fact.events)),
        "opposed": float(opposed or unknown),
        "unknown": float(unknown),
        "around": around / total if total else 0.0,
        "beside": float(aim.beside),
        "bare": float(challenger.bare),
        "firm": float(challenger.claim.stance in _FIRM),
        "said": float(_by_words(challenger)),
        "one_article": float(challenger.claim.article_id == teller.claim.article_id),
        "gap": float(fact.status in OPEN_ENDED),
        "noun": float(fact.noun),
    }


def _by_words(challenger: Facets) -> bool:
    """Say whether a claim puts in question by its own words alone: its stance is none that does."""
    return challenger.claim.stance not in CHALLENGING and not challenger.bare


def _others(one: Facets, parts: Iterable[Term]) -> list[Term]:
    """Return the parts without the speaker's own name."""
    return [part for part in parts if part.key not in one.speaker]


def _unknown(challenger: Facets, teller: Facets, fact: Fact) -> bool:
    """Say whether the challenge is that nobody knows the one who says it, or of whom it is said."""
    unheard = {
        part.key
        for one in challenger.facts
        if not one.positive and not one.noun and "know" in one.happening.classes
        if all(part.key in challenger.speaker for part in one.subject)
        for part in (*one.object, *one.others)
        if part.name
    }
    told_of = teller.speaker | {part.key for part in fact.subject if part.name}
    return not (unheard - challenger.speaker).isdisjoint(told_of)


def _linked(challenger: Facets, teller: Facets) -> bool:
    """Say whether the challenge points at the very claim: "denied the report", where the report is the other claim."""
    return any(
        meant.claim_id == teller.claim.id and meant.stance not in NEGATIVE
        for meant in challenger.claim.proposition.refers
    )


def _names(challenger: Facets, teller: Facets) -> bool:
    """Say whether the challenge says whose words it is aimed at: "denied the ministry's claim"."""
    return not (challenger.names - challenger.speaker).isdisjoint(teller.speaker)


def _questions(challenger: Facets) -> bool:
    """Say whether a claim speaks of what others say, by its stance or its words: "denied", "said it was not true".

    "Insisted that the wall had not moved" is a denial too, but of what it names, not of all that stands near.
    """
    if challenger.standing in _STANDINGS:
        return True
    words = [fact.events[0].key for fact in challenger.facts if not (fact.noun or fact.act)]
    return challenger.claim.stance in CHALLENGING and any(turns_round(key) or turns(key, "judging") for key in words)


def _beside_the_point(challenger: Facets, fact: Fact) -> bool:
    """Say whether what the challenge denies, apart from where and when, is no part of what the fact says.

    "Denied that its tank had leaked into the lake" is no word on who swims in the lake, nor on another's tank.
    """
    clauses = [one for one in challenger.facts if not (one.noun or one.act)]
    denied = [one for one in clauses if not one.positive]
    if challenger.bare or challenger.claim.proposition.refers or any(turns_round(one.events[0].key) for one in clauses):
        return False
    if any("know" in one.happening.classes or turns(one.events[0].key, "judging") for one in denied):
        return False  # "never heard of that", "it is not plausible": all that is said is in question
    return bool(denied) and not any(_touches(one, fact, challenger.speaker) for one in denied)


def _touches(denied: Fact, fact: Fact, speaker: frozenset[str]) -> bool:
    core = (*fact.events, *fact.subject, *fact.object)
    if of_another(denied, fact) or not overlap((*denied.events, *denied.subject, *denied.object), core):
        return False
    own = [each for part in denied.arguments if _of(part, speaker) for each in part.terms if each.key not in speaker]
    return not any(
        overlap(own, part.terms) and any(each.name for each in part.terms) and not _of(part, speaker)
        for part in fact.arguments
    )


def _of(part: Part, names: frozenset[str]) -> bool:
    return any(each.key in names for each in part.terms)


def _tells(part: Term) -> bool:
    return part.key not in POINTING and not turns(part.key, "telling")


def _opposed(challenger: Facets, fact: Fact) -> bool:
    """Say whether the challenge denies that very event, in a clause: "there is no leak" of "it was leaking".

    What somebody will not do himself is no denial of what another does.
    """
    return any(
        not asked.positive
        and not asked.noun
        and not asked.act
        and not (asked.status is Status.COMING and names_clash(asked.subject, fact.subject))
        and asked.happening.meets(fact.happening)
        and any(e.likeness(o) for e in asked.events for o in fact.events if o.key not in COMMON_WORDS)
        for asked in challenger.facts
    )


def _agrees(challenger: Facets, fact: Fact) -> bool:
    """Say whether the challenge itself leaves that event standing.

    "Denied that no soldiers were sent" leaves their being sent; "denied that the wall was weak" leaves it safe.
    """
    return any(
        (_same_event(asked, fact) if asked.positive else not asked.against.isdisjoint(fact.happening.keys))
        and overlap(asked.parts, fact.parts) >= _SOMETHING
        for asked in challenger.facts
        if not (asked.noun or asked.act)
    )


def _passed_by(challenger: Facets, fact: Fact) -> bool:
    """Say whether the challenge is of that event, but of its having been, where the fact has it that it must be."""
    of_it = [asked for asked in challenger.facts if not (asked.noun or asked.act) and _same_event(asked, fact)]
    return bool(of_it) and all(passes_by(asked, fact) for asked in of_it)


def _same_event(asked: Fact, fact: Fact) -> bool:
    return asked.happening.meets(fact.happening) and any(
        e.likeness(o) == 1 for e in asked.events for o in fact.events if o.key not in COMMON_WORDS
    )


def _asked_of(event: Term, challenger: Facets, around: Setting) -> bool:
    """Say whether what happens, or something like it, is a word of the challenge or stands around it."""
    if event.key in COMMON_WORDS:
        return False
    return around.holds(event) or any(event.likeness(part) for part in challenger.target)


def _held(parts: Iterable[Term], there: Outline) -> float:
    return weight_of(part for part in parts if there.holds(part))


def _squashed(weight: float) -> float:
    return weight / (weight + 1.5)


def _beside(challenger: Facets, teller: Facets) -> bool:
    """Say whether the challenge comes in the paragraph of the other claim, after it."""
    if challenger.claim.article_id != teller.claim.article_id:
        return False
    asked, told = challenger.claim.sentence, teller.claim.sentence
    return told.start <= asked.start and any(
        block.span.covers(asked) and block.span.covers(told) for block in challenger.record.article.blocks
    )
