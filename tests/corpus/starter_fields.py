"""The fields of a digest's front matter, with their types."""

import re
from datetime import date
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints

from corpus.document import Language

Text = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]
Level = Literal["central", "province", "district", "commune"]
Count = Annotated[int, Field(ge=0, strict=True)]
Url = Annotated[str, StringConstraints(pattern=r"^https?://[\w-]+(\.[\w-]+)+(:\d+)?(/\S*)?$")]
PART_OF_A_DATE = re.compile(r"\d{4}(-\d{2}){0,2}")


def real_date(text: str) -> str:
    """Accept a year, a month or a day that the calendar knows."""
    if not PART_OF_A_DATE.fullmatch(text):
        message = f"{text!r} is no year, month or day"
        raise ValueError(message)
    date.fromisoformat(f"{text}-01-01"[:10])
    return text


def as_text(published: object) -> object:
    """YAML reads an unquoted day as a date; both ways of writing it are right."""
    return published.isoformat() if isinstance(published, date) else published


PartialDate = Annotated[str, AfterValidator(real_date)]


class Entry(BaseModel):
    """A mapping with these fields and no others."""

    model_config = ConfigDict(extra="forbid")


class SourceEntry(Entry):
    """Where statements of a digest come from."""

    title: Text
    publisher: Text
    url: Url
    published: PartialDate | None


class DigestEntry(Entry):
    """The fields every digest has."""

    id: Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
    language: Language
    title: Text
    topics: Annotated[list[Text], Field(min_length=1)]
    sources: Annotated[list[SourceEntry], Field(min_length=1)]
    unverified: list[Text]


class RegulationEntry(DigestEntry):
    """Front matter of a regulation."""

    kind: Literal["regulation"]
    number: Text
    issuer: Text
    issued: date | None
    in_force: date | None
    expires: date | None
    status: Literal["in force", "amended", "replaced", "unknown"]
    amends: list[Text]
    replaces: list[Text]
    replaced_by: list[Text]
    level: Annotated[list[Level], Field(min_length=1)]
    agencies: Annotated[list[Text], Field(min_length=1)]


class PrecedentEntry(DigestEntry):
    """Front matter of a precedent."""

    kind: Literal["precedent"]
    locality: Annotated[list[Text], Field(min_length=1)]
    level: Level
    merged: Annotated[list[Text], Field(min_length=1)]
    result: Text
    model: Literal[
        "ministry-merger",
        "merged-agency",
        "unit-merger",
        "joint-office",
        "unified-post",
        "shared-service",
    ]
    date: PartialDate
    status: Literal["completed", "reversed", "ended", "pilot", "unknown"]
    staff_before: Count | None
    staff_after: Count | None
    focal_points_cut: Count | None
    units_before: Count | None
    units_after: Count | None
    legal_basis: list[Text]


ENTRIES: dict[object, type[DigestEntry]] = {
    "regulation": RegulationEntry,
    "precedent": PrecedentEntry,
}
