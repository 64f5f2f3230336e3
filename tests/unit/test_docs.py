"""A setting or a command that nobody can read about does not exist."""

import runpy
from pathlib import Path

import pytest
from typer.main import get_command

from adapters.main import commands
from adapters.settings import PREFIX, Settings
from adapters.web.metrics import Metrics

DOCS = Path(__file__).resolve().parents[2] / "docs"


@pytest.mark.parametrize("name", list(Settings.model_fields))
def test_every_setting_is_documented(name):
    assert Settings.model_fields[name].description
    assert f"| `{PREFIX}{name.upper()}` |" in (DOCS / "settings.md").read_text(encoding="utf-8")


def test_the_table_of_settings_is_the_code_s_own():
    script = runpy.run_path(str(DOCS.parent / "scripts" / "settings_table.py"))
    page = (DOCS / "settings.md").read_text(encoding="utf-8")
    assert script["written"](page) == page, "run: python scripts/settings_table.py"


def leaves(group, path=""):
    """Return every command by its words: "ask", "db upgrade"."""
    found = {}
    for name, command in group.commands.items():
        words = f"{path} {name}".strip()
        found |= leaves(command, words) if hasattr(command, "commands") else {words: command}
    return found


@pytest.mark.parametrize("name", sorted(leaves(get_command(commands))))
def test_every_command_is_documented(name):
    assert f"| `gainsay {name}" in (DOCS / "commands.md").read_text(encoding="utf-8")


def test_documented_options_exist():
    page = (DOCS / "commands.md").read_text(encoding="utf-8")
    for name, command in leaves(get_command(commands)).items():
        row = next(line for line in page.splitlines() if line.startswith(f"| `gainsay {name}"))
        known = {option for parameter in command.params for option in parameter.opts}
        mentioned = {word.strip("`.,;:") for word in row.split("|")[2].split() if word.startswith("`--")}
        assert mentioned <= known, name
        assert ("yes" in row.split("|")[3]) == ("--json" in known), name


def test_every_metric_is_documented():
    page = (DOCS / "digests.md").read_text(encoding="utf-8")
    for family in Metrics().registry.collect():
        name = f"{family.name}_total" if family.type == "counter" else family.name
        assert f"| `{name}" in page, name


PAGES = [page for page in sorted(DOCS.parent.rglob("*.md")) if not any(part.startswith(".venv") for part in page.parts)]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(DOCS.parent)))
def test_no_page_holds_an_unfinished_merge(page):
    lines = page.read_text(encoding="utf-8").splitlines()

    assert not [line for line in lines if line.startswith(("<<<<<<< ", ">>>>>>> "))]
