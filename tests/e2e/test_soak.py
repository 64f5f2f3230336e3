"""A short soak; `python -m tests.soak` runs the long one."""

from __future__ import annotations

import os
from pathlib import Path

from tests.soak import holds, soak

SECONDS = float(os.environ.get("SOAK_SECONDS", "75"))


async def test_nothing_is_lost_or_doubled_though_processes_are_killed(postgres_url: str, tmp_path: Path) -> None:
    report = await soak(postgres_url, tmp_path, SECONDS, kill_every=12)
    assert report["kills"] >= 3, report
    assert report["answered"] > report["questions"] / 3, report
    assert holds(report), report
