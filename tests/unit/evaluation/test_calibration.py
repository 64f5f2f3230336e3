"""Stated confidence against what a scorer finds right."""

import json

from evaluation.calibration import figure

SCORER = """
def Doc(text): return text
def prepare(doc, found): return [{"raw": one} for one in found]
def _ok(gold, found, mode, least): return gold["raw"]["says"] == found["raw"]["says"]
def match(count, fitting): return {at: index for index, places in enumerate(fitting) for at in places}
"""


def test_the_gap_is_weighed_over_tenths(tmp_path):
    (tmp_path / "scorer.py").write_text(SCORER)
    gold = {"doc_id": "a", "text": "", "attributions": [{"says": "x"}, {"says": "y"}]}
    told = [("x", 0.81), ("y", 0.89), ("z", 0.35), ("w", 0.35)]
    found = {"doc_id": "a", "attributions": [{"says": says, "confidence": sure} for says, sure in told]}
    for name, row in (("gold", gold), ("found", found)):
        (tmp_path / name).write_text(json.dumps(row) + "\n")
    shown = figure(tmp_path / "scorer.py", tmp_path / "gold", tmp_path / "found").value
    assert shown == "0.250 (0.35 is 0.00 of 2, 0.85 is 1.00 of 2)"
