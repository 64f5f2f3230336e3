import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc

from bot.language.descriptions import person_descriptions
from bot.language.words import Parse
from tests.unit.language.docs import VOCAB, parsed


def described(pipeline, text):
    return [(found.name.of(text), found.role, found.body) for found in person_descriptions(Parse(pipeline.parse(text)))]


@pytest.mark.parametrize(
    ("text", "name", "role", "body"),
    [
        ("Kremlin spokesman Dmitry Peskov told reporters.", "Dmitry Peskov", "Kremlin spokesman", "Kremlin"),
        ("British Prime Minister Keir Starmer spoke.", "Keir Starmer", "British Prime Minister", "United Kingdom"),
        ("NATO Secretary General Mark Rutte left.", "Mark Rutte", "NATO Secretary General", "NATO"),
        (
            "It followed comments by Ukraine’s military intelligence chief, Kyrylo Budanov, who claimed it.",
            "Kyrylo Budanov",
            "Ukraine’s military intelligence chief",
            "Ukraine",
        ),
        ("Then-mayor Dov Weiss left.", "Dov Weiss", "Then-mayor", None),
        ("Former Danish minister Dov Weiss left.", "Dov Weiss", "Former Danish minister", None),
        ("Acting Danish minister Dov Weiss left.", "Dov Weiss", "Acting Danish minister", "Denmark"),
        (
            "Ann Lee, head of the Norland Grain Board, said so.",
            "Ann Lee",
            "head of the Norland Grain Board",
            "Norland Grain Board",
        ),
    ],
)
def test_ties_a_name_to_its_office(pipeline, text, name, role, body):
    assert described(pipeline, text) == [(name, role, body)]


def test_two_people_in_one_sentence(pipeline):
    text = "NATO Secretary General Mark Rutte and US Secretary of Defence Lloyd Austin both said so."
    assert [name for name, _, _ in described(pipeline, text)] == ["Mark Rutte", "Lloyd Austin"]


def test_a_rank_is_no_part_of_the_name():
    doc = parsed(
        ("Defence", "PROPN", "NNP", "compound", 1),
        ("chief", "NOUN", "NN", "compound", 4),
        ("Air", "PROPN", "NNP", "compound", 4),
        ("Marshal", "PROPN", "NNP", "compound", 4),
        ("Orr", "PROPN", "NNP", "nsubj", 5),
        ("left", "VERB", "VBD", "ROOT", 5),
    )
    (found,) = person_descriptions(doc)
    assert (found.name.of(doc.text), found.role) == ("Orr", "Defence chief")


def test_a_country_is_no_person():
    doc = parsed(
        ("Chancellor", "PROPN", "NNP", "nsubj", 2),
        ("Germany", "PROPN", "NNP", "appos", 0),
        ("left", "VERB", "VBD", "ROOT", 2),
    )
    assert person_descriptions(doc) == []


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=120))
def test_never_raises(text):
    person_descriptions(Parse(Doc(VOCAB, words=text.split() or ["x"])))


@given(
    st.lists(
        st.sampled_from(
            "Prime Minister secretary General of the State 's , ( ) Ann Lee President US - al van chief for and".split()
        ),
        max_size=12,
    )
)
def test_any_mix_of_titles_gives_names_inside_the_text(words):
    doc = Parse(Doc(VOCAB, words=words or ["x"]))
    for found in person_descriptions(doc):
        assert found.name.of(doc.text).strip()
        assert found.role_span.of(doc.text) == found.role
