"""Nouns, adjectives and adverbs that report: "reports from X that", "X's claim of", "concerned about", "reportedly"."""

from __future__ import annotations

from collections.abc import Iterator

from bot.claims import vocabulary
from bot.claims.candidate import Candidate, trimmed, without
from bot.claims.contents import dated
from bot.claims.cues import noun_of, verb_of_form
from bot.claims.source_phrases import phrase
from bot.language import syntax
from bot.language.words import PLACE, Parse, Word

_OF_SOURCE = frozenset({"from", "by", "among"})
_ANSWERING = frozenset("deny dismiss reject receive hear".split())
_ABOUT = frozenset({"about", "over", "on", "of", "against"})
_OF_CONTENT = frozenset({"of", "about", "for", "on", "that", "to", "over", "against", "at", "in", "as", "with"})


def noun_candidates(doc: Parse) -> Iterator[Candidate]:
    """Yield a candidate for each reporting noun, adjective or adverb that shows its content."""
    for token in doc:
        noun = noun_of(token)
        if noun is not None:
            found = _noun(token, noun)
        elif token.lower_ in vocabulary.ADJECTIVES and token.pos_ in ("ADJ", "VERB"):
            found = _adjective(token)
        elif token.lower_ in vocabulary.ADVERBS:
            found = _adverb(token)
        else:
            found = None
        if found is not None and found.content:
            yield found


def _noun(token: Word, noun: str) -> Candidate | None:
    content, preposition = _noun_content(token)
    if not content:
        return None
    cue = [token]
    source: list[Word] = []
    owners = syntax.possessors(token)
    light = _light_verb(token)
    if light is not None and verb_of_form(light.lower_) in _ANSWERING:
        light = None  # "rejected the claim that": whoever rejects it does not claim it
        if not owners and not any(p.lower_ in _OF_SOURCE for p, _ in syntax.prepositional(token)):
            return None
    if owners:
        source = phrase(owners[0])
    else:
        givers = [n for p, n in syntax.prepositional(token) if p.lower_ in _OF_SOURCE]
        if givers:
            source = phrase(givers[0])
        elif light is not None:
            subject = syntax.subject(light)
            source = phrase(subject) if subject is not None and subject.i != token.i else []
    if light is not None and not owners and 0 < token.i - light.i < 6:
        cue = [*(t for t in light.children if t.dep_.startswith("aux")), *token.doc[light.i : token.i + 1]]
        cue = [token.doc[i] for i in range(min(t.i for t in cue), token.i + 1)] if cue else [token]
    if preposition is not None and preposition.i - token.i == 1:
        cue.append(preposition)
    if content[0].lower_ != "that" and (not source or noun in vocabulary.BELIEF_NOUNS) and light is None:
        return None
    content = without(content, source, cue)
    return Candidate(token, noun, "noun", cue, source, content)


def _noun_content(token: Word) -> tuple[list[Word], Word | None]:
    for clause in syntax.children(token, "acl", "ccomp", "acl:relcl", "relcl"):
        mark = syntax.mark(clause)
        first = next(iter(clause.subtree))
        that = (mark is not None and mark.lower_ == "that") or (
            first.lower_ == "that" and first.dep_ not in ("nsubj", "obj")
        )  # without a subject of its own the clause describes the noun: "a claim that would cost him his seat"
        if clause.i > token.i and (
            (that and syntax.own_subject(clause) is not None) or (mark is not None and mark.lower_ in ("whether", "to"))
        ):
            return trimmed(clause.subtree), None
    light = _light_verb(token)
    wanted = _OF_CONTENT if light is None else _OF_CONTENT - {"as"}  # "dismissed the report as fake"
    for preposition, noun in syntax.prepositional(token):
        if preposition.lower_ in wanted and noun.i > token.i and not _when(preposition, noun):
            return trimmed(without(noun.subtree, [preposition])), preposition
    if light is not None:
        for clause in syntax.children(light, "ccomp"):
            if clause.i > token.i:
                return trimmed(clause.subtree), None
        for preposition, noun in syntax.prepositional(light):
            if preposition.lower_ in _ABOUT and noun.i > token.i and not _when(preposition, noun):
                return trimmed(without(noun.subtree, [preposition])), preposition
    return _that_clause(token)


def _when(preposition: Word, noun: Word) -> bool:
    """Say whether it is the day of a report, which it is not about: "a letter from the union on 3 May"."""
    return preposition.lower_ in ("on", "in", "at") and dated(noun)


def _that_clause(token: Word) -> tuple[list[Word], Word | None]:
    """Return the clause after "reports from X that", by position, where the parse hangs it elsewhere."""
    doc, end = token.doc, token.sent.end
    at = token.i + 1
    if at < end and doc[at].lower_ in _OF_SOURCE:
        at += 1
        while at < end and doc[at].pos_ in ("DET", "ADJ", "NOUN", "PROPN", "PART", "NUM"):
            at += 1
        if at < end and doc[at].lower_ == "that":
            return trimmed(doc[i] for i in range(at, end)), None
    return [], None


def _light_verb(token: Word) -> Word | None:
    if token.dep_ in ("obj", "dobj") and token.head.pos_ == "VERB":
        verb = verb_of_form(token.head.lower_)
        return token.head if verb in vocabulary.LIGHT else None
    return None


def _adjective(token: Word) -> Candidate | None:
    if syntax.copula(token) is None and token.dep_ not in ("acomp", "xcomp", "conj"):
        return None
    subject = syntax.subject(token)
    clauses = [c for c in syntax.children(token, "ccomp", "xcomp", "advcl", "csubj") if c.i > token.i]
    content = trimmed(t for c in clauses[:1] for t in c.subtree)
    cue = [t for t in (*syntax.auxiliaries(token), syntax.copula(token), syntax.negation(token)) if t is not None]
    cue = sorted([*cue, token], key=PLACE)
    if not content:
        for preposition, noun in syntax.prepositional(token):
            if preposition.lower_ in ("about", "of", "that", "with", "by", "to") and noun.i > token.i:
                content = trimmed(without(noun.subtree, [preposition]))
                cue = [*cue, preposition]
                break
    if subject is None or subject.lower_ in ("it", "there", "that", "this"):
        return None
    source = phrase(subject)
    return Candidate(token, token.lower_, "adjective", cue, source, without(content, source, cue))


def _adverb(token: Word) -> Candidate | None:
    clause = token.head
    while clause.pos_ not in ("VERB", "AUX", "NOUN", "ADJ", "PROPN") and clause.head.i != clause.i:
        clause = clause.head
    if clause.i == token.i:
        clause = token.sent.root
    content = trimmed(without(clause.subtree, [token]))
    return Candidate(token, token.lower_, "adverb", [token], [], content)
