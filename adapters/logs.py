"""Logs on standard error, as text or JSON lines, with every secret left out."""

from __future__ import annotations

import asyncio
import logging
import re
import sys
from collections.abc import Sequence
from typing import Any

import structlog
from structlog.types import EventDict, Processor, WrappedLogger

from adapters.settings import Settings

HIDDEN = "[hidden]"
_CHATTY = ("alembic", "apscheduler", "discord", "slack_bolt", "slack_sdk")  # libraries; heard at "debug"
_PERSISTENT = ("discord", "slack_bolt", "slack_sdk")  # libraries that try a lost connection again by themselves
_LOST = frozenset({"ConnectionClosed", "GatewayNotFound"})  # by these of discord.py's errors, too
_MUTE = ("aiosqlite",)  # a line for each step of its thread, with no word of which statement
_GRUMBLING = ("trafilatura", "htmldate")  # their errors are pages without an article, which we tell ourselves
_SECRET_NAME = re.compile(r"token|secret|password|passwd|authorization|api_?key|cookie|database_url", re.IGNORECASE)
_SECRET_VALUE = re.compile(
    r"xox[a-z]-[\w-]{6,}|xapp-[\w-]{6,}"  # Slack
    r"|[\w-]{23,28}\.[\w-]{6,7}\.[\w-]{27,}"  # Discord
    r"|(?<=://)[^/\s:@]*:[^/\s@]+(?=@)"  # user:password in an address
    r"|(?<=bearer )[\w.~+/=-]{8,}",
    re.IGNORECASE,
)


class Redaction:
    """Hides secrets in log events: by a field's name, by a value's look, and the known ones wherever they stand."""

    def __init__(self, secrets: Sequence[str]) -> None:
        self._known = sorted((secret for secret in secrets if len(secret) >= 6), key=len, reverse=True)

    def __call__(self, logger: WrappedLogger, method: str, event: EventDict) -> EventDict:  # noqa: ARG002 - structlog's
        """Return the event without secrets."""
        return {
            name: value if name.startswith("_") else HIDDEN if _SECRET_NAME.search(name) else self.cleaned(value)
            for name, value in event.items()
        }

    def cleaned(self, value: Any) -> Any:
        """Return `value` with every secret in it hidden, however deep; what is no plain value is turned into text."""
        if isinstance(value, str):
            for secret in self._known:
                value = value.replace(secret, HIDDEN)
            return _SECRET_VALUE.sub(HIDDEN, value)
        if isinstance(value, dict):
            return {k: HIDDEN if _SECRET_NAME.search(str(k)) else self.cleaned(v) for k, v in value.items()}
        if isinstance(value, (list, tuple)):
            return [self.cleaned(item) for item in value]
        return value if value is None or isinstance(value, (bool, int, float)) else self.cleaned(str(value))


def configure_logs(settings: Settings, *, quiet: bool = False) -> None:
    """Send our own and the libraries' logs to standard error; `quiet` makes "info" mean warnings."""
    quieter = quiet and settings.log_level == "info"
    level = logging.WARNING if quieter else logging.getLevelNamesMapping()[settings.log_level.upper()]
    shared: list[Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        structlog.processors.format_exc_info,
        Redaction(settings.secrets()),
    ]
    shortened: list[Processor] = [] if level == logging.DEBUG else [_in_one_line]
    as_json = settings.log_format == "json"
    renderer: Processor = (
        structlog.processors.JSONRenderer(ensure_ascii=False)
        if as_json
        else structlog.dev.ConsoleRenderer(colors=sys.stderr.isatty())
    )
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=[structlog.stdlib.ExtraAdder(), *shortened, *shared],
            processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, renderer],
        )
    )
    handler.addFilter(_is_heard)
    logging.basicConfig(handlers=[handler], level=level, force=True)
    for name in _CHATTY:
        logging.getLogger(name).setLevel(level if level == logging.DEBUG else max(level, logging.WARNING))
    for name in _MUTE:
        logging.getLogger(name).setLevel(max(level, logging.WARNING))
    for name in _GRUMBLING:
        logging.getLogger(name).setLevel(level if level == logging.DEBUG else logging.CRITICAL)
    structlog.configure(
        processors=[
            structlog.stdlib.filter_by_level,
            *shared,
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=False,
    )


def _in_one_line(logger: WrappedLogger, method: str, event: EventDict) -> EventDict:  # noqa: ARG001 - structlog's
    """Say in a line of a library how the network failed, in the place of a traceback: the library tries again."""
    error = event["exc_info"][1] if event.get("exc_info") else None
    if error is None or event["_record"].name.partition(".")[0] not in _PERSISTENT:
        return event
    from adapters.network import network_failure  # loads aiohttp, for which commands need not wait

    reason = str(error) if type(error).__name__ in _LOST else network_failure(error)
    if reason is None:
        return event
    known = reason in event["event"]
    return {name: value for name, value in event.items() if name != "exc_info"} | ({} if known else {"reason": reason})


def _is_heard(record: logging.LogRecord) -> bool:
    """Leave out what was cancelled: it was told to stop, and the scheduler calls that an error of the job."""
    return not (record.exc_info and isinstance(record.exc_info[1], asyncio.CancelledError))
