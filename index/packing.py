"""Metadata, passages and doubts as the catalogue keeps them, and back, without loss."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import date
from typing import Any

from sqlalchemy import Row

from corpus.document import Doubt, Fact, Metadata, Passage, Relation, Source, Span

_DATES = ("issued", "in_force", "expires")
_TUPLES = ("places", "levels", "bodies", "topics", "transitions", "unverified")

Packed = dict[str, Any]  # what a JSON column or a row of a table holds
AnyRow = Row[*tuple[Any, ...]]


def pack_metadata(metadata: Metadata) -> Packed:
    """Return the metadata as values JSON can hold; what is absent is left out."""
    packed = {name: value for name, value in asdict(metadata).items() if value not in (None, ())}
    for name in _DATES:
        if name in packed:
            packed[name] = packed[name].isoformat()
    packed["relations"] = [_pack_relation(relation) for relation in metadata.relations]
    return packed


def _pack_relation(relation: Relation) -> Packed:
    packed = {name: value for name, value in asdict(relation).items() if value is not None}
    if relation.effective is not None:
        packed["effective"] = relation.effective.isoformat()
    return packed


def _unpack_relation(packed: Mapping[str, Any]) -> Relation:
    effective = packed.get("effective")
    return Relation(**{**packed, "effective": effective and date.fromisoformat(effective)})


def unpack_metadata(packed: Mapping[str, Any]) -> Metadata:
    """Return the metadata that was packed."""
    values = dict(packed)
    for name in _DATES:
        if name in values:
            values[name] = date.fromisoformat(values[name])
    for name in _TUPLES:
        values[name] = tuple(values.get(name, ()))
    values["relations"] = tuple(map(_unpack_relation, values.get("relations", ())))
    values["sources"] = tuple(Source(**each) for each in values.get("sources", ()))
    values["facts"] = {
        name: tuple(value) if isinstance(value, list) else value
        for name, value in values.get("facts", {}).items()
    }
    return Metadata(**values)


def pack_passage(passage: Passage) -> Packed:
    """Return the row of a passage, without the key of its version."""
    return {
        "ordinal": passage.ordinal,
        "passage_id": passage.id,
        "locator": passage.locator,
        "group_name": passage.group,
        "headings": list(passage.headings),
        "rank": passage.rank,
        "start_at": passage.start,
        "end_at": passage.end,
        "text": passage.text,
        "page": passage.page,
    }


def unpack_passage(row: AnyRow) -> Passage:
    """Return the passage of a row that also names its document and language."""
    return Passage(
        document_id=row.document_id,
        language=row.language,
        locator=row.locator,
        text=row.text,
        start=row.start_at,
        end=row.end_at,
        ordinal=row.ordinal,
        rank=row.rank,
        group=row.group_name,
        headings=tuple(row.headings),
        page=row.page,
    )


def pack_doubt(ordinal: int, doubt: Doubt) -> Packed:
    """Return the row of a doubt, without the key of its version."""
    return {
        "ordinal": ordinal,
        "code": doubt.code,
        "message": doubt.message,
        "start_at": doubt.span.start if doubt.span else None,
        "end_at": doubt.span.end if doubt.span else None,
    }


def pack_fact(ordinal: int, fact: Fact) -> Packed:
    """Return the row of a fact, without the key of its version."""
    packed = asdict(fact)
    span = packed.pop("span")
    return {"ordinal": ordinal, "start_at": span["start"], "end_at": span["end"], **packed}


def unpack_fact(row: AnyRow) -> Fact:
    """Return the fact of a row."""
    told = (row.measure, row.value, row.unit, Span(row.start_at, row.end_at))
    return Fact(*told, row.place, row.body, row.level, row.period)


def unpack_doubt(row: AnyRow) -> Doubt:
    """Return the doubt of a row."""
    span = None if row.start_at is None else Span(row.start_at, row.end_at)
    return Doubt(row.code, row.message, span)
