"""Which offices a speaker held, as far as articles tell, and when."""

from dataclasses import replace
from datetime import date

from bot.answers.offices import Office, in_words, offices
from bot.ports import ClaimRecord
from tests.builders import a_claim, an_article


def called(*printed: tuple[str | None, date | None]) -> list[ClaimRecord]:
    records = []
    for number, (role, day) in enumerate(printed):
        article = replace(an_article(f"a{number}"), published=day)
        claim = a_claim(f"c{number}", article)
        records.append(
            ClaimRecord(replace(claim, speaker=replace(claim.speaker, role=role)), "s1", "Ada Holt", article, ())
        )
    return records


MAY, JUNE, JULY = date(2031, 5, 3), date(2031, 6, 4), date(2031, 7, 5)


def test_shorter_and_longer_words_for_one_office_are_one():
    found = offices(called(("mayor", JUNE), ("mayor of Ostrel", MAY), ("mayor", JULY)))
    assert found == [Office("mayor", MAY, JULY)]


def test_who_held_an_office_once_holds_another_now():
    found = offices(called(("former mayor of Ostrel", JULY), ("mayor of Ostrel", MAY), ("mayor of Ostrel", JUNE)))
    assert found == [Office("mayor of Ostrel", MAY, JUNE), Office("former mayor of Ostrel", JULY, JULY)]
    assert in_words(found) == " (mayor of Ostrel from 3 May 2031 to 4 June 2031, former mayor of Ostrel on 5 July 2031)"


def test_without_days_or_offices():
    assert offices(called((None, MAY))) == []
    assert in_words([]) == ""
    assert in_words(offices(called(("mayor", None)))) == " (mayor)"
    assert in_words(offices(called(("mayor", None), ("judge", None)))) == " (judge, mayor)"
