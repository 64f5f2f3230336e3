"""What the parser and the tagger get wrong, by kind, on the news-like development sentences."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from spacy.tokens import Doc, Token
from spacy.training import Example

from training import evaluate, treebanks
from training.treebanks import Sentence

_SHOWN = 12
_LONG = 6  # words between a word and its head from which an attachment counts as long


def table(path: Path, sentences: list[Sentence]) -> str:
    """Lay out how often each kind of error occurs, the most frequent first, with the share of its kind's words.

    Attachments are counted by the gold relation (punctuation left out), tags as gold > predicted; words that the
    tokenizer cuts otherwise are left out.
    """
    nlp = evaluate.load(path)
    gold = [treebanks.to_doc(nlp.vocab, group) for group in treebanks.paragraphs(iter(sentences), limit=20)]
    attachments, tags, relations, seen, distances = Counter[str](), Counter[str](), Counter[str](), Counter[str](), 0
    for example in evaluate.parsed(nlp, gold):
        for want, got in aligned(example):
            if want.pos_ != got.pos_:
                tags[f"{want.pos_} > {got.pos_}"] += 1
            if want.dep_.lower() in ("p", "punct"):
                continue
            seen[want.dep_.lower()] += 1
            if example.reference[want.head.i].idx != got.head.idx:
                attachments[want.dep_.lower()] += 1
                distances += abs(want.head.i - want.i) >= _LONG
            elif want.dep_.lower() != got.dep_.lower():
                relations[f"{want.dep_.lower()} > {got.dep_.lower()}"] += 1
    lines = [f"wrong head, by gold relation ({attachments.total()} of {seen.total()}, {distances} of them long)"]
    lines += [f"  {kind:14} {count:5} of {seen[kind]}" for kind, count in attachments.most_common(_SHOWN)]
    lines += [f"right head, wrong relation ({relations.total()})"]
    lines += [f"  {kind:24} {count:5}" for kind, count in relations.most_common(_SHOWN)]
    lines += [f"wrong part of speech ({tags.total()})"]
    lines += [f"  {kind:24} {count:5}" for kind, count in tags.most_common(_SHOWN)]
    return "\n".join(lines)


def aligned(example: Example) -> Iterator[tuple[Token, Token]]:
    """Yield each gold word with the predicted word of the same characters."""
    predicted: Doc = example.predicted
    at = {(token.idx, len(token)): token for token in predicted}
    for want in example.reference:
        got = at.get((want.idx, len(want)))
        if got is not None:
            yield want, got
