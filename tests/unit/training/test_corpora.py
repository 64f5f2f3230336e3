import random

import spacy

from training import corpora, entities
from training.treebanks import Sentence, Word


def sentence(text, *, opens=False):
    words = [Word(form, form, "X", "X", "", 0, "root", space, "_") for form, space in text]
    return Sentence("invented", "1", opens_paragraph=opens, words=words)


QUOTE = sentence([('"', False), ("It", False), ("'s", True), ("'", False), ("so", False), ("'", False), ('"', True)])


def test_straight_quotes_are_typeset_by_what_stands_before():
    assert [word.form for word in corpora.curly(QUOTE).words] == ["“", "It", "’s", "‘", "so", "’", "”"]


def test_documents_keep_every_sentence_once_and_pairs_stay_within_a_paragraph():
    sentences = [sentence([(f"w{i}", True)], opens=i % 3 == 0) for i in range(30)]
    docs = list(corpora.syntax_docs(spacy.blank("en").vocab, sentences, random.Random(0)))

    assert [token.text for doc in docs for token in doc] == [f"w{i}" for i in range(30)]
    assert {len(doc) for doc in docs} == {1, 2}
    assert not any(len(doc) == 2 and doc[1].text in {f"w{i}" for i in range(0, 30, 3)} for doc in docs)


def test_british_typesetting_keeps_the_names():
    doc = entities.to_doc(
        spacy.blank("en").vocab, ["Mrs.", "Venn", "left", "."], [True, True, False, False], [(1, 2, "PER")]
    )
    british = corpora.british(doc)

    assert british.text == "Mrs Venn left."
    assert [(name.text, name.label_) for name in british.ents] == [("Venn", "PER")]
