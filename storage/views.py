"""What the view of a transaction lets through, as conditions in SQL."""

from __future__ import annotations

from sqlalchemy import Column, ColumnElement, and_, not_, or_, select

from storage.audience_tables import article_audience
from storage.tables import claim, contradiction
from storage.transaction import Transaction


def visible(transaction: Transaction, article_id: Column[str]) -> list[ColumnElement[bool]]:
    """Return the conditions under which the article of that column may be seen; none where everything may."""
    view = transaction.view
    if view is None:
        return []
    audience = article_audience.alias()
    of_it = select(audience.c.article_id).where(audience.c.article_id == article_id)
    theirs = audience.c.platform == view.workspace.platform.value, audience.c.workspace == view.workspace.id
    brought = of_it.where(*theirs).exists()
    return [or_(~of_it.where(audience.c.only).exists(), brought) if view.shared else brought]


def visible_sides(transaction: Transaction) -> list[ColumnElement[bool]]:
    """Return the conditions under which both claims of a contradiction may be seen."""
    if transaction.view is None:
        return []
    hidden = not_(and_(*visible(transaction, claim.c.article_id)))
    sides = (contradiction.c.earlier, contradiction.c.later)
    return [~select(claim.c.id).where(claim.c.id == side, hidden).exists() for side in sides]
