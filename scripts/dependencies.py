"""Lists every package of requirements.lock with its licence and when its pinned and its last release came out.

`python scripts/dependencies.py [--offline]`, in an environment made from the lock. Exit code 1: a licence is unknown or
not in the list below. Release dates come from PyPI's JSON interface; offline they are left out.
"""

from __future__ import annotations

import json
import re
import sys
import urllib.error
import urllib.request
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

LOCK = Path(__file__).resolve().parents[1] / "requirements.lock"
KNOWN = (
    "Apache", "BSD", "MIT", "ISC", "MPL", "Mozilla", "PSF", "Python Software Foundation", "Unlicense", "HPND", "ZPL",
    "Zlib", "CC0", "0BSD", "LGPL",
)  # fmt: skip
_PIN = re.compile(r"^([A-Za-z0-9._-]+)==([^\s;\\]+)", re.MULTILINE)


@dataclass(frozen=True)
class Package:
    """One pinned package. `pinned_on` and `last` are "" where PyPI was not asked or does not say."""

    name: str
    version: str
    licence: str
    pinned_on: str = ""
    last: str = ""

    @property
    def is_known(self) -> bool:
        """Say whether its licence is one that lets us ship beside it."""
        return any(re.search(rf"\b{word}\b", self.licence, re.IGNORECASE) for word in KNOWN)


def pins(lock: str) -> dict[str, str]:
    """Return the versions of a lock file by name; one that only other systems need may be among them."""
    return dict(_PIN.findall(lock))


def licence_of(name: str) -> str | None:
    """Return the licence that an installed package states; None where it is not installed."""
    try:
        about = distribution(name).metadata
    except PackageNotFoundError:
        return None
    stated = about.get("License-Expression") or ""
    classified = [
        one.rpartition(" :: ")[2] for one in about.get_all("Classifier") or () if one.startswith("License ::")
    ]
    free = (about.get("License") or "").strip().partition("\n")[0][:60]
    return stated or ", ".join(classified) or free or "unknown"


def releases(name: str, version: str) -> tuple[str, str]:
    """Return the days of the pinned and of the last release."""
    try:
        with urllib.request.urlopen(f"https://pypi.org/pypi/{name}/json", timeout=10) as answer:
            found = json.load(answer)["releases"]
    except (OSError, urllib.error.URLError, ValueError, KeyError):
        return "", ""
    days = {one: max((file["upload_time"][:10] for file in files), default="") for one, files in found.items()}
    last = max(days.items(), key=lambda one: one[1], default=("", ""))
    return days.get(version, ""), f"{last[1]} ({last[0]})" if last[1] else ""


def main() -> int:
    """Print the table and return the exit code."""
    offline = "--offline" in sys.argv[1:]
    packages = []
    for name, version in sorted(pins(LOCK.read_text(encoding="utf-8")).items()):
        licence = licence_of(name)
        if licence is not None:
            packages.append(Package(name, version, licence, *(() if offline else releases(name, version))))
    for one in packages:
        mark = " " if one.is_known else "?"
        sys.stdout.write(f"{mark} {one.name:<28} {one.version:<12} {one.licence:<44} {one.pinned_on:<11} {one.last}\n")
    unknown = [one.name for one in packages if not one.is_known]
    sys.stdout.write(f"{len(packages)} packages; licences to look at: {', '.join(unknown) or 'none'}\n")
    return 1 if unknown else 0


if __name__ == "__main__":
    raise SystemExit(main())
