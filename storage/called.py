"""What speakers are called: by their canonical name, and in a view only by names that the view's articles hold.

The canonical name of a speaker comes from whichever article was read first, and that may be another workspace's alone.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

from sqlalchemy import ColumnElement, func, or_, select

from bot.claims.claim import Claim
from storage.among import among
from storage.names import LONGEST
from storage.ruling_tables import speaker_ruling
from storage.tables import claim, speaker
from storage.transaction import Transaction
from storage.views import visible


def called(made: Claim) -> str:
    """Return what a claim's article calls its speaker, as it is stored beside the claim."""
    return made.speaker.name[:LONGEST]


def known_by_name(transaction: Transaction) -> ColumnElement[bool]:
    """Return the condition that a row of `speaker` may be called by its name in the view.

    An article that may be seen calls them so, or an operator did, who split them from somebody else.
    """
    theirs = claim.alias()
    seen = visible(transaction, theirs.c.article_id)
    so = select(theirs.c.id).where(theirs.c.speaker_id == speaker.c.id, theirs.c.called == speaker.c.name, *seen)
    split = or_(speaker_ruling.c.name != "", speaker_ruling.c.article_id != "")
    ruled = select(speaker_ruling.c.target).where(speaker_ruling.c.target == speaker.c.id, split)
    return or_(so.exists(), ruled.exists(), speaker.c.name == "")


async def names_seen(transaction: Transaction, ids: Collection[str]) -> Mapping[str, str]:
    """Return what speakers are called, by id; those whose name may not be seen as most claims that may be call them."""
    wanted = select(speaker.c.id, speaker.c.name).where(among(transaction, speaker.c.id, ids))
    if transaction.view is None:
        return {row.id: row.name for row in await transaction.rows(wanted)}
    known = known_by_name(transaction).label("known")
    rows = await transaction.rows(wanted.add_columns(known))
    names = {row.id: row.name if row.known else "" for row in rows}
    if hidden := [row.id for row in rows if not row.known]:
        columns, times = (claim.c.speaker_id, claim.c.called), func.count()
        seen = among(transaction, claim.c.speaker_id, hidden), *visible(transaction, claim.c.article_id)
        counted = select(*columns).where(*seen).group_by(*columns).order_by(times, claim.c.called.desc())
        names |= {row.speaker_id: row.called for row in await transaction.rows(counted)}
    return names
