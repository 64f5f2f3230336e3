from pathlib import Path

import pytest
import spacy

import bot.language.features

WEIGHTS = Path(bot.language.features.__file__).parent / "weights"
LARGEST = 30 * 2**20


@pytest.fixture(scope="module")
def nlp():
    return spacy.load(WEIGHTS)


def test_the_weights_fit_into_the_package():
    assert sum(file.stat().st_size for file in WEIGHTS.rglob("*")) < LARGEST


def test_the_weights_carry_their_own_licence(nlp):
    assert nlp.meta["license"] == "CC BY-SA 4.0"
    assert "CC BY-SA 4.0" in (WEIGHTS / "LICENSE").read_text()


def test_a_plain_sentence_is_parsed_and_its_names_are_found(nlp):
    doc = nlp("Ministers in Norway said on Monday that Maria Olsen had left.")
    said = doc[3]

    assert (said.lemma_, said.pos_, said.dep_) == ("say", "VERB", "ROOT")
    assert [(token.text, token.dep_) for token in said.children if token.dep_ in ("nsubj", "ccomp")] == [
        ("Ministers", "nsubj"),
        ("left", "ccomp"),
    ]
    assert [(name.text, name.label_) for name in doc.ents] == [("Norway", "LOC"), ("Maria Olsen", "PER")]
