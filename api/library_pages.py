"""The pages of the library: what documents there are, one of them, taking some in and out."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Annotated, Literal
from urllib.parse import quote

from fastapi import APIRouter, Form, Query, Request, UploadFile
from fastapi.responses import HTMLResponse, RedirectResponse
from pydantic import BaseModel, Field

from api import shelf
from api.asked import Spoken
from api.documents import plain_name, silent, taken_in
from api.errors import UploadRefused
from api.file_schemas import FileOut
from api.pages import render
from api.parts import Parts
from api.reader import blocks
from api.serving import PartsDep
from api.shelf import stored
from api.words import DEFAULT
from corpus.document import LANGUAGES, Kind, Language, Metadata, Span, Validity
from corpus.slugs import slug
from corpus.vietnamese import fold
from index.stored import DocumentRow, StoredDocument

router = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)
Lang = Annotated[Language, Query()]


class Sought(BaseModel):
    """Which documents to list; a field that is left empty means any."""

    q: Annotated[str, Field(max_length=200)] = ""  # words of title, number or place
    kind: Kind | Literal[""] = ""
    validity: Validity | Literal[""] = ""
    lang: Language = DEFAULT


@dataclass(frozen=True)
class Row:
    """A document as the list shows it."""

    about: Metadata
    validity: Validity

    def meets(self, sought: Sought) -> bool:
        """Say whether the document is among those that are sought."""
        said = fold(" ".join((self.about.title, self.about.number or "", *self.about.places)))
        return (
            all(word in said for word in fold(sought.q).split())
            and sought.kind in {"", self.about.kind}
            and sought.validity in {"", self.validity}
        )


@router.get("/documents")
def library(request: Request, sought: Annotated[Sought, Query()], parts: PartsDep) -> str:
    """Show what documents there are, each once, in the reader's language where it can be."""
    return listed(request, parts, sought)


@router.post("/documents")
def add(
    request: Request,
    file: list[UploadFile],
    parts: PartsDep,
    lang: Annotated[Language, Form()] = DEFAULT,
) -> str:
    """Take files in, and show what became of each above the list."""
    named, reports = {}, []
    for each in file:
        try:
            named[plain_name(each.filename or "")] = each
        except UploadRefused as refused:
            sent = each.filename or ""
            reports.append(FileOut.of_refused(sent, str(refused)))
    if named:
        reports += taken_in(named, parts).files
    return listed(request, parts, Sought(lang=lang), reports)


@router.post("/documents/{document_id}/remove")
def remove(document_id: str, asked: Annotated[Spoken, Form()], parts: PartsDep) -> RedirectResponse:
    """Remove a document from search, and show those that are left."""
    shelf.remove(parts, document_id, silent)
    return RedirectResponse(f"/documents?lang={asked.lang}", status_code=303)


def listed(request: Request, parts: Parts, sought: Sought, reports: Sequence[FileOut] = ()) -> str:
    """Show the documents that are sought, and what became of files that were just sent."""
    rows = sorted(
        _rows(parts, sought.lang),
        key=lambda row: (row.about.kind != "regulation", fold(row.about.title)),
    )
    return render(
        "library.html",
        request,
        sought.lang,
        rows=[row for row in rows if row.meets(sought)],
        sought=sought,
        kinds=Counter(row.about.kind for row in rows),
        validities=Counter(row.validity for row in rows),
        reports=reports,
    )


def _rows(parts: Parts, lang: Language) -> Iterator[Row]:
    """Yield each document once, told by its edition in a language where there is one."""
    editions = sorted(parts.library.documents(), key=lambda row: row.metadata.language == lang)
    web, today = parts.library.web(), parts.today()
    for about in {row.metadata.id: row.metadata for row in editions}.values():
        yield Row(about, web.validity(about, today))


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
        has_mark=any(block.is_cited for block in shown),
        web_address=web_address,
        addresses=addresses(rows, found.metadata, place.lang),
        history=[
            row
            for row in parts.library.history(document_id)
            if row.language == found.metadata.language
        ],
    )


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
