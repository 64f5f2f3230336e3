"""The tables of digests: subscriptions, decisions, alerts, the outbox, and which statements were stored when."""

from __future__ import annotations

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    Table,
    Text,
    UniqueConstraint,
)

from storage.tables import Instant, Key, metadata

subscription = Table(
    "subscription",
    metadata,
    Column("id", Key, primary_key=True),
    Column("platform", Key, nullable=False),
    Column("workspace", Key, nullable=False),
    Column("channel", Key, nullable=False),
    Column("owner_platform", Key),
    Column("owner_workspace", Key),
    Column("owner", Key),
    Column("wish", JSON, nullable=False),
    Column("state", Key, nullable=False),
    Column("alerts", Boolean, nullable=False),  # as the wish has it, to be found by
    Column("created", Instant, nullable=False),
    Column("changed", Instant, nullable=False),
    Column("next_date", Date, nullable=False),
    Column("due", Instant, nullable=False),  # a hint to find it by; date, time and zone decide
    Column("mark", BigInteger, nullable=False),
    Column("alert_mark", BigInteger, nullable=False),
    Column("alert_after", Instant, nullable=False),
    Column("reason", Text),
    Index(None, "state", "due"),
    Index(None, "platform", "workspace", "channel"),
    Index(None, "alerts", "alert_mark"),
)

digest = Table(
    "digest",
    metadata,
    Column("id", Key, primary_key=True),
    Column("subscription_id", Key, ForeignKey("subscription.id", ondelete="CASCADE"), nullable=False),
    Column("day", Date, nullable=False),  # local
    Column("state", Key, nullable=False),
    Column("decided", Instant, nullable=False),
    Column("from_mark", BigInteger, nullable=False),  # exclusive
    Column("upto_mark", BigInteger, nullable=False),
    Column("items", JSON, nullable=False),
    Column("reason", Text),
    UniqueConstraint("subscription_id", "day"),
)

alert = Table(
    "alert",
    metadata,
    Column("id", Key, primary_key=True),
    Column("subscription_id", Key, ForeignKey("subscription.id", ondelete="CASCADE"), nullable=False),
    Column("decided", Instant, nullable=False),
    Column("from_mark", BigInteger, nullable=False),
    Column("upto_mark", BigInteger, nullable=False),
    Column("items", JSON, nullable=False),
    Index(None, "subscription_id", "upto_mark"),
)

outbox = Table(
    "outbox",
    metadata,
    Column("key", Key, primary_key=True),
    Column("source", Key, nullable=False),
    Column("kind", Key, nullable=False),
    Column("subscription_id", Key, ForeignKey("subscription.id", ondelete="CASCADE")),  # null: about something else
    Column("platform", Key, nullable=False),
    Column("workspace", Key, nullable=False),
    Column("channel", Key, nullable=False),  # or a person's id
    Column("personal", Boolean, nullable=False),
    Column("number", Integer, nullable=False),
    Column("parts", Integer, nullable=False),
    Column("held_by", Key),  # the part before it, until that one is sent
    Column("state", Key, nullable=False),
    Column("available", Instant, nullable=False),
    Column("created", Instant, nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("lease_until", Instant),
    Column("attempted", Instant),
    Column("message_id", Text),
    Column("root", Text),
    Column("reason", Text),
    Column("reply", JSON, nullable=False),
    Index(None, "state", "available"),
    Index(None, "source", "number"),
    Index(None, "subscription_id"),
    Index(None, "held_by"),
)

pace = Table(
    "pace",
    metadata,
    Column("platform", Key, primary_key=True),
    Column("workspace", Key, primary_key=True),
    Column("channel", Key, primary_key=True),
    Column("personal", Boolean, primary_key=True),
    Column("until", Instant, nullable=False),
)

first_seen = Table(
    "first_seen",
    metadata,
    Column("key", Key, primary_key=True),  # of a statement, an edition or a pair; see `storage.marks`
    Column("mark", BigInteger, nullable=False),
)

news_mark = Table(
    "news_mark",
    metadata,
    Column("name", Key, primary_key=True),
    Column("mark", BigInteger, nullable=False),
)
