"""Who said what, in which stance: one invented sentence for each way of saying it, read by the real pipeline."""

from datetime import date
from pathlib import Path

import pytest

from bot.articles.cleaning import article_of
from bot.articles.draft import Draft
from bot.claims.claim import QuoteKind, SpeakerKind, Stance
from bot.claims.extraction import extract
from bot.claims.indexing import claim_terms
from bot.language.terms import stem
from tests.unit.claims.reading import article, claims, only

HOLDS = "the bridge was safe"


@pytest.mark.parametrize(
    ("sentence", "speaker", "stance", "content"),
    [
        ("The mayor, Ada Mirel, said that the bridge was safe.", "Ada Mirel", Stance.ASSERTS, HOLDS),
        ("Ada Mirel failed to confirm the sale.", "Ada Mirel", Stance.DOES_NOT_CONFIRM, "the sale"),
        ("The board failed to deny that the bridge was safe.", "board", Stance.DOES_NOT_CONFIRM, HOLDS),
        ("The board is still unable to explain the delay.", "board", Stance.DECLINES_TO_COMMENT, "the delay"),
        ("Bo Corvin was quoted as saying that the bridge was safe.", "Bo Corvin", Stance.ASSERTS, HOLDS),
        ("The harbour board on Sunday said that the bridge was safe.", "harbour board", Stance.ASSERTS, HOLDS),
        ("Ada Mirel, speaking in Ostrel, said the bridge was safe.", "Ada Mirel", Stance.ASSERTS, HOLDS),
        ("The board refused to discuss the sale.", "board", Stance.DECLINES_TO_COMMENT, "to discuss the sale"),
        ("The board refused to confirm the sale.", "board", Stance.DOES_NOT_CONFIRM, "the sale"),
        ("Ada Mirel did not believe that the bridge was safe.", "Ada Mirel", Stance.DOUBTS, HOLDS),
        ("Ada Mirel insisted that the bridge was not for sale.", "Ada Mirel", Stance.DENIES, "the bridge was not"),
        ("Ada Mirel put the toll at 40 crowns.", "Ada Mirel", Stance.ASSERTS, "the toll at 40 crowns"),
        ("Ada Mirel called the report an invention.", "Ada Mirel", Stance.ASSERTS, "the report an invention"),
        ("The board called the report fake news.", "board", Stance.DISMISSES, "the report fake news"),
        (
            "The board put the number of boats in Ostrel at 40.",
            "board",
            Stance.ASSERTS,
            "number of boats in Ostrel at 40",
        ),
        ("The board later revised the toll to 41 crowns.", "board", Stance.ASSERTS, "the toll to 41 crowns"),
        ("The engineers met. They said that the bridge was safe.", "engineers", Stance.ASSERTS, HOLDS),
        ("Ada Mirel told the board that the bridge was safe.", "Ada Mirel", Stance.ASSERTS, HOLDS),
        ("“The bridge is safe” – Ada Mirel", "Ada Mirel", Stance.ASSERTS, "The bridge is safe"),
        ("Asked about it, Ada Mirel said: “It is safe.”", "Ada Mirel", Stance.ASSERTS, "It is safe."),
        ("Neither the board nor the mayor would confirm the sale.", "board", Stance.DOES_NOT_CONFIRM, "the sale"),
        ("Ada Mirel could not rule out that it would close.", "Ada Mirel", Stance.DOES_NOT_CONFIRM, "it would close"),
        (
            "Sources close to the board said that the bridge was safe.",
            "Sources close to the board",
            Stance.ASSERTS,
            HOLDS,
        ),
        ("A spokeswoman for the board, Ada Mirel, denied the report.", "Ada Mirel", Stance.DENIES, "the report"),
        ("Mirel spoke. Later Ada Mirel said that the bridge was safe.", "Ada Mirel", Stance.ASSERTS, HOLDS),
        ("Mayor Ada Mirel spoke. She said that the bridge was safe.", "Ada Mirel", Stance.ASSERTS, HOLDS),
        ("The claim by Ada Mirel that the bridge was safe is old.", "Ada Mirel", Stance.ASSERTS, HOLDS),
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
        ("Residents rejected calls to close the port.", "Residents", Stance.DISMISSES, "calls to close the port"),
        ("The navy could not confirm the attack.", "navy", Stance.DOES_NOT_CONFIRM, "the attack"),
        ("Ada Mirel declined to comment on the sale.", "Ada Mirel", Stance.DECLINES_TO_COMMENT, "comment on the sale"),
        ("Ada Mirel warned that the bridge could fall.", "Ada Mirel", Stance.WARNS, "the bridge could fall"),
        ("Ada Mirel called for the bridge to be closed.", "Ada Mirel", Stance.CALLS_FOR, "the bridge"),
        ("Bo Corvin rejected rumours that he might leave.", "Bo Corvin", Stance.DISMISSES, "he might leave"),
        ("The leaders took turns rebutting the plan.", "leaders", Stance.DENIES, "the plan"),
        (
            "Rovers dismissed as “nonsense” suggestions that it was bankrupt.",
            "Rovers",
            Stance.DISMISSES,
            "suggestions that it was bankrupt",
        ),
        ("Ada Mirel (Labour) said the bridge was safe.", "Ada Mirel", Stance.ASSERTS, HOLDS),
        ("“It is safe,” chairman Ada Mirel (R-Utah) said on Monday.", "Ada Mirel", Stance.ASSERTS, "It is safe"),
        (
            "City Attorney Brad Holm said in the letter that the sign clearly suggests support for the strike.",
            "Brad Holm",
            Stance.ASSERTS,
            "that the sign clearly suggests support for the strike",
        ),
        ("Ada Mirel told her staff to find a way out.", "Ada Mirel", Stance.CALLS_FOR, "her staff to find a way out"),
        ("CHAIR: We will now hear what the minister has to say.", "CHAIR", Stance.ASSERTS, "We will now hear"),
        ("“It was the best summer of my life.” — Ada Mirel, teacher", "Ada Mirel", Stance.ASSERTS, "the best summer"),
        (
            "The court held Bo Corvin in contempt for refusing to answer questions.",
            "Bo Corvin",
            Stance.DECLINES_TO_COMMENT,
            "to answer questions",
        ),
        ("There is no leak, Ada Mirel told reporters.", "Ada Mirel", Stance.DENIES, "There is no leak"),
        ("Villagers put the number of damaged houses at 40.", "Villagers", Stance.ASSERTS, "damaged houses at 40"),
        ("Neither the board nor the ministry replied to requests.", "ministry", Stance.DECLINES_TO_COMMENT, "requests"),
        ("No official confirmed the attack.", "official", Stance.DOES_NOT_CONFIRM, "the attack"),
        ("Bo Corvin said he could neither confirm nor deny a sale.", "Bo Corvin", Stance.DOES_NOT_CONFIRM, "a sale"),
        ("The leader's current club, Rovers, said it had an offer.", "Rovers", Stance.ASSERTS, "it had an offer"),
        (
            "The ferries are said to be safe, reports the Herald's Ada Mirel in Ostrel.",
            "Ada Mirel",
            Stance.ASSERTS,
            "The ferries are said to be safe",
        ),
        ("The board meets weekly, reports the losses of its shops and pays no tax.", "board", Stance.ASSERTS, "losses"),
        ("The newspaper Dagblad reported that the ferry had sunk.", "Dagblad", Stance.ASSERTS, "the ferry had sunk"),
        ("The news agency Reuter said two were missing.", "Reuter", Stance.ASSERTS, "two were missing"),
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


def test_what_one_refers_to_in_speaking_is_not_all_that_is_said(pipeline):
    said = (
        "claimed the bridge to be in “a terrible state,” referencing high numbers of cracks and the rust on its piers"
    )
    (found,) = claims(pipeline, f"The mayor of Varn, Ada Mirel, {said}.")
    quoted = article(f"The mayor of Varn, Ada Mirel, {said}.").quote(found.attribution.content[0])
    assert (found.speaker.name, quoted[:34]) == ("Ada Mirel", "the bridge to be in “a terrible st")


def test_what_is_denied_having_been_said_is_not_said(pipeline):
    found = claims(pipeline, "Tor Amdal denied having ordered ships to leave the lake.")
    assert [(claim.speaker.name, claim.stance) for claim in found] == [("Tor Amdal", Stance.DENIES)]


def test_somebody_warned_did_not_warn(pipeline):
    found = claims(pipeline, "Ada Mirel said that her office had been warned in February.")
    assert [(claim.speaker.name, claim.stance) for claim in found] == [("Ada Mirel", Stance.ASSERTS)]


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


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        (
            "The owners of the mill have rejected reports that pop star Kaya Lund was hurt.",
            [("owners of the mill", Stance.DISMISSES, "reports that pop star Kaya Lund was hurt")],
        ),
        (
            "A sailor who asked not to be named because of privacy rules said the pier was shut.",
            [("sailor", Stance.ASSERTS, "the pier was shut")],
        ),
        (
            "Last year a hoax was shared all over the town, according to fact-checking group Checkpoint.",
            [("Checkpoint", Stance.ASSERTS, "Last year a hoax was shared all over the town")],
        ),
        ("“It is shut,” said Lund's co-star Dov Farid.", [("Dov Farid", Stance.ASSERTS, "“It is shut,”")]),
        (
            "The board says the wall will fall in 2044, but other experts have called the claim “deeply flawed”.",
            [
                ("board", Stance.ASSERTS, "the wall will fall in 2044"),
                ("experts", Stance.ASSERTS, "the claim “deeply flawed”"),
            ],
        ),
        (
            "Contrary to posts in the paper, no sailor has suggested that the pier could fall, the agency said.",
            [
                (
                    "agency",
                    Stance.ASSERTS,
                    "Contrary to posts in the paper, no sailor has suggested that the pier could fall",
                )
            ],
        ),
        (
            "Ada Holt wrote “It works!” Her aide, Nils Pell, later confirmed that the show would go on.",
            [
                ("Ada Holt", Stance.ASSERTS, "“It works!”"),
                ("Nils Pell", Stance.CONFIRMS, "that the show would go on"),
            ],
        ),
        (
            "The ministry accused the firm of hiding the leak, a charge that the firm rejected.",
            [
                ("ministry", Stance.ASSERTS, "the firm of hiding the leak"),
                ("firm", Stance.DISMISSES, "a charge"),
            ],
        ),
        (
            "The sailors who came said the evidence pointed to rust, though one of them warned that it was too early.",
            [
                ("sailors", Stance.ASSERTS, "the evidence pointed to rust"),
                ("one of sailors", Stance.WARNS, "that it was too early"),
            ],
        ),
        ("Neither account could be verified.", [("Harbour Gazette", Stance.DOES_NOT_CONFIRM, "Neither account")]),
        ("The board said it welcomed the offer.", [("board", Stance.ASSERTS, "it welcomed the offer")]),
        ("An earlier version of this article said that five men had died.", []),
        ("Bo Corvin refused to be drawn.", [("Bo Corvin", Stance.DECLINES_TO_COMMENT, "to be drawn")]),
        (
            "“I don't talk about other clubs,” Bo Corvin said.",
            [("Bo Corvin", Stance.DECLINES_TO_COMMENT, "“I don't talk about other clubs,”")],
        ),
        ("The paper cited an unnamed sailor.", []),
        ("Ada Holt posted a picture on Friday.", []),
    ],
)
def test_all_that_a_sentence_makes_people_say(pipeline, sentence, told):
    found = claims(pipeline, sentence)
    nouns = [claim for claim in found if claim.attribution.rule.startswith("noun")]
    assert [(c.speaker.name, c.stance, c.proposition.text) for c in found if c not in nouns] == told


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


