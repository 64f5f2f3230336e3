"""Run benchmarks by name, or all of them: `python -m benchmarks [NAME ...]`."""

from __future__ import annotations

import argparse
import importlib
import pkgutil
import sys
from pathlib import Path

from rich.console import Console

from benchmarks.harness import machine, show

_SHARED = frozenset({"__main__", "harness", "lag"})


def names() -> list[str]:
    """Return the names of the benchmarks: every module here that has a function `figures`, but for what they share."""
    found = (module.name for module in pkgutil.iter_modules([str(Path(__file__).parent)]))
    return sorted(name for name in found if name not in _SHARED and not name.startswith("_"))


def main(arguments: list[str] | None = None) -> int:
    """Print a table for each wanted benchmark; 0 even where a goal is missed, since machines differ."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"which to run: {', '.join(names())}")
    wanted = parser.parse_args(arguments).names or names()
    if unknown := sorted(set(wanted) - set(names())):
        parser.error(f"there is no benchmark named {', '.join(unknown)}; there are {', '.join(names())}")
    console = Console(width=120)
    console.print(machine(), highlight=False)
    for name in wanted:
        show(name, importlib.import_module(f"benchmarks.{name}").figures(), console)
    return 0


if __name__ == "__main__":
    sys.exit(main())
