"""The server that tests start for themselves where none answers."""

from __future__ import annotations

import pytest

from storage.schema import current_revision, expected_revision, upgrade
from tests.finishing import finish
from tests.postgres import find_programs, new_database, own_server


def test_a_server_of_our_own_serves_and_stops() -> None:
    programs = find_programs()
    if programs is None:
        pytest.skip("PostgreSQL's initdb is not installed here")
    with own_server(programs) as server, new_database(server) as url:
        finish(upgrade(url))
        assert finish(current_revision(url)) == expected_revision()
    with pytest.raises(OSError, match=r"refused|Connect"):
        finish(_connect(server))


async def _connect(server: str) -> None:
    import asyncpg

    await asyncpg.connect(server)
