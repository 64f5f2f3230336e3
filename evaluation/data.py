"""Where the evaluation data lies."""

from __future__ import annotations

import os
from pathlib import Path


def evaluation_data(name: str) -> Path | None:
    """Return the folder of one evaluation set, or None where the data is not on this machine.

    The root is the environment's GAINSAY_EVAL_DATA, else ../shared/evals beside the checkout.
    """
    root = Path(os.environ.get("GAINSAY_EVAL_DATA", "../shared/evals"))
    folder = root / name
    return folder if folder.is_dir() else None
