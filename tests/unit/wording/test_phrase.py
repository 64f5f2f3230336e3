"""A phrase reads as English and can be translated wherever it stands."""

from __future__ import annotations

import copy
import pickle
from datetime import date

from bot.errors import UserError
from bot.replies import Picture, Reply, ReplyKind, Section
from bot.wording import ENGLISH, Phrase, in_language, wording
from tests.support.replies import item, reply

UKRAINIAN = wording("uk")


def test_it_is_english_until_it_is_translated() -> None:
    phrase = Phrase("date-from-text", day=date(2024, 10, 19))
    assert phrase == "19 October 2024 (from its text)"
    assert UKRAINIAN.of(phrase) == "19 жовтня 2024 (з тексту статті)"
    assert UKRAINIAN.of("as it is") == "as it is"


def test_phrases_in_phrases_are_translated() -> None:
    line = Phrase("help-line", verb="ask", what=Phrase("command-ask.description"))
    assert UKRAINIAN.of(line) == "/gainsay ask: Запитайте своїми словами, хто що сказав"


def test_copies_stay_phrases() -> None:
    phrase = Phrase("part-of", number=1, total=2)
    for copied in (copy.deepcopy(phrase), pickle.loads(pickle.dumps(phrase))):
        assert UKRAINIAN.of(copied) == "Частина 1 з 2."


def test_what_a_name_holds_is_never_read_as_a_message() -> None:
    assert ENGLISH("error-no-verb-near", verb="{ $nearest }", nearest="ask").startswith('There is no "{ $nearest }"')


def test_an_error_keeps_its_phrase() -> None:
    error = UserError(Phrase("error-not-a-day", written="soon"))
    assert UKRAINIAN.of(error.sentence).startswith("«soon» не є датою")
    assert str(error) == error.sentence
    assert UserError().sentence == ""


def test_a_reply_is_translated_but_for_its_citations() -> None:
    shown = Reply(
        ReplyKind.ANSWER,
        Phrase("help-summary"),
        (Section(Phrase("unnamed-source"), (item(),)), Section(None, ())),
        (Phrase("help-talk"), "plain"),
        (Picture(b"", Phrase("source-untitled"), "a.png"),),
    )
    translated = in_language(shown, UKRAINIAN)
    assert translated.summary.startswith("Запитайте мене")
    assert [section.heading for section in translated.sections] == ["Неназване джерело", None]
    assert translated.hints == (UKRAINIAN("help-talk"), "plain")
    assert translated.pictures[0].alt == "Джерело"
    assert translated.citations() == shown.citations()
    assert in_language(reply(), ENGLISH) == reply()
