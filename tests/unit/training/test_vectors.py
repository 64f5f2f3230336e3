import numpy as np
import pytest
from spacy.strings import StringStore, hash_string
from spacy.vectors import Vectors

from training import vectors


@pytest.fixture
def saved(tmp_path):
    rng = np.random.default_rng(1)
    table = Vectors(strings=StringStore(), data=rng.normal(size=(300, 200)).astype(np.float32))
    for row, word in enumerate(["tide", "Turkey", "turkey"]):
        table.add(hash_string(word), row=row)
    table.add(hash_string("Tide"), row=0)
    table.to_disk(tmp_path)
    return tmp_path


def test_words_are_entered_in_lower_case_unless_their_form_has_a_vector_of_its_own(saved):
    keys, rows, table = vectors.read(saved, ["Tide", "Turkey", "goose"])
    found = dict(zip(keys.tolist(), rows.tolist(), strict=True))

    assert found == {hash_string("tide"): 1, hash_string("Turkey"): 2, hash_string("turkey"): 3}
    assert table.shape == (301, vectors.WIDTH)
    assert not table[0].any()


def test_what_lay_near_still_does_in_fewer_and_coarser_numbers():
    rng = np.random.default_rng(2)
    centres = rng.normal(size=(4, 40))
    data = (centres[np.arange(80) % 4] + 0.1 * rng.normal(size=(80, 40))).astype(np.float32)
    reduced = vectors.reduce(data, 8)[1:].astype(float)
    near = np.linalg.norm(reduced[0] - reduced[4])

    assert all(np.linalg.norm(reduced[0] - reduced[other]) > near for other in (1, 2, 3))


def test_the_vectors_that_an_operator_names_are_taken(monkeypatch, tmp_path):
    monkeypatch.setenv("GAINSAY_VECTORS", str(tmp_path))

    assert vectors.folder(tmp_path / "work") == tmp_path
