"""Frames: the clauses of a content as predicate and arguments, so that two contents can be compared part by part.

Passives, relative clauses, controlled infinitives and nouns that name an event ("the sale of the mill to a bank") are
brought to one form: who does it is the subject, what it is done to is the object, whatever the wording.
Built from Universal Dependencies labels; a wrong parse costs a part of a frame, never an error.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from bot.claims.frame import Argument, Frame, Governor, Role, Tense
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
from bot.language.negation import FRAME_NEGATORS, LIMITERS, NO_DETERMINERS, NO_PART
from bot.language.words import PLACE, Word
from bot.span import Span

_PARTICLES = frozenset("ashore away back down forward in off on out over up".split())
_MODALS = frozenset("can could may might must ought shall should will would".split())
_CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM", "PRON", "ADV"})
_CLAUSES = frozenset({"ccomp", "xcomp", "advcl", "acl", "acl:relcl", "csubj", "csubj:pass", "parataxis"})
_APART = _CLAUSES | {"conj", "cc", "appos", "punct", "case"}
_NOT_PREDICATE = frozenset({"amod", "compound", "case", "fixed", "flat", "mark", "aux", "aux:pass", "cop", "det"})
_NOUN_PARTS = frozenset({"amod", "compound", "nmod", "nmod:poss", "nummod", "flat", "acl"})
_VERBAL = frozenset({"cop", "aux", "aux:pass", "nsubj", "nsubj:pass", "expl"})
_PASSIVE = frozenset({"aux:pass", "nsubj:pass"})
_SAID_OF = frozenset({"as", "for", "of", "on", "with"})
_SAYING_OF = frozenset(
    """accuse acknowledge blame charge congratulate convict credit declare describe hail identify name praise recognise
    recognize suspect thank""".split()
)
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
    reader = _Reader(inside, outside, offset)
    told = [reader.frame(token) for token in inside.values() if reader.is_predicate(token)]
    acts = [replace(reader.frame(token), act=True) for token in cue if reader.is_act(token)]
    return tuple(acts + told)


@dataclass(frozen=True, slots=True)
class _Part:
    """An argument as far as it does not depend on what it is an argument of."""

    head: str
    words: tuple[str, ...]
    names: tuple[str, ...]
    none: bool
    span: Span


class _Reader:
    def __init__(self, inside: dict[int, Word], cue: set[int], offset: int) -> None:
        self.inside = inside
        self.cue = cue
        self.offset = offset
        self._clauses: dict[int, bool] = {}  # what is asked of a word again for each word around it, by its number
        self._dependents: dict[int, list[Word]] = {}
        self._parts: dict[int, _Part] = {}
        self._predicates: dict[int, str] = {}
        self._above: dict[int, tuple[Governor, ...]] = {}
        self._edges: dict[int, tuple[Word, Word] | None] = {}

    def is_predicate(self, token: Word) -> bool:
        if self._is_clause(token):
            return True
        if token.pos_ != "NOUN" or is_prefix(token):
            return False
        described = self._top(token) or any(child.dep_ in _NOUN_PARTS for child in self._children(token))
        return described or self._described(token) is not None

    def is_act(self, token: Word) -> bool:
        if token.pos_ != "VERB":
            return False
        children = self._children(token)
        clause = any(self._is_clause(child) and child.dep_ in {"ccomp", "xcomp"} for child in children)
        return not clause and any(child.dep_ in {"obj", "obl", "nsubj:pass"} for child in children)

    def frame(self, token: Word) -> Frame:
        clause = self._is_clause(token)
        arguments = tuple(self._arguments(token) if clause else self._noun_arguments(token))
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
            span=self._span(*(self._around(token) or (token, token))),
        )

    def _is_clause(self, token: Word) -> bool:
        known = self._clauses.get(token.i)
        if known is None:
            known = self._clauses[token.i] = self._heads_clause(token)
        return known

    def _heads_clause(self, token: Word) -> bool:
        if token.dep_ in _NOT_PREDICATE:
            return False
        if token.pos_ in {"VERB", "AUX"} or not _VERBAL.isdisjoint(token.labels):
            return True
        return token.pos_ == "ADJ" and (token.dep_ == "xcomp" or (token.dep_ == "conj" and self._is_clause(token.head)))

    def _top(self, token: Word) -> bool:
        return token.head.i == token.i or token.head.i not in self.inside

    def _children(self, token: Word) -> list[Word]:
        known = self._dependents.get(token.i)
        if known is None:
            known = self._dependents[token.i] = [child for child in token.children if child.i in self.inside]
        return known

    def _predicate(self, token: Word) -> str:
        known = self._predicates.get(token.i)
        if known is None:
            known = self._predicates[token.i] = self._named(token)
        return known

    def _named(self, token: Word) -> str:
        for child in self._children(token):
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

    def _arguments(self, token: Word) -> Iterator[Argument]:
        children = self._children(token)
        passive = not _PASSIVE.isdisjoint(token.labels)
        if is_named(token):  # "is in Lisbon": the place is what is said of the subject
            yield self._argument(token, Role.OBLIQUE, case_of(token))
        if not any(child.dep_ in {"nsubj", "nsubj:pass"} for child in children):
            yield from self._shared_subject(token)
        for child in children:
            if child.dep_ == "nsubj":
                yield from self._each(child, Role.SUBJECT)
            elif child.dep_ in {"obj", "iobj", "nsubj:pass"}:
                yield from self._each(child, Role.OBJECT)
            elif child.dep_.startswith("obl") or child.dep_ == "nmod":
                case = case_of(child)
                agent = case == "by" and (passive or token.tag_ == "VBN")
                yield from self._each(child, Role.SUBJECT if agent else Role.OBLIQUE, None if agent else case)

    def _shared_subject(self, token: Word) -> Iterator[Argument]:
        """Yield what an infinitive, a joined verb or a clause on a noun takes over from the word it hangs on."""
        head = token.head
        if head.i in self.cue:
            accused = self._accused(token)
            if accused is not None:
                passive = "aux:pass" in token.labels
                yield from self._each(accused, Role.OBJECT if passive else Role.SUBJECT)
            return
        if head.i not in self.inside or head.i == token.i:
            return
        if token.dep_ in {"acl", "acl:relcl"}:
            role = Role.OBJECT if token.dep_ == "acl" and token.tag_ == "VBN" else Role.SUBJECT
            yield self._argument(head, role, None)
        elif token.dep_ in {"xcomp", "conj", "advcl"} and head.pos_ in {"VERB", "AUX", "ADJ"}:
            found = [child for child in self._children(head) if child.dep_ in {"nsubj", "nsubj:pass", "obj"}]
            controller = next(
                (c for c in found if c.dep_ == "obj" and token.dep_ == "xcomp"), found[0] if found else None
            )
            if controller is not None:
                joined_passive = "aux:pass" in token.labels
                yield from self._each(controller, Role.OBJECT if joined_passive else Role.SUBJECT)

    def _accused(self, token: Word) -> Word | None:
        """Return the noun before a clause that hangs on the cue beside it: its subject, whatever the parse says."""
        if token.head.i not in self.cue or not self._is_clause(token):
            return None
        beside = [
            c for c in self._children(token.head) if c.dep_ in {"obj", "nsubj", "nsubj:pass", "obl"} and c.i < token.i
        ]
        return beside[-1] if beside else None

    def _noun_arguments(self, token: Word) -> Iterator[Argument]:
        described = self._described(token)
        if described is not None:
            yield self._argument(described, Role.SUBJECT, "=")
        for child in self._children(token):
            if child.dep_ == "nmod:poss":
                yield self._argument(child, Role.SUBJECT, None)
            elif child.dep_.startswith("nmod"):
                case = case_of(child)
                role = {"by": Role.SUBJECT, "of": Role.OBJECT}.get(case or "", Role.OBLIQUE)
                yield from self._each(child, role, case if role is Role.OBLIQUE else None)
            elif child.dep_ in {"amod", "compound", "flat", "nummod"} or (child.dep_ == "det" and child.lower_ == "no"):
                yield self._argument(child, Role.MODIFIER, None)

    def _described(self, token: Word) -> Word | None:
        """Return the object that a verb says this noun of: "accused the baker of fraud", "named her as heir"."""
        verb = token.head
        if not token.dep_.startswith("obl") or case_of(token) not in _SAID_OF or verb.lemma_.lower() not in _SAYING_OF:
            return None
        return next((c for c in self._children(verb) if c.dep_ in {"obj", "nsubj:pass"}), None)

    def _each(self, head: Word, role: Role, case: str | None = None) -> Iterator[Argument]:
        yield self._argument(head, role, case)
        for child in self._children(head):
            if child.dep_ == "conj" and child.pos_ in {"NOUN", "PROPN", "PRON", "NUM"}:
                yield self._argument(child, role, case)

    def _argument(self, head: Word, role: Role, case: str | None) -> Argument:
        part = self._parts.get(head.i)
        if part is None:
            part = self._parts[head.i] = self._part(head)
        return Argument(role, case, part.head, part.words, part.names, part.none, part.span)

    def _part(self, head: Word) -> _Part:
        tokens = self._phrase(head)
        denied = head.lower_ in NO_PART or any(
            child.lower_ in NO_DETERMINERS and child.dep_ in {"det", "advmod", "nummod", "amod"}
            for child in head.children
        )
        content = [token for token in tokens if token.pos_ in _CONTENT and not is_prefix(token)] or [head]
        words = tuple([lemma_of(token) for token in content])
        names = tuple([word for token, word in zip(content, words, strict=True) if is_named(token)])
        return _Part(lemma_of(head), words, names, denied, self._span(tokens[0], tokens[-1]))

    def _adverbs(self, token: Word) -> Iterator[str]:
        for child in self._children(token):
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
        clausal = self._is_clause(token)
        marked = "mark" in token.labels
        if token.dep_ == "acl" and token.tag_ in {"VBN", "VBG"} and not marked:
            return ()  # what governs "a man named Reed" leaves the naming be
        completes = clausal and token.dep_ in {"acl", "ccomp"} and (token.tag_ == "VB" or marked)
        if completes or (token.dep_ != "conj" and self._is_clause(head)):
            return (Governor(self._predicate(head), self._own_polarity(head)), *self._governors(head))
        return () if clausal and token.dep_ == "acl" else self._governors(head)

    def _head(self, token: Word) -> Word | None:
        """Return the head inside the content; for a noun that hangs on the cue before a clause, that clause."""
        if token.head.i in self.cue:
            clauses = (c for c in self._children(token.head) if c.i > token.i and self._accused(c) is token)
            return None if self._is_clause(token) else next(clauses, None)
        return token.head if token.head.i in self.inside and token.head.i != token.i else None

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

    def _phrase(self, head: Word) -> list[Word]:
        """Return the tokens under `head` in text order, without its clauses and joined parts."""
        found = [head]
        for token in found:
            children = self._children(token)
            if children:
                found += [child for child in children if child.dep_ not in _APART]
        return sorted(found, key=PLACE) if len(found) > 1 else found

    def _around(self, token: Word) -> tuple[Word, Word] | None:
        """Return the first and the last of the content's words that hang on `token`, itself among them."""
        if token.i not in self._edges:
            ends = [edges for child in self._children(token) if (edges := self._around(child)) is not None]
            if token.i in self.inside:
                ends.append((token, token))
            whole = (min((first for first, _ in ends), key=PLACE), max((last for _, last in ends), key=PLACE))
            self._edges[token.i] = whole if ends else None
        return self._edges[token.i]

    def _span(self, first: Word, last: Word) -> Span:
        return Span(first.idx + self.offset, last.idx + len(last.text) + self.offset)


def _negates(word: Word) -> bool:
    """Say whether a word denies its clause, which "not only" and "not just" do not."""
    if word.lower_ not in FRAME_NEGATORS:
        return False
    return word.i + 1 == len(word.doc) or word.nbor().lower_ not in LIMITERS
