"""Writes the table of settings in docs/settings.md from the code. A test fails when the two differ."""

from __future__ import annotations

import re
from pathlib import Path

from adapters.settings import PREFIX, Settings

PAGE = Path(__file__).resolve().parents[1] / "docs" / "settings.md"
_TABLE = re.compile(r"^\| variable \|.*?\n(?=\n)", re.MULTILINE | re.DOTALL)
_WITHOUT = {  # what holds where nothing is set
    "database_url": "`sqlite:///…/var/gainsay.db` in a checkout, else in the user's data folder",
    "language_model": "the shipped pipeline",
    "judge_model": "the rules",
    "slack_redirect_url": "the app's first",
    "slack_token_key": "none: stored as they are",
    "slack_api_url": "Slack's own",
    "discord_api_url": "Discord's own",
    "language": "at the terminal the system's, else `en`",
}


def table() -> str:
    """Return the table: one row a setting, in the order of the code."""
    rows = [
        f"| `{PREFIX}{name.upper()}` | {_without(name)} | {' '.join(str(field.description).split())} |"
        for name, field in Settings.model_fields.items()
    ]
    return "\n".join(["| variable | default | what it sets |", "|---|---|---|", *rows]) + "\n"


def _without(name: str) -> str:
    default = Settings.model_fields[name].default
    return _WITHOUT.get(name) or ("none" if default in (None, "", ()) else f"`{default}`")


def written(page: str) -> str:
    """Return the page with the table as it is now."""
    return _TABLE.sub(lambda _: table(), page, count=1)


if __name__ == "__main__":
    PAGE.write_text(written(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
