"""Names of processes that hold leases, and whether such a process is gone, as far as this machine can tell."""

from __future__ import annotations

import os
import socket
import time
from pathlib import Path

_STARTED = str(time.time_ns())  # of this process, where the system does not tell


def own_name() -> str:
    """Return the name of this process: machine, number, and when it started, for numbers come again."""
    return " ".join((socket.gethostname(), str(os.getpid()), _started(os.getpid()) or _STARTED))


def is_gone(holder: str) -> bool:
    """Say whether a process is certainly gone; of another machine's processes nothing is known."""
    host, number_text, started = _parts(holder)
    if host != socket.gethostname() or not number_text.isdigit():
        return False
    number = int(number_text)
    try:
        os.kill(number, 0)
    except ProcessLookupError:
        return True
    except OSError:
        return False
    now = _started(number)
    return now is not None and now != started


def _parts(holder: str) -> tuple[str, str, str]:
    front, _, started = holder.rpartition(" ")
    host, _, number = front.rpartition(" ")
    return host, number, started


def _started(number: int) -> str | None:
    """Return when a process started, in the system's own ticks; None where it does not tell."""
    try:
        status = Path(f"/proc/{number}/stat").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return None
    return status.rpartition(")")[2].split()[19]  # field 22; the name before the bracket may hold anything
