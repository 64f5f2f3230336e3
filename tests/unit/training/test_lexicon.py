import numpy as np
import spacy
from spacy.strings import hash_string

from bot.language.lexicon import CLUSTER_BITS, KNOWN_BIT, Lexicon
from training import lexicon


def test_all_that_is_known_of_a_string_is_packed_into_one_number():
    keys, values = lexicon.build_lexicon({"may": 0b101}, {"may": 0b11}, ["may", "may", "rare"])

    assert keys.tolist() == [hash_string("may")]
    assert values.tolist() == [0b101 | 0b11 << CLUSTER_BITS | KNOWN_BIT]


def test_the_lexicon_is_kept_in_the_vocabulary_of_a_new_pipeline(tmp_path):
    keys, values = lexicon.build_lexicon({"may": 1}, {}, [])
    vectors = {"vector_keys": keys, "vector_rows": np.ones(1, np.uint16), "vectors": np.ones((2, 4), np.int8)}
    np.savez(tmp_path / "lexicon.npz", keys=keys, values=values, **vectors)
    nlp = spacy.blank("en")
    lexicon.set_lexicon(tmp_path / "lexicon.npz")(nlp)
    kept = Lexicon.of(nlp.vocab)

    assert kept.value(hash_string("may")) == 1
    assert kept.vector_row(hash_string("may")) == 1
    assert kept.vectors.shape == (2, 4)


def test_the_most_frequent_forms_have_vectors():
    forms = lexicon.frequent_forms()

    assert len(forms) == lexicon.VECTOR_WORDS
    assert {"said", "Monday"} <= forms
