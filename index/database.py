"""Open a database by its URL; SQLite is told to wait, to log ahead and to keep references."""

from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event

BUSY_SECONDS = 30  # how long SQLite waits for another process's short write before it gives up


def engine_of(url: str) -> Engine:
    """Return the engine for a database."""
    engine = create_engine(url)
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _prepare_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
    return engine


def _prepare_sqlite(connection: Any, _record: object) -> None:
    connection.isolation_level = None  # the driver would start transactions later than we say
    for pragma in (
        f"busy_timeout = {BUSY_SECONDS * 1000}",
        "journal_mode = WAL",
        "synchronous = NORMAL",
        "foreign_keys = ON",
    ):
        connection.execute(f"PRAGMA {pragma}").close()


def _begin_sqlite(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN")
