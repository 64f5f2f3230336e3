from spacy.tokens import Doc

from bot.language.splitting import LONGEST, gainsay_sentences
from tests.unit.language.docs import VOCAB


def test_component_marks_the_starts_and_nothing_else():
    doc = Doc(VOCAB, words=["They", "left", ".", "Nobody", "knew", "."], spaces=[1, 0, 1, 1, 0, 0])
    assert [token.is_sent_start for token in gainsay_sentences(doc)] == [True, False, False, True, False, False]


def test_component_cuts_what_never_stops():
    doc = gainsay_sentences(Doc(VOCAB, words=["word"] * (LONGEST + 1)))
    assert [len(sentence) for sentence in doc.sents] == [LONGEST, 1]
