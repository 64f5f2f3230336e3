"""The plain full-text query that answers are measured beside: SQLite's own OR of a question's words, ranked by bm25."""

from __future__ import annotations

import sqlite3
import statistics
import time
from collections.abc import Iterable, Sequence
from contextlib import closing
from pathlib import Path

from bot.language.terms import stems
from storage.tokens import token


def plain(file: Path, questions: Iterable[Sequence[str]]) -> float:
    """Return the median CPU milliseconds of the best twenty claims of the library in `file` for the words of each."""
    query = "SELECT rowid FROM claim_index WHERE claim_index MATCH ? ORDER BY bm25(claim_index) LIMIT 20"
    times: list[float] = []
    with closing(sqlite3.connect(file)) as connection:
        for words in questions:
            wanted = " OR ".join(f'"{token(stem)}"' for stem in stems(" ".join(words)))
            before = time.process_time()
            connection.execute(query, (wanted,)).fetchall()
            times.append(time.process_time() - before)
    return 1000 * statistics.median(times)
