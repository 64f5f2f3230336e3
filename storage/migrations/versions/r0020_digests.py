"""Digests: subscriptions, decisions, alerts, the outbox; marks on claims and contradictions.

Everything that is stored already gets mark 0: no digest can have missed it, and none will call it new.
"""

from __future__ import annotations

from hashlib import sha256

import sqlalchemy as sa
from alembic import context, op

revision = "0020"
down_revision = "0040"
branch_labels = None
depends_on = None

KEY = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
INSTANT = sa.DateTime(timezone=True)
BATCH = 500


def upgrade() -> None:
    _add_marks()
    _create_subscriptions()
    _create_decisions()
    _create_outbox()
    if not context.is_offline_mode():  # a script is written without looking into the database
        _mark_what_is_stored()


def downgrade() -> None:
    for name in ("news_mark", "first_seen", "pace", "outbox", "alert", "digest", "subscription"):
        op.drop_table(name)
    op.drop_index("ix_contradiction_mark", table_name="contradiction")
    op.drop_column("contradiction", "mark")
    op.drop_index("ix_claim_mark", table_name="claim")
    op.drop_column("claim", "statement")
    op.drop_column("claim", "mark")


def _add_marks() -> None:
    for table in ("claim", "contradiction"):
        op.add_column(table, sa.Column("mark", sa.BigInteger, nullable=False, server_default="0"))
        op.create_index(f"ix_{table}_mark", table, ["mark"])
    op.add_column("claim", sa.Column("statement", KEY))
    op.create_table(
        "first_seen",
        sa.Column("key", KEY, nullable=False),
        sa.Column("mark", sa.BigInteger, nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_first_seen"),
    )
    op.create_table(
        "news_mark",
        sa.Column("name", KEY, nullable=False),
        sa.Column("mark", sa.BigInteger, nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_news_mark"),
    )


def _create_subscriptions() -> None:
    op.create_table(
        "subscription",
        sa.Column("id", KEY, nullable=False),
        sa.Column("platform", KEY, nullable=False),
        sa.Column("workspace", KEY, nullable=False),
        sa.Column("channel", KEY, nullable=False),
        sa.Column("owner_platform", KEY),
        sa.Column("owner_workspace", KEY),
        sa.Column("owner", KEY),
        sa.Column("wish", sa.JSON, nullable=False),
        sa.Column("state", KEY, nullable=False),
        sa.Column("alerts", sa.Boolean, nullable=False),
        sa.Column("created", INSTANT, nullable=False),
        sa.Column("changed", INSTANT, nullable=False),
        sa.Column("next_date", sa.Date, nullable=False),
        sa.Column("due", INSTANT, nullable=False),
        sa.Column("mark", sa.BigInteger, nullable=False),
        sa.Column("alert_mark", sa.BigInteger, nullable=False),
        sa.Column("alert_after", INSTANT, nullable=False),
        sa.Column("reason", sa.Text),
        sa.PrimaryKeyConstraint("id", name="pk_subscription"),
    )
    op.create_index("ix_subscription_state_due", "subscription", ["state", "due"])
    op.create_index("ix_subscription_platform_workspace_channel", "subscription", ["platform", "workspace", "channel"])
    op.create_index("ix_subscription_alerts_alert_mark", "subscription", ["alerts", "alert_mark"])


def _create_decisions() -> None:
    op.create_table(
        "digest",
        sa.Column("id", KEY, nullable=False),
        sa.Column("subscription_id", KEY, nullable=False),
        sa.Column("day", sa.Date, nullable=False),
        sa.Column("state", KEY, nullable=False),
        sa.Column("decided", INSTANT, nullable=False),
        sa.Column("from_mark", sa.BigInteger, nullable=False),
        sa.Column("upto_mark", sa.BigInteger, nullable=False),
        sa.Column("items", sa.JSON, nullable=False),
        sa.Column("reason", sa.Text),
        sa.PrimaryKeyConstraint("id", name="pk_digest"),
        sa.UniqueConstraint("subscription_id", "day", name="uq_digest_subscription_id_day"),
        sa.ForeignKeyConstraint(
            ["subscription_id"], ["subscription.id"], name="fk_digest_subscription_id", ondelete="CASCADE"
        ),
    )
    op.create_table(
        "alert",
        sa.Column("id", KEY, nullable=False),
        sa.Column("subscription_id", KEY, nullable=False),
        sa.Column("decided", INSTANT, nullable=False),
        sa.Column("from_mark", sa.BigInteger, nullable=False),
        sa.Column("upto_mark", sa.BigInteger, nullable=False),
        sa.Column("items", sa.JSON, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_alert"),
        sa.ForeignKeyConstraint(
            ["subscription_id"], ["subscription.id"], name="fk_alert_subscription_id", ondelete="CASCADE"
        ),
    )
    op.create_index("ix_alert_subscription_id_upto_mark", "alert", ["subscription_id", "upto_mark"])


def _create_outbox() -> None:
    op.create_table(
        "outbox",
        sa.Column("key", KEY, nullable=False),
        sa.Column("source", KEY, nullable=False),
        sa.Column("kind", KEY, nullable=False),
        sa.Column("subscription_id", KEY, nullable=False),
        sa.Column("platform", KEY, nullable=False),
        sa.Column("workspace", KEY, nullable=False),
        sa.Column("channel", KEY, nullable=False),
        sa.Column("personal", sa.Boolean, nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("parts", sa.Integer, nullable=False),
        sa.Column("held_by", KEY),
        sa.Column("state", KEY, nullable=False),
        sa.Column("available", INSTANT, nullable=False),
        sa.Column("created", INSTANT, nullable=False),
        sa.Column("attempts", sa.Integer, nullable=False),
        sa.Column("lease_until", INSTANT),
        sa.Column("attempted", INSTANT),
        sa.Column("message_id", sa.Text),
        sa.Column("root", sa.Text),
        sa.Column("reason", sa.Text),
        sa.Column("reply", sa.JSON, nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_outbox"),
        sa.ForeignKeyConstraint(
            ["subscription_id"], ["subscription.id"], name="fk_outbox_subscription_id", ondelete="CASCADE"
        ),
    )
    op.create_index("ix_outbox_state_available", "outbox", ["state", "available"])
    op.create_index("ix_outbox_source_number", "outbox", ["source", "number"])
    op.create_index("ix_outbox_subscription_id", "outbox", ["subscription_id"])
    op.create_index("ix_outbox_held_by", "outbox", ["held_by"])
    op.create_table(
        "pace",
        sa.Column("platform", KEY, nullable=False),
        sa.Column("workspace", KEY, nullable=False),
        sa.Column("channel", KEY, nullable=False),
        sa.Column("personal", sa.Boolean, nullable=False),
        sa.Column("until", INSTANT, nullable=False),
        sa.PrimaryKeyConstraint("platform", "workspace", "channel", "personal", name="pk_pace"),
    )


def _mark_what_is_stored() -> None:
    """Note statements, editions and pairs as seen, so that reading their articles again makes none of them new."""
    connection = op.get_bind()
    seen = sa.table("first_seen", sa.column("key", KEY), sa.column("mark", sa.BigInteger))
    claim = sa.table(
        "claim",
        sa.column("row", sa.BigInteger),
        sa.column("article_id", KEY),
        sa.column("stance", sa.Text),
        sa.column("statement", KEY),
        sa.column("document", sa.JSON),
    )
    reading, contradiction = sa.table("reading"), sa.table("contradiction", sa.column("id", KEY))
    editions = sa.select(sa.column("article_id", KEY), sa.column("version", sa.Integer)).select_from(reading).distinct()
    keys = {f"edition {one.article_id} {one.version}" for one in connection.execute(editions)}
    keys |= {f"contradiction {one.id}" for one in connection.execute(sa.select(contradiction.c.id))}
    last = 0
    while True:
        some = sa.select(claim).where(claim.c.row > last).order_by(claim.c.row).limit(BATCH)
        rows = connection.execute(some).all()
        if not rows:
            break
        last = rows[-1].row
        statements = {one.row: _statement(one.article_id, one.stance, one.document) for one in rows}
        keys |= {f"claim {statement}" for statement in statements.values()}
        named = sa.update(claim).where(claim.c.row == sa.bindparam("of")).values(statement=sa.bindparam("made"))
        connection.execute(named, [{"of": row, "made": statement} for row, statement in statements.items()])
    if keys:
        connection.execute(sa.insert(seen), [{"key": key, "mark": 0} for key in sorted(keys)])


def _statement(article_id: str, stance: str, document: dict[str, dict[str, str]]) -> str:
    """Return the fingerprint as it was made when this migration was written."""
    words = " ".join(document["proposition"]["text"].split()).casefold()
    return sha256("\n".join((article_id, stance, words)).encode()).hexdigest()[:32]
