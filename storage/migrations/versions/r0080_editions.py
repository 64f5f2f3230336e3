"""Editions that were read before digests came, where an earlier upgrade forgot them.

A claim with mark 0 is older than digests. Where its edition was never noted, whatever a better model finds in the same
article would count as new.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0080"
down_revision = "0030"
branch_labels = None
depends_on = None


def upgrade() -> None:
    edition = "'edition ' || article_id || ' ' || version"
    op.execute(
        sa.text(
            f"INSERT INTO first_seen (key, mark) SELECT DISTINCT {edition}, 0 FROM claim "  # noqa: S608 - ours
            f"WHERE mark = 0 AND NOT EXISTS (SELECT 1 FROM first_seen WHERE key = {edition})"
        )
    )


def downgrade() -> None:
    """Nothing: which of the editions were noted here is not known, and knowing them does no harm."""
