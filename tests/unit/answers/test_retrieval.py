from dataclasses import replace
from datetime import date, timedelta

import pytest

from bot.answers.echoes import echoed
from bot.answers.outlets import outlets_named
from bot.answers.ranking import Weights
from bot.answers.retrieval import Ranked, fullness, interleaved, ranked, recency
from bot.ports import Passage, PassageRecord
from bot.span import Span
from storage.memory import MemoryLibrary
from tests.unit.answers.story import add_story, told_library

WEIGHTS = Weights({"bridg": 3, "crack": 1, "mayor": 9}, 40, 5.0)
ASKED = date(2031, 6, 1)


def _record(article: str, start: int, own: str, context: str = "", published: date | None = None) -> PassageRecord:
    passage = Passage(article, 1, Span(start, start + 80), tuple(own.split()), tuple(context.split()))
    return PassageRecord(passage, None, published)


def _order(*records: PassageRecord, terms: str = "bridg crack", wide: str = "", asked: date | None = None) -> list[str]:
    found = ranked(records, WEIGHTS, terms.split(), (*terms.split(), *wide.split()), asked)
    return [f"{one.record.passage.article_id}{one.record.passage.span.start}" for one in found]


def test_the_sentence_that_holds_more_of_it_comes_first():
    assert _order(_record("a", 0, "bridg open"), _record("b", 0, "bridg crack")) == ["b0", "a0"]


def test_sentences_and_articles_support_each_other():
    alone, beside = _record("a", 0, "bridg x x x x"), _record("b", 0, "bridg x x x x")
    assert _order(alone, beside, _record("b", 300, "crack x x x x"))[-1] == "a0"
    assert _order(alone, beside, _record("b", 9000, "crack x x x x"))[-1] == "a0"


def test_context_counts_less_than_own_words_and_relatives_less_than_the_word():
    assert _order(_record("a", 0, "x", "bridg"), _record("b", 0, "bridg")) == ["b0", "a0"]
    assert _order(_record("a", 0, "mayor"), _record("b", 0, "crack"), terms="crack", wide="mayor") == ["b0", "a0"]


def test_passages_that_stand_together_take_one_turn_among_several_outlets():
    lane = [Ranked(_record("a", start, "bridg"), 9.0) for start in (0, 4000, 300)]
    other = [Ranked(_record("b", 0, "bridg"), 5.0)]
    found = [(one.record.passage.article_id, one.record.passage.span.start) for one in interleaved([lane, other])]
    assert found == [("a", 0), ("a", 300), ("b", 0), ("a", 4000)]
    assert interleaved([lane]) == lane


def test_recent_articles_are_preferred_only_where_a_day_is_given():
    old = _record("a", 0, "bridg", published=ASKED - timedelta(days=300))
    new = _record("b", 0, "bridg", published=ASKED - timedelta(days=1))
    assert _order(old, new, asked=ASKED) == ["b0", "a0"]
    assert _order(old, new) == ["a0", "b0"]


def test_what_was_printed_on_a_day_that_the_question_names_is_preferred():
    other, named = _record("a", 0, "bridg", published=date(2031, 3, 1)), _record("b", 0, "bridg", published=ASKED)
    plain = ranked([other, named], WEIGHTS, ["bridg"], ["bridg"], None)
    told = ranked([other, named], WEIGHTS, ["bridg"], ["bridg"], None, {ASKED})
    assert [one.record.passage.article_id for one in plain] == ["a", "b"]
    assert [one.record.passage.article_id for one in told] == ["b", "a"]


@pytest.mark.parametrize("published", [None, ASKED + timedelta(days=1)])
def test_undated_and_later_articles_get_no_bonus(published):
    assert recency(published, ASKED) == 1.0
    assert recency(ASKED, ASKED) > recency(ASKED - timedelta(days=14), ASKED) > 1.0


def test_lanes_take_turns_and_fullness_is_a_share():
    one = ranked([_record("a", 0, "bridg crack"), _record("a", 2000, "bridg")], WEIGHTS, ["bridg"], ["bridg"], None)
    two = ranked([_record("b", 0, "bridg")], WEIGHTS, ["bridg"], ["bridg"], None)
    assert [r.record.passage.article_id for r in interleaved([one, two])] == ["a", "b", "a"]
    assert fullness([], WEIGHTS, ["bridg"]) == 0.0
    assert fullness(two, WEIGHTS, ["bridg"]) > fullness(two, WEIGHTS, ["bridg", "crack"]) > 0
    doubled = replace(two[0], score=2 * two[0].score)
    assert fullness([doubled], WEIGHTS, ["bridg"]) == 2 * fullness(two, WEIGHTS, ["bridg"])


def test_the_best_passages_lend_their_words_to_find_the_others():
    terms = ["bridg", "crack"]
    weak = [_record("b", 0, "bridg"), _record("c", 0, "bridg corvin"), _record("d", 0, "crack")]
    lane = ranked([_record("a", 0, "bridg crack corvin"), *weak], WEIGHTS, terms, terms, None)
    plain = [one.record.passage.article_id for one in lane]
    told = [one.record.passage.article_id for one in echoed([lane], terms)[0]]
    assert plain.index("b") < plain.index("c")
    assert told.index("c") < told.index("b")


@pytest.mark.parametrize(
    ("question", "outlets"),
    [
        ("What did 'The Ostmark Herald' report?", ("The Ostmark Herald",)),
        ("Did the Mirr Courier's story differ from the Ostmark Herald's?", ("Mirr Courier", "The Ostmark Herald")),
        ("what did the mirr courier say", ("Mirr Courier",)),
        ("According to “Mirr Courier” and 'Ostmark Herald', who?", ("Mirr Courier", "The Ostmark Herald")),
        ("Who crossed the Mirr?", ()),
    ],
)
async def test_outlets_that_a_question_names(question, outlets):
    library = await told_library()
    async with library.begin() as uow:
        assert await outlets_named(question, uow) == outlets


SECTIONS = ("Lund Post - Sport", "Lund Post - Business", "Ostn | World Business", "Talmark Post", "Post")


@pytest.mark.parametrize(
    ("question", "outlets"),
    [
        ("What did Lund Post - Sport report?", ("Lund Post - Sport",)),
        ("What did OSTN report?", ("Ostn | World Business",)),
        ("Did the Talmark Post say so before OSTN did?", ("Talmark Post", "Ostn | World Business")),
        ("What did the Lund Post report?", ("Lund Post - Sport", "Lund Post - Business")),
        ("Who sent the Post a letter?", ("Post",)),
    ],
)
async def test_an_outlet_is_named_without_its_section_and_by_the_longest_name(question, outlets):
    library = MemoryLibrary()
    for number, outlet in enumerate(SECTIONS):
        await add_story(library, f"a{number}", outlet, "The weir", ("The weir burst.",), date(2031, 5, 7), ())
    async with library.begin() as uow:
        assert set(await outlets_named(question, uow)) == set(outlets)
