"""A setting or a command that nobody can read about does not exist."""

import re
import runpy
from pathlib import Path

import pytest
from typer.main import get_command

from adapters.main import commands
from adapters.settings import PREFIX, WORKSHOP, Settings
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
    page = (DOCS / "operating.md").read_text(encoding="utf-8")
    for family in Metrics().registry.collect():
        name = f"{family.name}_total" if family.type == "counter" else family.name
        assert f"| `{name}" in page, name


PAGES = [page for page in sorted(DOCS.parent.rglob("*.md")) if not any(part.startswith(".venv") for part in page.parts)]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(DOCS.parent)))
def test_no_page_holds_an_unfinished_merge(page):
    lines = page.read_text(encoding="utf-8").splitlines()

    assert not [line for line in lines if line.startswith(("<<<<<<< ", ">>>>>>> "))]


LINK = re.compile(r"\]\((?!https?:|#)([^)#\s]+)")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(DOCS.parent)))
def test_every_link_leads_somewhere(page):
    prose = re.sub(r"`[^`\n]*`", "", page.read_text(encoding="utf-8"))
    for target in LINK.findall(prose):
        assert (page.parent / target).exists(), target


MODULE = re.compile(r"`((?:adapters|bot|evaluation|scripts|seeds|storage|tests|training)/[\w./]+)`")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(DOCS.parent)))
def test_every_file_that_is_named_exists(page):
    for name in MODULE.findall(page.read_text(encoding="utf-8")):
        path = DOCS.parent / name
        assert path.exists() or path.with_suffix(".py").exists(), name


EXAMPLE = re.compile(r"^(?:\.venv/bin/)?gainsay (.+?)(?: +#.*)?$", re.MULTILINE)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(DOCS.parent)))
def test_every_example_is_a_command_with_its_own_options(page):
    known = leaves(get_command(commands)) | {"contradictions": get_command(commands).commands["contradictions"]}
    for example in EXAMPLE.findall(page.read_text(encoding="utf-8")):
        words = example.split()
        named = [name for name in (" ".join(words[:2]), words[0]) if name in known]
        assert named, example
        options = {option for parameter in known[named[0]].params for option in parameter.opts}
        assert {word for word in words if word.startswith("--")} <= options, example


def test_every_page_is_listed():
    listed = LINK.findall((DOCS / "README.md").read_text(encoding="utf-8"))
    assert {page.name for page in DOCS.glob("*.md")} - {"README.md"} <= set(listed)


def test_every_setting_metric_command_and_file_that_a_page_names_is_there():
    settings = {PREFIX + name.upper() for name in (*Settings.model_fields, *WORKSHOP)}
    metrics = {family.name for family in Metrics().registry.collect()}
    for page in (page for page in PAGES if page.parent.name != "decisions"):  # those tell what once was
        text = page.read_text(encoding="utf-8")
        named = {name.removesuffix("_FILE") for name in re.findall(rf"{PREFIX}[A-Z]+(?:_[A-Z]+)*", text)}
        assert named - settings <= COMPOSE, page
        assert {name.removesuffix("_total") for name in re.findall(r"`(gainsay_[a-z_]+)", text)} <= metrics, page
        for path in re.findall(r"`((?:bot|storage|adapters|scripts|tests)/[\w/.]+\.py)`", text):
            assert (DOCS.parent / path).exists(), f"{page}: {path}"


COMPOSE = set(re.findall(rf"\$\{{({PREFIX}\w+)", (DOCS.parent / "docker-compose.yml").read_text(encoding="utf-8")))


def test_every_decision_has_a_number_of_its_own():
    pages = sorted((DOCS / "decisions").glob("[0-9]*.md"))
    titled = [page.read_text(encoding="utf-8").split(".")[0] for page in pages]

    assert len(set(titled)) == len(titled) > 0
    assert titled == [f"# {int(page.name[:4])}" for page in pages]
