"""Parsed words as plain objects: what rules ask of a parse thousands of times, looked up once.

spaCy's tokens are views, made anew whenever one is asked for its children or its head, and each label is a look-up in
a table of strings. Rules walk the same few trees over and over, so a parse is copied once into objects that hold their
own labels and neighbours. Names are those of spaCy's `Token`, `Span` and `Doc`, where they are documented.
"""

from __future__ import annotations

import bisect
from collections.abc import Iterator, Sequence
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple, overload

from bot.span import Span

if TYPE_CHECKING:
    from spacy.lexeme import Lexeme
    from spacy.tokens import Doc

_COLUMNS: list[int | str] = [
    "ORTH",
    "IDX",
    "SPACY",
    "POS",
    "TAG",
    "DEP",
    "LEMMA",
    "MORPH",
    "ENT_TYPE",
    "HEAD",
    "SENT_START",
]
PLACE = attrgetter("i")  # orders words as they stand in the text
_BEGINNING = attrgetter("idx")
_MOST_FORMS = 200_000  # distinct words that are remembered; a language's news has fewer


class _Form(NamedTuple):
    """What is the same wherever a word is written."""

    text: str
    lower: str
    is_space: bool
    is_punct: bool
    is_quote: bool
    is_alpha: bool
    like_num: bool


_forms: dict[int, _Form] = {}
_strings: dict[int, str] = {}


class Word:
    """One token: `i` counts from the start of its parse, `idx` is its first character there."""

    __slots__ = (
        "_form", "_labels", "children", "dep_", "doc", "ent_type_", "head", "i", "idx", "is_punct", "is_sent_start",
        "is_space", "lemma_", "lower_", "morph", "pos_", "sent", "tag_", "text", "whitespace_",
    )  # fmt: skip

    children: list[Word]  # direct dependents, in text order
    head: Word  # itself where it is the root of its sentence
    sent: Stretch  # its sentence, one object for all words of it

    def __init__(
        self,
        doc: Parse,
        i: int,
        idx: int,
        form: _Form,
        spaced: int,
        labels: tuple[str, str, str, str, str, str],
        sentence: Stretch,
    ) -> None:
        self.doc = doc
        self.i = i
        self.idx = idx
        self._form = form
        self.text, self.lower_, self.is_space, self.is_punct, _, _, _ = form
        self.whitespace_ = " " if spaced else ""
        self.pos_, self.tag_, self.dep_, self.lemma_, self.morph, self.ent_type_ = labels
        self.children = []
        self._labels: frozenset[str] | None = None
        self.head = self
        self.sent = sentence
        self.is_sent_start = False

    def __len__(self) -> int:
        return len(self.text)

    def __repr__(self) -> str:
        return self.text

    @property
    def is_quote(self) -> bool:
        """Say whether it is a quotation mark."""
        return self._form.is_quote

    @property
    def is_alpha(self) -> bool:
        """Say whether it is letters only."""
        return self._form.is_alpha

    @property
    def like_num(self) -> bool:
        """Say whether it is a number, in figures or in words."""
        return self._form.like_num

    @property
    def labels(self) -> frozenset[str]:
        """Return the labels that its dependents carry."""
        if self._labels is None:
            self._labels = frozenset([child.dep_ for child in self.children])
        return self._labels

    @property
    def lefts(self) -> list[Word]:
        """Return the dependents before it."""
        return [child for child in self.children if child.i < self.i]

    @property
    def rights(self) -> list[Word]:
        """Return the dependents after it."""
        return [child for child in self.children if child.i > self.i]

    @property
    def left_edge(self) -> Word:
        """Return the first word of what hangs on it."""
        return self.subtree[0]

    @property
    def subtree(self) -> list[Word]:
        """Return it and all that hangs on it, in text order."""
        found = [self]
        for word in found:
            found += word.children
        return sorted(found, key=PLACE)

    @property
    def ancestors(self) -> Iterator[Word]:
        """Yield its head, the head's head and so on to the root."""
        word = self
        while word.head is not word:
            word = word.head
            yield word

    def nbor(self, distance: int = 1) -> Word:
        """Return the word that many places on; raises IndexError beyond the parse."""
        at = self.i + distance
        if at < 0:
            raise IndexError(f"no word {distance} places from {self.text!r}")
        return self.doc.words[at]


