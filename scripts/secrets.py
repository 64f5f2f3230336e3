"""Makes the folder of secrets that docker-compose.yml reads: a password of its own, and empty files for tokens.

Only its owner can enter the folder; the files in it are readable, because the containers run as other users.
"""

from __future__ import annotations

import secrets
import sys
from pathlib import Path

NAMES = (
    "postgres_password",
    "slack_app_token",
    "slack_bot_token",
    "slack_signing_secret",
    "slack_client_secret",
    "slack_token_key",
    "discord_token",
)


def make(folder: Path) -> list[str]:
    """Make what is missing, change nothing that is there, and return the names of what was made."""
    folder.mkdir(mode=0o700, exist_ok=True)
    made = []
    for name in NAMES:
        file = folder / name
        if not file.exists():
            file.write_text(secrets.token_urlsafe(32) if name == "postgres_password" else "", encoding="utf-8")
            file.chmod(0o644)
            made.append(name)
    return made


if __name__ == "__main__":
    done = make(Path(__file__).resolve().parents[1] / "secrets")
    sys.stdout.write(f"secrets/: made {', '.join(done)}.\n" if done else "secrets/: everything is there.\n")
