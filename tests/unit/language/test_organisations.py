import pytest
import spacy
from spacy.tokens import Doc, Span

from bot.language.organisations import gainsay_organisations

VOCAB = spacy.blank("en").vocab


def labels(words, *names):
    doc = Doc(VOCAB, words=words.split())
    doc.set_ents([Span(doc, start, end, label=label) for start, end, label in names])
    return [(name.text, name.label_) for name in gainsay_organisations(doc).ents]


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("Ostmark Harbour Board", "LOC"),
        ("Mirel Shipping Ltd.", "PER"),
        ("University of Ostmark", "LOC"),
        ("Ministry for Ports", "MISC"),
    ],
)
def test_a_name_that_calls_itself_an_organisation_is_one(name, label):
    assert labels(name, (0, len(name.split()), label)) == [(name, "ORG")]


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("Maria Post", "PER"),
        ("Board", "LOC"),
        ("Lake Ostmark", "LOC"),
        ("Bank Street", "LOC"),
        ("harbour board", "LOC"),
    ],
)
def test_other_names_keep_their_label(name, label):
    assert labels(name, (0, len(name.split()), label)) == [(name, label)]


def test_the_other_names_of_a_text_stay():
    found = labels("Ada Mirel left Ostmark University in May", (0, 2, "PER"), (3, 5, "LOC"))
    assert found == [("Ada Mirel", "PER"), ("Ostmark University", "ORG")]
