"""What a build writes to the catalogue: staged versions first, then all that changes, at once."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

from sqlalchemy import Connection, and_, delete, exists, insert, select, update

from corpus.document import Document, Doubt, Language, Metadata, Passage
from index import tables as t
from index.catalogue import Catalogue, set_state
from index.packing import (
    Packed,
    pack_doubt,
    pack_fact,
    pack_metadata,
    pack_passage,
    unpack_doubt,
    unpack_metadata,
    unpack_passage,
)
from index.stored import PASSAGE

Key = tuple[str, Language]  # an edition: document id and language


@dataclass(frozen=True)
class Held:
    """A file the catalogue knows: the one an edition was read from, or an alias."""

    origin: str
    source: str
    content_hash: str
    reading: str
    key: Key
    version_key: int | None  # None for an alias
    version: str = ""
    passages: int = 0
    doubtful: bool = False  # whether something in it was
    scanned: bool = False  # whether some of it was read from a picture


@dataclass
class Changes:
    """What a build is going to publish."""

    editions: dict[Key, Held] = field(default_factory=dict)  # new current versions
    removed: set[Key] = field(default_factory=set)  # editions that go; their versions stay
    aliases: dict[str, Held] = field(default_factory=dict)  # by origin
    dropped_aliases: set[str] = field(default_factory=set)  # origins

    erased: set[str] = field(default_factory=set)  # documents of which nothing is to stay

    def __bool__(self) -> bool:
        return bool(
            self.editions or self.removed or self.aliases or self.dropped_aliases or self.erased
        )


def held(catalogue: Catalogue) -> list[Held]:
    """Return every file the catalogue knows."""
    v, e, a = t.versions.c, t.editions.c, t.aliases.c
    current = select(
        e.origin, e.source, v.content_hash, v.reading, v.document_id, v.language,
        v.key, v.version, v.passage_count, exists().where(t.doubts.c.version_key == v.key),
        v.scanned,
    ).join(t.versions, e.version_key == v.key)  # fmt: skip
    others = select(a.origin, a.source, a.content_hash, a.reading, a.document_id, a.language)
    with catalogue.transaction() as connection:
        known = [
            Held(
                origin, source, hashed, reading, (name, language), key, version, count, doubted,
                scanned,
            )
            for (
                origin, source, hashed, reading, name, language, key, version, count, doubted,
                scanned,
            ) in connection.execute(current)
        ]  # fmt: skip
        known += [Held(*row[:4], (row[4], row[5]), None) for row in connection.execute(others)]
    return known


def stage(catalogue: Catalogue, document: Document, origin: str, reading: str) -> Held:
    """Keep a version that nobody sees yet."""
    about = document.metadata
    with catalogue.transaction() as connection:
        result = connection.execute(
            insert(t.versions).values(
                document_id=about.id,
                language=about.language,
                version=document.version,
                content_hash=document.content_hash,
                reading=reading,
                source=document.source,
                metadata=pack_metadata(about),
                passage_count=len(document.passages),
                ingested_at=datetime.now(UTC),
                text=document.text,
                scanned=document.scanned,
            )
        )
        key = int(result.inserted_primary_key[0])  # type: ignore[index]
        passages = [{"version_key": key} | pack_passage(p) for p in document.passages]
        doubts = [{"version_key": key} | pack_doubt(i, d) for i, d in enumerate(document.doubts)]
        facts = [{"version_key": key} | pack_fact(i, f) for i, f in enumerate(document.facts)]
        for table, rows in ((t.passages, passages), (t.doubts, doubts), (t.facts, facts)):
            if rows:
                connection.execute(insert(table), rows)
    return Held(
        origin, document.source, document.content_hash, reading, document.key, key,
        document.version, len(document.passages), bool(document.doubts), document.scanned,
    )  # fmt: skip


def text_of(catalogue: Catalogue, known: Held) -> str:
    """Return the text that a file was read into."""
    query = select(t.versions.c.text).where(t.versions.c.key == known.version_key)
    with catalogue.transaction() as connection:
        return str(connection.execute(query).scalar_one())


def doubts_of(catalogue: Catalogue, version_key: int) -> tuple[Doubt, ...]:
    """Return what was doubtful in a version."""
    query = select(t.doubts).where(t.doubts.c.version_key == version_key)
    with catalogue.transaction() as connection:
        rows = connection.execute(query.order_by(t.doubts.c.ordinal))
        return tuple(unpack_doubt(row) for row in rows)


def discard_unpublished(catalogue: Catalogue) -> None:
    """Delete what a build that did not finish left behind."""
    with catalogue.transaction() as connection:
        connection.execute(delete(t.versions).where(t.versions.c.published_in.is_(None)))


def current_keys(catalogue: Catalogue) -> tuple[int, list[int]]:
    """Return the published generation and the versions in it, by document and language."""
    e = t.editions.c
    with catalogue.transaction() as connection:
        keys = connection.scalars(select(e.version_key).order_by(e.document_id, e.language)).all()
        number = connection.scalar(select(t.state.c.value).where(t.state.c.name == "generation"))
    return int(number or 0), list(keys)


@dataclass(frozen=True)
class Content:
    """What the stores are told of a version."""

    version_key: int
    source: str
    metadata: Metadata
    passages: tuple[Passage, ...]


def contents(catalogue: Catalogue, version_keys: Sequence[int]) -> Iterator[Content]:
    """Yield the contents of versions, in the order given, one in memory at a time."""
    query = select(*PASSAGE).order_by(t.passages.c.ordinal)
    query = query.add_columns(t.versions.c.document_id, t.versions.c.language)
    query = query.join(t.versions, t.versions.c.key == t.passages.c.version_key)
    about = select(t.versions.c.source, t.versions.c.metadata)
    for key in version_keys:
        with catalogue.transaction() as connection:
            version = connection.execute(about.where(t.versions.c.key == key)).one()
            rows = connection.execute(query.where(t.versions.c.key == key))
            passages = tuple(unpack_passage(row) for row in rows)
        yield Content(key, version.source, unpack_metadata(version.metadata), passages)


def publish(catalogue: Catalogue, changes: Changes, generation: int, embedder: str) -> None:
    """Make the changes visible, all of them or none."""
    with catalogue.transaction() as connection:
        _replace_editions(connection, changes, generation)
        _replace_aliases(connection, changes)
        for document_id in changes.erased:
            for table in (t.editions, t.aliases, t.relations, t.corrections, t.versions):
                connection.execute(delete(table).where(table.c.document_id == document_id))
        set_state(connection, {"generation": str(generation), "embedder": embedder})


def _replace_editions(connection: Connection, changes: Changes, generation: int) -> None:
    for document_id, language in (*changes.removed, *changes.editions):
        for table in (t.editions, t.relations):
            same = and_(table.c.document_id == document_id, table.c.language == language)
            connection.execute(delete(table).where(same))
    for new in changes.editions.values():
        mine = t.versions.c.key == new.version_key
        connection.execute(update(t.versions).where(mine).values(published_in=generation))
        packed = connection.execute(select(t.versions.c.metadata).where(mine)).scalar_one()
        about = unpack_metadata(packed)
        connection.execute(insert(t.editions).values(_edition(new, about)))
        ties = [
            {"document_id": about.id, "language": about.language, "ordinal": i}
            | {"kind": relation.kind, "target": relation.target}
            for i, relation in enumerate(about.relations)
        ]
        if ties:
            connection.execute(insert(t.relations), ties)


def _edition(new: Held, about: Metadata) -> Packed:
    return {
        "document_id": about.id,
        "language": about.language,
        "version_key": new.version_key,
        "origin": new.origin,
        "source": new.source,
        "title": about.title,
        "kind": about.kind,
        "number": about.number,
        "issued": about.issued,
        "in_force": about.in_force,
        "expires": about.expires,
        "access": about.access,
    }


def _replace_aliases(connection: Connection, changes: Changes) -> None:
    for document_id, language in changes.removed:
        same = and_(t.aliases.c.document_id == document_id, t.aliases.c.language == language)
        connection.execute(delete(t.aliases).where(same))
    for origin in (*changes.dropped_aliases, *changes.aliases):
        connection.execute(delete(t.aliases).where(t.aliases.c.origin == origin))
    for origin, alias in changes.aliases.items():
        document_id, language = alias.key
        connection.execute(
            insert(t.aliases).values(
                origin=origin,
                source=alias.source,
                content_hash=alias.content_hash,
                reading=alias.reading,
                document_id=document_id,
                language=language,
            )
        )
