"""What "it", "the report" and "such claims" stand for, in invented articles read by the real pipeline."""

import pytest

from bot.claims.claim import Stance
from bot.claims.indexing import claim_terms
from bot.language.terms import stem
from tests.unit.claims.reading import article, claims

REPORTS = "Reports from the coast say that two ships have sunk near Ostrel."


def pointing(pipeline, *paragraphs, title=None):
    """Return the last claim that refers to something, with the article."""
    found = [claim for claim in claims(pipeline, *paragraphs, title=title) if claim.proposition.refers]
    return found[-1] if found else None


@pytest.mark.parametrize(
    ("paragraphs", "pointer", "meant"),
    [
        (["Ada Mirel said the bridge would close in March. The mayor denied it."], "it", "the bridge would close"),
        ([REPORTS, "The navy dismissed the report as fake news."], "the report", "two ships have sunk"),
        ([REPORTS, "The weather was fine.", "The mayor rejected such reports."], "such reports", "two ships"),
        (
            ["Bo Corvin accused the ministry of hiding the cost of the bridge. The ministry rejected the accusation."],
            "the accusation",
            "the ministry of hiding the cost",
        ),
        (["Two unions said the ferry would be sold to a bank, but the owner denied this."], "this", "the ferry would"),
        (
            ["Dylan Marsh claimed that a crab lived in his boot.", "Scientists cast doubt on Marsh's claims."],
            "Marsh's claims",
            "a crab lived in his boot",
        ),
        (
            ["The ministry said the army had help from abroad, an account corroborated by a second official."],
            "an account",
            "the army had help from abroad",
        ),
        (
            ["The town will sell the ferry to a bank, Bo Corvin said. The mayor called the claim false."],
            "the claim",
            "The town will sell the ferry",
        ),
        (
            [
                "A video shared online shows soldiers of Varn crossing the river.",
                "The army could not confirm the report.",
            ],
            "the report",
            "soldiers of Varn",
        ),
        (
            [
                "“There is no leak in the wall,” the energy minister, Oda Brannvik, said.",
                "The hospital said it had treated three people.",
                "A geologist, Liv Strand, disputed the minister's account.",
            ],
            "the minister's account",
            "There is no leak in the wall",
        ),
        (
            ["Bo Corvin claimed that 900 sailors were ready.", "That was confirmed by the harbour board on Friday."],
            "That",
            "900 sailors were ready",
        ),
    ],
)
def test_pointing_words_are_linked_to_what_they_stand_for(pipeline, paragraphs, pointer, meant):
    claim = pointing(pipeline, *paragraphs)
    reference = claim.proposition.refers[0]
    text = article(*paragraphs).text
    assert reference.span.of(text) == pointer
    assert meant in reference.proposition.text
    assert meant in " ".join(span.of(text) for span in reference.meant)
    assert reference.evidence
    assert any("stands for" in step for step in claim.trail)


def test_the_other_side_is_meant_and_its_claim_is_named(pipeline):
    told, denied = claims(pipeline, "Ada Mirel said the bridge would close in March. The mayor denied it.")
    (reference,) = denied.proposition.refers
    assert (reference.claim_id, reference.stance) == (told.id, Stance.ASSERTS)
    assert denied.proposition.matters == (denied.proposition, told.proposition)


def test_what_one_side_dismisses_is_what_it_denied_in_the_sentence_before(pipeline):
    claim = pointing(
        pipeline,
        "Earlier in May, Moscow denied a pact with the port of Varn.",
        '"This looks like fake news," Kremlin spokesman Ivo Tarn said.',
    )
    (reference,) = claim.proposition.refers
    assert (reference.proposition.text, reference.stance) == ("a pact with the port of Varn", Stance.DENIES)


def test_what_is_meant_may_point_on(pipeline):
    claim = pointing(
        pipeline, "Ada Mirel said the bridge would close in March. The mayor denied it. “It's a lie,” the mayor said."
    )
    assert "the bridge would close" in claim.proposition.refers[0].proposition.text


def test_the_headline_is_meant_where_nothing_else_is(pipeline):
    title = "Ferry of Ostrel to be sold to a bank in June"
    claim = pointing(pipeline, title, "The mayor dismissed the reports.", title=title)
    (reference,) = claim.proposition.refers
    assert (reference.claim_id, reference.proposition.text) == (None, title)


@pytest.mark.parametrize(
    "paragraphs",
    [
        ["The mayor denied it."],  # nothing before it
        ["The mayor denied that it would rain."],  # says for itself what is denied
        ["Ada Mirel said the bridge would close in March. The mayor denied a role in the sale of the ferry."],
        ["Ada Mirel said the bridge would close in March. She insisted on it."],  # her own words
    ],
)
def test_what_is_not_plain_stays_open(pipeline, paragraphs):
    assert pointing(pipeline, *paragraphs) is None


def test_a_claim_is_found_by_the_words_of_what_it_refers_to(pipeline):
    paragraphs = (REPORTS, "The navy dismissed the report as fake news.")
    claim = pointing(pipeline, *paragraphs)
    assert stem("ships") in claim_terms(claim, article(*paragraphs), ())
