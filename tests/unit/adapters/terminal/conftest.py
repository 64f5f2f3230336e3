"""The command line with a desk that tests set up."""

import logging
import sys
from collections.abc import Callable, Iterator

import pytest
import structlog
from typer.testing import CliRunner, Result

from adapters.main import commands
from tests.unit.adapters.terminal.desks import SetDesk, composition


@pytest.fixture
def desk(monkeypatch) -> SetDesk:
    one = SetDesk()
    monkeypatch.setitem(sys.modules, "adapters.composition", composition(one))
    return one


@pytest.fixture
def gainsay(monkeypatch, tmp_path) -> Iterator[Callable[..., Result]]:
    """Run the command line in this process, far from the database of whoever runs the tests."""
    monkeypatch.setenv("COLUMNS", "120")
    monkeypatch.setenv("GAINSAY_DATABASE_URL", f"sqlite:///{tmp_path / 'none' / 'gainsay.db'}")
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    yield lambda *words, stdin=None: CliRunner().invoke(commands, words, input=stdin)
    root.handlers[:] = handlers
    root.setLevel(level)
    structlog.reset_defaults()
