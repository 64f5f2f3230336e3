"""Arguments: who does what a frame tells, and to whom, whatever the wording."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from bot.claims.content_tree import ContentTree
from bot.claims.frame import Argument, Role
from bot.claims.frame_words import case_of, is_named, is_prefix, lemma_of
from bot.language.negation import NO_DETERMINERS, NO_PART
from bot.language.words import Word
from bot.span import Span

_CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM", "PRON", "ADV"})
_PASSIVE = frozenset({"aux:pass", "nsubj:pass"})
_SAID_OF = frozenset({"as", "for", "of", "on", "with"})
_SAYING_OF = frozenset(
    """accuse acknowledge blame charge congratulate convict credit declare describe hail identify name praise recognise
    recognize suspect thank""".split()
)


@dataclass(frozen=True, slots=True)
class _Part:
    """An argument as far as it does not depend on what it is an argument of."""

    head: str
    words: tuple[str, ...]
    names: tuple[str, ...]
    none: bool
    span: Span


class Arguments:
    """The arguments of the frames of one content."""

    def __init__(self, tree: ContentTree) -> None:
        """Take the content."""
        self._tree = tree
        self._parts: dict[int, _Part] = {}

    def of_clause(self, token: Word) -> Iterator[Argument]:
        """Yield the arguments of the predicate that `token` is."""
        children = self._tree.children(token)
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
        if head.i in self._tree.cue:
            accused = self._tree.accused(token)
            if accused is not None:
                passive = "aux:pass" in token.labels
                yield from self._each(accused, Role.OBJECT if passive else Role.SUBJECT)
            return
        if head.i not in self._tree.inside or head.i == token.i:
            return
        if token.dep_ in {"acl", "acl:relcl"}:
            role = Role.OBJECT if token.dep_ == "acl" and token.tag_ == "VBN" else Role.SUBJECT
            yield self._argument(head, role, None)
        elif token.dep_ in {"xcomp", "conj", "advcl"} and head.pos_ in {"VERB", "AUX", "ADJ"}:
            found = [child for child in self._tree.children(head) if child.dep_ in {"nsubj", "nsubj:pass", "obj"}]
            controller = next(
                (c for c in found if c.dep_ == "obj" and token.dep_ == "xcomp"), found[0] if found else None
            )
            if controller is not None:
                joined_passive = "aux:pass" in token.labels
                yield from self._each(controller, Role.OBJECT if joined_passive else Role.SUBJECT)

    def of_noun(self, token: Word) -> Iterator[Argument]:
        """Yield the arguments of the event that the noun names."""
        described = self.described(token)
        if described is not None:
            yield self._argument(described, Role.SUBJECT, "=")
        for child in self._tree.children(token):
            if child.dep_ == "nmod:poss":
                yield self._argument(child, Role.SUBJECT, None)
            elif child.dep_.startswith("nmod"):
                case = case_of(child)
                role = {"by": Role.SUBJECT, "of": Role.OBJECT}.get(case or "", Role.OBLIQUE)
                yield from self._each(child, role, case if role is Role.OBLIQUE else None)
            elif child.dep_ in {"amod", "compound", "flat", "nummod"} or (child.dep_ == "det" and child.lower_ == "no"):
                yield self._argument(child, Role.MODIFIER, None)

    def described(self, token: Word) -> Word | None:
        """Return the object that a verb says this noun of: "accused the baker of fraud", "named her as heir"."""
        verb = token.head
        if not token.dep_.startswith("obl") or case_of(token) not in _SAID_OF or verb.lemma_.lower() not in _SAYING_OF:
            return None
        return next((c for c in self._tree.children(verb) if c.dep_ in {"obj", "nsubj:pass"}), None)

    def _each(self, head: Word, role: Role, case: str | None = None) -> Iterator[Argument]:
        yield self._argument(head, role, case)
        for child in self._tree.children(head):
            if child.dep_ == "conj" and child.pos_ in {"NOUN", "PROPN", "PRON", "NUM"}:
                yield self._argument(child, role, case)

    def _argument(self, head: Word, role: Role, case: str | None) -> Argument:
        part = self._parts.get(head.i)
        if part is None:
            part = self._parts[head.i] = self._part(head)
        return Argument(role, case, part.head, part.words, part.names, part.none, part.span)

    def _part(self, head: Word) -> _Part:
        tokens = self._tree.phrase(head)
        denied = head.lower_ in NO_PART or any(
            child.lower_ in NO_DETERMINERS and child.dep_ in {"det", "advmod", "nummod", "amod"}
            for child in head.children
        )
        content = [token for token in tokens if token.pos_ in _CONTENT and not is_prefix(token)] or [head]
        words = tuple([lemma_of(token) for token in content])
        names = tuple([word for token, word in zip(content, words, strict=True) if is_named(token)])
        return _Part(lemma_of(head), words, names, denied, self._tree.span(tokens[0], tokens[-1]))
