"""What benchmarks share: figures with goals, CPU time of rivals in turns, fresh processes, the table."""

from __future__ import annotations

import asyncio
import multiprocessing
import os
import platform
import resource
import sys
import time
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from rich.console import Console
from rich.table import Table

_Result = TypeVar("_Result")
_BEAT = 0.002  # seconds between two looks at the event loop


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured value. At most one of the goals is set, in the same unit."""

    name: str
    value: float
    unit: str
    at_least: float | None = None
    at_most: float | None = None

    @property
    def goal(self) -> str:
        """The goal in words; empty where there is none."""
        if self.at_least is not None:
            return f"at least {self.at_least:,g}"
        return f"at most {self.at_most:,g}" if self.at_most is not None else ""

    @property
    def reached(self) -> bool:
        """Whether the goal is reached; a figure without a goal always is."""
        enough = self.at_least is None or self.value >= self.at_least
        return enough and (self.at_most is None or self.value <= self.at_most)


def cpu_seconds(work: Callable[[], object]) -> float:
    """Return the CPU time that `work` takes in this process, all of its threads together."""
    before = time.process_time()
    work()
    return time.process_time() - before


def in_turns(rivals: Mapping[str, Callable[[], object]], rounds: int = 5) -> dict[str, float]:
    """Return the least CPU seconds of each rival over `rounds`, one after the other in every round.

    Taking turns lets a slow minute of the machine hit all of them; the least time is the one least disturbed.
    """
    for work in rivals.values():
        work()  # caches fill and code is loaded before anything is counted
    times = [{name: cpu_seconds(work) for name, work in rivals.items()} for _ in range(rounds)]
    return {name: min(one[name] for one in times) for name in rivals}


def in_fresh_process(measure: Callable[[], _Result]) -> _Result:
    """Return what `measure`, a module's function, returns in a new process that has loaded nothing yet."""
    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as pool:
        return pool.submit(measure).result()


async def longest_wait(work: Callable[[], object]) -> float:
    """Run `work` in a thread, and return by how many seconds this event loop woke too late meanwhile at most.

    It means something on an idle machine alone: what other processes take of it counts too.
    """
    working = asyncio.create_task(asyncio.to_thread(work))
    longest = 0.0
    while not working.done():
        before = time.perf_counter()
        await asyncio.sleep(_BEAT)
        longest = max(longest, time.perf_counter() - before - _BEAT)
    await working
    return longest


def peak_memory() -> float:
    """Return the most memory that this process has had resident, in MB of 2**20 bytes."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (2**20 if sys.platform == "darwin" else 2**10)


def machine() -> str:
    """Say on what a run was made: processor, cores, Python."""
    info = Path("/proc/cpuinfo")
    lines = info.read_text(encoding="utf-8").splitlines() if info.exists() else []
    model = next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), "")
    processor = model or platform.processor() or platform.machine()
    return f"{processor}, {os.cpu_count()} cores, Python {platform.python_version()}"


def show(title: str, figures: Iterable[Figure], console: Console) -> None:
    """Print the figures beside their goals."""
    table = Table("figure", "value", "unit", "goal", title=title)
    for figure in figures:
        missed = "" if figure.reached else " (missed)"
        table.add_row(figure.name, f"{figure.value:,.4g}" if figure.value < 1000 else f"{figure.value:,.0f}",
                      figure.unit, figure.goal + missed)  # fmt: skip
    console.print(table)
