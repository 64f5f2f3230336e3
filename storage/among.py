"""Lists of any length as one parameter: with one for each value, both databases end at some 32,000."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping

from sqlalchemy import Column, ColumnElement, Integer, Select, Subquery, Text, any_, func, literal, select
from sqlalchemy.dialects.postgresql import ARRAY

from storage.transaction import Transaction


def among(transaction: Transaction, column: Column[str], values: Iterable[str]) -> ColumnElement[bool]:
    """Return the condition that `column` is one of `values`."""
    if transaction.sqlite:
        return column.in_(listed(transaction, values))
    return column == any_(literal(list(values), ARRAY(Text)))


def listed(transaction: Transaction, values: Iterable[str]) -> Select[tuple[str]]:
    """Return `values` as a selection."""
    if transaction.sqlite:
        return select(func.json_each(json.dumps(list(values))).table_valued("value").c.value)
    return select(func.unnest(literal(list(values), ARRAY(Text))))


def paired(transaction: Transaction, numbers: Mapping[str, int]) -> Subquery:
    """Return `numbers` as a selectable of `name` and `number`."""
    if transaction.sqlite:
        pairs = func.json_each(json.dumps(numbers)).table_valued("key", "value")
        return select(pairs.c.key.label("name"), pairs.c.value.label("number")).subquery("pair")
    names = func.unnest(literal(list(numbers), ARRAY(Text))).label("name")
    values = func.unnest(literal(list(numbers.values()), ARRAY(Integer))).label("number")
    return select(names, values).subquery("pair")
