"""What was answered, kept so that an answer can be shown again and replayed."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Self

from sqlalchemy import (
    JSON,
    Column,
    Connection,
    Date,
    Engine,
    Index,
    Integer,
    MetaData,
    NullPool,
    String,
    Table,
    Text,
    create_engine,
    event,
    insert,
    select,
)
from sqlalchemy.exc import SQLAlchemyError

from assistant.answer import Outcome
from assistant.errors import RecordsUnavailable
from index import tables
from index.scope import Scope

EARLIER = 6  # questions of a conversation that a follow-up may lean on; older ones mislead
PATIENCE = 2  # seconds an answer waits for another process's write before it goes without a record

metadata = MetaData(naming_convention=tables.metadata.naming_convention)

answers = Table(
    "answers",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("asked_at", tables.Moment, nullable=False),
    Column("question", Text, nullable=False),
    Column("turns", JSON, nullable=False),
    Column("as_of", Date, nullable=False),
    Column("scope", JSON, nullable=False),
    Column("conversation_id", String(64), nullable=True),
    Column("outcome", String, nullable=False),
    Column("answer", Text, nullable=False),  # not JSON: a database may write that differently
    Column("software", String, nullable=False),
    Column("generation", Integer, nullable=False),
    Index(None, "conversation_id", "asked_at"),
)


@dataclass(frozen=True)
class Record:
    """One answer as it was shown, and all it depended on."""

    id: str
    asked_at: datetime
    question: str
    turns: tuple[str, ...]  # the earlier questions it was read with
    as_of: date
    scope: Scope
    conversation_id: str | None
    outcome: Outcome
    answer: str  # the JSON object that was sent, to the letter
    software: str
    generation: int  # of the index


class Records:
    """Records by database URL. Its table must exist: see `create` and `api/migrations`."""

    def __init__(self, url: str) -> None:
        self._engine = create_engine(url, poolclass=NullPool)
        if self._engine.dialect.name == "sqlite":
            event.listen(self._engine, "connect", _prepare_sqlite)

    @classmethod
    def create(cls, url: str) -> Self:
        """Open the records with their table made from scratch, without a migration history."""
        records = cls(url)
        metadata.create_all(records._engine)
        return records

    def keep(self, record: Record) -> None:
        """Keep a record; raises `RecordsUnavailable` and then kept nothing of it."""
        with _transaction(self._engine) as connection:
            connection.execute(insert(answers).values({**vars(record), **_packed(record)}))

    def record(self, answer_id: str) -> Record | None:
        """Return the record of an answer, or `None` where none was kept."""
        with _transaction(self._engine) as connection:
            row = connection.execute(select(answers).where(answers.c.id == answer_id)).first()
        return None if row is None else _unpacked(row._mapping)

    def earlier(self, conversation_id: str) -> list[str]:
        """Return the last questions of a conversation, at most `EARLIER`, the oldest first."""
        query = (
            select(answers.c.question)
            .where(answers.c.conversation_id == conversation_id)
            .order_by(answers.c.asked_at.desc())
            .limit(EARLIER)
        )
        with _transaction(self._engine) as connection:
            return list(connection.scalars(query))[::-1]


@contextmanager
def _transaction(engine: Engine) -> Iterator[Connection]:
    try:
        with engine.begin() as connection:
            yield connection
    except SQLAlchemyError as error:
        reason = str(getattr(error, "orig", None) or error).splitlines()[0]
        raise RecordsUnavailable(reason) from error


def _prepare_sqlite(connection: Any, _record: object) -> None:
    for pragma in (f"busy_timeout = {PATIENCE * 1000}", "synchronous = NORMAL"):
        connection.execute(f"PRAGMA {pragma}").close()


def _packed(record: Record) -> dict[str, Any]:
    """Return the values that JSON cannot hold as they are."""
    narrowed = vars(record.scope).copy()
    on = narrowed.pop("as_of")
    scope = {name: None if names is None else sorted(names) for name, names in narrowed.items()}
    return {
        "turns": list(record.turns),
        "scope": {"as_of": None if on is None else on.isoformat(), **scope},
    }


def _unpacked(row: Mapping[Any, Any]) -> Record:
    narrowed: dict[str, Any] = dict(row["scope"])
    on = narrowed.pop("as_of")
    scope = Scope(
        as_of=None if on is None else date.fromisoformat(on),
        **{name: None if names is None else frozenset(names) for name, names in narrowed.items()},
    )
    return Record(**{**row, "turns": tuple(row["turns"]), "scope": scope})
