"""The words of a content as the tree that the parse makes of them, asked by one frame after another."""

from __future__ import annotations

from bot.language.words import PLACE, Word
from bot.span import Span

_CLAUSES = frozenset({"ccomp", "xcomp", "advcl", "acl", "acl:relcl", "csubj", "csubj:pass", "parataxis"})
_APART = _CLAUSES | {"conj", "cc", "appos", "punct", "case"}
_NOT_PREDICATE = frozenset({"amod", "compound", "case", "fixed", "flat", "mark", "aux", "aux:pass", "cop", "det"})
_VERBAL = frozenset({"cop", "aux", "aux:pass", "nsubj", "nsubj:pass", "expl"})


class ContentTree:
    """The words `inside` a content and those of its `cue`, both by their number."""

    def __init__(self, inside: dict[int, Word], cue: set[int], offset: int) -> None:
        """Take the words; spans are token offsets plus `offset`."""
        self.inside = inside
        self.cue = cue
        self._offset = offset
        self._clauses: dict[int, bool] = {}  # what is asked of a word again for each word around it, by its number
        self._dependents: dict[int, list[Word]] = {}
        self._edges: dict[int, tuple[Word, Word]] = {}

    def is_clause(self, token: Word) -> bool:
        """Say whether a word heads a clause."""
        known = self._clauses.get(token.i)
        if known is None:
            known = self._clauses[token.i] = self._heads_clause(token)
        return known

    def _heads_clause(self, token: Word) -> bool:
        if token.dep_ in _NOT_PREDICATE:
            return False
        if token.pos_ in {"VERB", "AUX"} or not _VERBAL.isdisjoint(token.labels):
            return True
        return token.pos_ == "ADJ" and (token.dep_ == "xcomp" or (token.dep_ == "conj" and self.is_clause(token.head)))

    def is_top(self, token: Word) -> bool:
        """Say whether a word hangs on none of the content's."""
        return token.head.i == token.i or token.head.i not in self.inside

    def children(self, token: Word) -> list[Word]:
        """Return the words of the content that hang on `token`."""
        known = self._dependents.get(token.i)
        if known is None:
            known = self._dependents[token.i] = [child for child in token.children if child.i in self.inside]
        return known

    def accused(self, token: Word) -> Word | None:
        """Return the noun before a clause that hangs on the cue beside it: its subject, whatever the parse says."""
        if token.head.i not in self.cue or not self.is_clause(token):
            return None
        beside = [
            c for c in self.children(token.head) if c.dep_ in {"obj", "nsubj", "nsubj:pass", "obl"} and c.i < token.i
        ]
        return beside[-1] if beside else None

    def phrase(self, head: Word) -> list[Word]:
        """Return the tokens under `head` in text order, without its clauses and joined parts."""
        found = [head]
        for token in found:
            children = self.children(token)
            if children:
                found += [child for child in children if child.dep_ not in _APART]
        return sorted(found, key=PLACE) if len(found) > 1 else found

    def around(self, token: Word) -> tuple[Word, Word]:
        """Return the first and the last of the content's words that hang on `token`, itself among them."""
        known = self._edges.get(token.i)
        if known is None:
            ends = [self.around(child) for child in self.children(token)]
            if token.i in self.inside:
                ends.append((token, token))
            first, last = min((first for first, _ in ends), key=PLACE), max((last for _, last in ends), key=PLACE)
            known = self._edges[token.i] = first, last
        return known

    def span(self, first: Word, last: Word) -> Span:
        """Return the place of the words from `first` to `last`."""
        return Span(first.idx + self._offset, last.idx + len(last.text) + self._offset)
