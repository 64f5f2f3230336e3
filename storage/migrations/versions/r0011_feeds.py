"""Feeds, the pages that they list, and what failed."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

KEY = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
SERIAL = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
INSTANT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "feed",
        sa.Column("id", KEY, nullable=False),
        sa.Column("address", sa.Text, nullable=False),
        sa.Column("platform", sa.Text, nullable=False),
        sa.Column("workspace", sa.Text, nullable=False),
        sa.Column("channel", sa.Text, nullable=False),
        sa.Column("added", INSTANT, nullable=False),
        sa.Column("next_poll", INSTANT, nullable=False),
        sa.Column("title", sa.Text),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("interval", sa.Integer, nullable=False),
        sa.Column("etag", sa.Text),
        sa.Column("modified", sa.Text),
        sa.Column("polled", INSTANT),
        sa.Column("failures", sa.Integer, nullable=False),
        sa.Column("error", sa.Text),
        sa.Column("entries", sa.Integer, nullable=False),
        sa.Column("lease_until", INSTANT),
        sa.PrimaryKeyConstraint("id", name="pk_feed"),
    )
    op.create_index("ix_feed_state_next_poll", "feed", ["state", "next_poll"])
    op.create_table(
        "page",
        sa.Column("row", SERIAL, autoincrement=True, nullable=False),
        sa.Column("key", KEY, nullable=False),
        sa.Column("address", sa.Text, nullable=False),
        sa.Column("host", KEY, nullable=False),
        sa.Column("feed_id", KEY, nullable=False),
        sa.Column("title", sa.Text),
        sa.Column("published", sa.Date),
        sa.Column("stamp", sa.Text),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("tries", sa.Integer, nullable=False),
        sa.Column("available", INSTANT, nullable=False),
        sa.Column("settled", INSTANT),
        sa.Column("lease_until", INSTANT),
        sa.PrimaryKeyConstraint("row", name="pk_page"),
        sa.UniqueConstraint("key", name="uq_page_key"),
    )
    op.create_index("ix_page_state_available", "page", ["state", "available"])
    op.create_table(
        "failure",
        sa.Column("key", KEY, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("code", sa.Text, nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("at", INSTANT, nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_failure"),
    )
    op.create_index("ix_failure_at", "failure", ["at"])


def downgrade() -> None:
    for name in ("failure", "page", "feed"):
        op.drop_table(name)
