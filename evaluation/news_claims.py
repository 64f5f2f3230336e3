"""Score extracted claims on the ten annotated news articles: `python -m evaluation.news_claims`."""

from __future__ import annotations

import argparse
import json
import tempfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from bot.articles.article import Article, BlockKind
from bot.articles.cleaning import article_of
from bot.articles.draft import Draft
from bot.claims.claim import Claim, Stance
from bot.claims.extraction import extract
from bot.language.pipeline import Pipeline, load_pipeline
from bot.span import hull
from evaluation.data import data_folder, run_scorer, write_rows

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


def draft_of(row: dict[str, Any], folder: Path) -> Draft:
    """Return one manifest line as a draft."""
    return Draft(
        key=row["file"],
        text=(folder / "articles" / row["file"]).read_text(encoding="utf-8"),
        title=row["title"],
        outlet=None if row["outlet"] == "unknown" else row["outlet"],
        url=row["url"],
        published=date.fromisoformat(row["date"]) if row["date"] else None,
    )


def exported(article: Article, claim: Claim) -> str:
    """Return the words of the article that a claim was read from: its sentence, and its content where that goes on."""
    return article.quote(hull((claim.sentence, *claim.attribution.content)))


def _rows(folder: Path, pipeline: Pipeline) -> Iterator[dict[str, Any]]:
    for line in (folder / "manifest.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        article = article_of(draft_of(row, folder))
        for claim in extract(article, pipeline):
            if claim.place in (BlockKind.PARAGRAPH, BlockKind.SUBHEADING) and claim.attribution.rule != "narrated":
                yield {
                    "file": row["file"],
                    "speaker": claim.speaker.name,
                    "stance": _STANCES[claim.stance],
                    "text": exported(article, claim),
                    "direct_quote": claim.direct_quote,
                    "trail": claim.trail,
                    "confidence": claim.confidence,
                }


def main() -> int:
    """Extract, run the data's own scorer and pass on what it prints."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pipeline", help="a spaCy pipeline by name or path; the shipped one where not given")
    parser.add_argument("--keep", type=Path, help="write the claims here as well")
    options = parser.parse_args()
    root = data_folder()
    if root is None:
        print("news claims: no evaluation data, skipped")
        return 0
    folder = root / "news"
    rows = list(_rows(folder, load_pipeline(options.pipeline)))
    with tempfile.TemporaryDirectory() as scratch:
        predicted = write_rows(options.keep or Path(scratch) / "claims.jsonl", rows)
        print(run_scorer(folder / "score_attributions.py", predicted))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
