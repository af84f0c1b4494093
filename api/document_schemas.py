"""Documents as they go over the wire."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import date, datetime
from typing import Literal, Self

from api.schemas import PassageOut, Wire
from corpus.document import Doubt, Fact, Kind, Language, Measure, Origin, RelationKind, Validity
from corpus.rules_web import Change, Web
from index.stored import DocumentRow, StoredDocument, VersionRow


class RelationOut(Wire):
    """A tie to another document, named by official number or document id."""

    kind: RelationKind
    target: str
    article: str | None = None  # of the target, where only a part of it is meant
    stated_in: str | None = None  # locator of the provision that says so
    effective: date | None = None


class ChangeOut(Wire):
    """What another document does to this one."""

    document_id: str
    kind: RelationKind
    article: str | None  # of this document, where only a part of it is meant
    stated_in: str | None  # locator in the other one
    since: date | None

    @classmethod
    def of(cls, change: Change) -> Self:
        """The change as it is sent."""
        relation = change.relation
        return cls(
            document_id=change.by.id,
            kind=relation.kind,
            article=relation.article,
            stated_in=relation.stated_in,
            since=change.day,
        )


class SourceOut(Wire):
    """Where the statements of a digest come from."""

    title: str
    publisher: str | None
    url: str | None
    published: str | None


class DoubtOut(Wire):
    """Something a person should look at; `start` and `end` where the place is known."""

    code: str
    message: str
    start: int | None
    end: int | None

    @classmethod
    def of(cls, doubt: Doubt) -> Self:
        """The doubt as it is sent."""
        span = doubt.span
        return cls(
            code=doubt.code,
            message=doubt.message,
            start=span.start if span else None,
            end=span.end if span else None,
        )


class FactOut(Wire):
    """A figure that a document states; `start` and `end` are the words that say so."""

    measure: Measure
    value: str
    unit: str
    place: str | None
    body: str | None
    level: str | None
    period: str | None
    start: int
    end: int

    @classmethod
    def of(cls, fact: Fact) -> Self:
        """The figure as it is sent."""
        told = asdict(fact)
        span = told.pop("span")
        return cls(**told, start=span["start"], end=span["end"])


class EditionOut(Wire):
    """One document in one language, as a list shows it."""

    document_id: str
    language: Language
    title: str
    kind: Kind
    number: str | None
    issued: date | None
    in_force: date | None
    expires: date | None
    validity: Validity
    version: str
    source: str
    passages: int
    ingested_at: datetime

    @classmethod
    def of(cls, row: DocumentRow, today: date, web: Web) -> Self:
        """The edition as it is sent; validity is today's."""
        about = row.metadata
        return cls(
            document_id=about.id,
            language=about.language,
            title=about.title,
            kind=about.kind,
            number=about.number,
            issued=about.issued,
            in_force=about.in_force,
            expires=about.expires,
            validity=web.validity(about, today),
            version=row.version,
            source=row.source,
            passages=row.passages,
            ingested_at=row.ingested_at,
        )


class EditionsOut(Wire):
    """All documents, an entry for each language."""

    documents: list[EditionOut]


class About(Wire):
    """What is known about a document beside its text."""

    document_id: str
    language: Language
    title: str
    kind: Kind
    number: str | None
    issuer: str | None
    signatory: str | None
    issued: date | None
    in_force: date | None
    expires: date | None
    status: str | None
    validity: Validity
    relations: list[RelationOut]
    changed_by: list[ChangeOut]  # the earliest first
    transitions: list[str]  # provisions that say what goes on for a time
    places: list[str]
    levels: list[str]
    bodies: list[str]
    topics: list[str]
    sources: list[SourceOut]
    unverified: list[str]
    access: str
    facts: dict[str, str | int | list[str] | None]
    origins: dict[str, Origin]  # how each field that is known was found


class DocumentOut(About):
    """A version of a document, whole: what is known about it, its text and its passages."""

    version: str
    versions: list[str]
    source: str
    aliases: list[str]
    ingested_at: datetime
    doubts: list[DoubtOut]
    figures: list[FactOut]
    text: str
    passages: list[PassageOut]

    @classmethod
    def of(cls, document: StoredDocument, today: date, web: Web) -> Self:
        """The document as it is sent; validity is today's."""
        about = document.metadata
        return cls(
            document_id=about.id,
            language=about.language,
            title=about.title,
            kind=about.kind,
            number=about.number,
            issuer=about.issuer,
            signatory=about.signatory,
            issued=about.issued,
            in_force=about.in_force,
            expires=about.expires,
            status=about.status,
            validity=web.validity(about, today),
            relations=[RelationOut(**asdict(relation)) for relation in about.relations],
            changed_by=[ChangeOut.of(change) for change in web.changes_of(about)],
            transitions=list(about.transitions),
            places=list(about.places),
            levels=list(about.levels),
            bodies=list(about.bodies),
            topics=list(about.topics),
            sources=[SourceOut(**asdict(source)) for source in about.sources],
            unverified=list(about.unverified),
            access=about.access,
            facts={
                name: list(value) if isinstance(value, tuple) else value
                for name, value in about.facts.items()
            },
            origins=dict(about.origins),
            version=document.version,
            versions=list(document.versions),
            source=document.source,
            aliases=list(document.aliases),
            ingested_at=document.ingested_at,
            doubts=[DoubtOut.of(doubt) for doubt in document.doubts],
            figures=[FactOut.of(fact) for fact in document.facts],
            text=document.text,
            passages=[PassageOut.of(passage) for passage in document.passages],
        )


class CorrectionIn(Wire):
    """What a person knows better, by key of the front matter; an empty value clears."""

    values: dict[str, str | list[str]]


class VersionTextOut(Wire):
    """The text of a version; `quote` is its characters from `start` to `end` where asked for."""

    document_id: str
    language: Language
    version: str
    text: str
    passages: list[PassageOut]
    quote: str | None = None

    @classmethod
    def of(cls, document: StoredDocument, quote: str | None) -> Self:
        """The version as it is sent."""
        return cls(
            document_id=document.metadata.id,
            language=document.metadata.language,
            version=document.version,
            text=document.text,
            passages=[PassageOut.of(passage) for passage in document.passages],
            quote=quote,
        )


class VersionOut(Wire):
    """One version in a document's history."""

    language: Language
    version: str
    content_hash: str
    source: str
    ingested_at: datetime
    current: bool


class HistoryOut(Wire):
    """All versions of a document that can still be read, the newest first."""

    document_id: str
    versions: list[VersionOut]

    @classmethod
    def of(cls, document_id: str, rows: Sequence[VersionRow]) -> Self:
        """The history as it is sent."""
        versions = [VersionOut.model_validate(row, from_attributes=True) for row in rows]
        return cls(document_id=document_id, versions=versions)


class RemovedOut(Wire):
    """A document that is no longer searched; its versions stay readable for old answers."""

    document_id: str
    removed: Literal[True] = True
