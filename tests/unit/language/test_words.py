"""A parse as plain objects tells what spaCy tells of it."""

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from bot.language.words import Parse
from tests.unit.language.docs import VOCAB

SENTENCE = (
    'The minister, who denied it, said “we sold two mills (and a barn)” — not "three". Ms. Orr\'s aide\n laughed !'
)
PIECES = st.sampled_from(SENTENCE.split(" "))
SAME = "i idx text lower_ lemma_ pos_ tag_ dep_ ent_type_ whitespace_ is_space is_punct is_quote is_alpha like_num"
TEXTS = st.lists(PIECES | st.text(max_size=8), min_size=1, max_size=24).map(" ".join)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=TEXTS)
def test_each_word_has_what_its_token_has(pipeline, text):
    doc = pipeline.parse(text)
    for token, word in zip(doc, Parse(doc), strict=True):
        assert [getattr(word, name) for name in SAME.split()] == [getattr(token, name) for name in SAME.split()]
        assert word.is_sent_start == bool(token.is_sent_start)
        assert word.head.i == token.head.i
        assert [child.i for child in word.children] == [child.i for child in token.children]
        assert [child.i for child in word.lefts] == [child.i for child in token.lefts]
        assert [child.i for child in word.rights] == [child.i for child in token.rights]
        assert [part.i for part in word.subtree] == sorted(part.i for part in token.subtree)
        assert [above.i for above in word.ancestors] == [above.i for above in token.ancestors]
        assert (word.sent.start, word.sent.end) == (token.sent.start, token.sent.end)
        assert set(token.morph) <= set(word.morph.split("|"))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=TEXTS, start=st.integers(0, 40), length=st.integers(1, 12))
@example(text="The The who The barn)”", start=5, length=2)  # two signs, of which the second hangs nearer to the root
def test_each_stretch_has_what_its_span_has(pipeline, text, start, length):
    doc = pipeline.parse(text)
    span, stretch = doc[start : start + length], Parse(doc)[start : start + length]
    assert (stretch.start, len(stretch), stretch.text) == (min(start, len(doc)), len(span), span.text)
    if len(span):
        assert stretch.root.i == span.root.i
        assert (stretch.span.start, stretch.span.end) == (span.start_char, span.end_char)
        assert stretch[-1].i == span[-1].i
        assert stretch[1:].text == span[1:].text


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=TEXTS, start=st.integers(0, 60), length=st.integers(1, 30))
def test_characters_are_found_again(pipeline, text, start, length):
    parse = Parse(pipeline.parse(text))
    touched = [word.i for word in parse if word.idx < start + length and word.idx + len(word) > start]
    found = parse.covering(start, start + length)
    assert [word.i for word in found or ()] == touched
    assert parse.beginning(start, start + length) == [w for w in parse if start <= w.idx < start + length]
    at = parse.token_at(start)
    assert at is next((word for word in parse if word.idx + len(word) > start), None)


def test_a_text_without_a_parse_has_words_all_the_same():
    parse = Parse(Doc(VOCAB, words=["two", "mills"]))
    assert not parse.is_parsed
    assert [word.head for word in parse] == list(parse)
    assert [word.sent for word in parse] == [parse[0].sent] * 2
    assert Parse(Doc(VOCAB)).covering(0, 5) is None
    with pytest.raises(IndexError):
        parse[0].nbor(-1)
    with pytest.raises(IndexError):
        parse[1].nbor()
