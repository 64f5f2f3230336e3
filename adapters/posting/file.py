"""Messages appended to a file, one JSON object a line.

Exactly once: before a message is written again, the file itself tells whether it is there.
"""

from __future__ import annotations

import asyncio
import json
import os
from datetime import timedelta
from pathlib import Path

from adapters.posting.message import message
from bot.digests.delivery import Absent, Failed, Found, Outcome, Outgoing, Sent, Unknown
from bot.places import Place

_FOR_GOOD = (FileNotFoundError, PermissionError, IsADirectoryError, NotADirectoryError)


class FileSender:
    """The `Sender` for files; the directory must exist."""

    repeatable_for = timedelta(0)

    async def send(self, outgoing: Outgoing) -> Outcome:
        """See `bot.digests.delivery.Sender`."""
        if not isinstance(outgoing.to, Place):
            return Failed("A file has no direct messages.", permanent=True)
        line = json.dumps(message(outgoing), ensure_ascii=False) + "\n"
        try:
            await asyncio.to_thread(_append, Path(outgoing.to.channel), line.encode())
        except _FOR_GOOD as error:
            return Failed(f"{outgoing.to.channel} cannot be written: {error.strerror}.", permanent=True)
        except OSError as error:
            return Failed(f"{outgoing.to.channel} cannot be written now: {error.strerror}.")
        return Sent(outgoing.key)

    async def look_up(self, outgoing: Outgoing) -> Found:
        """See `bot.digests.delivery.Sender`."""
        if not isinstance(outgoing.to, Place):
            return Absent()
        try:
            held = await asyncio.to_thread(_holds, Path(outgoing.to.channel), outgoing.key)
        except FileNotFoundError:
            return Absent()
        except OSError:
            return Unknown()
        return Sent(outgoing.key) if held else Absent()


def _append(path: Path, line: bytes) -> None:
    """Write the line whole or not at all; what a crash left of an earlier one is ended first."""
    with path.open("a+b") as file:
        end = file.seek(0, os.SEEK_END)
        if end:
            file.seek(end - 1)
            line = line if file.read(1) == b"\n" else b"\n" + line
        try:
            file.write(line)
            file.flush()
            os.fsync(file.fileno())
        except OSError:
            file.truncate(end)
            raise


def _holds(path: Path, key: str) -> bool:
    with path.open(encoding="utf-8", errors="replace") as file:
        return any(_key(line) == key for line in file if key in line)


def _key(line: str) -> str | None:
    try:
        held = json.loads(line)
    except ValueError:
        return None
    return held.get("key") if isinstance(held, dict) else None
