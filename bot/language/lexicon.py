"""What the pipeline knows of single words: Brown clusters, kinds of names, words met in training, vectors."""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.vocab import Vocab

Keys = NDArray[np.uint64]

TABLE = "gainsay_lexicon"
"""The table of the vocabulary's lookups that holds the lexicon: saved once, however many models read it."""
CLUSTER_BITS = 16
NAME_BITS = 8
KNOWN_BIT = 1 << (CLUSTER_BITS + NAME_BITS)


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
    def of(cls, vocab: Vocab) -> Lexicon:
        """Return the lexicon that is saved with `vocab`; an empty one where there is none."""
        if not vocab.lookups.has_table(TABLE):
            return cls()
        table: Any = vocab.lookups.get_table(TABLE)
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
