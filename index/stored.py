"""What the catalogue gives out: documents, versions and passages as they are stored."""

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from sqlalchemy import Connection, and_, select

from corpus.document import Doubt, Fact, Language, Metadata, Passage
from index import tables as t
from index.packing import AnyRow, unpack_doubt, unpack_fact, unpack_metadata, unpack_passage
from index.words import Sentence, sentences_of

PASSAGE = (
    t.passages.c.ordinal,
    t.passages.c.locator,
    t.passages.c.group_name,
    t.passages.c.headings,
    t.passages.c.rank,
    t.passages.c.start_at,
    t.passages.c.end_at,
    t.passages.c.text,
    t.passages.c.page,
)


@dataclass(frozen=True)
class DocumentRow:
    """One edition as a list shows it."""

    metadata: Metadata
    version: str
    source: str
    passages: int
    ingested_at: datetime


@dataclass(frozen=True)
class VersionRow:
    """One version in the history of a document; the newest comes first."""

    document_id: str
    language: Language
    version: str
    content_hash: str
    source: str
    ingested_at: datetime
    current: bool


@dataclass(frozen=True)
class StoredDocument:
    """One version of one edition, whole."""

    metadata: Metadata
    version: str
    versions: tuple[str, ...]  # names of all readable versions of this edition, the newest first
    text: str
    passages: tuple[Passage, ...]
    source: str
    aliases: tuple[str, ...]
    doubts: tuple[Doubt, ...]
    facts: tuple[Fact, ...]
    ingested_at: datetime


@dataclass(frozen=True)
class StoredPassage:
    """A passage of a current version with what is known about its document."""

    passage: Passage
    metadata: Metadata
    source: str
    version: str

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """Its sentences, cut once."""
        return sentences_of(self.passage)


def document_row(row: AnyRow) -> DocumentRow:
    """Return the entry of a list."""
    return DocumentRow(
        unpack_metadata(row.metadata), row.version, row.source, row.passage_count, row.ingested_at
    )


def version_row(row: AnyRow) -> VersionRow:
    """Return the entry of a history."""
    return VersionRow(
        row.document_id,
        row.language,
        row.version,
        row.content_hash,
        row.source,
        row.ingested_at,
        current=row.version_key is not None,
    )


def stored_document(connection: Connection, row: AnyRow) -> StoredDocument:
    """Return a version with what is filed about it."""
    edition = and_(
        t.versions.c.document_id == row.document_id, t.versions.c.language == row.language
    )
    names = connection.scalars(
        select(t.versions.c.version)
        .where(edition, t.versions.c.published_in.is_not(None))
        .order_by(t.versions.c.key.desc())
    )
    passages = connection.execute(
        select(t.versions.c.document_id, t.versions.c.language, *PASSAGE)
        .join(t.passages, t.passages.c.version_key == t.versions.c.key)
        .where(t.versions.c.key == row.key)
        .order_by(t.passages.c.ordinal)
    )
    doubts = connection.execute(
        select(t.doubts).where(t.doubts.c.version_key == row.key).order_by(t.doubts.c.ordinal)
    )
    facts = connection.execute(
        select(t.facts).where(t.facts.c.version_key == row.key).order_by(t.facts.c.ordinal)
    )
    aliases = connection.scalars(
        select(t.aliases.c.source)
        .where(t.aliases.c.document_id == row.document_id, t.aliases.c.language == row.language)
        .order_by(t.aliases.c.source)
    )
    return StoredDocument(
        metadata=unpack_metadata(row.metadata),
        version=row.version,
        versions=tuple(dict.fromkeys(names)),
        text=row.text,
        passages=tuple(unpack_passage(each) for each in passages),
        source=row.source,
        aliases=tuple(aliases),
        doubts=tuple(unpack_doubt(each) for each in doubts),
        facts=tuple(unpack_fact(each) for each in facts),
        ingested_at=row.ingested_at,
    )
