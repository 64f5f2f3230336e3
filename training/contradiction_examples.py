"""Examples for the scores of contradictions: what the tests find between claims, and whether the gold has it."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

from adapters.settings import load_settings
from bot.contradictions.finding import Finding
from bot.contradictions.judge import RuleJudge, comparable, measured
from bot.contradictions.meeting import meet
from bot.contradictions.positions import kind_of
from bot.language.pipeline import load_pipeline
from bot.ports import ClaimFilter, ClaimRecord
from evaluation.claim_pairs import Pairs, Sides, sides
from evaluation.data import scorer_of
from evaluation.news_set import ingested

MATCHED, NEAR, OTHER_STORY, CLAIM_PAIR = 1.0, 0.5, 1.0, 2.0  # weights of examples by how their label was found
UNMATCHED = 0.3  # of a pair of one story that the gold does not list: the list is long, not exhaustive


class Example(NamedTuple):
    """What was found between two claims, whether they contradict, and how much that counts in the story or event."""

    found: Sequence[Finding]
    label: int
    weight: float
    home: str
    pair: tuple[ClaimRecord, ClaimRecord]


class Gold(NamedTuple):
    """The gold of the news set with its scorer, and the manifest's name of each article by the article's id."""

    data: Mapping[str, Any]
    scorer: Any
    files: Mapping[str, str]


async def news(folder: Path) -> tuple[list[Example], Gold]:
    """Ingest the news set and label what meets in it."""
    scorer = scorer_of(folder / "score_contradictions.py")
    gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    async with ingested(folder, partial(load_pipeline, load_settings().language_model)) as news_set:
        async with news_set.library.begin() as uow:
            claims = await uow.claims.find(ClaimFilter(), limit=100_000)
            met = {
                tuple(sorted((one.claim.id, other.claim.id))): (one, other)
                for one in claims
                for other in await meet(one, uow)
            }
        labels = Gold(gold, scorer, news_set.files)
        return judged(met.values(), labels), labels


def judged(pairs: Iterable[tuple[ClaimRecord, ClaimRecord]], gold: Gold) -> list[Example]:
    """Label the pairs between which any test finds something."""
    judge = RuleJudge()
    return [Example(found, *_label(pair, gold), pair) for pair in pairs if (found := _found(*pair, judge))]


def _label(pair: tuple[ClaimRecord, ClaimRecord], gold: Gold) -> tuple[int, float, str]:
    files = [gold.files[one.article.id] for one in pair]
    row = {
        f"{side}_{key}": value
        for side, one, file in zip("ab", pair, files, strict=True)
        for key, value in (("file", file), ("speaker", one.speaker_name), ("gist", one.claim.proposition.text))
    }

    def listed(kind: str, *, strict: bool = True) -> bool:
        return any(gold.scorer.pair_ok(row, one, gold.data, strict) for one in gold.data[kind])

    stories = {file.split("/")[0] for file in files}
    home = f"news {min(stories)}"
    if listed("contradictions"):
        return 1, MATCHED, home
    if listed("non_contradictions"):
        return 0, 2 * MATCHED, home
    if listed("contradictions", strict=False):
        return 1, NEAR, home
    if listed("ambiguous"):
        return 0, 0.0, home
    return 0, UNMATCHED if len(stories) == 1 else OTHER_STORY, home


def claim_pairs(path: Path) -> Iterator[Example]:
    """Read the pairs of sentences and label what is found in them."""
    pairs = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return event_examples(pairs, sides(pairs, load_pipeline(load_settings().language_model)))


def event_examples(pairs: Pairs, read: Sides) -> Iterator[Example]:
    """Yield the likeliest pair of claims of every pair of sentences in which anything was found."""
    judge = RuleJudge()
    for pair in pairs:
        a, b = (read[pair[side], pair["meta"][f"{side}_date"]] for side in "ab")
        label, home = int(pair["label"] == "contradict"), f"event {pair['meta']['group']}"
        met = [(one, other) for one in a for other in b]
        found = [finding for both in met for finding in _found(*both, judge)]
        if found:
            yield Example(found, label, CLAIM_PAIR, home, met[0])


def _found(a: ClaimRecord, b: ClaimRecord, judge: RuleJudge) -> Sequence[Finding]:
    one, other = judge.facets(a), judge.facets(b)
    if not comparable(one, other):
        return ()
    return [replace(finding, kind=kind_of(finding, one, other)) for finding in measured(one, other)]
