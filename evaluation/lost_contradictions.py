"""Where the contradictions of the gold that are not told were lost on their way, for reading what to mend."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import product
from typing import Any

from bot.contradictions.comparing import LEAST_SCORE, contradiction_id
from bot.contradictions.judge import RuleJudge
from bot.ports import ClaimFilter, ClaimRecord, ContradictionFilter, ContradictionRecord
from evaluation.data import scorer_of
from evaluation.news_set import NewsSet

_ALL = 100_000


async def lost(news_set: NewsSet, told: Sequence[ContradictionRecord], missed: Sequence[str]) -> list[str]:
    """Return one line for each pair of the gold that was missed, then how many were lost at each step."""
    gold = json.loads((news_set.folder / "gold.json").read_text(encoding="utf-8"))
    scorer = scorer_of(news_set.folder / "score_contradictions.py")
    async with news_set.library.begin() as uow:
        claims = await uow.claims.find(ClaimFilter(), limit=_ALL)
        stored = {one.id for one in await uow.contradictions.find(ContradictionFilter(), limit=_ALL)}
    folded = {identity for one in told for identity in one.folded}
    judge = RuleJudge()
    lines: list[str] = []
    steps: Counter[str] = Counter()
    for pair in gold["contradictions"]:
        if pair["id"] in missed:
            sides = [list(_saying(pair[side], claims, news_set.files, scorer, gold)) for side in "ab"]
            step = _step(sides, stored, folded, judge)
            steps[step] += 1
            lines.append(f"{pair['id']} {pair['tier']} {pair['type']}: {step}")
    return [*lines, *(f"lost, {step}: {number}" for step, number in steps.most_common())]


def _saying(
    side: Mapping[str, Any], claims: Sequence[ClaimRecord], files: Mapping[str, str], scorer: Any, gold: Any
) -> Iterator[ClaimRecord]:
    """Yield the claims of the right speaker, in the right articles, that hold a word that the gold asks for.

    The word may be that of saying: "denied", "could not confirm".
    """
    for one in claims:
        spoken = scorer.file_ok(files[one.article.id], side) and scorer.speaker_ok(one.speaker_name, side, gold)
        said = " ".join(map(one.article.quote, (*one.claim.attribution.cue, *one.claim.attribution.content)))
        if spoken and scorer.gist_ok(said, side, True):
            yield one


def _step(sides: Sequence[Sequence[ClaimRecord]], stored: set[str], folded: set[str], judge: RuleJudge) -> str:
    """Return the last step that any pair of claims of the two sides came to."""
    if not all(sides):
        return "no such claim of that speaker"
    pairs = [(a, b) for a, b in product(*sides) if a.claim.id != b.claim.id]
    ids = {contradiction_id(a.claim.id, b.claim.id) for a, b in pairs}
    if ids & folded:
        return "told beside another, and not shown"
    if ids & stored:
        return "too weak to be told"
    scores = [found.score for a, b in pairs if (found := judge.judge(a, b)) is not None]
    if not scores:
        return "nothing found between the claims"
    return "not met" if max(scores) >= LEAST_SCORE else "found, unlikely"
