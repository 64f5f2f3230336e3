"""Settings come from the environment, and never show a secret."""

import os
import re
from pathlib import Path

import pytest
from sqlalchemy import make_url

from adapters.settings import Settings, load_settings, unknown_variables
from bot.errors import UserError


@pytest.fixture(autouse=True)
def _bare_environment(monkeypatch):
    for name in [name for name in os.environ if name.startswith("GAINSAY_")]:
        monkeypatch.delenv(name)


def test_nothing_has_to_be_set():
    settings = load_settings()
    assert settings.database_url.get_secret_value().startswith("sqlite:///")
    assert settings.database_url.get_secret_value().endswith("gainsay.db")
    assert (settings.slack_bot_token, settings.discord_token, settings.tz) == (None, None, "UTC")


def test_a_variable_is_read_and_an_empty_one_is_as_none(monkeypatch):
    monkeypatch.setenv("GAINSAY_DATABASE_URL", "postgresql://ann:hidden-word@db/gainsay")
    monkeypatch.setenv("GAINSAY_DISCORD_TOKEN", "")
    settings = load_settings()
    assert settings.database_url.get_secret_value() == "postgresql://ann:hidden-word@db/gainsay"
    assert settings.discord_token is None
    assert "hidden-word" not in repr(settings)


def test_a_secret_may_lie_in_a_file(monkeypatch, tmp_path):
    (tmp_path / "token").write_text("xoxb-from-a-file\n")
    monkeypatch.setenv("GAINSAY_SLACK_BOT_TOKEN_FILE", str(tmp_path / "token"))
    settings = load_settings()
    assert settings.slack_bot_token is not None
    assert settings.slack_bot_token.get_secret_value() == "xoxb-from-a-file"
    assert "xoxb-from-a-file" in settings.secrets()
    assert "xoxb-from-a-file" not in repr(settings)


def test_an_empty_file_sets_nothing(monkeypatch, tmp_path):
    (tmp_path / "token").write_text("\n")
    monkeypatch.setenv("GAINSAY_DISCORD_TOKEN_FILE", str(tmp_path / "token"))
    assert load_settings().discord_token is None


def test_a_missing_secret_file_is_named(monkeypatch, tmp_path):
    monkeypatch.setenv("GAINSAY_DISCORD_TOKEN_FILE", str(tmp_path / "none"))
    with pytest.raises(UserError, match="GAINSAY_DISCORD_TOKEN_FILE names a file that cannot be read"):
        load_settings()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("GAINSAY_TZ", "Mars/Olympus"),
        ("GAINSAY_TZ", "../etc/passwd"),
        ("GAINSAY_LOG_LEVEL", "loud"),
        ("GAINSAY_READ_EVERY", "0"),
        ("GAINSAY_SLACK_BOT_TOKEN", "xapp-swapped-by-mistake"),
    ],
)
def test_a_wrong_value_is_told_in_one_sentence_that_names_the_variable(monkeypatch, name, value):
    monkeypatch.setenv(name, value)
    with pytest.raises(UserError) as refused:
        load_settings()
    assert name in str(refused.value)
    assert "\n" not in str(refused.value)
    assert "swapped" not in str(refused.value)


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        ("READERS", "x", "it is not a whole number."),
        ("READERS", "1000", "it is not at most 256."),
        ("FETCH_PAUSE", "x", "it is not a number."),
        ("FETCH_PRIVATE", "x", "it is not a network such as 10.1.0.0/16."),
        ("CORPUS", "x", "it is not one of 'shared', 'private' or 'own'."),
        ("LOG_FORMAT", "x", "it is not one of 'text' or 'json'."),
    ],
)
def test_what_a_setting_may_be_is_told_in_plain_words(monkeypatch, name, value, told):
    monkeypatch.setenv(f"GAINSAY_{name}", value)
    with pytest.raises(UserError) as refused:
        load_settings()
    assert str(refused.value) == f"GAINSAY_{name} cannot be used: {told}"


def test_a_level_may_be_written_in_capitals(monkeypatch):
    monkeypatch.setenv("GAINSAY_LOG_LEVEL", "DEBUG")
    assert Settings().log_level == "debug"


def test_misspelt_variables_are_found(monkeypatch):
    monkeypatch.setenv("GAINSAY_DATABSE_URL", "sqlite:///x.db")
    monkeypatch.setenv("GAINSAY_TZ", "UTC")
    monkeypatch.setenv("GAINSAY_DISCORD_TOKEN_FILE", "/dev/null")
    assert unknown_variables() == ["GAINSAY_DATABSE_URL"]


def test_what_training_and_measuring_read_is_not_misspelt(monkeypatch):
    root = Path(__file__).resolve().parents[3]
    sources = [path for name in ("training", "evaluation", "benchmarks") for path in (root / name).rglob("*.py")]
    read = {name for path in sources for name in re.findall(r"GAINSAY_[A-Z]+(?:_[A-Z]+)*", path.read_text("utf-8"))}
    assert {"GAINSAY_TREEBANKS", "GAINSAY_VECTORS", "GAINSAY_EVAL_DATA"} <= read
    for name in read:
        monkeypatch.setenv(name, "UTC")

    assert unknown_variables() == []


def test_the_database_s_password_may_lie_in_a_file_of_its_own(monkeypatch, tmp_path):
    (tmp_path / "password").write_text("p@ss/wörd\n")
    monkeypatch.setenv("GAINSAY_DATABASE_URL", "postgresql://ann@db.example.org:5432/gainsay?sslmode=require")
    monkeypatch.setenv("GAINSAY_DATABASE_PASSWORD_FILE", str(tmp_path / "password"))
    settings = load_settings()
    url = make_url(settings.database_url.get_secret_value())
    assert (url.username, url.password, url.host, url.database) == ("ann", "p@ss/wörd", "db.example.org", "gainsay")
    assert "p%40ss" not in repr(settings)
    assert {"p@ss/wörd", settings.database_url.get_secret_value()} <= set(settings.secrets())


@pytest.mark.parametrize("address", ["sqlite:///gainsay.db", "postgresql://ann:other@db/gainsay"])
def test_a_password_for_an_address_that_takes_none_is_told(monkeypatch, address):
    monkeypatch.setenv("GAINSAY_DATABASE_URL", address)
    monkeypatch.setenv("GAINSAY_DATABASE_PASSWORD", "hidden-word")
    with pytest.raises(UserError, match="GAINSAY_DATABASE_PASSWORD cannot be used") as refused:
        load_settings()
    assert "hidden-word" not in str(refused.value)
    assert ": GAINSAY_DATABASE_URL has to name" in str(refused.value)
