"""The language pipeline: tokens per CPU second, what our components cost on top of spaCy's, loading, memory."""

from __future__ import annotations

import json
import time
from collections import deque
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.harness import Figure, in_fresh_process, in_turns, peak_memory

if TYPE_CHECKING:
    from bot.language.pipeline import Pipeline

SEEDS = Path(__file__).resolve().parents[1] / "seeds"
BATCH = 64
_DAY = date(2024, 10, 18)  # any; relative times are counted from it


def figures() -> Iterator[Figure]:
    """Measure the shipped pipeline a paragraph at a time, in batches: spaCy's part alone, then ours on top."""
    import spacy

    from bot.language.pipeline import WEIGHTS, load_pipeline

    texts, pipeline = paragraphs(), load_pipeline()
    bare = spacy.load(WEIGHTS)
    tokens = sum(map(len, pipeline.pipe(texts)))
    seconds = in_turns(
        {
            "spaCy": lambda: deque(bare.pipe(texts, batch_size=BATCH), maxlen=0),
            "sentences": lambda: deque(pipeline.pipe(texts, BATCH), maxlen=0),
            "everything": lambda: _read(pipeline, texts),
        }
    )
    yield Figure("read", tokens, "tokens")
    yield Figure(
        "spaCy's Language.pipe on our weights", tokens / seconds["spaCy"], "tokens per CPU second", at_least=8000
    )
    yield Figure("with our sentence splitter", tokens / seconds["sentences"], "tokens per CPU second")
    yield Figure("and quantities, times and names", tokens / seconds["everything"], "tokens per CPU second")
    yield Figure("our components on top", 100 * (seconds["everything"] / seconds["spaCy"] - 1), "%", at_most=25)
    loading, memory = in_fresh_process(load_and_read)
    yield Figure("loading, spaCy's import included", loading, "s", at_most=2)
    yield Figure("resident memory at its peak", memory, "MB", at_most=350)


def load_and_read() -> tuple[float, float]:
    """Return the seconds that loading takes in this process, and its peak of memory after reading."""
    start = time.perf_counter()
    from bot.language.pipeline import load_pipeline

    pipeline = load_pipeline()
    loading = time.perf_counter() - start
    _read(pipeline, paragraphs())
    return loading, peak_memory()


def paragraphs() -> list[str]:
    """Return the paragraphs of GUM's test part where the corpora are at hand, else those of the seed articles."""
    from training import corpora, treebanks

    if (corpora.ROOT / "gum_open").is_dir():
        sentences = iter(corpora.treebank("gum_open", "test"))
        return [treebanks.text_of(group) for group in treebanks.paragraphs(sentences)]
    rows = (SEEDS / "manifest.jsonl").read_text(encoding="utf-8").splitlines()
    texts = [(SEEDS / json.loads(row)["file"]).read_text(encoding="utf-8") for row in rows]
    return [part for text in texts for part in text.split("\n\n") if part.strip()]


def _read(pipeline: Pipeline, texts: list[str]) -> None:
    from bot.language.acronyms import acronyms
    from bot.language.descriptions import person_descriptions
    from bot.language.quantities import quantities
    from bot.language.times import moments
    from bot.language.words import Parse

    for parsed in pipeline.pipe(texts, BATCH):
        doc = Parse(parsed)
        quantities(doc)
        moments(doc, _DAY)
        person_descriptions(doc)
        acronyms(doc.text)
