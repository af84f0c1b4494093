"""Open a database by its URL: SQLite in a file, or PostgreSQL on a server."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from time import monotonic, sleep
from typing import Any
from urllib.parse import quote

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import SQLAlchemyError

from index.errors import CatalogueUnavailable, WriterBusy

BUSY_SECONDS = 30  # how long SQLite waits for another process's short write before it gives up
CONNECT_SECONDS = 5  # how long a server is waited for
WRITER_LOCK = 7_018_235  # any number, the same in every process: PostgreSQL locks by number
RETRY_SECONDS = 0.2


def engine_of(url: str) -> Engine:
    """Return the engine for a database.

    A transaction sees the database as it was when it began: SQLite gives that when it logs ahead,
    PostgreSQL at the level "repeatable read".
    """
    if not is_server(url):
        engine = create_engine(url)
        event.listen(engine, "connect", _prepare_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
        return engine
    return of_server(url, CONNECT_SECONDS, isolation_level="REPEATABLE READ")


@cache
def of_server(url: str, patience: int, **options: Any) -> Engine:
    """Return the engine for a database server that is waited for so many seconds.

    All parts of a process that ask for the same have one: a server takes a hundred connections.
    """
    engine = create_engine(
        url,
        pool_pre_ping=True,  # the server may have been started anew
        pool_timeout=patience,
        connect_args={"connect_timeout": patience},
        **options,
    )
    event.listen(engine, "connect", _without_nul)
    return engine


def file_url(path: Path) -> str:
    """Return the URL of a database file; where its folder cannot be written, it is only read.

    SQLite then takes it for one that nobody changes, unless a writer that was killed has left its
    log beside it.
    """
    if os.access(path.parent, os.W_OK) or not path.is_file():
        return f"sqlite:///{path}"
    logged = path.with_name(f"{path.name}-wal").is_file()
    return f"sqlite:///file:{quote(str(path))}?{'mode=ro' if logged else 'immutable=1'}&uri=true"


def is_server(url: str) -> bool:
    """Say whether a URL names a server, which several machines may use, rather than a file."""
    return not url.startswith("sqlite")


@contextmanager
def only_writer(engine: Engine, wait_seconds: float) -> Iterator[None]:
    """Hold the right to write documents among all machines that use a database server.

    The lock goes with the connection, however that ends. For a file, the lock of its folder does.
    Raises `WriterBusy` and `CatalogueUnavailable`.
    """
    if engine.dialect.name != "postgresql":
        yield
        return
    try:
        connection = engine.connect().execution_options(isolation_level="AUTOCOMMIT")
        _wait_for(connection, wait_seconds)
    except SQLAlchemyError as error:
        message = f"the right to write cannot be had ({reason_of(error)}): look to the database"
        raise CatalogueUnavailable(message) from error
    with connection:
        try:
            yield
        finally:
            connection.invalidate()  # a connection that goes back to the pool would keep the lock


def reason_of(error: SQLAlchemyError) -> str:
    """Return what a database said, in one line."""
    return str(getattr(error, "orig", None) or error).splitlines()[0]


def _wait_for(connection: Connection, wait_seconds: float) -> None:
    begun = monotonic()
    asked = f"SELECT pg_try_advisory_lock({WRITER_LOCK})"
    while not connection.exec_driver_sql(asked).scalar():
        if monotonic() - begun > wait_seconds:
            connection.close()
            raise WriterBusy(None)
        sleep(RETRY_SECONDS)


def _prepare_sqlite(connection: Any, _record: object) -> None:
    connection.isolation_level = None  # the driver would start transactions later than we say
    for pragma in (
        f"busy_timeout = {BUSY_SECONDS * 1000}",
        "journal_mode = WAL",
        "synchronous = NORMAL",
        "foreign_keys = ON",
    ):
        connection.execute(f"PRAGMA {pragma}").close()


def _without_nul(connection: Any, _record: object) -> None:
    """Leave out the character that text in PostgreSQL cannot hold, as its driver's manual shows."""
    from psycopg.types.string import StrDumper  # noqa: PLC0415 - not where SQLite is used

    class WithoutNul(StrDumper):
        def dump(self, obj: str) -> Any:
            return super().dump(obj.replace("\0", ""))

    connection.adapters.register_dumper(str, WithoutNul)


def _begin_sqlite(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN")
