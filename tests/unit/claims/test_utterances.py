"""Where somebody says something, and where nobody does: invented sentences read by the real pipeline."""

import pytest

from bot.claims.claim import Stance
from tests.unit.claims.reading import claims, only


def test_what_somebody_declines_to_say_is_not_said(pipeline):
    found = claims(pipeline, "Officials declined to say how many ships had sailed.")
    assert [claim.stance for claim in found] == [Stance.DECLINES_TO_COMMENT]


@pytest.mark.parametrize(
    "sentence",
    [
        "The ministry denied inspectors access to the dam.",
        "The court denied him bail on Monday.",
        "Ada Mirel responded to the claims on Monday.",
        "The board bought new locks, a large expense aimed at countering fears of thefts.",
        "The ministry met on Monday. It could strain relations, prompting buyers who wait to increase support.",
        "The bridge was sold for a crown, a claim that, if true, could be the end of the board.",
    ],
)
def test_where_nothing_is_said_nobody_said_it(pipeline, sentence):
    assert [claim for claim in claims(pipeline, sentence) if claim.attribution.cue] == []


def test_what_is_denied_having_been_said_is_not_said(pipeline):
    found = claims(pipeline, "Tor Amdal denied having ordered ships to leave the lake.")
    assert [(claim.speaker.name, claim.stance) for claim in found] == [("Tor Amdal", Stance.DENIES)]


def test_somebody_warned_did_not_warn(pipeline):
    found = claims(pipeline, "Ada Mirel said that her office had been warned in February.")
    assert [(claim.speaker.name, claim.stance) for claim in found] == [("Ada Mirel", Stance.ASSERTS)]


@pytest.mark.parametrize(
    ("sentence", "stances"),
    [
        ("Ada Mirel insisted that she had never promised to leave.", [Stance.DENIES]),
        ("“It is shut,” said one sailor, who asked not to be named.", [Stance.ASSERTS]),
        (
            "Ada Mirel said that the board could not confirm the sale.",
            [Stance.DOES_NOT_CONFIRM, Stance.DOES_NOT_CONFIRM],
        ),
    ],
)
def test_what_was_not_promised_and_what_is_asked_of_a_reporter_is_no_claim(pipeline, sentence, stances):
    assert [claim.stance for claim in claims(pipeline, sentence)] == stances


def test_what_is_withheld_once_is_one_claim(pipeline):
    text = "The league's chairman, Anton Frey, said he could neither confirm nor deny that an inquiry had been opened."
    assert [claim.stance for claim in claims(pipeline, text)] == [Stance.DOES_NOT_CONFIRM]


def test_a_hostile_signature_is_given_up_at_once(pipeline):
    # Names that may run into each other can be parted in a hundred million ways; the match must not try them all.
    assert claims(pipeline, f'"It is so." — {"A" * 3000}!') == []


def test_who_is_called_to_do_something_is_called_nothing(pipeline):
    assert not claims(pipeline, "The mayor had called Reed to apologise.")
    assert only(pipeline, "The mayor called the plan harmful to farmers.").speaker.name == "mayor"
