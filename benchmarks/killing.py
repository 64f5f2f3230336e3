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
_MOST_LOOKS, _BETWEEN_LOOKS = 15_000, 0.02  # of the database; seconds
SENTENCES = 4  # of an article: what is measured is dying, not reading
_CONTENTS = {
    "articles": "SELECT article_id, version, digest FROM article_version ORDER BY 1, 2",
    "claims": "SELECT id, article_id, version, speaker_id, stance, document FROM claim ORDER BY id",
    "contradictions": "SELECT id, earlier, later, kind, severity, score FROM contradiction ORDER BY id",
    "readings": "SELECT article_id, version, model FROM reading ORDER BY 1, 2, 3",
}


def figures() -> Iterator[Figure]:
    """Compare what is stored, row by row."""
    with tempfile.TemporaryDirectory() as place:
        listed = manifest(Path(place), ARTICLES)
        whole, killed = Path(place) / "whole.db", Path(place) / "killed.db"
        _wait(_begun(listed, whole))
        hits = sum(_killed(listed, killed, *moment) for moment in _moments())
        _wait(_begun(listed, killed))
        yield Figure("articles", ARTICLES, "articles")
        yield Figure("kills while it ran", hits, "kills", at_least=KILLS)
        for name, count in differences(whole, killed).items():
            yield Figure(f"{name} of the undisturbed run", len(_rows(whole, _CONTENTS[name])), "rows")
            yield Figure(f"{name} that differ", count, "rows", at_most=0)


def _moments() -> list[tuple[int, float]]:
    """Return random moments in their order: after how many articles were read, and how many seconds after that."""
    chance = random.Random(7)
    counts = sorted(chance.sample(range(ARTICLES - ARTICLES // 10), KILLS))
    return [(count, chance.random() / 2) for count in counts]


def _killed(listed: Path, database: Path, read: int, seconds: float) -> bool:
    """Run, kill so many seconds after so many articles were read, and say whether it was still running."""
    run = _begun(listed, database)
    until_read(database, read)
    try:
        run.wait(seconds)
    except subprocess.TimeoutExpired:
        run.kill()
        run.wait()
        return True
    return False


def until_read(database: Path, count: int) -> None:
    """Wait until so many articles have been read."""
    for _ in range(_MOST_LOOKS):
        try:
            with closing(sqlite3.connect(database, timeout=10)) as connection:
                if connection.execute("SELECT count(*) FROM reading").fetchone()[0] >= count:
                    return
        except sqlite3.OperationalError:  # there are no tables yet
            pass
        time.sleep(_BETWEEN_LOOKS)
    raise RuntimeError(f"{count} articles were never read")


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
