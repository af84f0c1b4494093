"""Titles of conversations, what people say of answers, and what the documents lack.

Revision ID: 0005
Revises: 0004
"""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("answers", sa.Column("gap", sa.String(), nullable=True))
    op.create_table(
        "titles",
        sa.Column("conversation_id", sa.String(length=64), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("conversation_id", name=op.f("pk_titles")),
    )
    op.create_table(
        "opinions",
        sa.Column("answer_id", sa.String(length=32), nullable=False),
        sa.Column("helpful", sa.Boolean(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("given_at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("answer_id", name=op.f("pk_opinions")),
    )


def downgrade() -> None:
    op.drop_table("opinions")
    op.drop_table("titles")
    op.drop_column("answers", "gap")
