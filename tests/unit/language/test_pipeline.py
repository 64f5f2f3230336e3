import threading
from datetime import date

import pytest
import spacy
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.errors import GainsayError
from bot.language import pipeline as module
from bot.language.descriptions import person_descriptions
from bot.language.pipeline import LONGEST, Pipeline, load_pipeline
from bot.language.quantities import quantities
from bot.language.splitting import gainsay_sentences
from bot.language.times import moments
from bot.language.words import Parse


def small():
    """Return a pipeline that splits sentences and parses nothing."""
    nlp = spacy.blank("en")
    nlp.add_pipe(gainsay_sentences.__name__)
    return Pipeline(nlp, "small")


SMALL = small()


def test_sentences_are_set_ahead_of_the_parser(pipeline):
    doc = pipeline.parse("Mr. Orr met Lt. Gen. Hale. “Nobody knew.” They left.")
    assert [str(sentence) for sentence in doc.sents] == ["Mr. Orr met Lt. Gen. Hale.", "“Nobody knew.”", "They left."]
    assert doc.has_annotation("DEP")


def test_numpys_products_read_the_same(pipeline):
    slow = spacy.load(module.WEIGHTS)
    module.add_rules(slow)
    text = "Ada Holt, the mayor of Varn, denied on Monday that 300 people had been hurt near the old pier."
    for ours, theirs in zip(pipeline.parse(text), slow(text), strict=True):
        assert (ours.tag_, ours.dep_, ours.head.i, ours.lemma_, ours.ent_type_) == (
            theirs.tag_,
            theirs.dep_,
            theirs.head.i,
            theirs.lemma_,
            theirs.ent_type_,
        )


def test_a_text_parsed_in_pieces_is_whole_again(pipeline):
    text = "x" * (LONGEST + 5)
    assert Parse(pipeline.parse(text)).text == text


def test_loaded_once_by_many_threads(pipeline, monkeypatch):
    calls = []
    monkeypatch.setattr(module, "_load", lambda name: calls.append(name) or SMALL)
    monkeypatch.setattr(module, "_loaded", {})
    threads = [threading.Thread(target=load_pipeline, args=("any",)) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert calls == ["any"]


def test_a_missing_pipeline_is_named():
    with pytest.raises(GainsayError, match="no_such_pipeline"):
        load_pipeline("no_such_pipeline")


def test_a_pipeline_without_a_parser_is_refused(tmp_path):
    spacy.blank("en").to_disk(tmp_path / "bare")
    with pytest.raises(GainsayError, match="no parser"):
        load_pipeline(str(tmp_path / "bare"))


def test_a_foreign_pipeline_gets_our_splitter(tmp_path):
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    nlp.add_pipe("parser").add_label("nsubj")
    nlp.initialize()
    nlp.to_disk(tmp_path / "foreign")
    loaded = load_pipeline(str(tmp_path / "foreign"))
    assert [str(s) for s in loaded.parse("He met Mr. Orr. They left.").sents] == ["He met Mr. Orr.", "They left."]
    assert "foreign" in loaded.version


def test_long_paragraphs_come_back_whole():
    text = "The harbour was shut. " * (LONGEST // 10)
    doc = SMALL.parse(text)
    assert doc.text == text


@pytest.mark.parametrize("text", ["", " ", "\n\n", "a" * 3000, "." * 3000, "(" * 2000, "\x00\x01\x02", "\u202e\u200b"])
def test_odd_texts_come_back_whole(text):
    assert SMALL.parse(text).text == text


def test_a_megabyte_in_one_paragraph_is_parsed_in_pieces_of_bounded_size(monkeypatch):
    sizes = []
    nlp = spacy.blank("en")
    monkeypatch.setattr(nlp, "max_length", LONGEST)  # spaCy refuses what is longer
    nlp.add_pipe(gainsay_sentences.__name__)
    monkeypatch.setattr(nlp, "tokenizer", lambda text, read=nlp.tokenizer: sizes.append(len(text)) or read(text))
    text = "The pier was shut. " * 40_000 + "x" * 300_000
    assert Pipeline(nlp, "small").parse(text).text == text
    assert max(sizes) <= LONGEST


def test_batches_keep_their_order():
    texts = ["One. Two.", "", "b" * 1200, "Three."]
    assert [doc.text for doc in SMALL.pipe(iter(texts))] == texts


@settings(max_examples=60)
@given(st.lists(st.text(max_size=80), max_size=4))
def test_any_text_can_be_parsed(texts):
    for text, doc in zip(texts, SMALL.pipe(texts), strict=True):
        assert len(doc.text) == len(text)
        assert doc.text == "".join("\ufffd" if "\ud800" <= char <= "\udfff" else char for char in text)


PIECES = st.sampled_from(
    [
        "said",
        "Mr.",
        "“No”",
        "10%",
        "$1.2bn",
        "on Monday",
        "(NATO)",
        "\x00",
        "\u202e",
        "\ud83d\ude00",
        "\ud800",
        "\t",
        "\n\n",
        "’s",
    ]
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(texts=st.lists(st.lists(PIECES | st.text(max_size=20), max_size=12).map(" ".join), max_size=4))
def test_the_shipped_pipeline_and_all_components_read_any_text(pipeline, texts):
    for text, doc in zip(texts, pipeline.pipe(texts), strict=True):
        assert len(doc.text) == len(text)
        words = Parse(doc)
        for found in (*quantities(words), *moments(words, date(2031, 5, 4))):
            assert 0 <= found.span.start < found.span.end <= len(text)
        person_descriptions(words)
