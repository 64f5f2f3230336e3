import numpy as np
import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.strings import hash_string

from bot.language.features import CLUSTER_BITS, KNOWN_BIT, WordFeatures, word_feature_embed

VOCAB = spacy.blank("en").vocab
NORM, NAMES, CLUSTER4, CLUSTER_FULL = 1, 8, 9, 13


def features(known):
    keys = np.array(sorted(hash_string(word) for word in known), dtype=np.uint64)
    by_hash = {hash_string(word): value for word, value in known.items()}
    return WordFeatures(keys, np.array([by_hash[int(key)] for key in keys], dtype=np.uint32))


def doc(*words):
    return spacy.tokens.Doc(VOCAB, words=list(words))


def test_a_cluster_is_found_by_form_or_else_by_lower_case():
    rows = features({"turkey": 0b110101, "Turkey": 0b000111})(doc("turkey", "Turkey", "TURKEY", "goose"))

    assert rows[:, CLUSTER_FULL].tolist() == [0b110101, 0b000111, 0b110101, 0]
    assert rows[:, CLUSTER4].tolist() == [0b0101, 0b0111, 0b0101, 0]


def test_lists_of_names_count_for_capitalised_words_only():
    rows = features({"orla": 3 << CLUSTER_BITS})(doc("Orla", "orla"))

    assert rows[:, NAMES].tolist() == [3, 0]


def test_unknown_norms_share_one_identifier():
    rows = features({"said": KNOWN_BIT})(doc("Said", "mumbled", "whispered"))

    assert rows[0, NORM] == hash_string("said")
    assert rows[1, NORM] == rows[2, NORM] != rows[0, NORM]


@given(st.lists(st.text(min_size=1), max_size=5))
def test_any_words_have_a_row_each(words):
    assert len(features({})(doc(*words))) == len(words)


def test_equal_forms_are_embedded_alike_and_the_lexicon_survives_saving():
    model = word_feature_embed(8)
    model.initialize()
    embed = next(layer for layer in model.walk() if layer.name == "word_features")
    embed.attrs["keys"] = np.array([hash_string("tide")], dtype=np.uint64)
    embed.attrs["values"] = np.array([5], dtype=np.uint32)
    again = word_feature_embed(8).from_bytes(model.to_bytes())
    first, second = model.predict([doc("tide", "turns", "tide"), doc()])

    assert second.shape == (0, 8)
    assert first[0] == pytest.approx(first[2])
    assert again.predict([doc("tide")])[0][0] == pytest.approx(first[0], abs=1e-6)
