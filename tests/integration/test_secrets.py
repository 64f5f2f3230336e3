"""No secret is shown anywhere: by no command, in no error, in no log, not by the doctor, not even in debug."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from cryptography.fernet import Fernet

ROOT = Path(__file__).resolve().parents[2]
KEY = Fernet.generate_key().decode()
SECRETS = {
    "GAINSAY_SLACK_APP_TOKEN": "xapp-1-A0-hidden-app",
    "GAINSAY_SLACK_BOT_TOKEN": "xoxb-hidden-bot-token",
    "GAINSAY_SLACK_SIGNING_SECRET": "hidden-signing-secret",
    "GAINSAY_SLACK_CLIENT_SECRET": "hidden-client-secret",
    "GAINSAY_SLACK_TOKEN_KEY": KEY,
    "GAINSAY_DISCORD_TOKEN": "hidden-discord-token",
}
NOWHERE = "postgresql://gainsay:hidden-database-word@127.0.0.1:1/gainsay"
BROKEN = "postgresql://gainsay:hidden-database-word@127.0.0.1:badport/gainsay"


def run(tmp_path: Path, *words: str, **given: str) -> str:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GAINSAY_")}
    own = {"PYTHONPATH": str(ROOT), "GAINSAY_LOG_LEVEL": "debug", "GAINSAY_DATABASE_URL": f"sqlite:///{tmp_path}/g.db"}
    done = subprocess.run(
        [sys.executable, "-m", "adapters.main", *words],
        env={**kept, **own, **SECRETS, **given},
        capture_output=True,
        text=True,
        timeout=240,
        check=False,
    )
    return done.stdout + done.stderr


def assert_hidden(shown: str) -> None:
    for value in (*SECRETS.values(), "hidden-database-word", "hidden"):
        assert value not in shown.replace("[hidden]", "")


@pytest.mark.parametrize("words", [("doctor",), ("doctor", "--json")])
def test_the_doctor_tells_none(tmp_path: Path, words: tuple[str, ...]) -> None:
    shown = run(tmp_path, *words, GAINSAY_DATABASE_URL=NOWHERE, GAINSAY_LANGUAGE_MODEL="no_such_model")
    assert "127.0.0.1:1" in shown
    assert_hidden(shown)


@pytest.mark.parametrize(
    ("words", "given"),
    [
        (("articles",), {"GAINSAY_DATABASE_URL": NOWHERE}),
        (("articles",), {"GAINSAY_DATABASE_URL": BROKEN}),
        (("db", "upgrade"), {"GAINSAY_DATABASE_URL": NOWHERE}),
        (("backup", "x.db"), {"GAINSAY_DATABASE_URL": NOWHERE}),
        (("serve",), {"GAINSAY_DATABASE_URL": NOWHERE}),
        (("articles",), {"GAINSAY_SLACK_BOT_TOKEN": "xapp-hidden-swapped"}),
        (("articles",), {"GAINSAY_SLACK_TOKEN_KEY": "hidden-no-key"}),
        (("articles",), {"GAINSAY_DATABASE_PASSWORD": "hidden-second-word", "GAINSAY_DATABASE_URL": NOWHERE}),
    ],
)
def test_no_error_tells_one(tmp_path: Path, words: tuple[str, ...], given: dict[str, str]) -> None:
    shown = run(tmp_path, *words, **given)
    assert shown.strip()
    assert_hidden(shown)


def test_serving_tells_none_when_a_chat_refuses_its_token(tmp_path: Path) -> None:
    refused = {"GAINSAY_SLACK_API_URL": "http://127.0.0.1:1/api/", "GAINSAY_DISCORD_API_URL": "http://127.0.0.1:1/api"}
    code = """if True:
        import os, runpy, signal, sys, threading
        threading.Timer(12, lambda: os.kill(os.getpid(), signal.SIGTERM)).start()
        sys.argv = ["gainsay", "serve", "--only", "chat"]
        runpy.run_module("adapters.main", run_name="__main__")"""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GAINSAY_")}
    own = {"PYTHONPATH": str(ROOT), "GAINSAY_LOG_LEVEL": "debug", "GAINSAY_DATABASE_URL": f"sqlite:///{tmp_path}/g.db"}
    own |= {"GAINSAY_WEB_PORT": "0"}
    chats = {name: value for name, value in SECRETS.items() if "CLIENT" not in name and "SIGNING" not in name}
    environment = {**kept, **own, **chats, **refused}
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=120, check=False)
    shown = done.stdout + done.stderr
    assert "serving" in shown
    assert_hidden(shown)
