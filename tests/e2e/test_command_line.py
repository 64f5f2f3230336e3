"""The command line as people meet it: its own process, its own database, bad input and all.

Each process costs seconds, so there are few of them and each is asked a lot.
"""

import json
import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
GERMAN = "Die Hafenbehörde teilte am Dienstag mit, dass der nördliche Pier bis zum Frühjahr geschlossen bleibt. " * 3


class Gainsay:
    """Runs the command with a database of its own."""

    def __init__(self, directory: Path) -> None:
        self.directory = directory
        self.database = directory / "gainsay.db"

    def __call__(self, *words: str, stdin: str = "", **settings: str) -> subprocess.CompletedProcess[str]:
        kept = {name: value for name, value in os.environ.items() if not name.startswith("GAINSAY_")}
        own = {"GAINSAY_DATABASE_URL": f"sqlite:///{self.database}", "COLUMNS": "100", "PYTHONPATH": str(ROOT)}
        return subprocess.run(
            [sys.executable, "-m", "adapters.main", *words],
            input=stdin,
            env={**kept, **own, **settings},
            cwd=self.directory,
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=240,
            check=False,
        )


@pytest.fixture
def gainsay(tmp_path) -> Gainsay:
    return Gainsay(tmp_path)


def test_seeds_go_in_and_a_cited_answer_comes_out(gainsay):
    question = "who denied North Korean troops?"
    started = gainsay("start", "--seeds", str(ROOT / "seeds" / "manifest.jsonl"), "--ask", question)
    assert started.returncode == 0, started.stderr
    assert "Brussels Signal" in started.stdout
    assert "Traceback" not in started.stderr

    talk = gainsay("chat", stdin=f"{question}\n/status\nexit\n")
    assert talk.returncode == 0, talk.stderr
    assert talk.stdout.startswith(started.stdout.splitlines()[0])
    assert "2 articles" in talk.stdout

    answer = json.loads(gainsay("ask", "--json", question).stdout)
    assert answer["answered"]
    cited = [item["citation"] for section in answer["sections"] for item in section["items"]]
    assert any("denied" in citation["quote"] or "fake news" in citation["quote"] for citation in cited)


def test_bad_files_are_named_and_nothing_is_lost(gainsay, tmp_path):
    news = tmp_path / "news"
    news.mkdir()
    (news / "empty.txt").write_text("")
    (news / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00\x00\xff" * 99)
    (news / "line.txt").write_text("word " * 4_000_000)
    (news / "german.txt").write_text(GERMAN)
    (news / "list.jsonl").write_text('{"file": "empty.txt"}\n{broken\n{"file": "gone.txt"}\n')
    result = gainsay("ingest", "--json", str(news), str(news / "list.jsonl"))
    assert result.returncode == 2
    assert result.stderr == ""
    found = json.loads(result.stdout)["results"]
    codes = {Path(one["name"]).name: one["code"] for one in found}
    assert codes["picture.txt"] == "binary"
    assert codes["line.txt"] == "too long"
    assert codes["german.txt"] == "language"
    assert codes["list.jsonl, line 2"] == codes["list.jsonl, line 3"] == "metadata"
    assert [one["code"] for one in found].count("empty") == 2
    assert all(one["error"].endswith(".") and "\n" not in one["error"] for one in found)


def test_the_database_is_made_once_and_odd_questions_get_one_sentence(gainsay):
    without = gainsay("ask", "who?")
    assert (without.returncode, without.stdout) == (3, "")
    assert "gainsay db upgrade" in without.stderr
    assert without.stderr.count("\n") == 1

    assert "was made" in gainsay("db", "upgrade").stdout
    questions = ["harbour", "😀😀😀", "why " * 12_500]
    talk = gainsay("chat", stdin="\n".join(questions))
    assert talk.returncode == 0
    assert talk.stderr == ""
    assert len(talk.stdout.strip().split("\n\n")) >= len(questions)


def test_a_database_that_is_newer_or_cannot_be_made_is_told(gainsay, tmp_path):
    with sqlite3.connect(gainsay.database) as database:
        database.execute("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL)")
        database.execute("INSERT INTO alembic_version VALUES ('from_the_future')")
    database.close()
    newer = gainsay("articles")
    assert newer.returncode == 3
    assert "newer Gainsay" in newer.stderr

    (tmp_path / "file").write_text("")
    blocked = gainsay("db", "upgrade", GAINSAY_DATABASE_URL=f"sqlite:///{tmp_path}/file/gainsay.db")
    assert blocked.returncode == 3
    for result in (newer, blocked):
        assert result.stdout == ""
        assert result.stderr.count("\n") == 1
