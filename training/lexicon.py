"""What the pipeline's features know of words: Brown clusters, kinds of names, words met in training."""

import gzip
import json
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

import numpy as np
import spacy_lookups_data
from numpy.typing import NDArray
from spacy.language import Language
from spacy.strings import hash_string  # type: ignore[attr-defined]  # not in spaCy's stubs
from spacy.util import registry

import bot.language.features  # noqa: F401  `spacy train --code` reads this file alone: it registers the embedding layer
from bot.language.lexicon import CLUSTER_BITS, KNOWN_BIT, Lexicon

CLUSTERED_WORDS = 80_000
"""Most frequent forms whose cluster is kept: the rest is rare enough to be told by its spelling."""
VECTOR_WORDS = 250_000
"""Most frequent forms that are looked up in the word vectors."""

Packed = tuple[NDArray[np.uint64], NDArray[np.uint32]]


def brown_clusters() -> dict[str, int]:
    """Cluster paths of the most frequent forms; forms that agree with their lower case are left out."""
    path = Path(spacy_lookups_data.__file__).parent / "data" / "en_lexeme_cluster.json.gz"
    with gzip.open(path, "rt", encoding="utf-8") as file:
        clustered = [(form, cluster) for form, cluster in json.load(file).items() if cluster]
    kept = dict(clustered[:CLUSTERED_WORDS])
    return {
        form: cluster for form, cluster in kept.items() if form == form.lower() or kept.get(form.lower()) != cluster
    }


def frequent_forms() -> set[str]:
    """Return the forms whose word vectors are kept: those that spaCy's frequency list puts first."""
    path = Path(spacy_lookups_data.__file__).parent / "data" / "en_lexeme_prob.json.gz"
    with gzip.open(path, "rt", encoding="utf-8") as file:
        logarithms = json.load(file)
    return set(sorted(logarithms, key=logarithms.__getitem__, reverse=True)[:VECTOR_WORDS])


def build_lexicon(clusters: Mapping[str, int], names: Mapping[str, int], norms: Iterable[str]) -> Packed:
    """Pack the tables into sorted string hashes and one number for each, as the features read them.

    A norm counts as known when it occurs at least twice in the training texts.
    """
    packed: Counter[int] = Counter()
    for form, path in clusters.items():
        packed[hash_string(form)] |= path
    for word, kinds in names.items():
        packed[hash_string(word)] |= kinds << CLUSTER_BITS
    for norm, count in Counter(norms).items():
        if count > 1:
            packed[hash_string(norm)] |= KNOWN_BIT
    keys = np.array(sorted(packed), dtype=np.uint64)
    return keys, np.array([packed[int(key)] for key in keys], dtype=np.uint32)


@registry.callbacks("gainsay.set_lexicon.v1")  # type: ignore[untyped-decorator]
def set_lexicon(path: Path) -> Callable[[Language], None]:
    """Return a callback that keeps the lexicon saved at `path` in the vocabulary of a new pipeline."""

    def after_init(nlp: Language) -> None:
        with np.load(path) as lexicon:
            Lexicon(**lexicon).keep_in(nlp.vocab)

    return after_init
