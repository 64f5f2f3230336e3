import numpy as np
import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.strings import hash_string
from spacy.tokens import Doc

from bot.language.features import WordFeatures, word_feature_embed
from bot.language.lexicon import CLUSTER_BITS, KNOWN_BIT, Lexicon

VOCAB = spacy.blank("en").vocab
NORM, NAMES, CLUSTER4, CLUSTER_FULL, VECTOR = 1, 8, 9, 13, 14


def packed(known, kind):
    by_hash = {hash_string(word): value for word, value in known.items()}
    keys = np.array(sorted(by_hash), dtype=np.uint64)
    return keys, np.array([by_hash[int(key)] for key in keys], dtype=kind)


def features(known, rows=None):
    return WordFeatures(Lexicon(*packed(known, np.uint32), *packed(rows or {}, np.uint16)))


def doc(*words):
    return Doc(VOCAB, words=list(words))


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


def test_a_vector_is_found_by_form_or_else_by_lower_case():
    rows = features({}, {"turkey": 3, "Turkey": 7})(doc("turkey", "Turkey", "TURKEY", "goose"))

    assert rows[:, VECTOR].tolist() == [3, 7, 3, 0]


@given(st.lists(st.text(min_size=1), max_size=5))
def test_any_words_have_a_row_each(words):
    assert len(features({})(doc(*words))) == len(words)


def test_equal_forms_are_embedded_alike_and_the_lexicon_is_saved_with_the_vocabulary(tmp_path):
    nlp = spacy.blank("en")
    vectors = np.array([[0, 0], [32, -64]], dtype=np.int8)
    Lexicon(*packed({"tide": 5}, np.uint32), *packed({"tide": 1}, np.uint16), vectors).keep_in(nlp.vocab)
    nlp.to_disk(tmp_path)
    loaded = spacy.load(tmp_path)
    model = word_feature_embed(8, 2)
    model.initialize()
    words = ["tide", "turns", "tide"]
    known = model.predict([Doc(loaded.vocab, words), Doc(loaded.vocab)])
    again = model.predict([Doc(nlp.vocab, words)])
    unknown = model.predict([Doc(VOCAB, words)])

    assert known[1].shape == (0, 8)
    assert known[0][0] == pytest.approx(known[0][2])
    assert again[0] == pytest.approx(known[0])
    assert unknown[0][1] == pytest.approx(known[0][1])
    assert unknown[0][0] != pytest.approx(known[0][0])
