"""Reading and removing documents, for the command line and for HTTP alike."""

from collections.abc import Mapping
from pathlib import Path, PurePosixPath, PureWindowsPath

from api.document_schemas import EditionOut, EditionsOut, HistoryOut
from api.errors import NoOriginal, UnknownDocument, WrongSpan
from api.parts import Library, Parts, Tell
from corpus.document import Language
from index.stored import StoredDocument


def editions(parts: Parts) -> EditionsOut:
    """Return all documents, an entry for each language."""
    today = parts.today()
    rows, web = parts.library.documents(), parts.library.web()
    return EditionsOut(documents=[EditionOut.of(row, today, web) for row in rows])


def stored(
    library: Library, document_id: str, language: str | None = None, version: str | None = None
) -> StoredDocument:
    """Return a version of a document; raises `UnknownDocument`."""
    found = library.document(document_id, language, version)
    if found is None:
        raise UnknownDocument(document_id, language, version)
    return found


def history(library: Library, document_id: str) -> HistoryOut:
    """Return the versions of a document; raises `UnknownDocument`."""
    rows = library.history(document_id)
    if not rows:
        raise UnknownDocument(document_id, None, None)
    return HistoryOut.of(document_id, rows)


def original(
    parts: Parts, document_id: str, language: str | None, version: str | None
) -> tuple[str, Path]:
    """Return the name of the file that a version was read from, and where it is kept.

    Raises `UnknownDocument` and `NoOriginal`.
    """
    found = stored(parts.library, document_id, language, version)
    kept = original_or_none(parts, found)
    if kept is None:
        raise NoOriginal(document_id, found.version)
    return kept


def original_or_none(parts: Parts, document: StoredDocument) -> tuple[str, Path] | None:
    """Return the same, `None` where the file is not kept."""
    about = document.metadata
    for row in parts.library.history(about.id):
        if (row.language, row.version) == (about.language, document.version):
            kept = parts.original(row.content_hash)
            return (file_name(row.source), kept) if kept else None
    return None


def file_name(source: str) -> str:
    """Return a file's name from where it came from: also one inside an archive."""
    return PureWindowsPath(PurePosixPath(source.rsplit("!", maxsplit=1)[-1]).name).name


def correct(
    parts: Parts,
    document_id: str,
    language: Language | None,
    values: Mapping[str, object],
    tell: Tell,
) -> StoredDocument:
    """Correct an edition, the only one or the one in a language; raises `UnknownDocument`."""
    found = stored(parts.library, document_id, language)
    if not parts.writer(tell).correct(document_id, found.metadata.language, values):
        raise UnknownDocument(document_id, language, None)
    return stored(parts.library, document_id, found.metadata.language)


def remove(parts: Parts, document_id: str, tell: Tell) -> None:
    """Remove a document that may be seen; raises `UnknownDocument`."""
    if not parts.library.history(document_id) or not parts.writer(tell).remove(document_id):
        raise UnknownDocument(document_id, None, None)


def quoted(text: str, start: int | None, end: int | None) -> str | None:
    """Return the words from `start` to `end`, `None` when neither is given; raises `WrongSpan`."""
    if start is None and end is None:
        return None
    first, last = start or 0, len(text) if end is None else end
    if not first < last <= len(text):
        raise WrongSpan(first, last, len(text))
    return text[first:last]
