"""Named-entity corpora of several schemes brought under PER, ORG, LOC and MISC."""

import gzip
import re
from collections.abc import Iterator
from itertools import accumulate
from pathlib import Path

from spacy.tokens import Doc, Span
from spacy.vocab import Vocab

LABELS = {
    "PER": "PER", "ORG": "ORG", "LOC": "LOC", "MISC": "MISC", "OTH": "MISC",
    "person": "PER", "politician": "PER", "writer": "PER", "musicalartist": "PER", "scientist": "PER",
    "researcher": "PER",
    "organisation": "ORG", "politicalparty": "ORG", "band": "ORG", "university": "ORG", "magazine": "ORG",
    "country": "LOC", "location": "LOC",
    "misc": "MISC", "election": "MISC", "event": "MISC", "award": "MISC", "book": "MISC", "album": "MISC",
    "song": "MISC", "poem": "MISC", "academicjournal": "MISC", "conference": "MISC",
    "astronomicalobject": "MISC", "product": "MISC", "programlang": "MISC",
}  # fmt: skip
"""Source label to shipped label; a label not listed (music genres, chemical compounds) is no name."""

TITLES = frozenset("Mr Mrs Ms Miss Dr Prof Sir".split())
"""Forms of address, which the corpora count to the name or not; here they never belong to it."""

TokenLabel = tuple[str, str]


def read_columns(path: Path, form: int, label: int, separator: str | None = "\t") -> Iterator[list[TokenLabel]]:
    """Read a gzipped file of one token a line and blank lines between sentences, as (form, tag) pairs."""
    sentence: list[TokenLabel] = []
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for raw in file:
            line = raw.rstrip("\n")
            if line.startswith("# "):
                continue
            columns = line.split(separator)
            if len(columns) > max(form, label):
                sentence.append((columns[form], columns[label]))
            elif sentence:
                yield sentence
                sentence = []
    if sentence:
        yield sentence


def spans(tags: list[str]) -> list[tuple[int, int, str]]:
    """Decode IOB1 or IOB2 tags into (start, end, shipped label); labels outside the scheme are left out."""
    found: list[tuple[int, int, str]] = []
    start, current = 0, "O"
    for index, tag in enumerate([*tags, "O"]):
        kind = tag.partition("-")[2]
        if tag.startswith("I-") and kind == current:
            continue
        if current in LABELS:
            found.append((start, index, LABELS[current]))
        start, current = index, kind
    return found


def realign(entities: list[tuple[int, int, str]], forms: list[str], target: list[str]) -> list[tuple[int, int, str]]:
    """Carry entities over to another splitting of the same characters; those that split a word are lost."""
    if forms == target:
        return entities
    offsets, target_index = _offsets(forms), {offset: i for i, offset in enumerate(_offsets(target))}
    moved = ((target_index.get(offsets[start]), target_index.get(offsets[end]), label)
             for start, end, label in entities)  # fmt: skip
    return [(start, end, label) for start, end, label in moved if start is not None and end is not None]


def _offsets(forms: list[str]) -> list[int]:
    return list(accumulate((len(form.replace(" ", "")) for form in forms), initial=0))


_NO_SPACE_BEFORE = re.compile(r"^([.,;:!?%)\]}’”]|'s|n't|'|''|'re|'ve|'ll|'d|'m)$", re.IGNORECASE)
_NO_SPACE_AFTER = re.compile(r"^([(\[{$£€“‘]|``)$")


def detokenized_spaces(forms: list[str]) -> list[bool]:
    """Guess which tokens are followed by a space, for corpora that keep tokens only."""
    spaces: list[bool] = []
    open_quote = False
    for index, form in enumerate(forms):
        following = forms[index + 1] if index + 1 < len(forms) else ""
        if form == '"':
            open_quote = not open_quote
        glued = (
            bool(_NO_SPACE_BEFORE.match(following))
            or bool(_NO_SPACE_AFTER.match(form))
            or (form == '"' and open_quote)
            or (following == '"' and open_quote)
        )
        spaces.append(not glued)
    return spaces


def to_doc(vocab: Vocab, forms: list[str], spaces: list[bool], entities: list[tuple[int, int, str]]) -> Doc:
    """Build a document whose entity annotation is complete: every other token is outside."""
    doc = Doc(vocab, words=forms, spaces=spaces)
    spans = [Span(doc, _after_title(forms, *entity), entity[1], label=entity[2]) for entity in entities]
    doc.set_ents(spans, default="outside")
    return doc


def _after_title(forms: list[str], start: int, end: int, label: str) -> int:
    has_title = label == "PER" and end - start > 1 and forms[start].rstrip(".") in TITLES
    return start + 1 if has_title else start
