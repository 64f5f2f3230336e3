import pytest
import spacy

from training import gum
from training.treebanks import Sentence, Word


def sentence(*rows):
    words = [
        Word(form, form, upos, xpos, "", head, deprel, True, misc) for form, upos, xpos, head, deprel, misc in rows
    ]
    return Sentence("GUM_news_invented", "1", opens_paragraph=True, words=words)


MINISTER = sentence(
    ("Minister", "PROPN", "NNP", 1, "nmod:desc", "Entity=(1-person-new-cf1-2-sgl"),
    ("Orla", "PROPN", "NNP", 4, "nsubj", "_"),
    ("Venn", "PROPN", "NNP", 1, "flat", "Entity=1)"),
    ("never", "ADV", "RB", 4, "advmod", "_"),
    ("left", "VERB", "VBD", 4, "root", "_"),
    ("the", "DET", "DT", 6, "det", "Entity=(2-organization-new-cf2-2-sgl"),
    ("Ministry", "PROPN", "NNP", 4, "obj", "_"),
    ("of", "ADP", "IN", 8, "case", "_"),
    ("Tides", "PROPN", "NNPS", 6, "nmod", "_"),
    ("in", "ADP", "IN", 10, "case", "_"),
    ("Sandova", "PROPN", "NNP", 6, "nmod", "Entity=(3-organization-new-cf3-1-sgl)2)"),
    ("for", "ADP", "IN", 13, "case", "_"),
    ("some", "DET", "DT", 13, "det", "Entity=(4-place-new-cf4-2-sgl"),
    ("island", "NOUN", "NN", 4, "obl", "Entity=4)"),
)


@pytest.fixture
def doc():
    return gum.gum_doc(spacy.blank("en").vocab, MINISTER, frozenset({"Sandova"}))


def test_mentions_nest():
    assert set(gum.mentions(MINISTER)) == {
        (0, 3, "person"), (5, 11, "organization"), (10, 11, "organization"), (12, 14, "place"),
    }  # fmt: skip


def test_a_name_is_the_proper_core_of_its_mention(doc):
    assert [(name.text, name.label_) for name in doc.ents] == [
        ("Orla Venn", "PER"),
        ("Ministry of Tides", "ORG"),
        ("Sandova", "LOC"),
    ]


def test_every_other_token_is_outside(doc):
    assert {token.ent_iob_ for token in doc} == {"B", "I", "O"}
