"""Membership in a list of any length, sent as one parameter."""

from __future__ import annotations

import json
from collections.abc import Iterable

from sqlalchemy import Column, ColumnElement, Text, any_, func, literal, select
from sqlalchemy.dialects.postgresql import ARRAY

from storage.transaction import Transaction


def among(transaction: Transaction, column: Column[str], values: Iterable[str]) -> ColumnElement[bool]:
    """Return the condition that `column` is one of `values`.

    With a parameter for each value, a list would end at some 32,000 and every length be a statement of its own.
    """
    listed = list(values)
    if transaction.sqlite:
        return column.in_(select(func.json_each(json.dumps(listed)).table_valued("value").c.value))
    return column == any_(literal(listed, ARRAY(Text)))
