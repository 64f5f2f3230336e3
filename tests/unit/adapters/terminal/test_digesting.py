from __future__ import annotations

import json
from dataclasses import fields
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from adapters.main import commands
from adapters.terminal.digesting import digest, read_place
from bot.digests.subscription import Wish
from bot.errors import UserError
from bot.places import Place, Platform


@pytest.fixture
def gainsay(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("GAINSAY_DATABASE_URL", f"sqlite:///{tmp_path / 'g.db'}")
    monkeypatch.setenv("GAINSAY_TZ", "Europe/Kyiv")
    runner = CliRunner()

    def run(*words: str, code: int = 0) -> str:
        result = runner.invoke(commands, list(words))
        assert result.exit_code == code, result.output
        return result.output

    run("db", "upgrade")
    return run


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("terminal", Place(Platform.TERMINAL, "", "")),
        ("file:/tmp/a b.jsonl", Place(Platform.FILE, "", "/tmp/a b.jsonl")),
        ("webhook:https://h.example/x/y", Place(Platform.WEBHOOK, "", "https://h.example/x/y")),
        ("slack:T1/C2", Place(Platform.SLACK, "T1", "C2")),
        ("Discord:12/34", Place(Platform.DISCORD, "12", "34")),
    ],
)
def test_places(text: str, place: Place) -> None:
    assert read_place(text) == place


@pytest.mark.parametrize("text", ["", "nowhere", "file:", "terminal:x", "webhook:ftp://x", "slack:C2", "slack:T1/"])
def test_what_is_no_place(text: str) -> None:
    with pytest.raises(UserError, match="no place"):
        read_place(text)


def test_the_life_of_a_subscription(gainsay, tmp_path: Path) -> None:
    gainsay("digest", "list", code=1)
    out = tmp_path / "out.jsonl"
    made = json.loads(
        gainsay("digest", "add", "--to", f"file:{out}", "--topic", "bridge", "--topic", "ferry", "--days", "mon-fri",
                "--at", "7.30", "--alerts", "--least", "major", "--stance", "denies", "--json")
    )  # fmt: skip
    assert (made["topics"], made["at"], made["zone"]) == (["bridge", "ferry"], "07:30", "Europe/Kyiv")
    assert (made["days"][0], len(made["days"])) == ("monday", 5)
    assert (made["alerts"], made["least"], made["stances"]) == (True, "major", ["denies"])
    one = made["id"]
    changed = json.loads(gainsay("digest", "change", one, "--topic", "", "--at", "18:00", "--no-alerts", "--json"))
    assert (changed["topics"], changed["at"], changed["alerts"]) == ([], "18:00", False)
    assert changed["stances"] == ["denies"]
    assert "is paused" in gainsay("digest", "pause", one)
    assert one in gainsay("digest", "list")
    assert "is active; the next digest is due" in gainsay("digest", "resume", one)
    assert "Nothing is new" in gainsay("digest", "preview", one)
    assert json.loads(gainsay("digest", "preview", one, "--ever", "--json"))["kind"] == "digest"
    gainsay("digest", "why", one, "--day", "2020-01-01")
    assert "0 messages sent" in gainsay("digest", "sweep")
    assert json.loads(gainsay("digest", "status", "--json")) == {"messages": [], "stuck": []}
    assert "is forgotten" in gainsay("digest", "remove", one)


def test_what_is_wrong_is_one_sentence(gainsay) -> None:
    for words in (
        ("add", "--to", "nowhere"),
        ("add", "--to", "terminal", "--zone", "Mars"),
        ("add", "--to", "terminal", "--at", "25"),
        ("change", "none", "--at", "9"),
        ("preview", "none"),
        ("why", "none"),
        ("resend", "none/1"),
        ("confirm", "none/1"),
    ):
        gainsay("digest", *words, code=2)


def test_what_adds_a_subscription_changes_it_too() -> None:
    group = typer.main.get_group(digest)
    adding, changing = ({one.name for one in group.commands[name].params} for name in ("add", "change"))
    assert adding - {"to"} == changing - {"subscription"}
    assert adding >= {field.name for field in fields(Wish)}
