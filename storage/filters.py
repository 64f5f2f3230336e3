"""Filters of the ports as conditions in SQL."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlalchemy import ColumnElement, Table, and_, or_, select

from bot.contradictions.review import Opinion
from bot.ports import ClaimFilter, ContradictionFilter
from storage.among import among
from storage.review_tables import contradiction_review
from storage.tables import article_version, claim, contradiction, passage
from storage.transaction import Transaction
from storage.views import visible, visible_sides

Conditions = list[ColumnElement[bool]]


def claim_conditions(transaction: Transaction, wanted: ClaimFilter) -> Conditions:
    """Return the conditions on `claim`."""
    found: Conditions = visible(transaction, claim.c.article_id)
    if wanted.speaker_ids:
        found.append(among(transaction, claim.c.speaker_id, wanted.speaker_ids))
    if wanted.stances:
        found.append(claim.c.stance.in_([stance.value for stance in wanted.stances]))
    if wanted.article_ids:
        found.append(among(transaction, claim.c.article_id, wanted.article_ids))
    if wanted.claim_ids:
        found.append(among(transaction, claim.c.id, wanted.claim_ids))
    if wanted.outlets:
        found.append(
            select(article_version.c.version)
            .where(
                article_version.c.article_id == claim.c.article_id,
                article_version.c.version == claim.c.version,
                _printed_by(wanted.outlets),
            )
            .exists()
        )
    return found + _overlap(wanted.since, wanted.until)


def passage_conditions(transaction: Transaction, wanted: ClaimFilter, documents: Table = passage) -> Conditions:
    """Return the conditions on `documents` joined with their `article_version`, where only the article counts."""
    found: Conditions = visible(transaction, documents.c.article_id)
    if wanted.article_ids:
        found.append(among(transaction, documents.c.article_id, wanted.article_ids))
    if wanted.outlets:
        found.append(_printed_by(wanted.outlets))
    if wanted.since is not None:
        found.append(article_version.c.published >= wanted.since)
    if wanted.until is not None:
        found.append(article_version.c.published <= wanted.until)
    return found


def contradiction_conditions(transaction: Transaction, wanted: ContradictionFilter) -> Conditions:
    """Return the conditions on `contradiction`; those on claims hold when either of its two passes."""
    found: Conditions = visible_sides(transaction)
    if wanted.ids:
        found.append(among(transaction, contradiction.c.id, wanted.ids))
    if wanted.least:
        found.append(contradiction.c.score >= wanted.least)
    if not wanted.dismissed:
        found.append(~dismissed())
    if wanted.kinds:
        found.append(contradiction.c.kind.in_([kind.value for kind in wanted.kinds]))
    if wanted.severity is not None:
        found.append(contradiction.c.severity == wanted.severity.value)
    if wanted.claim_ids:
        found.append(_either(among(transaction, claim.c.id, wanted.claim_ids)))
    if wanted.speaker_ids:
        found.append(_either(among(transaction, claim.c.speaker_id, wanted.speaker_ids)))
    if wanted.since is not None:
        found.append(_either(and_(*_overlap(wanted.since, None))))
    return found


def dismissed() -> ColumnElement[bool]:
    """Return the condition that an operator has dismissed a contradiction."""
    of_it = contradiction_review.c.contradiction_id == contradiction.c.id
    ruled = contradiction_review.c.opinion == Opinion.DISMISSED.value
    return select(contradiction_review.c.opinion).where(of_it, ruled).exists()


def _overlap(since: date | None, until: date | None) -> Conditions:
    """Return the conditions of `storage.period.overlaps` on `claim`."""
    found: Conditions = []
    if since is not None:
        found.append(claim.c.last_day >= since)
    if until is not None:
        found.append(claim.c.first_day <= until)
    return [*found, claim.c.first_day <= claim.c.last_day] if found else found


def _either(condition: ColumnElement[bool]) -> ColumnElement[bool]:
    ids = select(claim.c.id).where(condition)
    return or_(contradiction.c.earlier.in_(ids), contradiction.c.later.in_(ids))


def _printed_by(outlets: Sequence[str]) -> ColumnElement[bool]:
    return article_version.c.outlet_folded.in_([outlet.casefold() for outlet in outlets])
