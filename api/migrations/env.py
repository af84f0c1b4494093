"""Run by Alembic: connect, and migrate in one transaction."""

from alembic import context
from sqlalchemy import create_engine

from api import account_tables
from assistant import tables as kept
from index import tables


def run() -> None:
    engine = create_engine(context.config.attributes["url"])
    try:
        with engine.begin() as connection:
            context.configure(
                connection=connection,
                target_metadata=[tables.metadata, kept.metadata, account_tables.metadata],
                render_as_batch=True,
            )
            with context.begin_transaction():
                context.run_migrations()
    finally:
        engine.dispose()


run()
