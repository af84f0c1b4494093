"""Vectors made by a build that is not finished, so that the next run does not make them again."""

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

from index.errors import IndexFailure

LOOKED_UP_AT_ONCE = 500  # below the number of parameters any SQLite takes


class Staging:
    """Bytes by number, in a scratch file that a killed process leaves whole."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._path = folder / "vectors.sqlite"
        with self._transaction() as connection:
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute(
                "CREATE TABLE IF NOT EXISTS vectors (key INTEGER PRIMARY KEY, v BLOB)"
            )

    def get(self, keys: Sequence[int]) -> dict[int, bytes]:
        """Return what is staged under the keys."""
        found: dict[int, bytes] = {}
        with self._transaction() as connection:
            for start in range(0, len(keys), LOOKED_UP_AT_ONCE):
                some = [_signed(key) for key in keys[start : start + LOOKED_UP_AT_ONCE]]
                marks = ",".join("?" * len(some))
                query = f"SELECT key, v FROM vectors WHERE key IN ({marks})"  # noqa: S608 - of "?"
                found |= {key % 2**64: value for key, value in connection.execute(query, some)}
        return found

    def put(self, vectors: Mapping[int, bytes]) -> None:
        """Stage vectors; they outlive this process."""
        with self._transaction() as connection:
            connection.executemany(
                "INSERT OR REPLACE INTO vectors VALUES (?, ?)",
                [(_signed(key), value) for key, value in vectors.items()],
            )

    @contextmanager
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        try:
            with closing(sqlite3.connect(self._path)) as connection, connection:
                yield connection
        except sqlite3.Error as error:
            message = f"{self._path}: cannot be used ({error}): delete it and ingest again"
            raise IndexFailure(message) from error


def _signed(key: int) -> int:
    """Return a number of 64 bits as SQLite counts: from -2**63."""
    return key - 2**64 if key >= 2**63 else key
