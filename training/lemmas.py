"""Tables of the rule lemmatiser: WordNet's word list and rules, and the treebanks' own lemmas."""

import gzip
import json
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import spacy_lookups_data
from spacy.language import Language
from spacy.lookups import Lookups

from training.treebanks import Sentence

SMALLEST_SHARE = 0.5
"""A form and part of speech are entered only with the lemma that more than half of their uses have."""


def treebank_lemmas(sentences: Iterable[Sentence]) -> dict[str, dict[str, list[str]]]:
    """Usual lemma of each form, by lower-case part of speech; proper nouns keep to their form."""
    uses: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for sentence in sentences:
        for word in sentence.words:
            if word.upos != "PROPN" and "Typo=Yes" not in word.feats and word.deprel != "goeswith":
                uses[word.upos.lower(), word.form.lower()][word.lemma] += 1
    lemmas: dict[str, dict[str, list[str]]] = defaultdict(dict)
    for (pos, form), counts in uses.items():
        lemma, count = counts.most_common(1)[0]
        if count > SMALLEST_SHARE * counts.total():
            lemmas[pos][form] = [lemma]
    return dict(lemmas)


def build_tables(sentences: Iterable[Sentence]) -> Lookups:
    """Join WordNet's tables with the treebanks' lemmas, which go first."""
    exceptions = _shipped("lemma_exc")
    for pos, lemmas in treebank_lemmas(sentences).items():
        exceptions[pos] = {**exceptions.get(pos, {}), **lemmas}
    lookups = Lookups()
    lookups.add_table("lemma_exc", exceptions)
    lookups.add_table("lemma_index", _shipped("lemma_index"))
    lookups.add_table("lemma_rules", _shipped("lemma_rules"))
    return lookups


def add_lemmatizer(nlp: Language, sentences: Iterable[Sentence]) -> None:
    """Append spaCy's rule lemmatiser with the tables of `sentences`."""
    lemmatizer = nlp.add_pipe("lemmatizer", config={"mode": "rule", "overwrite": True})
    lemmatizer.initialize(lookups=build_tables(sentences))  # type: ignore[attr-defined]


def _shipped(name: str) -> dict[str, Any]:
    path = Path(spacy_lookups_data.__file__).parent / "data" / f"en_{name}.json.gz"
    with gzip.open(path, "rt", encoding="utf-8") as file:
        return dict(json.load(file))