class Stretch(Sequence[Word]):
    """Words in a row: `start` to `end` (exclusive) of its parse. `label_` is the kind of a name, else empty."""

    __slots__ = ("_doc", "end", "label_", "start")

    def __init__(self, doc: Parse, start: int, end: int, label: str = "") -> None:
        self._doc = doc
        self.start = start
        self.end = max(start, end)
        self.label_ = label

    def __len__(self) -> int:
        return self.end - self.start

    def __iter__(self) -> Iterator[Word]:
        return iter(self._doc.words[self.start : self.end])

    @overload
    def __getitem__(self, at: int) -> Word: ...
    @overload
    def __getitem__(self, at: slice) -> Stretch: ...
    def __getitem__(self, at: int | slice) -> Word | Stretch:
        if isinstance(at, int):
            return self._doc.words[self.start : self.end][at]
        start, end, _ = at.indices(len(self))
        return Stretch(self._doc, self.start + start, self.start + end)

    @property
    def span(self) -> Span:
        """Return its characters in the text of its parse, without a blank after the last word."""
        if self.end == self.start:
            return Span(0, 0)
        last = self._doc.words[self.end - 1]
        return Span(self._doc.words[self.start].idx, last.idx + len(last.text))

    @property
    def text(self) -> str:
        """Return the text, without a blank after the last word."""
        return self.span.of(self._doc.text)

    @property
    def root(self) -> Word:
        """Return the word on which the others hang, the one nearest to the sentence's root where there are several."""
        outside = [word for word in self if not self.start <= word.head.i < self.end or word.head is word]
        return min(outside, key=_rank) if outside else self[0]


class Parse:
    """A parsed text."""

    def __init__(self, doc: Doc) -> None:
        self.is_parsed = doc.has_annotation("DEP")
        self.words = _words(self, doc)
        self.text = "".join([word.text + word.whitespace_ for word in self.words])
        self.ents = [Stretch(self, name.start, name.end, name.label_) for name in doc.ents]

    def __len__(self) -> int:
        return len(self.words)

    def __iter__(self) -> Iterator[Word]:
        return iter(self.words)

    @overload
    def __getitem__(self, at: int) -> Word: ...
    @overload
    def __getitem__(self, at: slice) -> Stretch: ...
    def __getitem__(self, at: int | slice) -> Word | Stretch:
        if isinstance(at, int):
            return self.words[at]
        start, end, _ = at.indices(len(self.words))
        return Stretch(self, start, end)

    def token_at(self, offset: int) -> Word | None:
        """Return the word that covers a character, else the next one, else None at the end."""
        at = bisect.bisect_right(self.words, offset, key=_BEGINNING) - 1
        if at < 0 or self.words[at].idx + len(self.words[at].text) <= offset:
            at += 1
        return self.words[at] if at < len(self.words) else None

    def beginning(self, start: int, end: int) -> list[Word]:
        """Return the words that begin at characters `start` to `end` (exclusive), blanks among them."""
        first, last = (bisect.bisect_left(self.words, offset, key=_BEGINNING) for offset in (start, end))
        return self.words[first:last]

    def covering(self, start: int, end: int) -> Stretch | None:
        """Return the words that characters `start` to `end` touch; None where they touch none."""
        first = self.token_at(start)
        if first is None or first.idx >= end:
            return None
        last = bisect.bisect_left(self.words, end, key=_BEGINNING)
        return Stretch(self, first.i, last)


def _rank(word: Word) -> tuple[bool, int]:
    """Rank the candidates for a root: real words by how near they are to the sentence's root, then bare signs alike."""
    depth = sum(1 for _ in word.ancestors)
    sign = depth > 0 and not word.children and (word.is_space or word.is_punct)
    return sign, 0 if sign else depth


def _form(lexeme: Lexeme) -> _Form:
    signs = (lexeme.is_space, lexeme.is_punct, lexeme.is_quote, lexeme.is_alpha, lexeme.like_num)
    return _Form(lexeme.text, lexeme.lower_, *signs)


def _words(parse: Parse, doc: Doc) -> list[Word]:
    """Return the words of `doc`, with heads, dependents and sentences."""
    table = doc.to_array(_COLUMNS).astype("int64")  # a head is how far away it is, and may lie before
    strings, vocab = doc.vocab.strings, doc.vocab
    if len(_forms) > _MOST_FORMS:
        _forms.clear()
        _strings.clear()
    for key in set(table[:, 3:9].ravel().tolist()).difference(_strings):
        _strings[key] = strings[key & _ALL_BITS]
    known = _strings
    words: list[Word] = []
    sentence = Stretch(parse, 0, 0)
    hanging: list[tuple[Word, int]] = []
    for i, (orth, idx, spaced, pos, tag, dep, lemma, morph, kind, head, begins) in enumerate(table.tolist()):
        form = _forms.get(orth)
        if form is None:
            form = _forms[orth] = _form(vocab[orth & _ALL_BITS])
        labels = (known[pos], known[tag], known[dep], known[lemma], known[morph], known[kind])
        if begins == 1:
            if i:
                sentence.end = i
                sentence = Stretch(parse, i, i)
            word = Word(parse, i, idx, form, spaced, labels, sentence)
            word.is_sent_start = True
        else:
            word = Word(parse, i, idx, form, spaced, labels, sentence)
        words.append(word)
        if head:
            hanging.append((word, i + head))
    sentence.end = len(words)
    for word, at in hanging:
        above = word.head = words[at]
        above.children.append(word)
    return words


_ALL_BITS = (1 << 64) - 1
