"""The one record of truth: documents, editions, versions, passages, and what is current."""

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from functools import cached_property
from secrets import token_hex
from typing import Any, Self

from sqlalchemy import Connection, Select, bindparam, select
from sqlalchemy.engine import make_url
from sqlalchemy.exc import SQLAlchemyError

from corpus.document import Metadata, Passage
from corpus.rules_web import Web
from index import tables as t
from index.database import engine_of, is_server, only_writer, reason_of
from index.errors import CatalogueUnavailable
from index.packing import unpack_metadata, unpack_passage
from index.stored import (
    PASSAGE,
    DocumentRow,
    StoredDocument,
    StoredPassage,
    VersionRow,
    document_row,
    stored_document,
    version_row,
)

Query = Select[*tuple[Any, ...]]

REMEMBERED = 10_000  # versions whose metadata stays in memory: about 20 MB


@dataclass(frozen=True)
class Holdings:
    """Everything that is current in one generation."""

    generation: int
    rows: tuple[DocumentRow, ...]

    @cached_property
    def web(self) -> Web:
        """What they do to each other."""
        return Web(row.metadata for row in self.rows)


class Catalogue:
    """Documents by database URL. Its tables must exist: see `create` and `api/migrations`."""

    def __init__(self, url: str) -> None:
        self.url = url
        self._engine = engine_of(url)
        self._metadata: dict[int, Metadata] = {}  # by key of the version
        self._holdings = Holdings(-1, ())

    @classmethod
    def create(cls, url: str) -> Self:
        """Open a catalogue with its tables made from scratch, without a migration history."""
        catalogue = cls(url)
        t.metadata.create_all(catalogue._engine)
        return catalogue

    def close(self) -> None:
        """Let go of all connections."""
        self._engine.dispose()

    @contextmanager
    def transaction(self) -> Iterator[Connection]:
        """Give a connection whose work is kept as a whole or not at all."""
        try:
            with self._engine.begin() as connection:
                yield connection
        except SQLAlchemyError as error:
            look = "that the database runs" if is_server(self.url) else "the data folder"
            message = (
                f"the catalogue {self._name} cannot be used ({reason_of(error)}): check {look}"
            )
            raise CatalogueUnavailable(message) from error

    def only_writer(self, wait_seconds: float) -> AbstractContextManager[None]:
        """Hold the right to write documents among all machines that use this catalogue."""
        return only_writer(self._engine, wait_seconds)

    @cached_property
    def _name(self) -> str:
        return make_url(self.url).render_as_string(hide_password=True)

    # --- state ---

    def state(self) -> dict[str, str]:
        """Return the named values that are there: `generation`, `embedder`, `starter`, `name`."""
        with self.transaction() as connection:
            return _state(connection)

    @cached_property
    def name(self) -> str:
        """A name for this catalogue where several use one server; given once, for good."""
        return self.state().get("name") or self.rename()

    def rename(self) -> str:
        """Give it another name, as one that is a copy needs."""
        name = f"merger-{token_hex(4)}"
        with self.transaction() as connection:
            set_state(connection, {"name": name})
        return name

    @property
    def generation(self) -> int:
        """Return the number of the published generation, 0 before the first."""
        return int(self.state().get("generation", 0))

    @property
    def starter_declined(self) -> bool:
        """Say whether this catalogue is to stay without the starter corpus for good."""
        return self.state().get("starter") == "declined"

    def decline_starter(self) -> None:
        """Remember that this catalogue is to hold only what its owner ingests."""
        with self.transaction() as connection:
            set_state(connection, {"starter": "declined"})

    # --- documents ---

    def documents(self) -> Sequence[DocumentRow]:
        """Return all editions by document id and language."""
        return self.holdings().rows

    def web(self) -> Web:
        """Return what the documents do to each other."""
        return self.holdings().web

    def holdings(self) -> Holdings:
        """Return what is current; while no other generation is published, it is read once."""
        with self.transaction() as connection:
            generation = int(_state(connection).get("generation", 0))
            known = self._holdings
            if known.generation != generation:
                query = _current().order_by(t.editions.c.document_id, t.editions.c.language)
                rows = tuple(document_row(row) for row in connection.execute(query))
                known = self._holdings = Holdings(generation, rows)
        return known

    def document(
        self, document_id: str, language: str | None = None, version: str | None = None
    ) -> StoredDocument | None:
        """Return a version of a document, or None where there is none.

        Without a version: the current one. Without a language: Vietnamese before English, and for a
        named version the language it is in.
        """
        with self.transaction() as connection:
            row = connection.execute(_one_version(document_id, language, version)).first()
            return None if row is None else stored_document(connection, row)

    def text(self, document_id: str, language: str, version: str) -> str | None:
        """Return the whole text of a version, or None where there is none."""
        query = _one_version(document_id, language, version).with_only_columns(t.versions.c.text)
        with self.transaction() as connection:
            text: str | None = connection.scalar(query)
            return text

    def hides(self, document_id: str) -> bool:
        """Say whether there is such a document that may not be read: here everything may."""
        return False

    def history(self, document_id: str) -> list[VersionRow]:
        """Return every readable version of a document in every language, the newest first."""
        query = (
            select(t.versions, t.editions.c.version_key)
            .outerjoin(t.editions, t.editions.c.version_key == t.versions.c.key)
            .where(t.versions.c.document_id == document_id, t.versions.c.published_in.is_not(None))
            .order_by(t.versions.c.key.desc())
        )
        with self.transaction() as connection:
            return [version_row(row) for row in connection.execute(query)]

    # --- passages ---

    def passages(self, passage_ids: Sequence[str]) -> dict[str, StoredPassage]:
        """Return the passages that are current, by id."""
        with self.transaction() as connection:
            rows = connection.execute(HITS, {"passage_ids": list(passage_ids)}).all()
            known = self._described(connection, {row.key for row in rows})
        return {
            row.passage_id: StoredPassage(
                unpack_passage(row), known[row.key], row.source, row.version
            )
            for row in rows
        }

    def _described(self, connection: Connection, keys: set[int]) -> dict[int, Metadata]:
        """Return the metadata of versions; a version never changes, so it is read once."""
        if missing := keys - self._metadata.keys():
            query = select(t.versions.c.key, t.versions.c.metadata)
            for row in connection.execute(query.where(t.versions.c.key.in_(missing))):
                self._metadata[row.key] = unpack_metadata(row.metadata)
        known = {key: self._metadata[key] for key in keys}
        if len(self._metadata) > REMEMBERED:
            self._metadata = known
        return known

    def neighbours(self, passage: Passage) -> tuple[Passage | None, Passage | None]:
        """Return the passages before and after one in the current version of its edition."""
        around = (passage.ordinal - 1, passage.ordinal + 1)
        query = (
            select(t.editions.c.document_id, t.editions.c.language, *PASSAGE)
            .join(t.passages, t.passages.c.version_key == t.editions.c.version_key)
            .where(
                t.editions.c.document_id == passage.document_id,
                t.editions.c.language == passage.language,
                t.passages.c.ordinal.in_(around),
            )
        )
        with self.transaction() as connection:
            found = {row.ordinal: unpack_passage(row) for row in connection.execute(query)}
        return found.get(around[0]), found.get(around[1])

    def metadata_of(self, document_id: str, language: str | None = None) -> Metadata | None:
        """Return the metadata of the current version, or None for a document that is not here."""
        query = _current().where(t.editions.c.document_id == document_id)
        if language is not None:
            query = query.where(t.editions.c.language == language)
        with self.transaction() as connection:
            row = connection.execute(query.order_by(t.editions.c.language.desc())).first()
            return None if row is None else unpack_metadata(row.metadata)

    def editions(self) -> dict[int, Metadata]:
        """Return the metadata of every edition by the key of its current version."""
        query = select(t.versions.c.key, t.versions.c.metadata).join(
            t.editions, t.editions.c.version_key == t.versions.c.key
        )
        known = self._metadata
        with self.transaction() as connection:
            found = {
                row.key: known.get(row.key) or unpack_metadata(row.metadata)
                for row in connection.execute(query)
            }
        if len(found) <= REMEMBERED:
            self._metadata = found
        return found


