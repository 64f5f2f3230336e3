"""Who is said to speak: invented sentences read by the real pipeline."""

import pytest

from bot.claims.claim import SpeakerKind, Stance
from tests.unit.claims.reading import article, claims


def test_coordinated_sources_make_a_claim_each(pipeline):
    found = claims(pipeline, "Ada Mirel and Bo Corvin both said that the bridge was safe.")
    assert [claim.speaker.name for claim in found] == ["Ada Mirel", "Bo Corvin"]


def test_one_subject_of_two_reports_says_both(pipeline):
    text = (
        'Hydrosel\'s chief executive, Jan Moe, called the allegations "a fantasy" and insisted that nothing was wrong.'
    )
    found = claims(pipeline, text)
    assert [(claim.speaker.name, claim.proposition.text) for claim in found] == [
        ("Jan Moe", 'the allegations "a fantasy"'),
        ("Jan Moe", "that nothing was wrong"),
    ]


def test_who_is_asked_about_something_answers(pipeline):
    text = 'Asked about the claims, a club official, speaking on condition of anonymity, said: "That is simply untrue."'
    (claim,) = claims(pipeline, text)
    assert (claim.speaker.name, claim.proposition.text) == ("club official", '"That is simply untrue."')


def test_a_time_is_no_speaker(pipeline):
    found = claims(pipeline, "The harbour board this month rejected a request to reopen the bridge.")
    assert "this month" not in {claim.speaker.name for claim in found}


def test_the_agent_is_the_one_whom_the_article_calls_agent(pipeline):
    found = claims(pipeline, "Corvin's agent, Mia Tolle, said he was happy.", "The agent denied that he would go.")
    assert [claim.speaker.name for claim in found] == ["Mia Tolle", "Mia Tolle"]


def test_he_is_not_the_woman_named_last(pipeline):
    found = claims(pipeline, "Minister Bo Corvin met a woman from Varn on Friday.", "“The bridge is safe,” he said.")
    assert [claim.speaker.name for claim in found] == ["Bo Corvin"]


def test_who_held_an_office_once_is_not_who_holds_it(pipeline):
    found = claims(
        pipeline,
        "The mayor, Ada Holt, said at a meeting that the bridge was safe.",
        "Former mayor Dov Weiss said that the bridge was old.",
        "The mayor said that the pier was closed. The former mayor said that it was open.",
    )
    assert [claim.speaker.name for claim in found] == ["Ada Holt", "Dov Weiss", "Ada Holt", "Dov Weiss"]


def test_where_it_was_said_is_no_part_of_who_said_it(pipeline):
    texts = "“It is shut,” said the mayor, Ada Holt, at a press conference."
    (claim,) = claims(pipeline, texts)
    assert [article(texts).quote(span) for span in claim.attribution.source] == ["the mayor, Ada Holt"]


def test_a_firm_is_no_person(pipeline):
    (claim,) = claims(pipeline, "Hydra Power acknowledged on Thursday that there was a leak at its dam.")
    assert (claim.speaker.name, claim.speaker.kind) == ("Hydra Power", SpeakerKind.ORGANISATION)


@pytest.mark.parametrize(
    ("paragraphs", "speakers"),
    [
        (
            ["The company that runs the dam, Hydrosel, said the wall was safe.", "The company said nobody was hurt."],
            ["Hydrosel", "Hydrosel"],
        ),
        (
            ["The energy ministry denied that the wall was weak.", "The ministry said the sluice worked."],
            ["energy ministry", "energy ministry"],
        ),
        (
            ["The energy ministry and the interior ministry said so.", "The ministry said the sluice worked."],
            ["ministry"],
        ),
        (["Reports from Ukrainian media suggest that the dam was shelled."], ["Ukrainian media"]),
        (["A study published by the university found that the wall had moved."], ["university"]),
    ],
)
def test_bodies_are_known_by_what_the_article_calls_them(pipeline, paragraphs, speakers):
    found = [claim.speaker for claim in claims(pipeline, *paragraphs) if claim.proposition.text != "so"]
    assert [speaker.name for speaker in found][-len(speakers) :] == speakers
    assert {speaker.kind for speaker in found} <= {SpeakerKind.ORGANISATION, SpeakerKind.GROUP}


def test_a_matter_before_a_colon_is_no_speaker(pipeline):
    found = claims(pipeline, "The ministry said the figures were wrong.", title="Flood: ministry rejects figures")
    assert "Flood" not in {claim.speaker.name for claim in found}


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Denying that a sale was near, Ada Mirel, the club's spokeswoman, termed the reports as “false”.",
            [
                ("Ada Mirel", Stance.DENIES, "that a sale was near"),
                ("Ada Mirel", Stance.DENIES, "the reports as “false”"),
            ],
        ),
        (
            "Dismissing the reports, Bo Corvin, the club's owner, said nothing had been signed.",
            [("Bo Corvin", Stance.DISMISSES, "the reports"), ("Bo Corvin", Stance.ASSERTS, "nothing had been signed")],
        ),
        (
            "Denying wrongdoing, the bank said it had followed the rules.",
            [("bank", Stance.DENIES, "wrongdoing"), ("bank", Stance.ASSERTS, "it had followed the rules")],
        ),
    ],
)
def test_a_sentence_may_open_with_what_somebody_denies(pipeline, sentence, expected):
    found = claims(pipeline, sentence)
    assert [(claim.speaker.name, claim.stance, claim.proposition.text) for claim in found] == expected
