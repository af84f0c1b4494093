"""The page of a document: read at a place, its file, what is known of it corrected, removed."""

from collections.abc import Iterable, Mapping
from typing import Annotated, Final
from urllib.parse import quote, urlencode

from fastapi import APIRouter, Form, Query, Request
from fastapi.responses import HTMLResponse, RedirectResponse
from pydantic import BaseModel, Field

from api import shelf
from api.asked import Spoken
from api.documents import silent
from api.pages import render
from api.parts import Parts
from api.reader import blocks
from api.serving import PartsDep
from api.shelf import stored
from api.words import DEFAULT
from corpus.document import KINDS, LANGUAGES, Kind, Language, Metadata, Span
from corpus.slugs import slug
from index.stored import DocumentRow, StoredDocument, VersionRow

TEXTS: Final = ("number", "issuer", "signatory", "access")
DAYS: Final = ("issued", "in_force", "expires")
LISTS: Final = ("places", "bodies")

router = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)


class Place(BaseModel):
    """Which edition and version of a document to show, and which words of it to mark."""

    language: Language | None = None
    version: str | None = None
    start: Annotated[int | None, Field(ge=0)] = None
    end: Annotated[int | None, Field(ge=0)] = None
    locator: str | None = None
    lang: Language = DEFAULT


@router.get("/documents/{document_id}")
def document(
    request: Request, document_id: str, place: Annotated[Place, Query()], parts: PartsDep
) -> str:
    """Show a document, with the words from `start` to `end` or the passage at `locator` marked."""
    found = stored(parts.library, document_id, place.language, place.version)
    cited = span_of(found, place)
    shown = blocks(found.text, found.passages, cited)
    if (
        shown
        and shown[0].plain == found.metadata.title
        and not any(p.cited for p in shown[0].pieces)
    ):
        shown = shown[1:]  # the page says the title already
    rows = parts.library.documents()
    editions = {row.metadata.language for row in rows if row.metadata.id == document_id}
    return render(
        "document.html",
        request,
        place.lang,
        about=found.metadata,
        version=found.version,
        validity=parts.library.web().validity(found.metadata, parts.today()),
        status=f"status_{found.metadata.status}",
        editions=[edition for edition in LANGUAGES if edition in editions],
        blocks=shown,
        contents=[block for block in shown if block.look == "heading"],
        original=original_address(parts, found),
        fields=fields_of(found.metadata),
        texts=TEXTS,
        days=DAYS,
        lists=LISTS,
        kinds=KINDS,
        has_mark=any(block.is_cited for block in shown),
        web_address=web_address,
        addresses=addresses(rows, found.metadata, place.lang),
        history=history_of(parts, found.metadata),
    )


def history_of(parts: Parts, about: Metadata) -> list[VersionRow]:
    """Return the texts that an edition had, the newest first; a correction makes no other text."""
    rows = parts.library.history(about.id)
    mine = [row for row in rows if row.language == about.language]
    return list({row.version: row for row in reversed(mine)}.values())[::-1]


def original_address(parts: Parts, document: StoredDocument) -> str | None:
    """Return where the file of a version is taken away, `None` where it is not kept."""
    if shelf.original_or_none(parts, document) is None:
        return None
    about = document.metadata
    where = f"/api/v1/documents/{quote(about.id, safe='')}/versions/{document.version}/original"
    return f"{where}?language={about.language}"


def span_of(document: StoredDocument, place: Place) -> Span | None:
    """Return the range to mark; one that does not lie in the text marks nothing."""
    start, end = place.start, place.end
    if start is not None and end is not None and start < end <= len(document.text):
        return Span(start, end)
    return next(
        (
            Span(passage.start, passage.end)
            for passage in document.passages
            if passage.locator == place.locator
        ),
        None,
    )


def web_address(url: str | None) -> bool:
    """Say whether a link may be followed: documents may hold any text, also `javascript:`."""
    return url is not None and url.startswith(("https://", "http://"))


def addresses(rows: Iterable[DocumentRow], about: Metadata, lang: Language) -> dict[str, str]:
    """Return where the page shows each document that this one names, by the name it uses."""
    known = {
        name: row.metadata.id
        for row in rows
        for name in (row.metadata.id, slug(row.metadata.number or row.metadata.id))
    }
    named = {relation.target: slug(relation.target) for relation in about.relations}
    return {
        target: f"/documents/{quote(known[name], safe='')}?lang={lang}"
        for target, name in named.items()
        if name in known
    }


class Corrected(Spoken):
    """What the form says is known of an edition; lists are parted by semicolons."""

    language: Language
    title: Annotated[str, Field(min_length=1)]
    kind: Kind
    number: str = ""
    issuer: str = ""
    signatory: str = ""
    issued: str = ""
    in_force: str = ""
    expires: str = ""
    places: str = ""
    bodies: str = ""
    access: str = ""  # nothing leaves it as it is

    def changes(self, about: Metadata) -> dict[str, str | list[str]]:
        """Return what differs from what is known, by key of the front matter."""
        known = fields_of(about)
        told = self.model_dump(include=set(known))
        changed = {key: value.strip() for key, value in told.items() if value.strip() != known[key]}
        if not changed.get("access"):
            changed.pop("access", None)
        return {key: _several(value) if key in LISTS else value for key, value in changed.items()}


def fields_of(about: Metadata) -> Mapping[str, str]:
    """Return what is known of an edition as the form shows it, by key of the front matter."""
    return {
        "title": about.title,
        "kind": about.kind,
        "number": about.number or "",
        "issuer": about.issuer or "",
        "signatory": about.signatory or "",
        "access": about.access,
        **{key: str(getattr(about, key) or "") for key in DAYS},
        **{key: "; ".join(getattr(about, key)) for key in LISTS},
    }


def _several(value: str) -> list[str]:
    return [each.strip() for each in value.split(";") if each.strip()]


@router.post("/documents/{document_id}/correct")
def correct(
    document_id: str, told: Annotated[Corrected, Form()], parts: PartsDep
) -> RedirectResponse:
    """Correct what is known of an edition, and show it again."""
    about = stored(parts.library, document_id, told.language).metadata
    if changes := told.changes(about):
        shelf.correct(parts, document_id, told.language, changes, silent)
    query = urlencode({"language": told.language, "lang": told.lang})
    return RedirectResponse(f"/documents/{quote(document_id, safe='')}?{query}", status_code=303)


@router.post("/documents/{document_id}/remove")
def remove(document_id: str, asked: Annotated[Spoken, Form()], parts: PartsDep) -> RedirectResponse:
    """Remove a document from search, and show those that are left."""
    shelf.remove(parts, document_id, silent)
    return RedirectResponse(f"/documents?lang={asked.lang}", status_code=303)
