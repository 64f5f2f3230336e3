"""Word features of the shipped pipeline: affixes, shape, Brown clusters and kinds of names.

Importing this module registers the architecture that the pipeline's configuration names, so it is
imported before the pipeline is loaded. The features depend on the word alone, never on its
neighbours: they are computed once per word form and embedded once per form and batch.
"""

from collections.abc import Callable
from typing import cast

import numpy as np
from numpy.typing import NDArray
from spacy.lexeme import Lexeme
from spacy.strings import hash_string  # type: ignore[attr-defined]  # not in spaCy's stubs
from spacy.tokens import Doc
from spacy.util import registry
from thinc.api import (
    HashEmbed,
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

LAYER_NAME = "word_features"
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
_WIDTH = 1 + sum(map(len, _GROUPS))
_CACHE_LIMIT = 100_000
_UNKNOWN_NORM = 1


class WordFeatures:
    """Feature identifiers of word forms, looked up in a lexicon and remembered by form.

    `keys` are the sorted hashes of strings; `values` hold for each string the path of its Brown cluster
    (the path's first bit is the lowest), the lists of names in which it stands in lower case, and
    whether it was met more than once, as a norm, in training.
    """

    def __init__(self, keys: Keys, values: NDArray[np.uint32]) -> None:
        self.keys = keys
        self._values = values
        self._rows: dict[int, Row] = {}

    def __call__(self, doc: Doc) -> NDArray[np.uint64]:
        """Return one row per token: the identifier of its form, then those of its features."""
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
        text, lower = lexeme.text, lexeme.lower_
        of_lower = self._value(lexeme.lower)
        cluster = (self._value(lexeme.orth) or of_lower) & ((1 << CLUSTER_BITS) - 1)
        cluster = cluster or of_lower & ((1 << CLUSTER_BITS) - 1)
        names = of_lower >> CLUSTER_BITS & ((1 << NAME_BITS) - 1) if text[:1].isupper() else 0
        affixes = (text[:1], lower[:3], lower[-2:], lower[-3:], lower[-4:])
        return (
            lexeme.orth,
            lexeme.norm if self._value(lexeme.norm) & KNOWN_BIT else _UNKNOWN_NORM,
            *(hash_string(affix) for affix in affixes),
            lexeme.shape,
            names,
            *(cluster & ((1 << depth) - 1) for depth in _CLUSTER_DEPTHS),
        )

    def _value(self, key: int) -> int:
        index = int(np.searchsorted(self.keys, np.uint64(key)))
        return int(self._values[index]) if index < len(self.keys) and self.keys[index] == key else 0


@registry.architectures("gainsay.WordFeatureEmbed.v1")  # type: ignore[untyped-decorator]
def word_feature_embed(width: int) -> Model[list[Doc], list[Floats2d]]:
    """Embed each token's word features into `width` numbers."""
    columns = iter(range(1, _WIDTH))
    groups: list[list[Model[Ints2d, Floats2d]]] = [
        [HashEmbed(width, rows, column=(column := next(columns)), seed=column, dropout=0.0) for _, rows in group]
        for group in _GROUPS
    ]
    per_form: Model[Ints2d, Floats2d] = chain(
        concatenate(*(add(*group) if len(group) > 1 else group[0] for group in groups)),
        Maxout(width, width * len(groups), nP=3, dropout=0.0, normalize=True),
    )
    once_per_form: Model[Ragged, Ragged] = with_array(uniqued(per_form, column=0))  # type: ignore[misc]
    return chain(_word_features(), list2ragged(), once_per_form, ragged2list())


def _word_features() -> Model[list[Doc], list[Ints2d]]:
    features = WordFeatures(np.zeros(0, dtype=np.uint64), np.zeros(0, dtype=np.uint32))

    def forward(
        model: Model[list[Doc], list[Ints2d]],
        docs: list[Doc],
        is_train: bool,  # noqa: FBT001, ARG001  thinc's signature
    ) -> tuple[list[Ints2d], Callable[[list[Ints2d]], list[Doc]]]:
        nonlocal features
        if features.keys is not model.attrs["keys"]:
            features = WordFeatures(model.attrs["keys"], model.attrs["values"])
        # uint64 throughout: thinc's own type for what HashEmbed hashes says Ints2d
        return [cast(Ints2d, features(doc)) for doc in docs], lambda _: []

    empty = {"keys": np.zeros(0, dtype=np.uint64), "values": np.zeros(0, dtype=np.uint32)}
    return Model(LAYER_NAME, forward, attrs=empty)
