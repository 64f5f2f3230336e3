from __future__ import annotations

import hashlib
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from bot.articles.article import Article, Basis, Block, BlockKind
from bot.articles.cleaning import article_of
from bot.articles.draft import Draft
from bot.claims.claim import Stance
from bot.claims.extraction import claims_of, extract
from bot.claims.indexing import claim_terms
from bot.language.terms import stem
from bot.span import Span
from tests.unit.claims import parses

TABLES = (parses.SAID_CLAUSE, parses.QUOTE_SAID, parses.DENIED_OBJECT, parses.NOT_CONFIRM, parses.CONFIRMED_BY)


def article_from(tables):
    docs = [parses.document(table) for table in tables]
    text, blocks = "", []
    for doc in docs:
        text += "\n\n" if text else ""
        blocks.append(Block(BlockKind.PARAGRAPH, Span(len(text), len(text) + len(doc.text))))
        text += doc.text
    digest = hashlib.sha256(text.encode()).hexdigest()
    article = Article(
        "a" * 16, "k", 1, text, tuple(blocks), None, Basis.UNKNOWN, "Harbour Post", Basis.GIVEN, None,
        date(2025, 3, 4), Basis.GIVEN, None, "en", digest,
    )  # fmt: skip
    return article, blocks, docs


@given(st.lists(st.sampled_from(TABLES), min_size=1, max_size=6))
def test_every_span_of_a_claim_lies_in_the_stored_text(tables):
    article, blocks, docs = article_from(tables)
    claims = claims_of(article, blocks, docs)
    assert claims
    for claim in claims:
        assert claim.proposition.text == " ".join(article.quote(span) for span in claim.attribution.content)
        assert claim.sentence.overlaps(claim.attribution.content[0])
        for span in (*claim.attribution.source, *claim.attribution.cue, *claim.attribution.content, claim.sentence):
            assert 0 <= span.start < span.end <= len(article.text)
            assert article.quote(span).strip() == article.quote(span)


@given(st.lists(st.sampled_from(TABLES), min_size=1, max_size=6))
def test_identifiers_differ_and_do_not_change(tables):
    article, blocks, docs = article_from(tables)
    first, second = claims_of(article, blocks, docs), claims_of(article, blocks, docs)
    assert first == second
    assert len({claim.id for claim in first}) == len(first)


def test_a_denial_is_a_claim_with_its_sentence_and_trail():
    article, blocks, docs = article_from([parses.DENIED_OBJECT])
    (claim,) = claims_of(article, blocks, docs)
    assert claim.stance is Stance.DENIES
    assert claim.speaker.name == "Northport"
    assert article.quote(claim.sentence) == "Northport has denied the report."
    assert len(claim.trail) >= 3
    assert {stem("northport"), stem("report")} <= set(claim_terms(claim, article, ()))


def test_a_sentence_parsed_as_a_noun_phrase_still_has_its_speaker(pipeline):
    made = article_of(
        Draft("bridge", "The mayor of Ostrel, Ada Mirel, denied on Tuesday that the bridge would close. " * 2)
    )
    (claim, *_) = extract(made, pipeline)
    assert (claim.speaker.name, claim.stance) == ("Ada Mirel", Stance.DENIES)
