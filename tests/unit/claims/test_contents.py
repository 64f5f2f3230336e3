"""What is said, and how far it goes: invented sentences read by the real pipeline."""

import pytest

from bot.claims.claim import QuoteKind
from tests.unit.claims.reading import article, claims, only


def test_a_quotation_goes_on_over_paragraphs(pipeline):
    found = claims(pipeline, "“The bridge is safe,” Ada Mirel said.", "“We looked at every one of its bolts.”")
    assert [claim.speaker.name for claim in found] == ["Ada Mirel", "Ada Mirel"]
    assert {claim.attribution.quote for claim in found} == {QuoteKind.DIRECT}


@pytest.mark.parametrize(
    ("sentence", "contents"),
    [
        ("Mirel said the bridge was safe, but the union said it was not.", ["the bridge was safe", "it was not"]),
        (
            "While the union says the bridge is unsafe, the mayor says it is fine.",
            ["the bridge is unsafe", "it is fine"],
        ),
        (
            "The firm acknowledged that there was a leak, two days after insisting that there was none.",
            ["that there was a leak", "that there was none"],
        ),
    ],
)
def test_reports_set_against_each_other_are_parted(pipeline, sentence, contents):
    assert [claim.proposition.text for claim in claims(pipeline, sentence)] == contents


def test_what_one_refers_to_in_speaking_is_not_all_that_is_said(pipeline):
    said = (
        "claimed the bridge to be in “a terrible state,” referencing high numbers of cracks and the rust on its piers"
    )
    (found,) = claims(pipeline, f"The mayor of Varn, Ada Mirel, {said}.")
    quoted = article(f"The mayor of Varn, Ada Mirel, {said}.").quote(found.attribution.content[0])
    assert (found.speaker.name, quoted[:34]) == ("Ada Mirel", "the bridge to be in “a terrible st")


def test_the_clause_around_a_relative_one_is_not_part_of_what_it_reports(pipeline):
    found = claims(
        pipeline, "Pettersen, who confirmed last month that Corvin could go, has since said that he is not for sale."
    )
    assert [claim.proposition.text for claim in found] == ["that Corvin could go", "that he is not for sale"]


def test_what_an_announcing_paragraph_tells_is_in_the_next(pipeline):
    found = claims(pipeline, "Ada Mirel added:", "“The bridge is safe for now.”")
    assert [(claim.speaker.name, claim.proposition.text) for claim in found] == [
        ("Ada Mirel", "“The bridge is safe for now.”")
    ]


@pytest.mark.parametrize(
    ("sentence", "content"),
    [
        ("Ostrel has strongly denied any involvement in the attacks.", "any involvement in the attacks"),
        ("Ostrel denied the charge in an interview.", "the charge"),
        ("Ada Mirel dismissed the plan as a joke — one more sign of bad temper.", "the plan as a joke"),
        ("Ada Mirel denounced the sale, which few had expected.", "the sale"),
        ("Ada Mirel said the bridge was safe—a claim still to be proved.", "the bridge was safe"),
        ("Ada Mirel said the bridge was safe, a claim which came late.", "the bridge was safe"),
        ("It sank on Friday, the board said, but the owner spoke of a lie.", "It sank on Friday"),
        ("The wall was weak, the board said, though the owner spoke of a lie.", "The wall was weak"),
        ("“It sank,” the board said, “but nobody was hurt.”", "“It sank,” “but nobody was hurt.”"),
        ("Ada Mirel said that it was a fine bridge, a fine town.", "that it was a fine bridge, a fine town"),
    ],
)
def test_a_content_goes_as_far_as_what_is_answered(pipeline, sentence, content):
    assert [claim.proposition.text for claim in claims(pipeline, sentence) if claim.attribution.cue] == [content]


def test_a_second_that_goes_on_with_what_is_said(pipeline):
    found = only(pipeline, "The firm said its pumps had failed on Sunday but that no water had been lost.")

    assert found.proposition.text.endswith("but that no water had been lost")
