"""Names in GUM: its entities are all mentions, nested; a name is the proper-noun core of one."""

import re
from collections.abc import Set as AbstractSet

from spacy.tokens import Doc, Span
from spacy.util import filter_spans
from spacy.vocab import Vocab

from training.entities import to_doc
from training.treebanks import Sentence, Word

LABELS = {
    "person": "PER", "organization": "ORG", "place": "LOC", "event": "MISC", "object": "MISC", "abstract": "MISC",
}  # fmt: skip
_BRACKET = re.compile(r"\((?P<opened>\d+)-(?P<type>[a-z]+)[^()]*(?P<single>\))?|(?P<closed>\d+)\)")
_LINKS = frozenset({"of", "for", "and", "&", "the", "-", "'s", "’s"})

Mention = tuple[int, int, str]


def mentions(sentence: Sentence) -> list[Mention]:
    """Read (start, end, entity type) of every mention from the words' annotation."""
    found: list[Mention] = []
    open_mentions: list[tuple[str, int, str]] = []
    for index, word in enumerate(sentence.words):
        annotation = next((part for part in word.misc.split("|") if part.startswith("Entity=")), "")
        for bracket in _BRACKET.finditer(annotation):
            if bracket["single"]:
                found.append((index, index + 1, bracket["type"]))
            elif bracket["opened"]:
                open_mentions.append((bracket["opened"], index, bracket["type"]))
            else:
                latest = [mention for mention in open_mentions if mention[0] == bracket["closed"]][-1:]
                for mention in latest:
                    open_mentions.remove(mention)
                    found.append((mention[1], index + 1, mention[2]))
    return found


def name(words: list[Word], mention: Mention) -> Mention | None:
    """Cut a mention down to the name at its head; None where the head is no proper noun."""
    start, end, kind = mention
    head = next((i for i in range(start, end) if not start <= words[i].head < end or words[i].head == i), start)
    if kind not in LABELS or words[head].upos != "PROPN":
        return None
    if kind == "person" and any(word.upos == "DET" for word in words[start:head]):
        return None
    first, last = head, head + 1
    while first > start and _inside(words, first - 1, first):
        first -= 1
    while last < end and (_inside(words, last, last - 1) or (kind != "person" and _links(words, last, end))):
        last += 1
    while words[last - 1].form.lower() in _LINKS:
        last -= 1
    while words[first].form.lower() in _LINKS:
        first += 1
    return first, last, LABELS[kind]


def _inside(words: list[Word], index: int, neighbour: int) -> bool:
    word = words[index]
    glued_hyphen = word.form == "-" and words[neighbour].xpos.startswith("NNP") and not words[index - 1].space
    return glued_hyphen or (word.xpos.startswith("NNP") and word.deprel not in ("nmod:desc", "appos", "conj"))


def _links(words: list[Word], index: int, end: int) -> bool:
    rest = [word for word in words[index:end] if word.form.lower() not in _LINKS]
    return words[index].form.lower() in _LINKS and bool(rest) and rest[0].xpos.startswith("NNP")


def gum_doc(vocab: Vocab, sentence: Sentence, countries: AbstractSet[str]) -> Doc:
    """Build a document of the names in one sentence; of overlapping names the longest stays.

    `countries` are places here also where GUM means a government or a team and calls it an organisation.
    """
    words = sentence.words
    doc = to_doc(vocab, [word.form for word in words], [word.space for word in words], [])
    names = [found for mention in mentions(sentence) if (found := name(words, mention))]
    spans = [Span(doc, first, last, label=label) for first, last, label in names]
    for span in spans:
        if span.text in countries:
            span.label_ = "LOC"
    doc.set_ents(filter_spans(spans), default="outside")
    return doc
