"""Fits the scores of contradictions on the development data: `python -m training.contradictions`.

Every test of `bot.contradictions` has a logistic function over what it measured. Its weights start from
`contradictions_start.json`, written by hand and on claim pairs before there were news pairs, and move as far as the
data pull them (ridge); they never start from what a run wrote, so that every run on the same data writes the same. The
last function, of a disagreement that many pairs show, is fitted on pairs scored by functions that did not see their
story. News pairs are labelled by matching the gold by article and speaker, more surely where the words match too;
claim pairs by their label. What is printed was measured on stories and events that the fit did not see; what is
written is fitted on all.
"""

import argparse
import asyncio
import json
import sys
from pathlib import Path

import numpy as np

import bot.contradictions
from evaluation.data import data_folder
from training.contradiction_examples import claim_pairs, news
from training.contradiction_fit import Weights, average_precision, fit, fit_groups, group_rows, likeliest, tables
from training.left_out import figures, told

START = Path(__file__).with_name("contradictions_start.json")
WEIGHTS = Path(bot.contradictions.__file__).parent / "data" / "weights.json"
DISAGREEMENT = "disagreement"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--output", type=Path, default=WEIGHTS)
    parser.add_argument("--left-out", action="store_true", help="only print the figures on what the fit did not see")
    options = parser.parse_args()
    data = data_folder()
    if data is None:
        sys.exit("The development data is not here (GAINSAY_EVAL_DATA).")
    found_in, gold = asyncio.run(news(data / "news"))
    examples = [*found_in, *claim_pairs(data / "contradictions" / "claims_dev.jsonl")]
    start: Weights = json.loads(START.read_text(encoding="utf-8"))
    found = tables(examples, start)
    blind = {home: fit(found, start, home) for home in sorted({one.home for one in examples})}
    for name in ("news", "event"):
        held = [one for one in examples if one.home.startswith(name) and one.weight]
        scores = np.array([likeliest(one, blind[one.home])[0] for one in held])
        print(f"{name}: average precision {average_precision(scores, np.array([one.label for one in held])):.3f}")
    sys.stdout.writelines(f"{line}\n" for line in figures(told(examples, blind), gold))
    if options.left_out:
        return
    fitted = {**fit(found, start, ""), DISAGREEMENT: fit_groups(group_rows(examples, blind), "")}
    options.output.write_text(json.dumps(fitted, indent=1, sort_keys=True) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
