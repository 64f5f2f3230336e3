"""Docs made by hand, so that a rule can be tested without a trained pipeline and with either label scheme."""

import spacy
from spacy.tokens import Doc

from bot.language.words import Parse

VOCAB = spacy.blank("en").vocab


def plain(text: str) -> Parse:
    """Return a Doc of whole words, without any annotation; full stops and commas are words of their own."""
    words = text.replace(",", " ,").replace(".", " .").split()
    spaces = [index + 1 < len(words) and words[index + 1] not in (",", ".") for index in range(len(words))]
    return Parse(Doc(VOCAB, words=words, spaces=spaces))


def parsed(*rows: tuple[str, str, str, str, int]) -> Parse:
    """Return a Doc from rows of word, coarse part of speech, fine tag, relation, offset of the head."""
    words, pos, tags, deps, heads = zip(*rows, strict=True)
    doc = Doc(VOCAB, words=list(words), pos=list(pos), tags=list(tags), deps=list(deps), heads=list(heads),
              lemmas=[word.lower() for word in words])  # fmt: skip
    return Parse(doc)
