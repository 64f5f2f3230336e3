"""Days as options of a command: written like 2024-10-19."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import typer

from bot.errors import UserError


def day_option(*names: str, about: str) -> Any:
    """Return an option that takes a day; `about` is its help."""
    return typer.Option(*names, parser=_read, metavar="DAY", help=about)


def check_order(since: date | None, until: date | None) -> None:
    """Raise UserError where the days of `--since` and `--until` leave no day between them."""
    if since and until and since > until:
        raise UserError("--since is later than --until.")


def _read(text: str) -> date:
    try:
        return datetime.strptime(text, "%Y-%m-%d").date()  # noqa: DTZ007 - a day has no zone
    except ValueError:
        raise typer.BadParameter(f"“{text}” is not a day; write it like 2024-10-19.") from None
