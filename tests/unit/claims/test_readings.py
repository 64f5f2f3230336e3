"""Who said what, in which stance: one invented sentence for each way of saying it, read by the real pipeline."""

from pathlib import Path

import pytest

from bot.articles.cleaning import article_of
from bot.articles.draft import Draft
from bot.claims.claim import Stance
from bot.claims.extraction import extract
from bot.claims.indexing import claim_terms
from bot.language.terms import stem
from tests.unit.claims.reading import article, claims

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


def test_a_chain_is_kept_as_a_chain(pipeline):
    outer, inner = claims(pipeline, "A spokesman said Bo Corvin had told him that the ferry was sold.")
    assert inner.attribution.parent is not None
    assert inner.speaker.name == "Bo Corvin"
    assert inner.proposition.text in outer.proposition.text


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


def test_a_figure_counts_what_the_number_before_it_counted(pipeline):
    text = "Villagers put the number of damaged houses at 40. Hydrosel put the figure at 5."
    counted = [quantity.counted for claim in claims(pipeline, text) for quantity in claim.proposition.quantities]
    assert counted == ["house", "house"]


def test_a_claim_is_found_by_what_its_figure_counts(pipeline):
    text = "Villagers put the number of damaged houses at 40. Hydrosel put the figure at 5."
    made = article(text)
    last = next(c for c in reversed(extract(made, pipeline)) if c.attribution.cue)
    assert stem("houses") in claim_terms(last, made, ())
