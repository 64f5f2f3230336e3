from training import lemmas
from training.treebanks import Sentence, Word


def test_the_usual_lemma_of_a_form_is_kept_by_part_of_speech():
    uses = [("Left", "leave", "VERB"), ("left", "leave", "VERB"), ("left", "left", "VERB"), ("left", "left", "ADJ")]
    words = [Word(form, lemma, upos, "", "", 0, "root", True, "_") for form, lemma, upos in uses]

    assert lemmas.treebank_lemmas([Sentence("d", "1", opens_paragraph=True, words=words)]) == {
        "verb": {"left": ["leave"]},
        "adj": {"left": ["left"]},
    }


def test_names_typos_and_undecided_forms_are_left_out():
    words = [
        Word("States", "State", "PROPN", "", "", 0, "root", True, "_"),
        Word("teh", "the", "DET", "", "Typo=Yes", 0, "root", True, "_"),
        Word("lay", "lie", "VERB", "", "", 0, "root", True, "_"),
        Word("lay", "lay", "VERB", "", "", 0, "root", True, "_"),
    ]

    assert lemmas.treebank_lemmas([Sentence("d", "1", opens_paragraph=True, words=words)]) == {}
