"""The contradictions that ingesting the news set stored."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from bot.contradictions.contradiction import ContradictionKind
from bot.ports import ContradictionRecord
from bot.requests import ContradictionsRequest
from evaluation.data import run_scorer, scorer_of, write_rows
from evaluation.lost_contradictions import lost
from evaluation.news_set import NewsSet
from evaluation.report import Figure, Report, share

_TYPES = {
    ContradictionKind.DENIAL: "denial",
    ContradictionKind.CONFIRMATION_GAP: "confirmation_gap",
    ContradictionKind.NUMBER: "number",
    ContradictionKind.DATE: "date",
    ContradictionKind.POSITION_CHANGE: "position_change",
    ContradictionKind.ACCOUNT: "attribution",
}
_MOST = 10_000


async def measure(news_set: NewsSet, kept: Path) -> Report:
    """Export the disagreements that are told, strongest first, and score them."""
    found = await news_set.desk.contradictions(ContradictionsRequest(limit=_MOST))
    rows = list(shown(found, news_set.files))
    written, scored = write_rows(kept / "contradictions.jsonl", rows), kept / "contradictions.json"
    run_scorer(news_set.folder / "score_contradictions.py", written, "--json", scored)
    result = json.loads(scored.read_text(encoding="utf-8"))
    steps = await lost(news_set, found, result["detail"]["missed"])
    first = [row(one, news_set.files) for one in found]
    leading = scorer_of(news_set.folder / "score_contradictions.py").score(_gold(news_set), first)[0]
    figures = _figures(result["summary"], leading)
    return Report(tuple(figures), (*_details(result["detail"], rows), *steps))


def _gold(news_set: NewsSet) -> Mapping[str, Any]:
    gold: Mapping[str, Any] = json.loads((news_set.folder / "gold.json").read_text(encoding="utf-8"))
    return gold


def shown(found: Iterable[ContradictionRecord], files: Mapping[str, str]) -> Iterator[dict[str, Any]]:
    """Yield a row for every pair that a reader is shown of the disagreements, the strongest disagreement first."""
    for one in sorted(found, key=lambda each: -each.strength):
        yield from (row(replace(pair, strength=one.strength), files) for pair in (one, *one.further))


def row(one: ContradictionRecord, files: Mapping[str, str]) -> dict[str, Any]:
    """Return what the scorer reads of a disagreement; `files` has the manifest's names by article id."""
    verdict = one.contradiction.verdict
    return {
        "a_file": files[one.earlier.article.id],
        "a_speaker": one.earlier.speaker_name,
        "a_gist": one.earlier.claim.proposition.text,
        "b_file": files[one.later.article.id],
        "b_speaker": one.later.speaker_name,
        "b_gist": one.later.claim.proposition.text,
        "type": _TYPES[verdict.kind],
        "score": round(one.strength, 3),
        "reasons": list(verdict.reasons),
    }


def _figures(summary: Mapping[str, Any], leading: Mapping[str, Any]) -> Iterator[Figure]:
    """Yield the figures of all pairs shown, and how far the first pair of each disagreement comes alone."""
    alone = leading["by_tier"]["major"]
    major, seeds = summary["by_tier"]["major"], summary["by_story"]["seeds"]
    alarms = f"{summary['distinct_false_alarms']} of {summary['false_alarms_of']}"
    yield Figure(
        "news contradictions: recall, major", f"{share(major['recall'])} ({major['hit']} of {major['n']})", "0.60"
    )
    yield Figure("... recall, all", f"{share(summary['recall'])} ({summary['hit']} of {summary['gold']})", "")
    yield Figure("... precision", f"{share(summary['precision'])} ({summary['predicted']} pairs)", "0.60")
    first = f"{share(alone['recall'])}, {share(leading['precision'])} ({leading['predicted']} disagreements)"
    yield Figure("... of the first pairs alone: recall, major, and precision", first, "")
    yield Figure("... type right", share(summary["type_right_among_hits"]), "0.85")
    yield Figure("... false alarms", alarms, "at most 3")
    yield Figure("... seeds", f"{seeds['hit']} of {seeds['n']}", "6 of the 7 major")


def _details(detail: Mapping[str, Any], rows: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    """Yield the false alarms and the pairs that match nothing in the gold."""
    alarms = dict(detail["alarms"])
    for index in [*alarms, *detail["unmatched"]]:
        row = rows[index]
        yield f"{row['score']:.2f} {row['type']} {alarms.get(index, 'unmatched')} {row['reasons']}"
        yield from (f"     {row[s + '_file']} | {row[s + '_speaker']} | {row[s + '_gist'][:160]}" for s in "ab")
