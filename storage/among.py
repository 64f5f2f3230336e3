"""Lists of any length as one parameter: with one for each value, both databases end at some 32,000."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping

from sqlalchemy import Column, ColumnElement, Integer, Select, Subquery, Text, any_, func, literal, select, true
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


def spread(transaction: Transaction, groups: Mapping[str, Iterable[str]]) -> Subquery:
    """Return `groups` as a selectable of `member` and `name`, a row for each member of each."""
    if transaction.sqlite:
        whole = func.json_each(json.dumps({name: [*members] for name, members in groups.items()}))
        named = whole.table_valued("key", "value")
        each = func.json_each(named.c.value).table_valued("value")
        return select(each.c.value.label("member"), named.c.key.label("name")).join_from(named, each, true()).subquery()
    pairs = [(member, name) for name, members in groups.items() for member in members]
    members, names = ([pair[side] for pair in pairs] for side in (0, 1))
    columns = (func.unnest(literal(listed, ARRAY(Text))) for listed in (members, names))
    return select(*(column.label(label) for column, label in zip(columns, ("member", "name"), strict=True))).subquery()
