"""The claims of the ten annotated articles of the news set, as they are stored."""

from __future__ import annotations

import json
from pathlib import Path

from bot.articles.article import Article, BlockKind
from bot.claims.claim import Claim, Stance
from bot.claims.narration import RULE as NARRATED
from bot.ports import ClaimFilter, ClaimRecord
from bot.span import hull
from evaluation.data import run_scorer, write_rows
from evaluation.news_set import NewsSet
from evaluation.report import Figure, Report, share

_STANCES = {
    Stance.ASSERTS: "asserted",
    Stance.CONFIRMS: "confirmed",
    Stance.DENIES: "denied",
    Stance.DOES_NOT_CONFIRM: "not_confirmed",
    Stance.DOUBTS: "doubted",
    Stance.DISMISSES: "dismissed",
    Stance.WARNS: "warned",
    Stance.CALLS_FOR: "called_for",
    Stance.QUESTIONS: "questioned",
    Stance.DECLINES_TO_COMMENT: "refused_comment",
    Stance.EXPRESSES: "other",
}
_MOST = 100_000


async def measure(news_set: NewsSet, kept: Path) -> Report:
    """Export the stored claims that somebody makes, and score them; headlines and captions are not annotated."""
    async with news_set.library.begin() as uow:
        records = await uow.claims.find(ClaimFilter(), limit=_MOST)
    rows = (_row(record, news_set) for record in records if _is_annotated(record.claim))
    written = write_rows(kept / "claims.jsonl", rows)
    result = json.loads(run_scorer(news_set.folder / "score_attributions.py", written))
    faithful = sum(_is_faithful(record) for record in records)
    return Report(
        (
            Figure("news claims: recall with the right speaker", share(result["speaker_recall"]), "0.80"),
            Figure("... precision", share(result["precision"]), "0.75"),
            Figure("... stance right", share(result["stance_accuracy"]), "0.90"),
            Figure("... quotation flag right", share(result["quote_flag_accuracy"]), "0.95"),
            Figure("claims whose quotes equal the stored text", f"{faithful} of {len(records)}", "all"),
        )
    )


def _is_annotated(claim: Claim) -> bool:
    return claim.place in (BlockKind.PARAGRAPH, BlockKind.SUBHEADING) and claim.attribution.rule != NARRATED


def _is_faithful(record: ClaimRecord) -> bool:
    """Say whether all that a claim quotes stands at its offsets in the stored text."""
    claim, article = record.claim, record.article
    attribution = claim.attribution
    spans = (claim.sentence, *attribution.source, *attribution.cue, *attribution.content)
    inside = all(0 <= span.start < span.end <= len(article.text) for span in spans)
    return inside and claim.proposition.text == " ".join(article.quote(span) for span in attribution.content)


def _row(record: ClaimRecord, news_set: NewsSet) -> dict[str, object]:
    claim = record.claim
    return {
        "file": news_set.files[record.article.id],
        "speaker": claim.speaker.name,
        "stance": _STANCES[claim.stance],
        "text": _words(record.article, claim),
        "direct_quote": claim.direct_quote,
        "confidence": claim.confidence,
        "trail": claim.trail,
    }


def _words(article: Article, claim: Claim) -> str:
    """Return what the claim was read from: its sentence, and its content where that goes on."""
    return article.quote(hull((claim.sentence, *claim.attribution.content)))
