"""Everything that is kept goes out and in again by three commands."""

import contextlib
import json
import sqlite3
import stat
import threading

import pytest

from storage.library import open_library
from tests.builders import a_claim, stored_article, stored_claims
from tests.finishing import finish


@pytest.fixture
def database(gainsay, monkeypatch, tmp_path):
    """Return the file of a database with one article and one claim."""
    file = tmp_path / "gainsay.db"
    monkeypatch.setenv("GAINSAY_DATABASE_URL", f"sqlite:///{file}")
    gainsay("db", "upgrade")
    finish(_fill(f"sqlite:///{file}"))
    return file


async def _fill(address):
    async with await open_library(address) as library, library.begin() as uow:
        article = await stored_article(uow)
        await stored_claims(uow, article, a_claim("c1", article))
        await uow.commit()


def test_an_export_comes_in_again_elsewhere(gainsay, database, monkeypatch, tmp_path):
    out = tmp_path / "all.jsonl"
    told = gainsay("export", str(out))
    assert told.exit_code == 0, told.output
    assert stat.S_IMODE(out.stat().st_mode) == 0o600
    assert f"{len(out.read_text().splitlines())} lines were written" in told.stdout

    monkeypatch.setenv("GAINSAY_DATABASE_URL", f"sqlite:///{tmp_path / 'new' / 'other.db'}")
    assert gainsay("import", str(out)).stdout == "New: 1 articles, 1 claims.\n"
    assert gainsay("import", "-", stdin=out.read_text()).stdout == "Nothing of it was new.\n"
    assert gainsay("export").stdout.splitlines()[1:] == out.read_text().splitlines()[1:]


def test_claims_alone_for_other_programs(gainsay, database):
    (line,) = gainsay("export", "--only", "claims").stdout.splitlines()
    assert json.loads(line)["@type"] == "Claim"


def test_what_cannot_be_written_or_read_is_told(gainsay, database, tmp_path):
    for words in (("export", "/proc/none/all.jsonl"), ("backup", "/proc/none/copy.db")):
        refused = gainsay(*words)
        assert refused.exit_code == 3, words
        assert refused.stderr.endswith("cannot be written: No such file or directory.\n")
    (tmp_path / "bytes").write_bytes(b"\xff\xfe\x00")
    for source in ("none", "bytes"):
        refused = gainsay("import", str(tmp_path / source))
        assert (refused.exit_code, refused.stderr.count("\n")) == (2, 1)
    assert not list(tmp_path.glob(".*unfinished"))


def test_a_backup_is_whole_though_others_write(gainsay, database, tmp_path):
    stop = threading.Event()
    written = threading.Event()

    def write():
        with contextlib.closing(sqlite3.connect(database, timeout=30)) as connection:
            number = 0
            while not stop.is_set():
                number += 2
                with connection:  # always two at once: a copy with an odd number would be torn
                    for name in (number, number + 1):
                        connection.execute("INSERT INTO term_total VALUES (?, 1, 1)", (f"t{name}",))
                written.set()

    writer = threading.Thread(target=write)
    writer.start()
    try:
        assert written.wait(30)
        for _ in range(3):
            told = gainsay("backup", str(tmp_path / "copy.db"))
            assert told.exit_code == 0, told.stderr
            with contextlib.closing(sqlite3.connect(tmp_path / "copy.db")) as copy:
                (rows,) = copy.execute("SELECT count(*) FROM term_total WHERE kind LIKE 't%'").fetchone()
                assert rows > 0
                assert rows % 2 == 0
                assert copy.execute("SELECT count(*) FROM claim").fetchone() == (1,)
    finally:
        stop.set()
        writer.join()


def test_a_backup_can_be_opened_and_asked(gainsay, database, monkeypatch, tmp_path):
    assert "MB" in gainsay("backup", str(tmp_path / "copy.db")).stdout
    monkeypatch.setenv("GAINSAY_DATABASE_URL", f"sqlite:///{tmp_path / 'copy.db'}")
    assert len(json.loads(gainsay("claims", "--json").stdout)) == 1


def test_a_backup_needs_a_file_and_another_one(gainsay, database, monkeypatch, tmp_path):
    assert "another file" in gainsay("backup", str(database)).stderr
    monkeypatch.setenv("GAINSAY_DATABASE_URL", f"sqlite:///{tmp_path / 'none.db'}")
    assert "no database" in gainsay("backup", str(tmp_path / "copy.db")).stderr
    monkeypatch.setenv("GAINSAY_DATABASE_URL", "postgresql://ann:secret@db.example.org/gainsay")
    refused = gainsay("backup", str(tmp_path / "copy.db"))
    assert "pg_dump" in refused.stderr
    assert "secret" not in refused.stderr
