"""The page of the library: what documents there are, and taking some in."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Annotated, Literal

from fastapi import APIRouter, Form, Query, Request, UploadFile
from fastapi.responses import HTMLResponse
from pydantic import BaseModel, Field

from api.documents import plain_name, taken_in
from api.errors import UploadRefused
from api.figures import MetricsDep
from api.file_schemas import FileOut
from api.pages import render
from api.parts import Parts
from api.serving import PartsDep
from api.words import DEFAULT
from corpus.document import Kind, Language, Metadata, Validity
from corpus.vietnamese import fold

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
    metrics: MetricsDep,
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
        reports += taken_in(named, parts, metrics).files
    return listed(request, parts, Sought(lang=lang), reports)


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
