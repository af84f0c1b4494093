"""The pages of the library, and how every page is filled: templates, words, static files."""

from datetime import date
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Annotated, Final
from urllib.parse import urlencode

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from pydantic import BaseModel, Field

from api.problems import Problem
from api.reader import blocks
from api.serving import PartsDep
from api.shelf import stored
from api.words import DEFAULT, words
from corpus.document import LANGUAGES, Language, Span
from index.stored import StoredDocument

WEB: Final = Path(__file__).parent / "web"
STATIC: Final = WEB / "static"
router = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)
Lang = Annotated[Language, Query()]


@router.get("/documents")
def library(request: Request, parts: PartsDep, lang: Lang = DEFAULT) -> str:
    """Show what documents there are, each once, in the reader's language where it can be."""
    shelf = {
        row.metadata.id: row.metadata
        for row in sorted(parts.library.documents(), key=lambda row: row.metadata.language == lang)
    }
    rows = sorted(shelf.values(), key=lambda about: (about.kind != "regulation", about.title))
    return render("library.html", request, lang, shelf=rows)


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
    editions = {
        row.metadata.language for row in parts.library.documents() if row.metadata.id == document_id
    }
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
    )


def failure(request: Request, problem: Problem) -> HTMLResponse:
    """Show a failure as a page."""
    asked = request.query_params.get("lang")
    lang: Language = next((known for known in LANGUAGES if known == asked), DEFAULT)
    return HTMLResponse(render("error.html", request, lang, detail=problem.detail), problem.status)


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


def day(value: date) -> str:
    """Write a date as both languages here do."""
    return f"{value:%d/%m/%Y}"


def static_path() -> str:
    """Return where the page's files lie; it changes with them, so they may be cached for good."""
    content = sha256()
    for path in sorted(STATIC.iterdir()):
        content.update(path.name.encode() + path.read_bytes())
    return f"/static/{content.hexdigest()[:12]}"


def render(template: str, request: Request, lang: Language, **values: object) -> str:
    """Fill a template; every value is text, never markup."""
    other: Language = "en" if lang == "vi" else "vi"
    query = [pair for pair in request.query_params.multi_items() if pair[0] != "lang"]
    return (
        templates()
        .get_template(template)
        .render(
            lang=lang,
            t=words(lang),
            other_lang=other,
            other_url=f"{request.url.path}?{urlencode([*query, ('lang', other)])}",
            static=request.app.state.static,
            day=day,
            **values,
        )
    )


@cache
def templates() -> Environment:
    """Return the templates, read once."""
    return Environment(
        loader=FileSystemLoader(WEB / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
