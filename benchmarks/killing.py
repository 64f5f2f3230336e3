"""Kill -9 at random moments of an ingestion: after restarts the database must be that of an undisturbed run."""

from __future__ import annotations

import json
import os
import random
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

from benchmarks._corpus import drafts
from benchmarks.harness import Figure

ROOT = Path(__file__).resolve().parents[1]
ARTICLES = int(os.environ.get("BENCH_ARTICLES", "200"))
KILLS = int(os.environ.get("BENCH_KILLS", "20"))
SENTENCES = 4  # of an article: what is measured is dying, not reading
_CONTENTS = {
    "articles": "SELECT article_id, version, digest FROM article_version ORDER BY 1, 2",
    "claims": "SELECT id, article_id, version, speaker_id, stance, document FROM claim ORDER BY id",
    "contradictions": "SELECT id, earlier, later, kind, severity, score FROM contradiction ORDER BY id",
    "readings": "SELECT article_id, version, model FROM reading ORDER BY 1, 2, 3",
}


def figures() -> Iterator[Figure]:
    """Compare what is stored, row by row. A kill comes while articles are read, at random."""
    with tempfile.TemporaryDirectory() as place:
        listed, first = manifest(Path(place), ARTICLES), manifest(Path(place), 1)
        whole, killed = Path(place) / "whole.db", Path(place) / "killed.db"
        starting = _timed(first, Path(place) / "first.db")
        working = _timed(listed, whole) - starting
        moments = [starting + 2 * chance * working / KILLS for chance in _chances()]
        hits = sum(_killed(listed, killed, moment) for moment in moments)
        _wait(_begun(listed, killed))
        yield Figure("articles", ARTICLES, "articles")
        yield Figure("kills while it ran", hits, "kills")
        for name, count in differences(whole, killed).items():
            yield Figure(f"{name} of the undisturbed run", len(_rows(whole, _CONTENTS[name])), "rows")
            yield Figure(f"{name} that differ", count, "rows", at_most=0)


def _chances() -> list[float]:
    chance = random.Random(7)
    return [chance.random() for _ in range(KILLS)]


def _timed(listed: Path, database: Path) -> float:
    """Return the wall seconds of an undisturbed run."""
    start = time.perf_counter()
    _wait(_begun(listed, database))
    return time.perf_counter() - start


def _killed(listed: Path, database: Path, seconds: float) -> bool:
    """Run, kill after so many seconds, and say whether it was still running."""
    run = _begun(listed, database)
    try:
        run.wait(seconds)
    except subprocess.TimeoutExpired:
        run.kill()
        run.wait()
        return True
    return False


def _begun(listed: Path, database: Path) -> subprocess.Popen[bytes]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GAINSAY_")}
    own = {"GAINSAY_DATABASE_URL": f"sqlite:///{database}", "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "adapters.main", "ingest", str(listed)]
    return subprocess.Popen(command, env={**kept, **own}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def _wait(run: subprocess.Popen[bytes]) -> None:
    if run.wait() != 0:
        raise RuntimeError(f"gainsay ingest ended with {run.returncode}")


def manifest(place: Path, count: int, sentences: int = SENTENCES) -> Path:
    """Write `count` invented articles of that many sentences as a manifest to be ingested."""
    rows = [
        {"id": one.key, "text": one.text, "title": one.title, "outlet": one.outlet, "date": str(one.published)}
        for one in drafts(count, sentences)
    ]
    listed = place / f"articles{count}.jsonl"
    listed.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    return listed


def differences(one: Path, other: Path) -> dict[str, int]:
    """Return how many rows of each sort only one of two databases holds."""
    return {name: len(set(_rows(one, query)) ^ set(_rows(other, query))) for name, query in _CONTENTS.items()}


def _rows(database: Path, statement: str) -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect(database)) as connection:
        return connection.execute(statement).fetchall()
