"""Instants as the databases give them back: SQLite forgets the zone, and everything is stored in UTC."""

from __future__ import annotations

from datetime import UTC, datetime


def aware(stored: datetime) -> datetime:
    """Return a stored instant in UTC."""
    return stored.astimezone(UTC) if stored.tzinfo else stored.replace(tzinfo=UTC)


def aware_or_none(stored: datetime | None) -> datetime | None:
    """Return a stored instant in UTC, None for none."""
    return None if stored is None else aware(stored)
