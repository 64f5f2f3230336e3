"""Training, development and test documents of the pipeline, from the corpora on disk."""

import os
import random
from collections.abc import Callable, Iterable, Iterator
from collections.abc import Set as AbstractSet
from dataclasses import replace
from pathlib import Path

from spacy.tokens import Doc, DocBin
from spacy.vocab import Vocab

from training import entities, treebanks
from training.gum import gum_doc
from training.treebanks import Sentence, Word

ROOT = Path(os.environ.get("GAINSAY_TREEBANKS", "../shared/treebanks"))
"""Where the corpora lie; the model card names the public source of each."""

SHARE_OF_PAIRS = 0.25
SHARE_OF_CURLY_QUOTES = 0.4
SHARE_OF_BRITISH = 0.4
NEWS_DOMAIN = "politics"
"""The domain of CrossNER nearest to news; its test part is for testing."""
WEIGHT = 2
"""How often the corpora nearest to news are read: GUM and politics in CrossNER."""
ATTRIBUTES = ["ORTH", "SPACY", "TAG", "POS", "MORPH", "LEMMA", "HEAD", "DEP", "SENT_START", "ENT_IOB", "ENT_TYPE"]


def treebank(name: str, part: str) -> list[Sentence]:
    """Read one part of a treebank, such as ("ud_ewt", "train")."""
    return list(treebanks.read_sentences(ROOT / name / f"{part}.conllu.gz"))


def syntax_docs(vocab: Vocab, sentences: list[Sentence], rng: random.Random) -> Iterator[Doc]:
    """Documents of one sentence, or of two from one paragraph; some typeset with curly quotes.

    Sentences come to the parser already split, so most documents hold one; the pairs teach it what
    stands before and after a sentence.
    """
    for paragraph in treebanks.paragraphs(sentences):
        rest = paragraph
        while rest:
            size = 2 if rng.random() < SHARE_OF_PAIRS else 1
            group, rest = rest[:size], rest[size:]
            if rng.random() < SHARE_OF_CURLY_QUOTES:
                group = [curly(sentence) for sentence in group]
            yield treebanks.to_doc(vocab, group)


def curly(sentence: Sentence) -> Sentence:
    """Typeset straight quotation marks and apostrophes as newspapers print them."""
    words: list[Word] = []
    after_space = True
    for word in sentence.words:
        form = word.form
        if form == '"':
            form = "“" if after_space else "”"
        elif form == "'":
            form = "‘" if after_space else "’"
        words.append(replace(word, form=form.replace("'", "’")))
        after_space = word.space or form in "(“‘"
    return replace(sentence, words=words)


def universal_ner(
    vocab: Vocab, name: str, base: str, part: str, only: Callable[[Sentence], bool] = lambda _: True
) -> Iterator[Doc]:
    """Entities of Universal NER over the words and spaces of the treebank that it annotates.

    Both are matched by their characters: some sentences are split into words differently.
    """
    tagged = {
        "".join(form for form, _ in tokens).replace(" ", ""): tokens
        for tokens in entities.read_columns(ROOT / name / f"{part}.iob2.gz", 1, 2)
    }
    for sentence in filter(only, treebank(base, part)):
        forms = [word.form for word in sentence.words]
        tokens = tagged.get("".join(forms).replace(" ", ""))
        if tokens is None:
            continue
        spans = entities.realign(entities.spans([tag for _, tag in tokens]), [form for form, _ in tokens], forms)
        yield entities.to_doc(vocab, forms, [word.space for word in sentence.words], spans)


def columns_docs(vocab: Vocab, path: Path, separator: str = "\t") -> Iterator[Doc]:
    """Entities of a corpus of tokens and tags; tweets that answer or repeat others are left out."""
    for tokens in entities.read_columns(path, 0, 1, separator):
        forms = [form for form, _ in tokens]
        if all(forms) and not any(form == "RT" or form.startswith("@") for form in forms):
            spans = entities.spans([tag for _, tag in tokens])
            yield entities.to_doc(vocab, forms, entities.detokenized_spaces(forms), spans)


def entity_training(vocab: Vocab, countries: AbstractSet[str], rng: random.Random) -> Iterator[Doc]:
    """Documents for the entity recogniser, in random order; parts kept for tests are not among them."""
    docs = [*universal_ner(vocab, "uner_ewt", "ud_ewt", "train")]
    docs += columns_docs(vocab, ROOT / "wikigold" / "all.conll.gz", " ")
    for path in sorted((ROOT / "crossner").glob("*.txt.gz")):
        domain, _, part = path.name.removesuffix(".txt.gz").partition("_")
        if domain != NEWS_DOMAIN:
            docs += columns_docs(vocab, path)
        elif part != "test":
            docs += [*columns_docs(vocab, path)] * WEIGHT
    for path in sorted((ROOT / "btc").glob("*.conll.gz")):
        docs += columns_docs(vocab, path)
    docs += [gum_doc(vocab, sentence, countries) for sentence in treebank("gum_open", "train")] * WEIGHT
    rng.shuffle(docs)
    yield from (british(doc) if rng.random() < SHARE_OF_BRITISH else doc for doc in docs)


def british(doc: Doc) -> Doc:
    """Write forms of address without their full stop."""
    words = [word.text.rstrip(".") if word.text.rstrip(".") in entities.TITLES else word.text for word in doc]
    names = [(name.start, name.end, name.label_) for name in doc.ents]
    return entities.to_doc(doc.vocab, words, [bool(word.whitespace_) for word in doc], names)


def entity_development(vocab: Vocab, countries: AbstractSet[str]) -> Iterator[Doc]:
    """Documents by which the training of the entity recogniser is watched."""
    yield from universal_ner(vocab, "uner_ewt", "ud_ewt", "dev")
    yield from (gum_doc(vocab, sentence, countries) for sentence in treebank("gum_open", "dev"))


def save(docs: Iterable[Doc], path: Path) -> None:
    """Write documents in spaCy's own training format."""
    path.parent.mkdir(parents=True, exist_ok=True)
    DocBin(attrs=ATTRIBUTES, docs=docs).to_disk(path)
