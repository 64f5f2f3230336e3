"""Word features of the shipped pipeline: affixes, shape, Brown clusters, kinds of names, word vectors.

Importing this module registers the architecture that the pipeline's configuration names, so it is
imported before the pipeline is loaded. The features depend on the word alone, never on its
neighbours: they are computed once per word form and embedded once per form and batch.
"""

from collections.abc import Callable
from dataclasses import dataclass, field, fields
from typing import Any, cast

import numpy as np
from numpy.typing import NDArray
from spacy.lexeme import Lexeme
from spacy.strings import hash_string  # type: ignore[attr-defined]  # not in spaCy's stubs
from spacy.tokens import Doc
from spacy.util import registry
from spacy.vocab import Vocab
from thinc.api import (
    HashEmbed,
    Linear,
    Maxout,
    Model,
    add,
    chain,
    concatenate,
    list2ragged,
    ragged2list,
    uniqued,
    with_array,
)
from thinc.types import Floats2d, Ints2d, Ragged

Keys = NDArray[np.uint64]
Row = tuple[int, ...]

TABLE = "gainsay_lexicon"
"""The table of the vocabulary's lookups that holds the lexicon: saved once, however many models read it."""
CLUSTER_BITS = 16
NAME_BITS = 8
KNOWN_BIT = 1 << (CLUSTER_BITS + NAME_BITS)

_CLUSTER_DEPTHS = (4, 6, 8, 10, CLUSTER_BITS)
_GROUPS = (
    (("norm", 5000),),
    (("prefix1", 300), ("prefix3", 2000), ("suffix2", 600), ("suffix3", 2000), ("suffix4", 2000)),
    (("shape", 1500), ("names", 300)),
    (("cluster4", 50), ("cluster6", 150), ("cluster8", 400), ("cluster10", 800), ("cluster16", 2000)),
)
"""Features by group with the rows of their hash tables: summed inside a group, concatenated across."""
_HASHED = 1 + sum(map(len, _GROUPS))
_WIDTH = _HASHED + 1
_CACHE_LIMIT = 100_000
_UNKNOWN_NORM = 1


@dataclass(frozen=True)
class Lexicon:
    """What is known of strings, by their sorted hashes.

    `values` hold for each of `keys` the path of its Brown cluster (the path's first bit is the lowest), the lists
    of names in which it stands in lower case, and whether it was met more than once, as a norm, in training.
    `vector_rows` say for each of `vector_keys` which of `vectors` is its; row 0 is the one of unknown words.
    """

    keys: Keys = field(default_factory=lambda: np.zeros(0, dtype=np.uint64))
    values: NDArray[np.uint32] = field(default_factory=lambda: np.zeros(0, dtype=np.uint32))
    vector_keys: Keys = field(default_factory=lambda: np.zeros(0, dtype=np.uint64))
    vector_rows: NDArray[np.uint16] = field(default_factory=lambda: np.zeros(0, dtype=np.uint16))
    vectors: NDArray[np.int8] = field(default_factory=lambda: np.zeros((1, 0), dtype=np.int8))

    @classmethod
    def of(cls, vocab: Vocab) -> "Lexicon":
        """Return the lexicon that is saved with `vocab`; an empty one where there is none."""
        if not vocab.lookups.has_table(TABLE):
            return cls()
        table = vocab.lookups.get_table(TABLE)
        return cls(**{part.name: table[part.name] for part in fields(cls)})

    def keep_in(self, vocab: Vocab) -> None:
        """Save the lexicon with `vocab`."""
        if vocab.lookups.has_table(TABLE):
            vocab.lookups.remove_table(TABLE)
        vocab.lookups.add_table(TABLE, vars(self))

    def value(self, key: int) -> int:
        """Return what is known of the string of that hash, 0 if nothing is."""
        return _found(self.keys, self.values, key)

    def vector_row(self, key: int) -> int:
        """Return the row of the string's vector, 0 if it has none."""
        return _found(self.vector_keys, self.vector_rows, key)


def _found(keys: Keys, values: NDArray[Any], key: int) -> int:
    index = int(np.searchsorted(keys, np.uint64(key)))
    return int(values[index]) if index < len(keys) and keys[index] == key else 0


