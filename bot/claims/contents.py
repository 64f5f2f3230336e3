"""Contents: the words that tell what is said, found from a verb that reports."""

from __future__ import annotations

from spacy.tokens import Token

from bot.claims import vocabulary
from bot.claims.candidate import trimmed, without
from bot.language import syntax

_CONTINUING = frozenset({"conj", "cc", "parataxis", "punct", "dep"})


def clause_content(verb: Token, word: str) -> list[Token]:
    """Return the clause that depends on `verb`: "that ..." with or without the word, a question, an infinitive."""
    clauses = [c for c in verb.children if c.dep_ == "ccomp"]
    if not clauses and (word in vocabulary.INFINITIVE or word in vocabulary.SPEECH):
        clauses = [c for c in syntax.children(verb, "xcomp") if syntax.mark(c) is not None or c.tag_ == "VBG"]
    found: list[Token] = []
    for clause in clauses:
        found += list(clause.subtree)
    return trimmed(found)


def governing_clause(verb: Token, cue: list[Token], source: list[Token]) -> list[Token]:
    """Return the clause that a parenthetical "he said" hangs on, without the parenthesis itself."""
    if verb.dep_ != "parataxis" or verb.head.i == verb.i:
        return []
    inside = {token.i for token in verb.subtree}
    kept = [token for token in verb.head.subtree if token.i not in inside]
    return trimmed(without(kept, cue, source))


def object_content(verb: Token, word: str) -> list[Token]:
    """Return the noun phrase that `verb` takes as its content, with what is said of it ("X as Y", "X of Y", "X Y")."""
    objects = syntax.objects(verb)
    if word in vocabulary.TARGET:
        return _target(verb, objects)
    if objects and (word in vocabulary.SPEECH_OBJECT or word in vocabulary.BELIEF_OBJECT):
        return trimmed(objects[0].subtree)
    if word in vocabulary.INFINITIVE or word in vocabulary.BELIEF:
        parts = objects[:1] + syntax.children(verb, "xcomp")
        return trimmed(token for part in parts for token in part.subtree)
    return []


def _target(verb: Token, objects: list[Token]) -> list[Token]:
    parts = objects[:1] + syntax.children(verb, "xcomp", "ccomp")
    for preposition, noun in syntax.prepositional(verb):
        if preposition.lower_ in ("as", "of", "for", "to", "with") and noun.i > verb.i:
            parts.append(noun)
    if objects:
        parts += [c for c in syntax.children(verb, "advcl", "obl") if c.i > objects[0].i and _as(c)]
    return trimmed(token for part in parts for token in part.subtree)


def _as(token: Token) -> bool:
    first = next(iter(token.subtree))
    return first.lower_ in ("as", "for", "of")


def prepositional_content(verb: Token, word: str) -> tuple[list[Token], Token | None]:
    """Return the noun phrase or gerund after a preposition that belongs to the cue, and that preposition."""
    wanted = vocabulary.PREPOSITIONS.get(word, frozenset())
    for preposition, noun in syntax.prepositional(verb):
        if preposition.lower_ in wanted and noun.i > verb.i:
            return trimmed(without(noun.subtree, [preposition])), preposition
    for clause in syntax.children(verb, "advcl", "acl"):
        first = syntax.mark(clause)
        if first is not None and first.lower_ in wanted and clause.i > verb.i:
            return trimmed(without(clause.subtree, [first])), first
    return [], None


def parenthesis_content(verb: Token, cue: list[Token], source: list[Token]) -> list[Token]:
    """Return the sentence around "..., X said(, ...)" by punctuation alone, where the parse shows no content.

    The verb and its source must stand alone between a comma and the next comma or the end.
    """
    own = sorted({token.i for token in (*cue, *source)})
    doc, sentence = verb.doc, verb.sent
    first, last = own[0], own[-1]
    if first - 1 <= sentence.start or doc[first - 1].text not in (",", "—", "–", "-"):
        return []
    if last - first > len(own) + 3:
        return []
    before = [doc[i] for i in range(sentence.start, first - 1)]
    after: list[Token] = []
    if last + 1 < sentence.end and doc[last + 1].text == ",":
        after = [doc[i] for i in range(last + 2, sentence.end)]
    return trimmed([*before, *after]) if len(before) > 2 else []
