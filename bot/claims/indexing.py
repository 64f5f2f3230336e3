"""The stems a claim is found by."""

from __future__ import annotations

from collections.abc import Sequence

from bot.articles.article import Article
from bot.claims.claim import Claim
from bot.language.terms import stems


def claim_terms(claim: Claim, article: Article, speaker_names: Sequence[str]) -> tuple[str, ...]:
    """Return the stems of a claim's sentence, content, what it refers to and counts, speaker and stance, each once."""
    texts = (
        article.quote(claim.sentence),
        *(matter.text for matter in claim.proposition.matters),
        *(quantity.counted or "" for quantity in claim.proposition.quantities),  # "put the figure at 40": of houses
        claim.speaker.name,
        *claim.speaker.aliases,
        claim.speaker.role or "",
        claim.speaker.stands_for or "",
        *speaker_names,
        claim.stance.value,
    )
    return tuple(dict.fromkeys(stem for text in texts for stem in stems(text)))
