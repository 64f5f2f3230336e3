"""Fit the shares of `bot/claims/confidence.py` on PolNeAR's training part: `python -m evaluation.confidences`."""

from __future__ import annotations

import json
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from adapters.settings import load_settings
from bot.claims.cues import speech
from bot.language.pipeline import load_pipeline
from evaluation.attribution import predictions
from evaluation.calibration import judged
from evaluation.data import data_folder, write_rows

_LEAST = 10  # times a kind must be seen for a share of its own


def main() -> int:
    """Print the share that is right for each kind of cue, rule and quotation, as the table's rows have them."""
    data = data_folder()
    if data is None:
        sys.stdout.write("The development data is not here (GAINSAY_EVAL_DATA), so nothing was fitted.\n")
        return 0
    folder = data / "attribution"
    gold = folder / "polnear_train.jsonl"
    with tempfile.TemporaryDirectory() as scratch:
        rows = predictions(gold, load_pipeline(load_settings().language_model))
        told = write_rows(Path(scratch) / "train.jsonl", rows)
        sys.stdout.writelines(f"{line}\n" for line in _table(folder / "score_attrib.py", gold, told))
    return 0


def _table(scorer: Path, gold: Path, told: Path) -> Iterator[str]:
    seen = defaultdict[tuple[bool, str, bool], list[bool]](list)
    for prediction, right in judged(scorer, gold, told):
        rule, _, word = prediction["rule"].partition(": ")
        seen[speech(word), rule, prediction["quote_type"] != "indirect"].append(right)
    for (of_speech, rule, quoted), found in sorted(seen.items(), reverse=True):
        kind = ("speech" if of_speech else "other", rule, "quoted" if quoted else "indirect")
        share = f"{sum(found) / len(found):.2f}" if len(found) >= _LEAST else "too few"
        yield json.dumps([*kind, share, len(found)])


if __name__ == "__main__":
    sys.exit(main())
