"""The spaCy component that tells the parser where sentences begin."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc

from bot.language.sentences import sentence_starts

LONGEST = 400  # tokens: whatever is longer (tables, lists without a stop) is cut, so that trees stay walkable


@Language.component("gainsay_sentences", assigns=["token.is_sent_start"])
def gainsay_sentences(doc: Doc) -> Doc:
    """Set the sentence starts of `doc`, ahead of the parser, which then keeps to them."""
    begins = doc.to_array("IDX")
    starts = np.full(len(doc), -1, dtype=np.int64)
    at = np.searchsorted(begins, sentence_starts(doc.text))
    starts[at[at < len(doc)]] = 1
    starts[:1] = 1
    for begin, end in pairwise([*np.flatnonzero(starts == 1), len(doc)]):
        starts[begin:end:LONGEST] = 1
    # one array for all: the setter of a single token walks the whole Doc
    column: Any = starts.reshape(-1, 1).astype(np.uint64)
    return doc.from_array(["SENT_START"], column)
