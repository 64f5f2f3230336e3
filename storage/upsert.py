"""INSERT ... ON CONFLICT, which both databases know and SQLAlchemy spells per dialect."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Column, Select, Table
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import Row

from storage.transaction import Transaction

Insert = sqlite.Insert | postgresql.Insert


async def insert_new(transaction: Transaction, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    """Insert the rows whose primary key is not there yet."""
    await transaction.change(insert(transaction, table).on_conflict_do_nothing(), rows)


async def insert_selected(transaction: Transaction, table: Table, rows: Select[Any]) -> None:
    """Do the same with rows that are selected, with the columns of the table in their order."""
    await transaction.change(_selected(transaction, table, rows).on_conflict_do_nothing())


async def inserted(
    transaction: Transaction, table: Table, rows: Sequence[Mapping[str, Any]], key: Column[str]
) -> set[str]:
    """Insert the rows that break no unique key, and return the values of `key` of those that were inserted."""
    statement = insert(transaction, table).on_conflict_do_nothing().returning(key)
    return {str(row[0]) for row in await transaction.returned(statement, rows)}


async def insert_or_update(transaction: Transaction, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    """Insert the rows, replacing those of the same primary key."""
    statement = insert(transaction, table)
    keys = {column.name for column in table.primary_key}
    fresh = {column.name: statement.excluded[column.name] for column in table.columns if column.name not in keys}
    await transaction.change(statement.on_conflict_do_update(index_elements=sorted(keys), set_=fresh), rows)


async def insert_or_add(
    transaction: Transaction, table: Table, rows: Select[Any] | Sequence[Mapping[str, Any]]
) -> None:
    """Insert the rows, adding the numbers of those of the same primary key to what is there.

    Rows that are selected have the columns of the table in their order.
    """
    if isinstance(rows, Select):
        await transaction.change(_adding(_selected(transaction, table, rows), table))
    else:
        await transaction.change(_adding(insert(transaction, table), table), rows)


async def added(transaction: Transaction, table: Table, rows: Sequence[Mapping[str, Any]]) -> Sequence[Row[Any]]:
    """Do what `insert_or_add` does, and return the rows as they are now."""
    return await transaction.returned(_adding(insert(transaction, table), table).returning(*table.c), rows)


def _selected(transaction: Transaction, table: Table, rows: Select[Any]) -> Insert:
    return insert(transaction, table).from_select([column.name for column in table.columns], rows)


def _adding(statement: Insert, table: Table) -> Insert:
    keys = {column.name for column in table.primary_key}
    numbers = [column for column in table.columns if column.name not in keys]
    sums = {column.name: column + statement.excluded[column.name] for column in numbers}
    return statement.on_conflict_do_update(index_elements=sorted(keys), set_=sums)


def insert(transaction: Transaction, table: Table) -> Insert:
    """Return an INSERT that can go on with ON CONFLICT."""
    return sqlite.insert(table) if transaction.sqlite else postgresql.insert(table)
