"""Frames of parses written out by hand: word, part of speech, tag, lemma, label, head."""

from __future__ import annotations

import pytest
from spacy.lang.en import English
from spacy.tokens import Doc

from bot.claims.frame import Frame, Governor, Role, Tense
from bot.claims.frames import frames
from bot.language.words import Parse

VOCAB = English().vocab


def parsed(*rows: str) -> Parse:
    """Return a Doc of rows "word POS TAG lemma label head"; the head is a position from 0."""
    words, pos, tags, lemmas, deps, heads = zip(*(row.split() for row in rows), strict=True)
    doc = Doc(
        VOCAB,
        words=list(words),
        pos=list(pos),
        tags=list(tags),
        lemmas=list(lemmas),
        deps=list(deps),
        heads=[int(head) for head in heads],
    )
    return Parse(doc)


def of(doc: Parse, predicate: str) -> Frame:
    return next(frame for frame in frames(list(doc)) if frame.predicate == predicate)


def words(frame: Frame, role: Role) -> list[tuple[str, ...]]:
    return [argument.words for argument in frame.arguments if argument.role is role]


ACTIVE = parsed(
    "Freedonia PROPN NNP Freedonia nsubj 1",
    "sold VERB VBD sell ROOT 1",
    "two NUM CD two nummod 3",
    "mills NOUN NNS mill obj 1",
    "to ADP IN to case 5",
    "Sylvania PROPN NNP Sylvania obl 1",
)
PASSIVE = parsed(
    "two NUM CD two nummod 1",
    "mills NOUN NNS mill nsubj:pass 4",
    "were AUX VBD be aux:pass 4",
    "not PART RB not advmod 4",
    "sold VERB VBN sell ROOT 4",
    "by ADP IN by case 6",
    "Freedonia PROPN NNP Freedonia obl 4",
)


def test_an_active_clause():
    sold = of(ACTIVE, "sell")

    assert words(sold, Role.SUBJECT) == [("freedonia",)]
    assert words(sold, Role.OBJECT) == [("two", "mill")]
    assert [(part.case, part.words, part.names) for part in sold.arguments if part.role is Role.OBLIQUE] == [
        ("to", ("sylvania",), ("sylvania",))
    ]
    assert sold.positive
    assert sold.tense is Tense.PAST


def test_a_passive_clause_has_the_same_roles():
    sold = of(PASSIVE, "sell")

    assert words(sold, Role.SUBJECT) == [("freedonia",)]
    assert words(sold, Role.OBJECT) == [("two", "mill")]
    assert not sold.positive


def test_cannot_in_capitals_is_one_token_and_denies_the_clause():
    doc = parsed("mills NOUN NNS mill nsubj 2", "CANNOT AUX MD cannot aux 2", "sell VERB VB sell ROOT 2")

    assert not of(doc, "sell").positive


def test_spans_cover_the_words():
    text = ACTIVE.text
    for frame in frames(list(ACTIVE), offset=100):
        for part in frame.arguments:
            assert frame.span.covers(part.span)
            assert text[part.span.start - 100 : part.span.end - 100].strip()


def test_what_governs_a_clause():
    doc = parsed(
        "reports NOUN NNS report nsubj 6",
        "that SCONJ IN that mark 4",
        "mills NOUN NNS mill nsubj:pass 4",
        "were AUX VBD be aux:pass 4",
        "sold VERB VBN sell acl 0",
        "are AUX VBP be cop 6",
        "false ADJ JJ false ROOT 6",
    )

    assert of(doc, "sell").governors == (Governor("report", positive=True), Governor("false", positive=True))


def test_no_thing_denies_the_clause():
    doc = parsed(
        "no DET DT no det 1",
        "pact NOUN NN pact nsubj:pass 3",
        "was AUX VBD be aux:pass 3",
        "reached VERB VBN reach ROOT 3",
    )

    assert not of(doc, "reach").positive


def test_an_accused_does_what_the_content_says():
    doc = parsed(
        "Reed PROPN NNP Reed nsubj 1",
        "accused VERB VBD accuse ROOT 1",
        "Freedonia PROPN NNP Freedonia obj 1",
        "of SCONJ IN of mark 4",
        "selling VERB VBG sell advcl 1",
        "mills NOUN NNS mill obj 4",
    )
    told = frames(list(doc[2:]), [doc[1]])
    sold = next(frame for frame in told if frame.predicate == "sell")

    assert words(sold, Role.SUBJECT) == [("freedonia",)]
    assert any(frame.act and frame.predicate == "accuse" for frame in told)


def test_a_subject_that_the_parse_hangs_on_the_cue():
    doc = parsed(
        "Reed PROPN NNP Reed nsubj 1",
        "said VERB VBD say ROOT 1",
        "the DET DT the det 3",
        "mill NOUN NN mill obj 1",
        "was AUX VBD be cop 5",
        "safe ADJ JJ safe ccomp 1",
    )
    (safe,) = [frame for frame in frames(list(doc[2:]), [doc[1]]) if frame.predicate == "safe"]

    assert words(safe, Role.SUBJECT) == [("mill",)]


def test_hyphenated_words_are_one():
    doc = parsed(
        "his PRON PRP$ his nmod:poss 3",
        "ex NOUN NN ex compound 3",
        "- PUNCT HYPH - punct 3",
        "wife NOUN NN wife nsubj 4",
        "left VERB VBD leave ROOT 4",
    )
    doc = Parse(
        Doc(
            VOCAB,
            words=[t.text for t in doc],
            spaces=[True, False, False, True, False],
            pos=[t.pos_ for t in doc],
            tags=[t.tag_ for t in doc],
            lemmas=[t.lemma_ for t in doc],
            deps=[t.dep_ for t in doc],
            heads=[t.head.i for t in doc],
        )
    )

    assert words(of(doc, "leave"), Role.SUBJECT) == [("his", "ex-wife")]


@pytest.mark.parametrize("content", [[], list(ACTIVE)[:1]])
def test_little_to_read(content):
    assert [frame for frame in frames(content) if not frame.nominal] == []


def test_a_cue_in_another_paragraph_takes_no_words_from_the_content():
    other = parsed("Sami PROPN NNP Sami nsubj 1", "said VERB VBD say ROOT 1", ". PUNCT . . punct 1")
    assert [frame.predicate for frame in frames(list(ACTIVE), cue=[other[1]])] == [
        frame.predicate for frame in frames(list(ACTIVE))
    ]
    assert "sell" in [frame.predicate for frame in frames(list(ACTIVE), cue=[other[1]])]


def test_not_only_denies_nothing():
    doc = parsed(
        "They PRON PRP they nsubj 3",
        "not PART RB not advmod 3",
        "only ADV RB only advmod 3",
        "sold VERB VBD sell ROOT 3",
        "mills NOUN NNS mill obj 3",
    )

    assert of(doc, "sell").positive


def test_what_is_yet_to_be_is_not_so_yet():
    doc = parsed(
        "They PRON PRP they nsubj 1",
        "have VERB VBP have ROOT 1",
        "yet ADV RB yet advmod 1",
        "to PART TO to mark 4",
        "sell VERB VB sell xcomp 1",
        "mills NOUN NNS mill obj 4",
    )

    assert of(doc, "sell").governors == (Governor("have", positive=False),)
