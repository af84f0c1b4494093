"""What is known about a document beside its text: from its front matter, else from its opening."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import PurePath
from typing import Any, TypeVar, get_args

from corpus.blocks import Placed
from corpus.closing import signatory_of
from corpus.document import (
    KINDS,
    LANGUAGES,
    Kind,
    Metadata,
    Origin,
    Passage,
    Relation,
    RelationKind,
    Source,
)
from corpus.effect import effect_of
from corpus.enclosures import own_lines
from corpus.errors import InvalidMetadata
from corpus.letterhead import Letterhead
from corpus.levels import level_of
from corpus.mentions import Names
from corpus.names import in_running_text
from corpus.opening import opening_of
from corpus.provisions import act_of
from corpus.slugs import slug
from corpus.vietnamese import language_of

FACTS = (
    "result", "model", "date", "staff_before", "staff_after", "units_before", "units_after",
    "focal_points_cut", "legal_basis",
)  # fmt: skip
# Under which keys of the front matter a field of the metadata is filed.
FILED_AS: Mapping[str, tuple[str, ...]] = {
    **{
        name: (name,)
        for name in (
            "title", "kind", "number", "issuer", "signatory", "issued", "in_force", "expires",
            "status", "topics", "sources", "unverified", "access",
        )
    },
    "relations": get_args(RelationKind),
    "places": ("locality", "places"),
    "levels": ("level",),
    "bodies": ("merged", "agencies", "bodies"),
    "facts": FACTS,
}  # fmt: skip
# Relations and facts are corrected where they are stated.
CORRECTABLE = frozenset(
    key
    for field, keys in FILED_AS.items()
    if field not in ("relations", "facts", "sources")
    for key in keys
)
SAMPLE = 5_000  # characters of the opening that tell the language
LONGEST_SHOWN = 80  # characters of a value in a message
DAY = re.compile(r"\d{4}-\d{2}-\d{2}")

Values = Mapping[str, object]
Choice = TypeVar("Choice", bound=str)


def from_front_matter(values: Values, source: str, fallback: Metadata) -> Metadata:
    """Return the metadata the front matter states; what it leaves out is taken from `fallback`.

    Raises `InvalidMetadata`, naming the key and the value, when a value is impossible.
    """
    read = _Reader(values, source)
    in_force, expires = read.day("in_force"), read.day("expires")
    if in_force and expires and expires < in_force:
        read.refuse("expires", f"is before in_force {in_force}")
    filed = [name for name, keys in FILED_AS.items() if any(values.get(key) for key in keys)]
    return Metadata(
        id=slug(read.text("id") or read.text("number") or fallback.id),
        language=read.choice("language", LANGUAGES) or fallback.language,
        title=read.text("title") or fallback.title,
        kind=read.choice("kind", KINDS) or fallback.kind,
        number=read.text("number") or fallback.number,
        issuer=read.text("issuer") or fallback.issuer,
        signatory=read.text("signatory") or fallback.signatory,
        issued=read.day("issued") or fallback.issued,
        in_force=in_force,
        expires=expires,
        status=read.text("status"),
        relations=tuple(
            Relation(kind, target) for kind in get_args(RelationKind) for target in read.texts(kind)
        ),
        places=read.texts("locality") or read.texts("places"),
        levels=read.texts("level"),
        bodies=read.texts("merged") or read.texts("agencies") or read.texts("bodies"),
        topics=read.texts("topics"),
        sources=tuple(map(_source, read.mappings("sources"))),
        unverified=read.texts("unverified"),
        access=read.text("access") or fallback.access,
        facts={key: read.fact(key) for key in FACTS if key in values},
        origins={**fallback.origins, **dict.fromkeys(filed, "front_matter")},
    )


def corrected(metadata: Metadata, values: Values, source: str) -> Metadata:
    """Return metadata as a person corrected it: by keys of the front matter, an empty value clears.

    What identifies the document, its id and language, stays. Raises `InvalidMetadata`.
    """
    fields = {key: field for field, keys in FILED_AS.items() for key in keys if key in CORRECTABLE}
    if unknown := next((key for key in values if key not in fields), None):
        known = ", ".join(sorted(fields))
        message = f"{unknown!r} cannot be corrected; what can is {known}"
        raise InvalidMetadata(source, message)
    if "access" in values and not values["access"]:
        message = "'access' cannot be cleared, which would open it to all: name a label, or public"
        raise InvalidMetadata(source, message)
    bare = Metadata(id=metadata.id, language=metadata.language, title=metadata.title)
    read = from_front_matter(values, source, bare)
    told = {fields[key]: getattr(read, fields[key]) for key in values}
    if "in_force" in told or "expires" in told:
        _check_order(replace(metadata, **told), source)
    origins: dict[str, Origin] = {**metadata.origins, **dict.fromkeys(told, "person")}
    return replace(metadata, **told, origins=origins)


def _check_order(metadata: Metadata, source: str) -> None:
    in_force, expires = metadata.in_force, metadata.expires
    if in_force and expires and expires < in_force:
        raise InvalidMetadata(source, f"it would expire on {expires}, before it is in force")


def from_text(placed: Sequence[Placed], source: str) -> Metadata:
    """Return what the text itself tells: letterhead or title, language, kind, signatory."""
    text = "\n".join(at.block.text for at in placed)
    opening = opening_of(placed)
    head = opening.letterhead or Letterhead(0)
    lines = own_lines([at.line for at in opening.body])
    kind: Kind = "regulation" if act_of(lines) else head.kind or "other"
    stem = PurePath(source).stem
    told: dict[str, object] = {
        "number": head.number,
        "title": next(iter(opening.title), None),
        "issuer": head.issuer and in_running_text(head.issuer, text),
        "issued": head.issued,
        "signatory": signatory_of(lines) if opening.letterhead else None,
    }
    metadata = Metadata(
        id=slug(head.number or stem),
        language=language_of(text[:SAMPLE]),
        title=opening.title[0] if opening.title else stem,
        kind=kind,
    )
    return with_told(metadata, told, "text")


def with_effect(metadata: Metadata, passages: Sequence[Passage]) -> Metadata:
    """Add what an act says of its force and of other documents, where nobody has filed it."""
    effect = effect_of(passages, metadata.title, metadata.issued)
    told = {
        "in_force": effect.in_force,
        "expires": effect.expires,
        "relations": effect.relations,
        "transitions": effect.transitions,
    }
    filed = {name for name, origin in metadata.origins.items() if origin != "text"}
    return with_told(
        metadata, {name: value for name, value in told.items() if name not in filed}, "text"
    )


def with_mentions(metadata: Metadata, text: str, names: Names) -> Metadata:
    """Add the places, bodies and level that a text names, where nobody has filed any."""
    head = " ".join(filter(None, (metadata.title, metadata.issuer)))
    told: dict[str, object] = {}
    if "places" not in metadata.origins:
        told["places"] = names.places_of(head, text)
    if "bodies" not in metadata.origins:
        told["bodies"] = names.bodies_of(head, text)
    if "levels" not in metadata.origins and metadata.issuer:
        level = level_of(metadata.issuer, names.gazetteer)
        told["levels"] = (level,) if level else ()
    return with_told(metadata, told, "text")


def with_told(metadata: Metadata, told: Mapping[str, object], origin: Origin) -> Metadata:
    """Return metadata with the values that were told, and how each of them was found."""
    values = {name: value for name, value in told.items() if value not in (None, ())}
    origins = {**metadata.origins, **dict.fromkeys(values, origin)}
    changes: dict[str, Any] = {**values, "origins": origins}
    return replace(metadata, **changes)


def _source(values: Values) -> Source:
    told = {key: str(value) for key, value in values.items() if isinstance(value, str | int)}
    title = told.get("title") or told.get("url") or ""
    return Source(title, told.get("publisher"), told.get("url"), told.get("published"))


def shown(value: object) -> str:
    """Return a value as a message shows it: on one line, not longer than people read."""
    text = (
        repr(value) if isinstance(value, str | int | float | None) else f"a {type(value).__name__}"
    )
    return text if len(text) <= LONGEST_SHOWN else text[:LONGEST_SHOWN] + "…"


class _Reader:
    """Reads values of the front matter, strictly."""

    def __init__(self, values: Values, source: str) -> None:
        self._values = values
        self._source = source

    def refuse(self, key: str, problem: str) -> None:
        """Raise `InvalidMetadata` for a key."""
        value = shown(self._values.get(key))
        message = f"front matter, {key}: {value} {problem}; correct it and ingest again"
        raise InvalidMetadata(self._source, message)

    def text(self, key: str) -> str | None:
        value = self._values.get(key)
        if value is None or value == "":
            return None
        if isinstance(value, list | Mapping):
            self.refuse(key, "must be one value, not a list")
        return " ".join(str(value).split())

    def texts(self, key: str) -> tuple[str, ...]:
        value = self._values.get(key)
        if value is None:
            return ()
        items = value if isinstance(value, list) else [value]
        if any(isinstance(item, Mapping | list) for item in items):
            self.refuse(key, "must be a list of names")
        return tuple(" ".join(str(item).split()) for item in items if item is not None)

    def mappings(self, key: str) -> tuple[Values, ...]:
        value = self._values.get(key)
        items = value if isinstance(value, list) else []
        return tuple(item for item in items if isinstance(item, Mapping))

    def day(self, key: str) -> date | None:
        value = self._values.get(key)
        if value is None or value == "":
            return None
        try:
            return date.fromisoformat(str(value) if DAY.fullmatch(str(value)) else "")
        except ValueError:
            self.refuse(key, "is no date; write it as 2025-01-31")
        return None

    def choice(self, key: str, known: Sequence[Choice]) -> Choice | None:
        value = self.text(key)
        if value is None:
            return None
        found = next((choice for choice in known if choice == value), None)
        if found is None:
            self.refuse(key, f"is unknown; expected one of {', '.join(known)}")
        return found

    def fact(self, key: str) -> str | int | tuple[str, ...] | None:
        value = self._values.get(key)
        if value is None or isinstance(value, int):
            return value
        return self.texts(key) if isinstance(value, list) else self.text(key)
