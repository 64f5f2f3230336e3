"""Invented articles read by the real pipeline."""

from __future__ import annotations

from datetime import date

from bot.articles.article import Article
from bot.articles.cleaning import article_of
from bot.articles.draft import Draft
from bot.claims.claim import Claim
from bot.claims.extraction import extract
from bot.claims.narration import RULE as NARRATED

# Keeps short texts from being refused or taken for another language, and says nothing about anybody.
TAIL = "The old pier has stood in the harbour of the town for many years, and people walk on it when the sun is out."


def article(*paragraphs: str, title: str | None = None) -> Article:
    """Return an article of these paragraphs, printed on Sunday, 4 May 2031, in the Harbour Gazette."""
    text = "\n\n".join((*paragraphs, TAIL))
    return article_of(Draft("story", text, title=title, outlet="Harbour Gazette", published=date(2031, 5, 4)))


def claims(pipeline, *paragraphs: str, title: str | None = None) -> list[Claim]:
    """Return what others say in it, in text order; what the article itself tells is left out."""
    found = extract(article(*paragraphs, title=title), pipeline)
    return [claim for claim in found if claim.attribution.rule != NARRATED]


def only(pipeline, *paragraphs: str, title: str | None = None, by: str = "") -> Claim:
    """Return the one claim, or the one claim of the speaker of that name."""
    (found,) = [claim for claim in claims(pipeline, *paragraphs, title=title) if by in ("", claim.speaker.name)]
    return found
