"""A short soak; `python -m tests.soak` runs the long one."""

from __future__ import annotations

import json
import os
from pathlib import Path

from tests.soak import soak
from tests.soak_report import holds

SECONDS = float(os.environ.get("SOAK_SECONDS", "90"))


async def test_nothing_is_lost_or_doubled_though_processes_are_killed(postgres_url: str, tmp_path: Path) -> None:
    report = await soak(postgres_url, tmp_path, SECONDS, kill_every=15)
    assert report["kills"] >= 2, report
    assert holds(report), json.dumps(report)