class WordFeatures:
    """Feature identifiers of word forms, looked up in a lexicon and remembered by form."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self._rows: dict[int, Row] = {}

    def __call__(self, doc: Doc) -> NDArray[np.uint64]:
        """Return one row per token: the identifier of its form, those of its features, the row of its vector."""
        rows = self._rows
        if len(rows) > _CACHE_LIMIT:
            rows.clear()
        found: list[Row] = []
        for orth in doc.to_array("ORTH").tolist():
            row = rows.get(orth)
            if row is None:
                row = rows[orth] = self._row(doc.vocab[orth])
            found.append(row)
        return np.asarray(found, dtype=np.uint64).reshape(len(found), _WIDTH)

    def _row(self, lexeme: Lexeme) -> Row:
        text, lower, known = lexeme.text, lexeme.lower_, self.lexicon
        of_lower = known.value(lexeme.lower)
        cluster = (known.value(lexeme.orth) or of_lower) & ((1 << CLUSTER_BITS) - 1)
        cluster = cluster or of_lower & ((1 << CLUSTER_BITS) - 1)
        names = of_lower >> CLUSTER_BITS & ((1 << NAME_BITS) - 1) if text[:1].isupper() else 0
        affixes = (text[:1], lower[:3], lower[-2:], lower[-3:], lower[-4:])
        return (
            lexeme.orth,
            lexeme.norm if known.value(lexeme.norm) & KNOWN_BIT else _UNKNOWN_NORM,
            *(hash_string(affix) for affix in affixes),
            lexeme.shape,
            names,
            *(cluster & ((1 << depth) - 1) for depth in _CLUSTER_DEPTHS),
            known.vector_row(lexeme.orth) or known.vector_row(lexeme.lower),
        )


@registry.architectures("gainsay.WordFeatureEmbed.v2")  # type: ignore[untyped-decorator]
def word_feature_embed(width: int, vector_width: int) -> Model[list[Doc], list[Floats2d]]:
    """Embed each token's word features into `width` numbers; the vectors of the lexicon have `vector_width`."""
    columns = iter(range(1, _HASHED))
    groups: list[list[Model[Ints2d, Floats2d]]] = [
        [HashEmbed(width, rows, column=(column := next(columns)), seed=column, dropout=0.0) for _, rows in group]
        for group in _GROUPS
    ]
    features = FeatureLayer(vector_width)
    vectors: Model[Ints2d, Floats2d] = chain(features.vectors(), Linear(width, vector_width))
    per_form: Model[Ints2d, Floats2d] = chain(
        concatenate(*(add(*group) if len(group) > 1 else group[0] for group in groups), vectors),
        Maxout(width, width * (len(groups) + 1), nP=3, dropout=0.0, normalize=True),
    )
    once_per_form: Model[Ragged, Ragged] = with_array(uniqued(per_form, column=0))  # type: ignore[misc]
    return chain(features.identifiers(), list2ragged(), once_per_form, ragged2list())


class FeatureLayer:
    """Two layers that read one lexicon, that of the documents' vocabulary: identifiers first, vectors by them."""

    def __init__(self, vector_width: int) -> None:
        self._vector_width = vector_width
        self._features = WordFeatures(Lexicon())
        self._table: Floats2d = np.zeros((1, vector_width), dtype=np.float32)
        self._read: object = None

    def identifiers(self) -> Model[list[Doc], list[Ints2d]]:
        """Return the layer from documents to one row of identifiers per token."""

        def forward(
            model: Model[list[Doc], list[Ints2d]],  # noqa: ARG001  thinc's signature
            docs: list[Doc],
            is_train: bool,  # noqa: FBT001, ARG001
        ) -> tuple[list[Ints2d], Callable[[list[Ints2d]], list[Doc]]]:
            if docs:
                self._look_into(docs[0].vocab)
            # uint64 throughout: thinc's own type for what HashEmbed hashes says Ints2d
            return [cast(Ints2d, self._features(doc)) for doc in docs], lambda _: []

        return Model("word_features", forward)

    def vectors(self) -> Model[Ints2d, Floats2d]:
        """Return the layer from rows of identifiers to the vectors of their words."""

        def forward(
            model: Model[Ints2d, Floats2d],  # noqa: ARG001
            rows: Ints2d,
            is_train: bool,  # noqa: FBT001, ARG001
        ) -> tuple[Floats2d, Callable[[Floats2d], Ints2d]]:
            return self._table[rows[:, _HASHED].astype(np.intp)], lambda _: np.zeros_like(rows)

        return Model("word_vectors", forward)

    def _look_into(self, vocab: Vocab) -> None:
        table = vocab.lookups.get_table(TABLE) if vocab.lookups.has_table(TABLE) else None
        if table is self._read:
            return
        self._read, lexicon = table, Lexicon.of(vocab)
        self._features = WordFeatures(lexicon)
        vectors = lexicon.vectors.astype(np.float32) * np.float32(1 / 32)
        self._table = vectors if vectors.shape[1] else np.zeros((1, self._vector_width), dtype=np.float32)