def test_a_time_is_no_speaker(pipeline):
    found = claims(pipeline, "The harbour board this month rejected a request to reopen the bridge.")
    assert "this month" not in {claim.speaker.name for claim in found}


def test_the_agent_is_the_one_whom_the_article_calls_agent(pipeline):
    found = claims(pipeline, "Corvin's agent, Mia Tolle, said he was happy.", "The agent denied that he would go.")
    assert [claim.speaker.name for claim in found] == ["Mia Tolle", "Mia Tolle"]


def test_what_is_withheld_once_is_one_claim(pipeline):
    text = "The league's chairman, Anton Frey, said he could neither confirm nor deny that an inquiry had been opened."
    assert [claim.stance for claim in claims(pipeline, text)] == [Stance.DOES_NOT_CONFIRM]


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


def test_a_figure_counts_what_the_number_before_it_counted(pipeline):
    text = "Villagers put the number of damaged houses at 40. Hydrosel put the figure at 5."
    counted = [quantity.counted for claim in claims(pipeline, text) for quantity in claim.proposition.quantities]
    assert counted == ["house", "house"]


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


def test_a_claim_is_found_by_what_its_figure_counts(pipeline):
    text = "Villagers put the number of damaged houses at 40. Hydrosel put the figure at 5."
    made = article(text)
    last = next(c for c in reversed(extract(made, pipeline)) if c.attribution.cue)
    assert stem("houses") in claim_terms(last, made, ())


def test_a_hostile_signature_is_given_up_at_once(pipeline):
    # Names that may run into each other can be parted in a hundred million ways; the match must not try them all.
    assert claims(pipeline, f'"It is so." — {"A" * 3000}!') == []


def test_who_is_called_to_do_something_is_called_nothing(pipeline):
    assert not claims(pipeline, "The mayor had called Reed to apologise.")
    assert only(pipeline, "The mayor called the plan harmful to farmers.").speaker.name == "mayor"


def test_a_second_that_goes_on_with_what_is_said(pipeline):
    found = only(pipeline, "The firm said its pumps had failed on Sunday but that no water had been lost.")

    assert found.proposition.text.endswith("but that no water had been lost")
