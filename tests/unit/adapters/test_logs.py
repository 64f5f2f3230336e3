"""No secret reaches the logs, by whatever way it comes."""

import asyncio
import errno
import logging

import pytest
import structlog

from adapters.logs import HIDDEN, Redaction, configure_logs
from adapters.settings import Settings

TOKEN = "xoxb-1234567890-abcdefghij"
PLAIN = "no-shape-that-tells-it-is-one"


@pytest.fixture
def _logs():
    before = logging.getLogger().handlers[:], logging.getLogger().level
    yield
    root = logging.getLogger()
    root.handlers[:], level = before
    root.setLevel(level)
    structlog.reset_defaults()


@pytest.mark.usefixtures("_logs")
@pytest.mark.parametrize("log_format", ["text", "json"])
def test_secrets_are_hidden_in_our_own_and_in_library_logs(capfd, log_format):
    configure_logs(Settings(discord_token=PLAIN, slack_bot_token=TOKEN, log_format=log_format))
    log = structlog.get_logger("test")
    log.info(
        "connecting", address="postgresql://ann:word@db/x", nested={"authorization": "Bearer zzzzzzzzzz"}, note=PLAIN
    )
    logging.getLogger("library").warning("sent %s with %s", TOKEN, {"token": "abcdef"})
    try:
        raise RuntimeError(f"refused {PLAIN}")
    except RuntimeError:
        log.exception("failed")
    written = capfd.readouterr().err
    assert HIDDEN in written
    assert "RuntimeError" in written
    for secret in (TOKEN, PLAIN, "ann:word", "zzzzzzzzzz"):
        assert secret not in written


@pytest.mark.usefixtures("_logs")
def test_a_command_is_quiet_unless_asked_to_talk(capfd):
    configure_logs(Settings(), quiet=True)
    structlog.get_logger("test").info("hello")
    configure_logs(Settings(log_level="debug"), quiet=True)
    structlog.get_logger("test").debug("details")
    logging.getLogger("slack_sdk").debug("a request")
    logging.getLogger("aiosqlite").debug("a step of the driver's thread")
    written = capfd.readouterr().err
    assert "hello" not in written
    assert "details" in written
    assert "a request" in written
    assert "a step" not in written


@pytest.mark.usefixtures("_logs")
def test_what_was_told_to_stop_is_no_error(capfd):
    configure_logs(Settings())
    for error in (asyncio.CancelledError(), LookupError()):
        try:
            raise error
        except BaseException:
            logging.getLogger("apscheduler.executors.default").exception("a job raised %s", type(error).__name__)
    written = capfd.readouterr().err
    assert "LookupError" in written
    assert "CancelledError" not in written


@pytest.mark.usefixtures("_logs")
@pytest.mark.parametrize("level", ["info", "debug"])
def test_a_library_that_lost_the_network_says_so_in_one_line(capfd, level):
    configure_logs(Settings(log_level=level))
    for error in (ConnectionResetError("reset by peer"), LookupError("no such shard")):
        try:
            raise error
        except Exception:
            logging.getLogger("discord.client").exception("Attempting a reconnect in %.2fs", 1.5)
    lost, *rest = capfd.readouterr().err.splitlines()
    assert "Attempting a reconnect in 1.50s" in lost
    assert "LookupError: no such shard" in "".join(rest)
    if level == "info":
        assert "reset by peer" in lost
        assert sum("Traceback" in line for line in rest) == 1
    else:
        assert sum("Traceback" in line for line in rest) == 2


@pytest.mark.usefixtures("_logs")
def test_a_mistake_of_ours_keeps_its_traceback(capfd):
    configure_logs(Settings())
    for name, error in (
        ("uvicorn.error", ConnectionResetError("reset by peer")),
        ("discord.client", FileNotFoundError(2, "No such file", "picture.png")),
        ("discord.client", OSError(errno.ENOSPC, "No space left on device")),
    ):
        try:
            raise error
        except OSError:
            logging.getLogger(name).exception("it failed")
    assert capfd.readouterr().err.count("Traceback") == 3


def test_words_that_are_no_secrets_stay():
    clean = Redaction([PLAIN]).cleaned
    assert clean("Read 3 articles in 1.2 s") == "Read 3 articles in 1.2 s"
    assert clean(["a", {"b": 1, "password": "x"}]) == ["a", {"b": 1, "password": HIDDEN}]
    assert clean("https://example.org/a:b@c") == "https://example.org/a:b@c"
