"""Frames: the clauses of a content as predicate and arguments, so that two contents can be compared part by part.

Passives, relative clauses, controlled infinitives and nouns that name an event ("the sale of the mill to a bank") are
brought to one form: who does it is the subject, what it is done to is the object, whatever the wording.
Built from Universal Dependencies labels; a wrong parse costs a part of a frame, never an error.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from spacy.tokens import Token

from bot.language.terms import stem
from bot.span import Span


class Role(StrEnum):
    """What an argument does in its frame."""

    SUBJECT = "subject"
    OBJECT = "object"
    OBLIQUE = "oblique"  # governed by a preposition, see `Argument.case`
    MODIFIER = "modifier"  # of a noun: "air" in "air strike"


class Tense(StrEnum):
    """When the clause puts what it says, seen from the time of speaking."""

    PAST = "past"
    PRESENT = "present"
    FUTURE = "future"
    NONE = "none"  # infinitives and nouns


@dataclass(frozen=True, slots=True)
class Argument:
    """One argument. `case` is the preposition, and "=" for one that a verb says the noun of.

    `words` are the lower-case lemmas of its content words in text order, the head's and pronouns among them; `names`
    are those of them that are written as names ("danish", "reed").
    """

    role: Role
    case: str | None
    head: str
    words: tuple[str, ...]
    names: tuple[str, ...]
    none: bool  # "no", "none of", "nobody": the argument is denied
    span: Span


@dataclass(frozen=True, slots=True)
class Governor:
    """A predicate that the clause is a part of: "expect" in "did not expect rates to fall"."""

    lemma: str
    positive: bool


@dataclass(frozen=True, slots=True)
class Frame:
    """One clause or event noun. `positive` is False when the clause negates its own predicate or an argument of it."""

    predicate: str  # lemma, with its particle after an underscore: "step_down"
    nominal: bool
    definite: bool  # of a noun: "the", "this" or a possessor marks it as known already
    positive: bool
    tense: Tense
    auxiliary: str | None  # the modal verb's lemma: "may", "would"
    conditional: bool  # inside an if-clause
    arguments: tuple[Argument, ...]
    adverbs: tuple[str, ...]  # other words of the clause: "nationwide", "already"
    governors: tuple[Governor, ...]  # innermost first
    span: Span
    act: bool = False  # the cue itself, where it takes arguments: "put the toll at nine", "recognised the rebels"


_NEGATIONS = frozenset({"not", "n't", "n’t", "never", "neither", "nor", "hardly", "scarcely", "barely", "no"})
_NOBODY = frozenset({"nobody", "none", "nothing", "nowhere", "no-one", "neither"})
_PARTICLES = frozenset("ashore away back down forward in off on out over up".split())
_MODALS = frozenset("can could may might must ought shall should will would".split())
_FUTURE = frozenset({"will", "would", "shall"})
_CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM", "PRON", "ADV"})
_CLAUSES = frozenset({"ccomp", "xcomp", "advcl", "acl", "acl:relcl", "csubj", "csubj:pass", "parataxis"})
_NOT_PREDICATE = frozenset({"amod", "compound", "case", "fixed", "flat", "mark", "aux", "aux:pass", "cop", "det"})
_NOUN_PARTS = frozenset({"amod", "compound", "nmod", "nmod:poss", "nummod", "flat", "acl"})
_DEFINITE = frozenset({"the", "this", "that", "these", "those"})
_VERBAL = frozenset({"cop", "aux", "aux:pass", "nsubj", "nsubj:pass", "expl"})
_BESIDE = frozenset({"nsubj", "nsubj:pass", "obj", "obl"})
_PREFIXES = frozenset({"anti", "co", "ex", "non", "pre", "pro", "re", "vice"})
_SAID_OF = frozenset({"as", "for", "of", "on", "with"})
_SAYING_OF = frozenset(
    """accuse acknowledge blame charge congratulate convict credit declare describe hail identify name praise recognise
    recognize suspect thank""".split()
)
_IF = frozenset({"if", "unless", "whether"})


def frames(content: Sequence[Token], cue: Sequence[Token] = (), offset: int = 0) -> tuple[Frame, ...]:
    """Return the frames of `content` in text order; spans are token offsets plus `offset`.

    `cue` are tokens that govern the content from outside: they never become arguments or governors, but what they
    take as object ("accused the miller of ...") does what the content says.
    """
    outside = {token.i for token in cue}
    inside = {
        token.i: token for token in content if not (token.is_space or token.text == "-") and token.i not in outside
    }
    reader = _Reader(inside, outside, offset)
    told = [reader.frame(token) for token in inside.values() if reader.is_predicate(token)]
    acts = [replace(reader.frame(token), act=True) for token in cue if reader.is_act(token)]
    return tuple(acts + told)


@dataclass(frozen=True, slots=True)
class _Reader:
    inside: dict[int, Token]
    cue: set[int]
    offset: int

    def is_predicate(self, token: Token) -> bool:
        if self._is_clause(token):
            return True
        if token.pos_ != "NOUN" or _is_prefix(token):
            return False
        described = self._top(token) or any(child.dep_ in _NOUN_PARTS for child in self._children(token))
        return described or self._described(token) is not None

    def is_act(self, token: Token) -> bool:
        if token.pos_ != "VERB":
            return False
        children = list(self._children(token))
        clause = any(self._is_clause(child) and child.dep_ in {"ccomp", "xcomp"} for child in children)
        return not clause and any(child.dep_ in {"obj", "obl", "nsubj:pass"} for child in children)

    def frame(self, token: Token) -> Frame:
        clause = self._is_clause(token)
        arguments = tuple(self._arguments(token) if clause else self._noun_arguments(token))
        auxiliaries = [child.lemma_.lower() for child in token.children if child.dep_ in {"aux", "aux:pass", "cop"}]
        modal = next((lemma for lemma in auxiliaries if lemma in _MODALS), None)
        return Frame(
            predicate=self._predicate(token),
            nominal=not clause,
            definite=not clause and _is_definite(token),
            positive=self._positive(token, arguments),
            tense=_tense(token, auxiliaries) if clause else Tense.NONE,
            auxiliary=modal,
            conditional=any(child.dep_ == "mark" and child.lower_ in _IF for child in token.children),
            arguments=arguments,
            adverbs=tuple(self._adverbs(token)) if clause else (),
            governors=tuple(self._governors(token)),
            span=self._span([part for part in self._subtree(token, whole=True) if part.i in self.inside]),
        )

    def _is_clause(self, token: Token) -> bool:
        if token.dep_ in _NOT_PREDICATE:
            return False
        if token.pos_ in {"VERB", "AUX"} or any(child.dep_ in _VERBAL for child in token.children):
            return True
        return token.pos_ == "ADJ" and (token.dep_ == "xcomp" or (token.dep_ == "conj" and self._is_clause(token.head)))

    def _top(self, token: Token) -> bool:
        return token.head.i == token.i or token.head.i not in self.inside

    def _children(self, token: Token) -> Iterator[Token]:
        return (child for child in token.children if child.i in self.inside)

    def _predicate(self, token: Token) -> str:
        for child in self._children(token):
            apart = child.dep_ in {"compound:prt", "advmod"} and 0 < child.i - token.i <= 2
            if token.pos_ == "VERB" and apart and child.lower_ in _PARTICLES:
                return f"{_base(token)}_{child.lower_}"
        case = _case(token)
        if case is not None and any(child.dep_ == "cop" for child in token.children):
            return "be" if _is_name(token) else f"{case}_{_lemma(token)}"
        return _lemma(token)

    def _positive(self, token: Token, arguments: Sequence[Argument]) -> bool:
        negations = sum(
            1
            for child in token.children
            if child.lower_ in _NEGATIONS and child.dep_ not in {"conj", "obj", "obl", "cc"}
        )
        negations += any(argument.none for argument in arguments)
        return negations % 2 == 0

    def _arguments(self, token: Token) -> Iterator[Argument]:
        children = list(self._children(token))
        passive = any(child.dep_ in {"aux:pass", "nsubj:pass"} for child in token.children)
        if _is_name(token):  # "is in Lisbon": the place is what is said of the subject
            yield self._argument(token, Role.OBLIQUE, _case(token))
        if not any(child.dep_ in {"nsubj", "nsubj:pass"} for child in children):
            yield from self._shared_subject(token)
        for child in children:
            if child.dep_ == "nsubj":
                yield from self._each(child, Role.SUBJECT)
            elif child.dep_ in {"obj", "iobj", "nsubj:pass"}:
                yield from self._each(child, Role.OBJECT)
            elif child.dep_.startswith("obl") or child.dep_ == "nmod":
                case = _case(child)
                agent = case == "by" and (passive or token.tag_ == "VBN")
                yield from self._each(child, Role.SUBJECT if agent else Role.OBLIQUE, None if agent else case)

    def _shared_subject(self, token: Token) -> Iterator[Argument]:
        """Yield what an infinitive, a joined verb or a clause on a noun takes over from the word it hangs on."""
        head = token.head
        if head.i in self.cue:
            accused = self._accused(token)
            if accused is not None:
                passive = any(child.dep_ == "aux:pass" for child in token.children)
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
                joined_passive = any(child.dep_ == "aux:pass" for child in token.children)
                yield from self._each(controller, Role.OBJECT if joined_passive else Role.SUBJECT)

    def _accused(self, token: Token) -> Token | None:
        """Return the noun before a clause that hangs on the cue beside it: its subject, whatever the parse says."""
        if token.head.i not in self.cue or not self._is_clause(token):
            return None
        beside = [
            c for c in self._children(token.head) if c.dep_ in {"obj", "nsubj", "nsubj:pass", "obl"} and c.i < token.i
        ]
        return beside[-1] if beside else None

    def _noun_arguments(self, token: Token) -> Iterator[Argument]:
        described = self._described(token)
        if described is not None:
            yield self._argument(described, Role.SUBJECT, "=")
        for child in self._children(token):
            if child.dep_ == "nmod:poss":
                yield self._argument(child, Role.SUBJECT, None)
            elif child.dep_.startswith("nmod"):
                case = _case(child)
                role = {"by": Role.SUBJECT, "of": Role.OBJECT}.get(case or "", Role.OBLIQUE)
                yield from self._each(child, role, case if role is Role.OBLIQUE else None)
            elif child.dep_ in {"amod", "compound", "flat", "nummod"} or (child.dep_ == "det" and child.lower_ == "no"):
                yield self._argument(child, Role.MODIFIER, None)

    def _described(self, token: Token) -> Token | None:
        """Return the object that a verb says this noun of: "accused the baker of fraud", "named her as heir"."""
        verb = token.head
        if not token.dep_.startswith("obl") or _case(token) not in _SAID_OF or verb.lemma_.lower() not in _SAYING_OF:
            return None
        return next((c for c in self._children(verb) if c.dep_ in {"obj", "nsubj:pass"}), None)

    def _each(self, head: Token, role: Role, case: str | None = None) -> Iterator[Argument]:
        yield self._argument(head, role, case)
        for child in self._children(head):
            if child.dep_ == "conj" and child.pos_ in {"NOUN", "PROPN", "PRON", "NUM"}:
                yield self._argument(child, role, case)

    def _argument(self, head: Token, role: Role, case: str | None) -> Argument:
        tokens = self._subtree(head)
        denied = head.lower_ in _NOBODY | {"no"} or any(
            child.lower_ in {"no", "none", "neither"} and child.dep_ in {"det", "advmod", "nummod", "amod"}
            for child in head.children
        )
        content = [token for token in tokens if token.pos_ in _CONTENT and not _is_prefix(token)] or [head]
        words = tuple(_lemma(token) for token in content)
        names = tuple(_lemma(token) for token in content if _is_name(token))
        return Argument(role, case, _lemma(head), words, names, denied, self._span(tokens))

    def _adverbs(self, token: Token) -> Iterator[str]:
        for child in self._children(token):
            if child.dep_ in {"advmod", "obl:tmod", "obl:npmod", "case"} and child.lower_ not in _NEGATIONS:
                yield child.lemma_.lower()

    def _governors(self, token: Token) -> Iterator[Governor]:
        node, head = token, self._head(token)
        steps = 0
        while head is not None and steps < len(self.inside):
            steps += 1
            if node.dep_ == "acl:relcl" or (node.dep_ == "advcl" and not _infinitive_of_adjective(node)):
                return
            clausal = self._is_clause(node)
            marked = any(child.dep_ == "mark" for child in node.children)
            if node.dep_ == "acl" and node.tag_ in {"VBN", "VBG"} and not marked:
                return  # what governs "a man named Reed" leaves the naming be
            spelt_out = node.tag_ == "VB" or marked
            if (node.dep_ != "conj" and self._is_clause(head)) or (
                clausal and spelt_out and node.dep_ in {"acl", "ccomp"}
            ):
                yield Governor(self._predicate(head), self._own_polarity(head))
            elif clausal and node.dep_ == "acl":
                return
            node, head = head, self._head(head)

    def _head(self, token: Token) -> Token | None:
        """Return the head inside the content; for a noun that hangs on the cue before a clause, that clause."""
        if token.head.i in self.cue:
            clauses = (c for c in self._children(token.head) if c.i > token.i and self._accused(c) is token)
            return None if self._is_clause(token) else next(clauses, None)
        return token.head if token.head.i in self.inside and token.head.i != token.i else None

    def _own_polarity(self, token: Token) -> bool:
        denied = [c for c in token.children if c.lower_ in _NEGATIONS]
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

    def _subtree(self, head: Token, *, whole: bool = False) -> list[Token]:
        """Return the tokens under `head` in text order; without its clauses and joined parts unless `whole`."""
        found = [head]
        stack = [head]
        while stack:
            for child in stack.pop().children:
                cut = not whole and (child.dep_ in _CLAUSES or child.dep_ in {"conj", "cc", "appos", "punct", "case"})
                if child.i in self.inside and not cut:
                    found.append(child)
                    stack.append(child)
        return sorted(found, key=lambda token: token.i)

    def _span(self, tokens: Sequence[Token]) -> Span:
        last = tokens[-1]
        return Span(tokens[0].idx + self.offset, last.idx + len(last.text) + self.offset)


def _infinitive_of_adjective(token: Token) -> bool:
    """Say whether a clause completes an adjective: "too soon to tell", "ready to sail"."""
    return token.tag_ == "VB" and token.head.pos_ in {"ADJ", "ADV"}


def _is_definite(token: Token) -> bool:
    return any(child.dep_ == "nmod:poss" or child.lower_ in _DEFINITE for child in token.children)


def _is_prefix(token: Token) -> bool:
    """Say whether a token is the first half of a hyphenated word, as in "ex-wife"."""
    following = token.nbor() if token.i + 1 < len(token.doc) else token
    return token.lower_ in _PREFIXES and following.text == "-" and not token.whitespace_


def _lemma(token: Token) -> str:
    if token.i >= 2 and token.nbor(-1).text == "-" and _is_prefix(token.nbor(-2)):
        return f"{token.nbor(-2).lower_}-{_base(token)}"
    return _base(token)


def _base(token: Token) -> str:
    """Return the lemma, mended where the lemmatizer cut too much off: "strik" for "striking"."""
    lemma = token.lemma_.lower() or token.lower_
    if token.tag_ == "VB":
        return token.lower_
    if lemma != token.lower_ and stem(lemma) != stem(token.lower_) == stem(lemma + "e"):
        return lemma + "e"
    return lemma


def _is_name(token: Token) -> bool:
    if token.pos_ == "PROPN":
        return True
    return token.pos_ in {"ADJ", "NOUN"} and token.text[:1].isupper() and not token.is_sent_start


def _case(token: Token) -> str | None:
    return next((child.lemma_.lower() for child in token.children if child.dep_ == "case"), None)


def _tense(token: Token, auxiliaries: Sequence[str]) -> Tense:
    if any(lemma in _FUTURE for lemma in auxiliaries):
        return Tense.FUTURE
    verbs = [token, *(child for child in token.children if child.dep_ in {"aux", "aux:pass", "cop"})]
    tags = {verb.tag_ for verb in verbs}
    if tags & {"VBD"} or any("Past" in verb.morph.get("Tense", []) and verb.tag_ != "VBG" for verb in verbs):
        return Tense.PAST
    return Tense.PRESENT if tags & {"VBZ", "VBP", "VBG"} else Tense.NONE
