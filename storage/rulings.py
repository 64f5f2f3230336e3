"""Rulings about speakers in SQL."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC
from typing import Any

from sqlalchemy import delete, or_, select
from sqlalchemy.engine import Row

from bot.claims.rulings import Ruling
from storage.among import among
from storage.ruling_tables import speaker_ruling
from storage.transaction import Transaction
from storage.upsert import insert_or_update

_ORDER = speaker_ruling.c.made, speaker_ruling.c.origin, speaker_ruling.c.name, speaker_ruling.c.article_id


async def find_rulings(transaction: Transaction, speaker_ids: Iterable[str]) -> Sequence[Ruling]:
    """Return what touches these speakers and all that it leads to, oldest first."""
    wanted, seen = set(speaker_ids), set[str]()
    found: dict[tuple[str, str, str], Ruling] = {}
    while wanted:
        touching = or_(
            among(transaction, speaker_ruling.c.origin, wanted), among(transaction, speaker_ruling.c.target, wanted)
        )
        rows = await transaction.rows(select(speaker_ruling).where(touching).order_by(*_ORDER))
        found |= {(row.origin, row.name, row.article_id): _read(row) for row in rows}
        seen |= wanted
        wanted = {one.target for one in found.values()} - seen
    return sorted(found.values(), key=lambda one: (one.made, one.origin, one.name, one.article_id))


async def keep_ruling(transaction: Transaction, ruling: Ruling) -> None:
    """Insert or replace a ruling."""
    row = {
        "origin": ruling.origin,
        "name": ruling.name,
        "article_id": ruling.article_id,
        "target": ruling.target,
        "made": ruling.made.astimezone(UTC),
        "was_name": ruling.was_name,
        "was_kind": ruling.was_kind,
        "was_stands_for": ruling.was_stands_for,
        "was_aliases": list(ruling.was_aliases),
    }
    await insert_or_update(transaction, speaker_ruling, [row])


async def forget_ruling(transaction: Transaction, ruling: Ruling) -> None:
    """Delete a ruling."""
    same = (
        speaker_ruling.c.origin == ruling.origin,
        speaker_ruling.c.name == ruling.name,
        speaker_ruling.c.article_id == ruling.article_id,
    )
    await transaction.change(delete(speaker_ruling).where(*same))


def _read(row: Row[Any]) -> Ruling:
    made = row.made if row.made.tzinfo is not None else row.made.replace(tzinfo=UTC)
    was = row.was_name, row.was_kind, row.was_stands_for, tuple(row.was_aliases)
    return Ruling(row.origin, row.target, made.astimezone(UTC), row.name, row.article_id, *was)
