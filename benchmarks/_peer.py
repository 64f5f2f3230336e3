"""How a peer is asked: in a process of its own environment."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

Row = dict[str, Any]

ROOT = Path(__file__).resolve().parents[1]
_RIVALS = Path(__file__).with_name("_rivals.py")


def rival(name: str, task: Row) -> Row | None:
    """Return what a rival made of a task; None where it is not installed."""
    python = os.environ.get("GAINSAY_BENCH_PEERS", sys.executable)
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "HF_HUB_OFFLINE": "1", "HAYSTACK_TELEMETRY_ENABLED": "False"}
    done = subprocess.run(
        [python, str(_RIVALS), name],
        input=json.dumps(task),
        capture_output=True,
        text=True,
        env=environment,
        check=False,
    )
    if done.returncode == 3:
        return None
    if done.returncode:
        raise RuntimeError(f"{name} failed: {done.stderr.strip().splitlines()[-1]}")
    return dict(json.loads(done.stdout.splitlines()[-1]))  # some print a greeting first
