"""When something was said: invented sentences read by the real pipeline."""

from datetime import date

from tests.unit.claims.reading import claims


def test_a_time_within_what_is_said_is_not_when_another_thing_was_said(pipeline):
    found = claims(pipeline, "The board rejected the plan, adding that the last vote, in March, had been fair.")
    assert [(claim.attribution.rule, claim.said) for claim in found] == [
        ("object: reject", None),
        ("clause: add", None),
    ]


def test_a_time_in_another_clause_dates_that_one(pipeline):
    (found,) = claims(pipeline, "Ada Mirel came from Varn in 2021, though the board maintains that it paid nothing.")
    assert found.said is None


def test_the_day_of_a_report_is_when_it_was_said_and_not_what_it_is_about(pipeline):
    (found,) = claims(pipeline, "Reports from harbour media on May 3 suggest that sailors were caught off Varn.")
    assert found.said is not None and found.said.first == date(2031, 5, 3)


def test_said_is_apart_from_printed(pipeline):
    (claim,) = claims(pipeline, "Ada Mirel said on Friday that the bridge was safe.")
    assert claim.said is not None
    assert (claim.said.first, claim.said.last) == (date(2031, 5, 2), date(2031, 5, 2))
