"""A real ingestion is killed and begun again: the database must be that of an undisturbed run."""

from __future__ import annotations

from pathlib import Path

from benchmarks.killing import differences, manifest, until_read
from tests.e2e.serving import begun

ARTICLES = 8


def test_killed_twice_and_run_again_it_stores_what_one_run_stores(tmp_path: Path) -> None:
    listed = manifest(tmp_path, ARTICLES, sentences=4)
    whole, killed = tmp_path / "whole.db", tmp_path / "killed.db"
    assert begun(f"sqlite:///{whole}", "ingest", str(listed)).wait(300) == 0
    for read in (1, ARTICLES // 2):
        run = begun(f"sqlite:///{killed}", "ingest", str(listed))
        until_read(killed, read)
        run.kill()
        assert run.wait() != 0
    assert begun(f"sqlite:///{killed}", "ingest", str(listed)).wait(300) == 0
    assert differences(whole, killed) == {"articles": 0, "claims": 0, "contradictions": 0, "readings": 0}
