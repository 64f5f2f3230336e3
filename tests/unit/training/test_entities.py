import gzip

import pytest
import spacy

from training import entities


def test_columns_are_read_sentence_by_sentence(tmp_path):
    path = tmp_path / "names.gz"
    path.write_bytes(gzip.compress(b"# text = Orla spoke\n1\tOrla\tB-PER\n2\tspoke\tO\n\n1\tYes\tO\n"))

    assert list(entities.read_columns(path, 1, 2)) == [[("Orla", "B-PER"), ("spoke", "O")], [("Yes", "O")]]


@pytest.mark.parametrize(
    ("tags", "expected"),
    [
        (["B-PER", "I-PER", "B-PER", "O"], [(0, 2, "PER"), (2, 3, "PER")]),
        (["I-ORG", "I-ORG", "I-LOC"], [(0, 2, "ORG"), (2, 3, "LOC")]),
        (["B-politicalparty", "I-politicalparty", "B-country"], [(0, 2, "ORG"), (2, 3, "LOC")]),
        (["B-musicgenre", "O", "B-OTH"], [(2, 3, "MISC")]),
    ],
)
def test_tags_of_every_scheme_decode_to_shipped_labels(tags, expected):
    assert entities.spans(tags) == expected


def test_entities_move_to_another_splitting_of_the_same_characters():
    moved = entities.realign(
        [(0, 2, "ORG"), (2, 3, "PER")], ["Al-Sol", "Post", "Lorno's"], list_of("Al - Sol Post Lorno 's")
    )

    assert moved == [(0, 4, "ORG"), (4, 6, "PER")]


def test_an_entity_that_splits_a_word_is_lost():
    assert entities.realign([(0, 1, "PER")], ["Lorno", "'s"], ["Lorno's"]) == []


def test_spaces_are_guessed_around_punctuation():
    forms = list_of('Orla ( " the boss " ) did n\'t , she said .')
    doc = entities.to_doc(spacy.blank("en").vocab, forms, entities.detokenized_spaces(forms), [(0, 1, "PER")])

    assert doc.text.strip() == 'Orla ("the boss") didn\'t, she said.'
    assert [(entity.text, entity.label_) for entity in doc.ents] == [("Orla", "PER")]


@pytest.mark.parametrize("address", ["Mr", "Mr.", "Dr."])
def test_a_form_of_address_is_no_part_of_the_name(address):
    doc = entities.to_doc(
        spacy.blank("en").vocab, [address, "Venn", "of", "Dr"], [True] * 4, [(0, 2, "PER"), (3, 4, "PER")]
    )

    assert [name.text for name in doc.ents] == ["Venn", "Dr"]


def list_of(text):
    return text.split()
