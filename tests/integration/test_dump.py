"""PostgreSQL's own dump, taken and restored by the commands that docs/operating.md gives."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from storage.library import open_library
from storage.schema import current_revision, expected_revision, upgrade
from tests.builders import a_claim, a_passage, stored_article, stored_claims
from tests.finishing import finish
from tests.postgres import new_database

PAGE = Path(__file__).resolve().parents[2] / "docs" / "operating.md"


def documented(name: str) -> str:
    """Return the shell command of that comment in the operator's guide."""
    found = re.search(rf"^# {name}$\n(.+)$", PAGE.read_text(encoding="utf-8"), re.MULTILINE)
    assert found, f"docs/operating.md has no command under the comment {name!r}"
    return found[1]


def test_a_dump_is_restored_with_everything_in_it(postgres_server: str, postgres_url: str, tmp_path: Path) -> None:
    if not (shutil.which("pg_dump") and shutil.which("pg_restore")):
        pytest.skip("PostgreSQL's pg_dump and pg_restore are not installed here")
    finish(upgrade(postgres_url))
    finish(_fill(postgres_url))

    shell("take a dump", postgres_url, tmp_path)
    with new_database(postgres_server) as fresh:
        shell("restore it into an empty database", fresh, tmp_path)
        assert finish(current_revision(fresh)) == expected_revision()
        assert finish(_found(fresh)) == finish(_found(postgres_url)) == (["c1"], {"bridg": 1})


def shell(name: str, url: str, directory: Path) -> None:
    environment = {**os.environ, "GAINSAY_DATABASE_URL": url}
    done = subprocess.run(
        documented(name), shell=True, cwd=directory, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


async def _fill(url: str) -> None:
    async with await open_library(url) as library, library.begin() as uow:
        article = await stored_article(uow)
        await stored_claims(uow, article, a_claim("c1", article))
        await uow.search.index(article, [a_passage(article, "bridg")])
        await uow.commit()


async def _found(url: str) -> tuple[list[str], dict[str, int]]:
    from bot.ports import ClaimFilter

    async with await open_library(url) as library, library.begin() as uow:
        claims = await uow.search.claims(("bridg",), ClaimFilter())
        return [record.claim.id for record in claims], dict(await uow.search.frequencies(["bridg"]))
