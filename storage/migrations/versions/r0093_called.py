"""What each claim's article calls its speaker, beside the claim: a view may show no other name."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0093"
down_revision = "0092"
branch_labels = None
depends_on = None

KEY = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
LONGEST = 400


def upgrade() -> None:
    op.add_column("claim", sa.Column("called", KEY))
    claim = sa.table("claim", sa.column("called"), sa.column("document", sa.JSON))
    name = claim.c.document["speaker"]["name"].as_string()
    op.execute(claim.update().values(called=sa.func.substr(name, 1, LONGEST)))
    op.create_index("ix_claim_speaker_id_called", "claim", ["speaker_id", "called"])


def downgrade() -> None:
    op.drop_index("ix_claim_speaker_id_called", "claim")
    op.drop_column("claim", "called")
