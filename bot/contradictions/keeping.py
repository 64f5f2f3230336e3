"""Keeping: claims judged against all that is stored, and what was found put in the place of what was."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from bot.contradictions.comparing import contradictions_of
from bot.contradictions.judge import Judge
from bot.contradictions.rehearsal import Rehearsal
from bot.ports import UnitOfWork


async def judge_again(
    claim_ids: Sequence[str],
    uow: UnitOfWork,
    now: datetime | None,
    judge: Judge | None = None,
    rehearsal: Rehearsal | None = None,
) -> tuple[int, int]:
    """Judge the claims, replace their contradictions, and return how many they have and how many of these are new.

    `now` becomes the first sighting of those that never were found before; None leaves sightings alone.
    """
    found = await contradictions_of(claim_ids, uow, judge, rehearsal)
    new = await uow.contradictions.replace(claim_ids, found)
    if now is not None:
        await uow.reviews.saw([one.id for one in found], now)
    return len(found), new
