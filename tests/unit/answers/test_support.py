from datetime import date, timedelta

import pytest

from bot.answers.ranking import Weights
from bot.answers.retrieval import Ranked
from bot.answers.sorts import Sort, sort_of, tells
from bot.answers.support import asked_by, confidence, support
from bot.language.terms import stems, words
from bot.ports import Passage, PassageRecord
from bot.span import Span

WEIGHTS = Weights({}, 40, 8.0)


def _support(question: str, sentence: str, around: str = "") -> float:
    return support(asked_by(question, WEIGHTS), frozenset(stems(sentence)), frozenset(stems(around)), sentence)


@pytest.mark.parametrize(
    ("question", "sentence", "near_miss"),
    [
        (
            "Which bank of the Mirr did the ferry leave first?",
            "The ferry left the first bank of the Mirr at dawn.",
            "The ferry left the last bank of the Mirr at dawn.",
        ),
        (
            "Who repaired the organ in Talmark?",
            "Corvin repaired the organ in Talmark.",
            "Corvin repaired the organ in Ostmark.",
        ),
        (
            "When was the weir at Lund closed?",
            "The weir at Lund was closed in May 1987.",
            "The weir at Lund was closed for good.",
        ),
        (
            "How many barges sank in the lock?",
            "Nine barges sank in the lock.",
            "Barges of the brewery sank in the lock.",
        ),
        (
            "Why was the tunnel shut?",
            "The tunnel was shut because water came in.",
            "The tunnel was shut on the western side.",
        ),
        (
            "Which mills did not reopen in spring?",
            "Two mills did not reopen in spring.",
            "Two mills did reopen in spring.",
        ),
        (
            "Which mills reopened in spring?",
            "Two mills reopened in spring.",
            "No mills reopened in spring.",
        ),
        (
            "Who rebuilt 14 bridges?",
            "Corvin rebuilt 14 bridges.",
            "Corvin rebuilt 12 bridges.",
        ),
    ],
)
def test_a_near_miss_supports_less_than_an_answer(question: str, sentence: str, near_miss: str):
    assert _support(question, near_miss) < 0.8 * _support(question, sentence)


def test_words_around_count_less_than_those_of_the_sentence():
    question = "Who painted the harbour of Talmark?"
    whole = _support(question, "Corvin painted the harbour of Talmark.")
    leaning = _support(question, "Corvin painted the harbour.", "Talmark lies on the coast.")
    assert whole == pytest.approx(1.0)
    assert _support(question, "Corvin painted the harbour.") < leaning < whole
    assert _support("Who?", "Corvin painted the harbour.") == 0.0


def test_the_kind_of_thing_asked_for_need_not_be_said():
    answer = "Corvin won the regatta at Talmark."
    assert _support("Which sailor won the regatta at Talmark?", answer) > 0.9
    assert _support("Which sailor lost the regatta at Talmark?", answer) < 0.5


def _found(sentence: str, published: date | None = None) -> tuple[Ranked, str]:
    passage = Passage("a", 1, Span(0, len(sentence)), stems(sentence), ())
    return Ranked(PassageRecord(passage, None, published), 5.0), sentence


def test_confidence_looks_for_the_best_sentence_and_doubts_what_is_old():
    question, today = "When did the weir at Lund burst?", date(2031, 6, 1)
    terms = stems(question)
    told, untold = "The weir at Lund burst in May.", "The weir at Lund burst."
    assert confidence(question, [], WEIGHTS, terms, today) == 0.0
    best = confidence(question, [_found(untold), _found(told)], WEIGHTS, terms, None)
    assert best == confidence(question, [_found(told)], WEIGHTS, terms, None)
    assert best > confidence(question, [_found(untold)], WEIGHTS, terms, None)
    new, old = (_found(told, today - timedelta(days=days)) for days in (2, 700))
    assert confidence(question, [new], WEIGHTS, terms, today) > 2 * confidence(question, [old], WEIGHTS, terms, today)


@pytest.mark.parametrize(
    ("question", "sort"),
    [
        ("How many barges sank?", Sort.NUMBER),
        ("What was the number of barges?", Sort.NUMBER),
        ("The weir burst at night. When will it be rebuilt?", Sort.TIME),
        ("In which year did the weir burst?", Sort.TIME),
        ("What was the net called when boats were small?", None),
        ("Why did the weir burst?", Sort.REASON),
        ("For what reason was the lock drained?", Sort.REASON),
        ("What was the reason for it?", Sort.REASON),
        ("Who rebuilt the weir?", None),
    ],
)
def test_the_sort_of_an_answer_is_read_from_the_question(question: str, sort: Sort | None):
    assert sort_of(question) is sort


def test_a_number_or_time_of_the_question_does_not_answer_it():
    asked = frozenset(words("How many of the 12 barges sank in May 1987?"))
    assert not tells("The 12 barges sailed in 1987.", Sort.NUMBER, asked)
    assert tells("Seven of the 12 barges sank.", Sort.NUMBER, asked)
    assert not tells("It was in May 1987.", Sort.TIME, asked)
    assert tells("It was on 3 May 1987.", Sort.TIME, asked)
    assert tells("The mill dates from the 14th century.", Sort.TIME, asked)
