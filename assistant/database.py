"""The database of what is kept: opened for each use, never waited for long."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, Engine, NullPool, create_engine, event
from sqlalchemy.exc import SQLAlchemyError

from assistant.errors import RecordsUnavailable
from index.database import is_server, of_server

PATIENCE = 2  # seconds an answer waits for another process's write before it goes without a record


def engine_of(url: str) -> Engine:
    """Return an engine: it keeps no connection to a file, and a few to a server."""
    if is_server(url):
        return of_server(url, PATIENCE)
    engine = create_engine(url, poolclass=NullPool)
    event.listen(engine, "connect", _prepare_sqlite)
    return engine


@contextmanager
def transaction(engine: Engine) -> Iterator[Connection]:
    """Give a connection whose work is kept as a whole; raises `RecordsUnavailable`."""
    try:
        with engine.begin() as connection:
            yield connection
    except SQLAlchemyError as error:
        reason = str(getattr(error, "orig", None) or error).splitlines()[0]
        raise RecordsUnavailable(reason) from error


def _prepare_sqlite(connection: Any, _record: object) -> None:
    for pragma in (f"busy_timeout = {PATIENCE * 1000}", "synchronous = NORMAL"):
        connection.execute(f"PRAGMA {pragma}").close()
