"""Frames: the clauses of a content as predicate and arguments, so that two contents can be compared part by part.

Passives, relative clauses, controlled infinitives and nouns that name an event ("the sale of the mill to a bank") are
brought to one form: who does it is the subject, what it is done to is the object, whatever the wording.
Built from Universal Dependencies labels; a wrong parse costs a part of a frame, never an error.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot.claims.arguments import Arguments
from bot.claims.content_tree import ContentTree
from bot.claims.frame import Argument, Frame, Governor, Tense
from bot.claims.frame_words import (
    case_of,
    completes_adjective,
    helpers,
    is_definite,
    is_named,
    is_prefix,
    lemma_of,
    mended_lemma,
    tense_of,
)
from bot.language.negation import FRAME_NEGATORS, LIMITERS
from bot.language.words import Word

_PARTICLES = frozenset("ashore away back down forward in off on out over up".split())
_MODALS = frozenset("can could may might must ought shall should will would".split())
_NOUN_PARTS = frozenset({"amod", "compound", "nmod", "nmod:poss", "nummod", "flat", "acl"})
_IF = frozenset({"if", "unless", "whether"})


def frames(content: Sequence[Word], cue: Sequence[Word] = (), offset: int = 0) -> tuple[Frame, ...]:
    """Return the frames of `content` in text order; spans are token offsets plus `offset`.

    `cue` are tokens that govern the content from outside: they never become arguments or governors, but what they
    take as object ("accused the miller of ...") does what the content says.
    """
    cue = [token for token in cue if content and token.doc is content[0].doc]  # words are known by their numbers
    outside = {token.i for token in cue}
    inside = {
        token.i: token for token in content if not (token.is_space or token.text == "-") and token.i not in outside
    }
    reader = _Reader(ContentTree(inside, outside, offset))
    told = [reader.frame(token) for token in inside.values() if reader.is_predicate(token)]
    acts = [replace(reader.frame(token), act=True) for token in cue if reader.is_act(token)]
    return tuple(acts + told)


class _Reader:
    def __init__(self, tree: ContentTree) -> None:
        self._tree = tree
        self._arguments = Arguments(tree)
        self._predicates: dict[int, str] = {}  # what is asked of a word again for each word around it, by its number
        self._above: dict[int, tuple[Governor, ...]] = {}

    def is_predicate(self, token: Word) -> bool:
        if self._tree.is_clause(token):
            return True
        if token.pos_ != "NOUN" or is_prefix(token):
            return False
        described = self._tree.is_top(token) or any(child.dep_ in _NOUN_PARTS for child in self._tree.children(token))
        return described or self._arguments.described(token) is not None

    def is_act(self, token: Word) -> bool:
        if token.pos_ != "VERB":
            return False
        children = self._tree.children(token)
        clause = any(self._tree.is_clause(child) and child.dep_ in {"ccomp", "xcomp"} for child in children)
        return not clause and any(child.dep_ in {"obj", "obl", "nsubj:pass"} for child in children)

    def frame(self, token: Word) -> Frame:
        clause = self._tree.is_clause(token)
        arguments = tuple(self._arguments.of_clause(token) if clause else self._arguments.of_noun(token))
        auxiliaries = [child.lemma_.lower() for child in helpers(token)]
        modal = next((lemma for lemma in auxiliaries if lemma in _MODALS), None)
        return Frame(
            predicate=self._predicate(token),
            nominal=not clause,
            definite=not clause and is_definite(token),
            positive=self._positive(token, arguments),
            tense=tense_of(token, auxiliaries) if clause else Tense.NONE,
            auxiliary=modal,
            conditional="mark" in token.labels
            and any(child.dep_ == "mark" and child.lower_ in _IF for child in token.children),
            arguments=arguments,
            adverbs=tuple(self._adverbs(token)) if clause else (),
            governors=self._governors(token),
            span=self._tree.span(*self._tree.around(token)),
        )

    def _predicate(self, token: Word) -> str:
        known = self._predicates.get(token.i)
        if known is None:
            known = self._predicates[token.i] = self._named(token)
        return known

    def _named(self, token: Word) -> str:
        for child in self._tree.children(token):
            apart = child.dep_ in {"compound:prt", "advmod"} and 0 < child.i - token.i <= 2
            if token.pos_ == "VERB" and apart and child.lower_ in _PARTICLES:
                return f"{mended_lemma(token)}_{child.lower_}"
        case = case_of(token)
        if case is not None and "cop" in token.labels:
            return "be" if is_named(token) else f"{case}_{lemma_of(token)}"
        return lemma_of(token)

    def _positive(self, token: Word, arguments: Sequence[Argument]) -> bool:
        negations = sum(
            1 for child in token.children if _negates(child) and child.dep_ not in {"conj", "obj", "obl", "cc"}
        )
        negations += any(argument.none for argument in arguments)
        return negations % 2 == 0

    def _adverbs(self, token: Word) -> Iterator[str]:
        for child in self._tree.children(token):
            if child.dep_ in {"advmod", "obl:tmod", "obl:npmod", "case"} and child.lower_ not in FRAME_NEGATORS:
                yield child.lemma_.lower()

    def _governors(self, token: Word) -> tuple[Governor, ...]:
        known = self._above.get(token.i)
        if known is None:
            known = self._above[token.i] = self._governed(token)
        return known

    def _governed(self, token: Word) -> tuple[Governor, ...]:
        head = self._head(token)
        if head is None or token.dep_ == "acl:relcl" or (token.dep_ == "advcl" and not completes_adjective(token)):
            return ()
        clausal = self._tree.is_clause(token)
        marked = "mark" in token.labels
        if token.dep_ == "acl" and token.tag_ in {"VBN", "VBG"} and not marked:
            return ()  # what governs "a man named Reed" leaves the naming be
        completes = clausal and token.dep_ in {"acl", "ccomp"} and (token.tag_ == "VB" or marked)
        if completes or (token.dep_ != "conj" and self._tree.is_clause(head)):
            return (Governor(self._predicate(head), self._own_polarity(head)), *self._governors(head))
        return () if clausal and token.dep_ == "acl" else self._governors(head)

    def _head(self, token: Word) -> Word | None:
        """Return the head inside the content; for a noun that hangs on the cue before a clause, that clause."""
        if token.head.i in self._tree.cue:
            clauses = (c for c in self._tree.children(token.head) if c.i > token.i and self._tree.accused(c) is token)
            return None if self._tree.is_clause(token) else next(clauses, None)
        return token.head if token.head.i in self._tree.inside and token.head.i != token.i else None

    def _own_polarity(self, token: Word) -> bool:
        denied = [c for c in token.children if _negates(c)]
        waiting = token.children if token.lemma_.lower() in {"be", "have"} else ()
        denied += [c for c in (token, *waiting) if c.lower_ == "yet" and not denied]  # "is yet to", "have yet to"
        denied += [
            d
            for c in token.children
            if c.dep_ in {"nsubj", "nsubj:pass", "obj"}
            for d in c.children
            if d.lower_ == "no"
        ]
        return len(denied) % 2 == 0


def _negates(word: Word) -> bool:
    """Say whether a word denies its clause, which "not only" and "not just" do not."""
    if word.lower_ not in FRAME_NEGATORS:
        return False
    return word.i + 1 == len(word.doc) or word.nbor().lower_ not in LIMITERS
