"""Documents over HTTP: list, read, add, remove."""

import unicodedata
from collections.abc import Mapping
from pathlib import Path, PurePosixPath, PureWindowsPath
from shutil import copyfileobj
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Annotated, Final

from fastapi import APIRouter, Query, UploadFile
from fastapi.responses import FileResponse

from api import shelf
from api.document_schemas import CorrectionIn, DocumentOut, EditionsOut, HistoryOut, VersionTextOut
from api.errors import UploadRefused
from api.figures import Metrics, MetricsDep
from api.file_schemas import FilesOut
from api.parts import Parts
from api.problems import PROBLEMS
from api.serving import PartsDep
from corpus.document import Language

router = APIRouter(prefix="/documents", tags=["documents"])

ANY: Final = "application/octet-stream"  # no browser opens it as a page
NAME_LENGTH: Final = 200  # characters; longer ones are no names people gave
Offset = Annotated[int | None, Query(ge=0)]


@router.get("", responses=PROBLEMS)
def documents(parts: PartsDep) -> EditionsOut:
    """List all documents, an entry for each language."""
    return shelf.editions(parts)


@router.post("", status_code=201, responses=PROBLEMS)
def add(file: UploadFile, parts: PartsDep, metrics: MetricsDep) -> FilesOut:
    """Take a file in; the report says what was read, what is doubtful and what was refused."""
    return taken_in({plain_name(file.filename or ""): file}, parts, metrics)


def taken_in(files: Mapping[str, UploadFile], parts: Parts, metrics: Metrics) -> FilesOut:
    """Take in files that were sent, by the name that each is kept under."""
    with TemporaryDirectory() as folder:
        began, paths = perf_counter(), {}
        for number, (name, file) in enumerate(files.items()):
            paths[name] = Path(folder) / f"upload{number}{PurePosixPath(name).suffix}"
            with paths[name].open("wb") as written:
                copyfileobj(file.file, written)
        reports = parts.writer(silent).ingest_uploads(paths)
    metrics.taken_in(reports, perf_counter() - began)
    return FilesOut.of(reports)


@router.get("/{document_id}", responses=PROBLEMS)
def document(
    document_id: str,
    parts: PartsDep,
    language: Language | None = None,
    version: str | None = None,
) -> DocumentOut:
    """Give a document with its text and its passages."""
    found = shelf.stored(parts.library, document_id, language, version)
    return DocumentOut.of(found, parts.today(), parts.library.web())


@router.get("/{document_id}/versions", responses=PROBLEMS)
def versions(document_id: str, parts: PartsDep) -> HistoryOut:
    """List the versions of a document that can still be read, the newest first."""
    return shelf.history(parts.library, document_id)


@router.get("/{document_id}/versions/{version}", responses=PROBLEMS)
def version(
    document_id: str,
    version: str,
    parts: PartsDep,
    language: Language | None = None,
    start: Offset = None,
    end: Offset = None,
) -> VersionTextOut:
    """Give the text of a version; with `start` and `end` also the words quoted from it."""
    found = shelf.stored(parts.library, document_id, language, version)
    return VersionTextOut.of(found, shelf.quoted(found.text, start, end))


@router.get(
    "/{document_id}/versions/{version}/original",
    response_class=FileResponse,
    responses={200: {"content": {ANY: {}}, "description": "The file."}, **PROBLEMS},
)
def original(
    document_id: str, version: str, parts: PartsDep, language: Language | None = None
) -> FileResponse:
    """Give the file that a version was read from, as it was taken in."""
    name, path = shelf.original(parts, document_id, language, version)
    return FileResponse(path, filename=name, media_type=ANY)


@router.patch("/{document_id}", responses=PROBLEMS)
def correct(
    document_id: str, correction: CorrectionIn, parts: PartsDep, language: Language | None = None
) -> DocumentOut:
    """Correct what is known about a document, also for when its file is read again."""
    found = shelf.correct(parts, document_id, language, correction.values, silent)
    return DocumentOut.of(found, parts.today(), parts.library.web())


@router.delete("/{document_id}", status_code=204, responses=PROBLEMS)
def remove(document_id: str, parts: PartsDep) -> None:
    """Remove a document from search; answers that cite it can still show its words."""
    shelf.remove(parts, document_id, silent)


def plain_name(sent: str) -> str:
    """Return the name of an uploaded file without anything that looks like a path.

    Raises `UploadRefused` when nothing is left that people could read.
    """
    name = PureWindowsPath(PurePosixPath(unicodedata.normalize("NFC", sent)).name).name.strip()
    if name in {"", ".", ".."} or not name.isprintable() or len(name) > NAME_LENGTH:
        raise UploadRefused(sent)
    return name


def silent(_: str) -> None:
    """Tell nobody about progress: the response is the report."""
