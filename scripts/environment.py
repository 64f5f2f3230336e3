"""Make or refresh a virtual environment from a hashed lock file; needs the standard library alone.

usage: environment.py VENV LOCK

Does nothing where VENV was already made from this very lock and project file.
"""

from __future__ import annotations

import hashlib
import importlib.util
import subprocess
import sys
from pathlib import Path
from typing import NoReturn

ROOT = Path(__file__).resolve().parent.parent


def fail(sentence: str) -> NoReturn:
    """Print one sentence and stop."""
    sys.stderr.write(sentence + "\n")
    raise SystemExit(3)


def fingerprint(lock: Path) -> str:
    """Return a digest of everything the environment depends on."""
    parts = (sys.version.encode(), lock.read_bytes(), (ROOT / "pyproject.toml").read_bytes(), str(ROOT).encode())
    return hashlib.sha256(b"\0".join(parts)).hexdigest()


def create(venv: Path) -> list[str]:
    """Create `venv` and return the command that runs pip for it."""
    python = str(venv / "bin" / "python")
    if importlib.util.find_spec("ensurepip"):
        subprocess.run([sys.executable, "-m", "venv", "--clear", str(venv)], check=True)
        return [python, "-m", "pip"]
    if importlib.util.find_spec("pip"):  # Debian ships ensurepip apart, in python3-venv
        subprocess.run([sys.executable, "-m", "venv", "--clear", "--without-pip", str(venv)], check=True)
        return [sys.executable, "-m", "pip", "--python", python]
    fail("This Python has neither ensurepip nor pip: install your system's python3-venv package and run make again.")


def main() -> None:
    """Bring the environment up to date, or do nothing."""
    if sys.version_info < (3, 11):  # noqa: UP036 - this file is run by whatever Python make finds
        fail(f"Gainsay needs Python 3.11 or newer, not {sys.version.split()[0]}: run make PYTHON=/path/to/python3.11")
    venv, lock = Path(sys.argv[1]), Path(sys.argv[2])
    stamp = venv / f".{lock.stem}"
    wanted = fingerprint(lock)
    if stamp.exists() and stamp.read_text() == wanted:
        return
    sys.stderr.write(f"Installing the locked dependencies of {lock.name} (the first time takes some minutes) ...\n")
    pip = create(venv)
    quiet = ["--quiet", "--disable-pip-version-check"]
    try:
        # The lock names every package, so nothing is left to resolve; with `--no-deps` pip also cannot prefer a release
        # newer than the lock where a dependency is named with an extra (`coverage[toml]`), as pip 23 does.
        subprocess.run([*pip, "install", *quiet, "--require-hashes", "--no-deps", "-r", str(lock)], check=True)
        subprocess.run([*pip, "install", *quiet, "--no-deps", "--no-build-isolation", "-e", str(ROOT)], check=True)
        subprocess.run([*pip, "--disable-pip-version-check", "check"], check=True, stdout=subprocess.DEVNULL)
    except subprocess.CalledProcessError as error:
        fail(f"Installing from {lock.name} failed (pip ended with {error.returncode}): see its message above.")
    stamp.write_text(wanted)


if __name__ == "__main__":
    main()
