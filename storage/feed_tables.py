"""The tables of feeds, of the pages that they list, and of what failed."""

from __future__ import annotations

from sqlalchemy import Column, Date, Index, Integer, Table, Text

from storage.tables import Instant, Key, Serial, metadata

feed = Table(
    "feed",
    metadata,
    Column("id", Key, primary_key=True),
    Column("address", Text, nullable=False),
    Column("platform", Text, nullable=False),  # of the owner's place, as are the next two
    Column("workspace", Text, nullable=False),
    Column("channel", Text, nullable=False),
    Column("added", Instant, nullable=False),
    Column("next_poll", Instant, nullable=False),
    Column("title", Text),
    Column("state", Text, nullable=False),
    Column("interval", Integer, nullable=False),  # seconds
    Column("etag", Text),
    Column("modified", Text),
    Column("polled", Instant),
    Column("failures", Integer, nullable=False),
    Column("error", Text),
    Column("entries", Integer, nullable=False),
    Column("lease_until", Instant),
    Index(None, "state", "next_poll"),
)

page = Table(
    "page",
    metadata,
    Column("row", Serial, primary_key=True, autoincrement=True),
    Column("key", Key, nullable=False, unique=True),  # canonical address
    Column("address", Text, nullable=False),
    Column("host", Key, nullable=False),
    Column("feed_id", Key, nullable=False),
    Column("title", Text),
    Column("published", Date),
    Column("stamp", Text),
    Column("state", Text, nullable=False),
    Column("tries", Integer, nullable=False),
    Column("available", Instant, nullable=False),  # not to be fetched before
    Column("settled", Instant),  # when it was last dealt with
    Column("lease_until", Instant),
    Column("article_id", Key),  # what it was taken as
    Index(None, "state", "available"),
)

failure = Table(
    "failure",
    metadata,
    Column("key", Key, primary_key=True),
    Column("name", Text, nullable=False),
    Column("code", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("at", Instant, nullable=False),
    Index(None, "at"),
)
