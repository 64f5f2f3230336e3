from __future__ import annotations

import pytest

from bot.claims.cues import noun_of, verb_of_form
from bot.claims.inflection import noun_forms, verb_forms
from tests.unit.claims import parses


@pytest.mark.parametrize(
    ("verb", "forms"),
    [
        ("say", {"say", "says", "said", "saying"}),
        ("deny", {"deny", "denies", "denied", "denying"}),
        ("quip", {"quips", "quipped", "quipping"}),
        ("admit", {"admitted", "admitting"}),
        ("announce", {"announces", "announced", "announcing"}),
        ("stress", {"stresses", "stressed"}),
    ],
)
def test_verb_forms(verb, forms):
    assert forms <= verb_forms(verb)


def test_noun_forms():
    assert noun_forms("denial") == {"denial", "denials"}
    assert noun_forms("testimony") == {"testimony", "testimonies"}


@pytest.mark.parametrize(
    ("form", "verb"), [("denying", "deny"), ("Told", "tell"), ("insisted", "insist"), ("table", None)]
)
def test_a_cue_is_known_by_its_form(form, verb):
    assert verb_of_form(form) == verb


def test_talk_is_said_but_talks_are_held():
    table = "Talk NN NOUN 0 ROOT\nof IN ADP 3 case\ntalks NNS NOUN 1 nmod\nand CC CCONJ 5 cc\ndenials NNS NOUN 1 conj"
    assert [noun_of(word) for word in parses.parsed(table)] == ["talk", None, None, None, "denial"]
