"""Who said what, in which stance: one invented sentence for each way of saying it, read by the real pipeline."""

from datetime import date
from pathlib import Path

import pytest

from bot.articles.cleaning import article_of
from bot.articles.draft import Draft
from bot.claims.claim import QuoteKind, SpeakerKind, Stance
from bot.claims.extraction import extract
from tests.unit.claims.reading import claims

HOLDS = "the bridge was safe"


@pytest.mark.parametrize(
    ("sentence", "speaker", "stance", "content"),
    [
        ("The mayor, Ada Mirel, said that the bridge was safe.", "Ada Mirel", Stance.ASSERTS, HOLDS),
        ("“The bridge is safe,” Ada Mirel said.", "Ada Mirel", Stance.ASSERTS, "The bridge is safe"),
        ("Ada Mirel said the bridge was “as safe as a house”.", "Ada Mirel", Stance.ASSERTS, "as safe as a house"),
        ("According to the harbour board, the bridge was safe.", "harbour board", Stance.ASSERTS, HOLDS),
        ("Reports from sailors that the ferry had sunk were wrong.", "sailors", Stance.ASSERTS, "the ferry had sunk"),
        ("Ada Mirel's claim that the bridge was safe led to laughter.", "Ada Mirel", Stance.ASSERTS, HOLDS),
        ("The sale was confirmed by the harbour board on Friday.", "harbour board", Stance.CONFIRMS, "The sale"),
        ("The board praised Ada Mirel, who claimed that the bridge was safe.", "Ada Mirel", Stance.ASSERTS, HOLDS),
        (
            "Ostrel has denied military cooperation with Varn.",
            "Ostrel",
            Stance.DENIES,
            "military cooperation with Varn",
        ),
        ("Ada Mirel dismissed the report as fake news.", "Ada Mirel", Stance.DISMISSES, "the report as fake news"),
        ("The paper quoted Ada Mirel as saying that the bridge was safe.", "Ada Mirel", Stance.ASSERTS, HOLDS),
        (
            "“The bridge is safe,” the agency reported Ada Mirel as saying.",
            "Ada Mirel",
            Stance.ASSERTS,
            "The bridge is safe",
        ),
        ("Some of the board's members rejected the plan.", "board's members", Stance.DISMISSES, "the plan"),
        ("Ada Mirel rejected the charges.", "Ada Mirel", Stance.DISMISSES, "the charges"),
        ("The navy could not confirm the attack.", "navy", Stance.DOES_NOT_CONFIRM, "the attack"),
        ("Ada Mirel declined to comment on the sale.", "Ada Mirel", Stance.DECLINES_TO_COMMENT, "comment on the sale"),
        ("Ada Mirel warned that the bridge could fall.", "Ada Mirel", Stance.WARNS, "the bridge could fall"),
        ("Ada Mirel called for the bridge to be closed.", "Ada Mirel", Stance.CALLS_FOR, "the bridge"),
        ("Bo Corvin rejected rumours that he might leave.", "Bo Corvin", Stance.DISMISSES, "he might leave"),
        ("The leaders took turns rebutting the plan.", "leaders", Stance.DENIES, "the plan"),
        ("The leader's current club, Rovers, said it had an offer.", "Rovers", Stance.ASSERTS, "it had an offer"),
        pytest.param(
            *(
                "The newspaper Dagblad reported that the ferry had sunk.",
                "Dagblad",
                Stance.ASSERTS,
                "the ferry had sunk",
            ),
            marks=pytest.mark.xfail(reason="the shipped parser takes the common noun for a part of the name"),
        ),
        ("Mirel and the board denied that the bridge was shut.", "board", Stance.DENIES, "the bridge was shut"),
    ],
)
def test_source_stance_and_content(pipeline, sentence, speaker, stance, content):
    found = [(c.speaker.name.removeprefix("the "), c.stance) for c in claims(pipeline, sentence)]
    assert (speaker, stance) in found
    assert any(content in claim.proposition.text for claim in claims(pipeline, sentence) if claim.stance is stance)


def test_coordinated_sources_make_a_claim_each(pipeline):
    found = claims(pipeline, "Ada Mirel and Bo Corvin both said that the bridge was safe.")
    assert [claim.speaker.name for claim in found] == ["Ada Mirel", "Bo Corvin"]


def test_a_chain_is_kept_as_a_chain(pipeline):
    outer, inner = claims(pipeline, "A spokesman said Bo Corvin had told him that the ferry was sold.")
    assert inner.attribution.parent is not None
    assert inner.speaker.name == "Bo Corvin"
    assert inner.proposition.text in outer.proposition.text


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


def test_what_somebody_declines_to_say_is_not_said(pipeline):
    found = claims(pipeline, "Officials declined to say how many ships had sailed.")
    assert [claim.stance for claim in found] == [Stance.DECLINES_TO_COMMENT]


def test_he_is_not_the_woman_named_last(pipeline):
    found = claims(pipeline, "Minister Bo Corvin met a woman from Varn on Friday.", "“The bridge is safe,” he said.")
    assert [claim.speaker.name for claim in found] == ["Bo Corvin"]


def test_a_firm_is_no_person(pipeline):
    (claim,) = claims(pipeline, "Hydra Power acknowledged on Thursday that there was a leak at its dam.")
    assert (claim.speaker.name, claim.speaker.kind) == ("Hydra Power", SpeakerKind.ORGANISATION)


def test_every_quote_of_the_seeds_equals_the_stored_text(pipeline, seeds):
    assert seeds
    for made in seeds:
        for claim in extract(made, pipeline):
            spans = claim.attribution.content
            assert claim.proposition.text == " ".join(made.text[span.start : span.end] for span in spans)
            for span in (claim.sentence, *claim.attribution.source, *claim.attribution.cue, *spans):
                assert made.quote(span) == made.text[span.start : span.end] != ""
            for reference in claim.proposition.refers:
                meant = " ".join(made.text[span.start : span.end] for span in reference.meant)
                assert (reference.proposition.text, bool(made.quote(reference.span))) == (meant, True)


@pytest.fixture
def seeds():
    folder = Path(__file__).resolve().parents[3] / "seeds"
    return [article_of(Draft(f.name, f.read_text(encoding="utf-8"))) for f in sorted(folder.glob("*.txt"))]


def test_said_is_apart_from_printed(pipeline):
    (claim,) = claims(pipeline, "Ada Mirel said on Friday that the bridge was safe.")
    assert claim.said is not None
    assert (claim.said.first, claim.said.last) == (date(2031, 5, 2), date(2031, 5, 2))
