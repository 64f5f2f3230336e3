"""A PostgreSQL server for tests, and databases of one test run on it.

The server is the one at GAINSAY_TEST_POSTGRES_URL, else the one on this machine's usual port, else one that is started
from the system's own programs and stopped at the end. Without any, tests are skipped, and fail where CI is set.
"""

from __future__ import annotations

import contextlib
import os
import pwd
import secrets
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import asyncpg
import pytest

from tests.finishing import finish

USUAL = "postgresql://postgres@127.0.0.1:5432/postgres"


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    """Yield the URL of a server on which databases may be made."""
    with contextlib.ExitStack() as closing:
        url = find_server(closing)
        if url is None:
            _give_up()
        yield str(url)


@pytest.fixture
def postgres_url(postgres_server: str) -> Iterator[str]:
    """Yield the URL of an empty database that is dropped afterwards."""
    with new_database(postgres_server) as url:
        yield url


@contextlib.contextmanager
def new_database(server: str) -> Iterator[str]:
    """Make a database of a unique name and drop it at the end."""
    name = f"gainsay_test_{secrets.token_hex(6)}"
    finish(run(server, f"CREATE DATABASE {name}"))
    try:
        yield f"{server.rpartition('/')[0]}/{name}"
    finally:
        finish(run(server, f"DROP DATABASE {name} WITH (FORCE)"))


def find_server(closing: contextlib.ExitStack) -> str | None:
    """Return the URL of a server that answers, starting one until `closing` if need be, or None."""
    given = os.environ.get("GAINSAY_TEST_POSTGRES_URL")
    if given:
        return given
    if finish(_answers(USUAL)):
        return USUAL
    programs = find_programs()
    return closing.enter_context(own_server(programs)) if programs else None


def find_programs() -> Path | None:
    """Return the directory of initdb and pg_ctl, the newest where there are several."""
    on_path = shutil.which("initdb")
    if on_path:
        return Path(on_path).resolve().parent
    installed = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda found: int(found.parts[-3]))
    return installed[-1].parent if installed else None


@contextlib.contextmanager
def own_server(programs: Path) -> Iterator[str]:
    """Start a server on a free port with its data in a new directory, and stop it."""
    home = Path(tempfile.mkdtemp(prefix="gainsay-postgres-", dir="/tmp"))
    data, port = home / "data", _free_port()
    options = f"-p {port} -c listen_addresses=127.0.0.1 -c fsync=off -k {home}"
    try:
        user = _own(home)
        _call(user, home, str(programs / "initdb"), "-D", str(data), "-U", "postgres", "-A", "trust", "-E", "UTF8")
        _call(
            user, home, str(programs / "pg_ctl"), "-D", str(data), "-w", "-l", str(home / "log"), "-o", options, "start"
        )
        try:
            yield f"postgresql://postgres@127.0.0.1:{port}/postgres"
        finally:
            _call(user, home, str(programs / "pg_ctl"), "-D", str(data), "-m", "immediate", "-w", "stop")
    finally:
        shutil.rmtree(home)


def _own(home: Path) -> str | None:
    """Give `home` to a user that PostgreSQL agrees to run as; None stands for the present one."""
    if os.getuid() != 0:
        return None
    known = {entry.pw_name for entry in pwd.getpwall()}
    user = "postgres" if "postgres" in known else "nobody"
    shutil.chown(home, user)
    return user


def _call(user: str | None, home: Path, *command: str) -> None:
    found = subprocess.run(  # the server inherits these handles, so they must be files, not pipes
        command,
        user=user,
        group=None if user is None else pwd.getpwnam(user).pw_gid,
        extra_groups=None if user is None else [],
        cwd=home,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env={"PATH": os.environ.get("PATH", ""), "LC_ALL": "C"},
        check=False,
    )
    if found.returncode != 0:
        raise RuntimeError(f"{Path(command[0]).name} of PostgreSQL failed with exit status {found.returncode}")


def _free_port() -> int:
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        return int(listening.getsockname()[1])


def _give_up() -> None:
    reason = "no PostgreSQL: none at GAINSAY_TEST_POSTGRES_URL or 127.0.0.1:5432, and no initdb and pg_ctl to start one"
    if os.environ.get("CI"):
        pytest.fail(reason)
    pytest.skip(reason)


async def _answers(url: str) -> bool:
    try:
        connection = await asyncpg.connect(url, timeout=2)
    except (OSError, TimeoutError, asyncpg.PostgresError):
        return False
    await connection.close()
    return True


async def run(server: str, statement: str) -> None:
    """Run one statement outside of a transaction."""
    connection = await asyncpg.connect(server)
    try:
        await connection.execute(statement)
    finally:
        await connection.close()
