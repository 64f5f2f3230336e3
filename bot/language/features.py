"""Word features of the shipped pipeline: affixes, shape, Brown clusters, kinds of names, word vectors.

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

from bot.language.lexicon import CLUSTER_BITS, KNOWN_BIT, NAME_BITS, TABLE, Lexicon

Row = tuple[int, ...]

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
_STEP = np.float32(1 / 32)  # of the whole numbers that vectors are stored in


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
            found = self._vectors(np.asarray(rows)[:, _HASHED].astype(np.intp))
            return cast(Floats2d, found), lambda _: cast(Ints2d, np.zeros_like(rows))

        return Model("word_vectors", forward)

    def _vectors(self, rows: NDArray[np.intp]) -> NDArray[np.float32]:
        table = self._features.lexicon.vectors
        if not table.shape[1]:
            return np.zeros((len(rows), self._vector_width), dtype=np.float32)
        return table[rows].astype(np.float32) * _STEP

    def _look_into(self, vocab: Vocab) -> None:
        table = vocab.lookups.get_table(TABLE) if vocab.lookups.has_table(TABLE) else None
        if table is not self._read:
            self._read, self._features = table, WordFeatures(Lexicon.of(vocab))
