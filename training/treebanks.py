"""Universal Dependencies treebanks (CoNLL-U) as spaCy documents."""

import gzip
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from spacy.tokens import Doc
from spacy.vocab import Vocab

MAX_SENTENCES = 8
"""Longest run of sentences kept in one document: about a long news paragraph."""


@dataclass(frozen=True)
class Word:
    """One syntactic word; `head` is its governor's index in the sentence, its own for the root."""

    form: str
    lemma: str
    upos: str
    xpos: str
    feats: str
    head: int
    deprel: str
    space: bool
    misc: str


@dataclass
class Sentence:
    """One annotated sentence with the document it stands in and whether a paragraph begins with it."""

    document: str
    identifier: str
    opens_paragraph: bool
    words: list[Word] = field(default_factory=list)


def read_sentences(path: Path) -> Iterator[Sentence]:
    """Read a gzipped CoNLL-U file, its multiword tokens resolved into syntactic words."""
    document = identifier = ""
    opens = True
    lines: list[str] = []
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for raw in file:
            line = raw.rstrip("\n")
            if line.startswith("#"):
                if line.startswith("# newdoc id"):
                    document, opens = line.partition("=")[2].strip(), True
                elif line.startswith("# sent_id"):
                    identifier = line.partition("=")[2].strip()
                elif line.startswith("# newpar"):
                    opens = True
            elif line:
                lines.append(line)
            elif lines:
                yield Sentence(document, identifier, opens, _words(lines))
                lines, opens = [], False


def _words(lines: list[str]) -> list[Word]:
    words: list[Word] = []
    inside_until, ending_space = 0, True
    for line in lines:
        columns = line.split("\t")
        space = "SpaceAfter=No" not in columns[9]
        if "-" in columns[0]:
            inside_until, ending_space = int(columns[0].partition("-")[2]), space
            continue
        if "." in columns[0]:
            continue
        index = int(columns[0])
        if index < inside_until:
            space = False
        elif index == inside_until:
            space = ending_space
        head = int(columns[6]) - 1
        words.append(
            Word(
                columns[1], columns[2], columns[3], columns[4], "" if columns[5] == "_" else columns[5],
                index - 1 if head < 0 else head, columns[7], space, columns[9],
            )
        )  # fmt: skip
    return words


def to_doc(vocab: Vocab, sentences: list[Sentence]) -> Doc:
    """Join sentences into one document; heads become absolute indices, the root governs itself."""
    words = [word for sentence in sentences for word in sentence.words]
    starts: list[bool | int | None] = [index == 0 for sentence in sentences for index in range(len(sentence.words))]
    heads: list[int] = []
    for sentence in sentences:
        offset = len(heads)
        heads += [word.head + offset for word in sentence.words]
    return Doc(
        vocab,
        words=[word.form for word in words],
        spaces=[word.space for word in words],
        lemmas=[word.lemma for word in words],
        pos=[word.upos for word in words],
        tags=[word.xpos for word in words],
        morphs=[word.feats for word in words],
        heads=heads,
        deps=["ROOT" if word.deprel == "root" else word.deprel for word in words],
        sent_starts=starts,
    )


def text_of(sentences: Iterable[Sentence]) -> str:
    """Return the raw text of sentences that follow each other."""
    words = (word for sentence in sentences for word in sentence.words)
    return "".join(f"{word.form} " if word.space else word.form for word in words)


def paragraphs(sentences: Iterable[Sentence], limit: int = MAX_SENTENCES) -> Iterator[list[Sentence]]:
    """Group sentences into paragraphs of at most `limit` sentences."""
    group: list[Sentence] = []
    for sentence in sentences:
        changed = group and (sentence.opens_paragraph or sentence.document != group[-1].document)
        if group and (changed or len(group) == limit):
            yield group
            group = []
        group.append(sentence)
    if group:
        yield group
