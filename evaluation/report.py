"""A measurement's report: the figures for the table, and what is worth reading."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of the table."""

    measured: str
    value: str
    target: str


@dataclass(frozen=True, slots=True)
class Report:
    """What one measurement found; `details` are lines for whoever reads errors."""

    figures: tuple[Figure, ...]
    details: tuple[str, ...] = ()


def share(value: float | None) -> str:
    """Return a share with two decimals, "none" where there is nothing to divide by."""
    return "none" if value is None else f"{value:.2f}"