def _state(connection: Connection) -> dict[str, str]:
    return {row.name: row.value for row in connection.exec_driver_sql(STATE)}


def set_state(connection: Connection, values: dict[str, str]) -> None:
    """Set named values, replacing former ones."""
    connection.execute(t.state.delete().where(t.state.c.name.in_(values)))
    connection.execute(
        t.state.insert(), [{"name": name, "value": value} for name, value in values.items()]
    )


def _current(*columns: Any) -> Query:
    return select(
        t.versions.c.key,
        t.versions.c.document_id,
        t.versions.c.language,
        t.versions.c.version,
        t.versions.c.metadata,
        t.versions.c.passage_count,
        t.versions.c.ingested_at,
        t.editions.c.source,
        *columns,
    ).join(t.editions, t.editions.c.version_key == t.versions.c.key)


STATE = "SELECT name, value FROM state"  # asked at every search: nothing to compile
HITS = (
    select(
        t.versions.c.key,
        t.versions.c.document_id,
        t.versions.c.language,
        t.versions.c.version,
        t.editions.c.source,
        t.passages.c.passage_id,
        *PASSAGE,
    )
    .join(t.editions, t.editions.c.version_key == t.versions.c.key)
    .join(t.passages, t.passages.c.version_key == t.editions.c.version_key)
    .where(t.passages.c.passage_id.in_(bindparam("passage_ids", expanding=True)))
)


def _one_version(document_id: str, language: str | None, version: str | None) -> Query:
    query = (
        select(t.versions)
        .outerjoin(t.editions, t.editions.c.version_key == t.versions.c.key)
        .where(t.versions.c.document_id == document_id, t.versions.c.published_in.is_not(None))
    )
    if language is not None:
        query = query.where(t.versions.c.language == language)
    if version is None:
        query = query.where(t.editions.c.version_key.is_not(None))
    else:
        query = query.where(t.versions.c.version == version)
    return query.order_by(t.versions.c.language.desc(), t.versions.c.key.desc()).limit(1)
