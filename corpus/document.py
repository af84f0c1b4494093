"""The nouns of the project: documents, their editions and versions, passages, metadata."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from hashlib import sha256
from typing import Literal, get_args

Language = Literal["vi", "en"]
Kind = Literal["regulation", "precedent", "report", "guidance", "press", "other"]
Rank = Literal["rule", "digest", "guidance", "report", "press", "comment"]
Validity = Literal["in_force", "not_yet", "expired", "replaced", "unknown"]
RelationKind = Literal["amends", "replaces", "repeals", "replaced_by", "based_on", "guides"]
Origin = Literal["front_matter", "text", "person"]  # how a value of the metadata was found

LANGUAGES: tuple[Language, ...] = get_args(Language)
KINDS: tuple[Kind, ...] = get_args(Kind)


def digest(*parts: str) -> str:
    """Return sixteen hexadecimal digits that depend on the parts and nothing else."""
    return sha256("\x1f".join(parts).encode()).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class Span:
    """The half-open range `[start, end)` of a version's text, in Unicode code points."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Relation:
    """One document's tie to another, named by official number or document id."""

    kind: RelationKind
    target: str
    article: str | None = None  # of the target, where only a part of it is meant: "Điều 5 khoản 2"
    stated_in: str | None = None  # locator of the provision that says so: "Điều 12 khoản 1"
    effective: date | None = None  # where it differs from the document's own entry into force


@dataclass(frozen=True, slots=True)
class Source:
    """Where the statements of a digest come from."""

    title: str
    publisher: str | None = None
    url: str | None = None
    published: str | None = None


Measure = Literal[
    "staff_before", "staff_after", "staff_cut", "units_before", "units_after", "units_cut",
    "focal_points_before", "focal_points_after", "focal_points_cut",
    "leaders_before", "leaders_after", "leaders_cut", "date",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Fact:
    """One figure or date that a document states, with what it is said of and where."""

    measure: Measure
    value: str  # a figure in digits without separators ("18000", "12.5"); a date as ISO 8601
    unit: str  # as the text writes it: "biên chế", "đầu mối", "people"; "" for a date
    span: Span  # the words that say so, in the version's text
    place: str | None = None  # name in the gazetteer
    body: str | None = None  # term in the glossary
    level: str | None = None  # central, province, district, commune
    period: str | None = None  # "2018", "2015-2021", as stated


@dataclass(frozen=True)
class Metadata:
    """What is known about a document beside its text. Absence is `None` or an empty tuple."""

    id: str
    language: Language
    title: str
    kind: Kind = "other"
    number: str | None = None
    issuer: str | None = None
    signatory: str | None = None
    issued: date | None = None
    in_force: date | None = None
    expires: date | None = None
    status: str | None = None
    relations: tuple[Relation, ...] = ()
    transitions: tuple[str, ...] = ()  # provisions that say what goes on for a time: "Điều 12"
    places: tuple[str, ...] = ()  # names as the document writes them, narrowest first
    levels: tuple[str, ...] = ()  # central, province, district, commune
    bodies: tuple[str, ...] = ()  # agencies, or bodies merged
    topics: tuple[str, ...] = ()
    sources: tuple[Source, ...] = ()
    unverified: tuple[str, ...] = ()
    access: str = "public"
    # What precedents say of themselves, as written in the front matter: result, model, date,
    # staff_before, staff_after, units_before, units_after, focal_points_cut, legal_basis.
    facts: Mapping[str, str | int | tuple[str, ...] | None] = field(default_factory=dict)
    origins: Mapping[str, Origin] = field(default_factory=dict)  # by name of the field that is told

    def validity(self, on: date) -> Validity:
        """Say whether the document was in force on a date; unknown dates stay unknown."""
        replaced = any(relation.kind == "replaced_by" for relation in self.relations)
        if self.in_force is not None and on < self.in_force:
            return "not_yet"
        if self.expires is not None and on >= self.expires:
            return "replaced" if replaced else "expired"
        if self.in_force is None or (replaced and self.expires is None):
            return "unknown"
        return "in_force"


@dataclass(frozen=True)
class Passage:
    """The smallest citable piece: `text` is exactly `version.text[start:end]`."""

    document_id: str
    language: Language
    locator: str  # as an official writes it: "Điều 5 khoản 2 điểm a", "Kết quả › đoạn 2"
    text: str
    start: int
    end: int
    ordinal: int  # place in the document, from 0
    rank: Rank
    group: str = ""  # the provision or section it belongs to: "Điều 5", "Kết quả"
    headings: tuple[str, ...] = ()  # heading path from the outside in; context only, never quoted
    page: int = 0  # where it begins in the file, from 1; 0 where the file has no pages

    @cached_property
    def id(self) -> str:
        """Stable across rebuilds: it depends on what is said and where, nothing else."""
        return digest(self.document_id, self.language, self.locator, str(self.ordinal), self.text)


@dataclass(frozen=True)
class Doubt:
    """Something a person should look at, with the place where it was noticed."""

    code: str  # e.g. "numbering_gap", "run_together"
    message: str
    span: Span | None = None


@dataclass(frozen=True)
class Document:
    """One edition of one document as it was read: metadata, text, passages, doubts."""

    metadata: Metadata
    source: str  # the path as it was ingested
    text: str  # NFC; every offset counts code points of it
    content_hash: str  # of the bytes of the file
    passages: tuple[Passage, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    facts: tuple[Fact, ...] = ()
    format: str = ""  # what the file is: "pdf", "docx", "markdown" ...
    pages: int = 0  # 0 where the file has none
    scanned: bool = False  # some of it was read from a picture

    @property
    def version(self) -> str:
        """Name of this text: the same text has the same version, whatever the file is called."""
        return digest(self.text)

    @property
    def key(self) -> tuple[str, Language]:
        """The edition: document id and language."""
        return self.metadata.id, self.metadata.language
