"""The order in which articles came, and leases on their reading."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

KEY = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
SERIAL = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
EDITION = ["article_id", "version"]
EDITION_KEY = ["article_version.article_id", "article_version.version"]


def upgrade() -> None:
    op.create_table(
        "arrival",
        sa.Column("number", SERIAL, autoincrement=True, nullable=False),
        sa.Column("article_id", KEY, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_arrival"),
        sa.UniqueConstraint(*EDITION, name="uq_arrival_article_id_version"),
        sa.ForeignKeyConstraint(EDITION, EDITION_KEY, name="fk_arrival_article_id_version", ondelete="CASCADE"),
    )
    op.execute(
        "INSERT INTO arrival (article_id, version) "
        "SELECT article_id, version FROM article_version ORDER BY version, published, article_id"
    )
    op.create_table(
        "reading_lease",
        sa.Column("article_id", KEY, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("model", KEY, nullable=False),
        sa.Column("holder", sa.Text, nullable=False),
        sa.Column("until", sa.DateTime(timezone=True), nullable=False),
        sa.Column("tries", sa.Integer, nullable=False),
        sa.Column("failed", sa.Boolean, nullable=False),
        sa.PrimaryKeyConstraint("article_id", "version", "model", name="pk_reading_lease"),
        sa.ForeignKeyConstraint(EDITION, EDITION_KEY, name="fk_reading_lease_article_id_version", ondelete="CASCADE"),
    )
    op.create_index("ix_reading_lease_holder", "reading_lease", ["holder"])


def downgrade() -> None:
    op.drop_table("reading_lease")
    op.drop_table("arrival")
