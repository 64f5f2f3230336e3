"""Where the development data is, and how its scorers are run."""

from __future__ import annotations

import importlib.util
import json
import os
import subprocess
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent


def data_folder() -> Path | None:
    """Return the folder of the development data (GAINSAY_EVAL_DATA, else ../shared/evals), or None where absent."""
    folder = Path(os.environ.get("GAINSAY_EVAL_DATA", ROOT.parent / "shared" / "evals"))
    return folder if folder.is_dir() else None


def write_rows(path: Path, rows: Iterable[Mapping[str, object]]) -> Path:
    """Write JSON Lines and return the path."""
    with path.open("w", encoding="utf-8") as file:
        file.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    return path


def run_scorer(script: Path, *arguments: str | Path) -> str:
    """Run one of the data's own scorers and return what it printed. Raises CalledProcessError when it fails."""
    command = [sys.executable, str(script), *map(str, arguments)]
    return subprocess.run(command, check=True, capture_output=True, text=True, encoding="utf-8").stdout


def scorer_of(script: Path) -> Any:
    """Return one of the data's own scorers as a module. Raises ImportError where there is none."""
    spec = importlib.util.spec_from_file_location(script.stem, script)
    if spec is None or spec.loader is None:
        raise ImportError(str(script))
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
