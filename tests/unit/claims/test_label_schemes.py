"""The same claims come out whether the parser speaks Universal Dependencies or ClearNLP."""

from datetime import date

import pytest

from bot.articles.article import Article, Basis, Block, BlockKind
from bot.claims.claim import Stance
from bot.claims.extraction import extract
from bot.span import Span
from tests.support.schemes import scripted_pipeline

SENTENCES = (
    "Mayor Ada Mirel denied that the bridge was closed.",
    "The report was confirmed by the harbour board.",
    "Officials could not confirm the delay.",
)
TEXT = "\n\n".join(SENTENCES)


def article():
    blocks = tuple(Block(BlockKind.PARAGRAPH, Span(TEXT.index(one), TEXT.index(one) + len(one))) for one in SENTENCES)
    return Article(
        "a" * 16, "pier", 1, TEXT, blocks, None, Basis.UNKNOWN, "Courier", Basis.GIVEN, None, date(2024, 10, 22),
        Basis.GIVEN, None, "en", "",
    )  # fmt: skip


@pytest.fixture(scope="module", params=["ud", "clearnlp"])
def claims(request):
    return extract(article(), scripted_pipeline(request.param))


def claim_of(claims, sentence):
    found = [claim for claim in claims if claim.sentence.of(TEXT) == sentence]
    assert len(found) == 1, [claim.sentence.of(TEXT) for claim in claims]
    return found[0]


def test_a_denial_of_a_clause(claims):
    claim = claim_of(claims, SENTENCES[0])
    assert (claim.stance, claim.speaker.name) == (Stance.DENIES, "Ada Mirel")
    assert "the bridge was closed" in claim.proposition.text


def test_a_passive_with_its_agent(claims):
    claim = claim_of(claims, SENTENCES[1])
    assert claim.stance is Stance.CONFIRMS
    assert claim.speaker.name.removeprefix("the ") == "harbour board"


def test_a_negated_confirmation(claims):
    claim = claim_of(claims, SENTENCES[2])
    assert claim.stance is Stance.DOES_NOT_CONFIRM
    assert "delay" in claim.proposition.text
