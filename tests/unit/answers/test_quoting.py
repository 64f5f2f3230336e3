"""Where the words to quote end, when a sentence is too long to be quoted whole."""

import pytest

from bot.answers.evidence import Evidence, Reader
from bot.answers.picks import Pick
from bot.answers.quoting import excerpt
from bot.articles.cleaning import article_of
from bot.articles.draft import Draft
from bot.claims.claim import Stance
from bot.ports import ClaimFilter
from bot.span import Span
from tests.unit.answers.story import TODAY, Said, stored_story

SENTENCE = "“The bridge is safe,” the mayor of the harbour town told reporters on October 10."


@pytest.mark.parametrize("limit", range(5, len(SENTENCE.split()) + 1))
def test_a_quote_never_ends_within_a_time(limit):
    story = article_of(
        Draft("story", f"{SENTENCE}\n\nThe old pier has stood in the harbour of the town for many years.")
    )
    start = story.text.index(SENTENCE)
    whole = Span(start, start + len(SENTENCE))
    evidence = Evidence(story, whole, None, *(frozenset[str](),) * 4)
    quoted = story.quote(excerpt(Pick(evidence, 1.0, 1.0), ("bridge", "safe"), limit))
    assert quoted == SENTENCE or not quoted.endswith(("October", " on"))


@pytest.mark.parametrize("limit", range(5, 14))
def test_a_quote_never_ends_with_whose_something_is(limit):
    sentence = "The council has sent some 300 sandbags to the harbour’s northern wall and to its own dry cellars today."
    story = article_of(
        Draft("story", f"{sentence}\n\nThe old pier has stood in the harbour of the town for many years.")
    )
    start = story.text.index(sentence)
    evidence = Evidence(story, Span(start, start + len(sentence)), None, *(frozenset[str](),) * 4)
    assert not story.quote(excerpt(Pick(evidence, 1.0, 1.0), ("sandbag",), limit)).endswith("’s")


@pytest.mark.parametrize("limit", range(8, 20))
async def test_a_relative_clause_that_wraps_what_is_claimed_is_left_out(limit):
    sentence = (
        "That was borne out on Monday by the harbour office of Lund, which stated that 300 sandbags had already been "
        "sent to the northern wall and would be laid there in May."
    )
    content = sentence[sentence.index("that 300") : -1]
    said = Said(sentence, "harbour office", Stance.ASSERTS, None, content)
    library = await stored_story("wall", "Lund Herald", "The wall", (sentence,), TODAY, (said,))
    async with library.begin() as uow:
        (record,) = await uow.claims.find(ClaimFilter(), limit=2)
    evidence = Reader().of_claim(record)
    quoted = record.article.quote(excerpt(Pick(evidence, 1.0, 1.0), ("sandbag", "sent"), limit))
    assert quoted.startswith("300 sandbags")
