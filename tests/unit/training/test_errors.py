"""Words of a gold document beside those of a pipeline that cuts some of them otherwise."""

import spacy
from spacy.tokens import Doc
from spacy.training import Example

from training.errors import aligned


def test_words_cut_otherwise_are_left_out():
    vocab = spacy.blank("en").vocab
    gold = Doc(vocab, words=["Ann", "can", "not", "go"], spaces=[True, False, True, False])
    made = Doc(vocab, words=["Ann", "cannot", "go"], spaces=[True, True, False])
    pairs = [(want.text, got.text) for want, got in aligned(Example(made, gold))]
    assert pairs == [("Ann", "Ann"), ("go", "go")]
