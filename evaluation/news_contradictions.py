"""Score the contradictions found in the news articles: `python -m evaluation.news_contradictions`.

All articles are read and stored; each claim meets the stored ones through the search index and is judged.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from bot.articles.cleaning import article_of
from bot.contradictions.contradiction import Contradiction, ContradictionKind
from bot.language.pipeline import Pipeline, load_pipeline
from bot.ports import ClaimRecord, ContradictionFilter, UnitOfWork
from bot.reading import read, store
from evaluation.data import data_folder, run_scorer, write_rows
from evaluation.news_claims import draft_of
from storage.memory import MemoryLibrary

_TYPES = {
    ContradictionKind.DENIAL: "denial",
    ContradictionKind.CONFIRMATION_GAP: "confirmation_gap",
    ContradictionKind.NUMBER: "number",
    ContradictionKind.DATE: "date",
    ContradictionKind.POSITION_CHANGE: "position_change",
    ContradictionKind.ACCOUNT: "attribution",
}
_MOST = 10_000


async def filled(folder: Path, pipeline: Pipeline) -> MemoryLibrary:
    """Return a library that has read every article of the manifest."""
    library = MemoryLibrary()
    rows: list[dict[str, Any]] = [
        json.loads(line) for line in (folder / "manifest.jsonl").read_text(encoding="utf-8").splitlines()
    ]
    for row in rows:
        async with library.begin() as uow:
            _, article = await uow.articles.put(article_of(draft_of(row, folder)))
            await store(read(article, pipeline), uow)
            await uow.commit()
    return library


async def found_pairs(uow: UnitOfWork) -> list[tuple[Contradiction, ClaimRecord, ClaimRecord]]:
    """Return the stored contradictions with their claims, highest score first."""
    listed: list[tuple[Contradiction, ClaimRecord, ClaimRecord]] = []
    for one in await uow.contradictions.find(ContradictionFilter(), limit=_MOST):
        earlier, later = await uow.claims.get(one.earlier), await uow.claims.get(one.later)
        if earlier is not None and later is not None:
            listed.append((one, earlier, later))
    return sorted(listed, key=lambda row: -row[0].verdict.score)


def row_of(one: Contradiction, earlier: ClaimRecord, later: ClaimRecord) -> dict[str, Any]:
    """Return one prediction in the scorer's shape; the reasons and the score are for reading."""
    return {
        "a_file": earlier.article.key,
        "a_speaker": earlier.speaker_name,
        "a_gist": earlier.claim.proposition.text,
        "b_file": later.article.key,
        "b_speaker": later.speaker_name,
        "b_gist": later.claim.proposition.text,
        "type": _TYPES[one.verdict.kind],
        "score": round(one.verdict.score, 3),
        "severity": one.verdict.severity.value,
        "reasons": list(one.verdict.reasons),
    }


async def predicted(folder: Path, pipeline: Pipeline, least: float) -> list[dict[str, Any]]:
    """Return the predictions of at least that score."""
    library = await filled(folder, pipeline)
    async with library.begin() as uow:
        return [row_of(*row) for row in await found_pairs(uow) if row[0].verdict.score >= least]


def reading_list(detail: Mapping[str, Any], rows: Sequence[Mapping[str, Any]], most: int) -> Iterator[str]:
    """Yield the predictions that match no gold pair, and the false alarms, for reading."""
    alarms = dict(detail["alarms"])
    for index in [*alarms, *detail["unmatched"][:most]]:
        row = rows[index]
        yield f"{row['score']:.2f} {row['type']} {alarms.get(index, 'unmatched')} {row['reasons']}"
        for side in "ab":
            yield f"     {row[side + '_file']} | {row[side + '_speaker']} | {row[side + '_gist'][:160]}"


def main() -> int:
    """Read, meet, judge, run the data's own scorer, and list what matches nothing."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pipeline", help="a spaCy pipeline by name or path; the shipped one where not given")
    parser.add_argument("--least", type=float, default=0.5, help="the lowest score that counts as found")
    parser.add_argument("--show", type=int, default=0, metavar="N", help="print N unmatched pairs for reading")
    options = parser.parse_args()
    root = data_folder()
    if root is None:
        print("news contradictions: no evaluation data, skipped")
        return 0
    folder = root / "news"
    rows = asyncio.run(predicted(folder, load_pipeline(options.pipeline), options.least))
    with tempfile.TemporaryDirectory() as scratch:
        detail = Path(scratch) / "detail.json"
        written = write_rows(Path(scratch) / "predicted.jsonl", rows)
        print(run_scorer(folder / "score_contradictions.py", written, "--unmatched", "0", "--json", detail))
        found = json.loads(detail.read_text(encoding="utf-8"))["detail"]
    print("\n".join(reading_list(found, rows, options.show)))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
