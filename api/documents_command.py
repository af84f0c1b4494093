"""`merger-assistant documents ...`: list, show, remove, history."""

from typing import Annotated

import typer

from api import shelf, terminal
from api.console import AsJson, DataDir, Exit, opened, send, show, tell
from api.document_schemas import DocumentOut, RemovedOut
from api.errors import WrongUse
from corpus.document import LANGUAGES

documents = typer.Typer(help="See and remove what was taken in.")

Id = Annotated[str, typer.Argument(metavar="ID", help="As `documents list` shows it.")]
InLanguage = Annotated[str | None, typer.Option(metavar="|".join(LANGUAGES), help="Which edition.")]
OfVersion = Annotated[str | None, typer.Option(help="A version that `documents history` names.")]


@documents.command("list")
def list_(context: typer.Context, as_json: AsJson = False, data_dir: DataDir = None) -> int:
    """List all documents, a line for each language."""
    result = shelf.editions(opened(context, data_dir))
    if as_json:
        send(result)
    else:
        show(terminal.editions(result.documents))
    return Exit.DONE


@documents.command("show")
def show_(
    context: typer.Context,
    document_id: Id,
    language: InLanguage = None,
    version: OfVersion = None,
    as_json: AsJson = False,
    data_dir: DataDir = None,
) -> int:
    """Show a document: what is known about it, its parts as a tree and its text."""
    if language is not None and language not in LANGUAGES:
        message = f"--language {language!r}: known are {', '.join(LANGUAGES)}"
        raise WrongUse(message)
    parts = opened(context, data_dir)
    found = shelf.stored(parts.library, document_id, language, version)
    result = DocumentOut.of(found, parts.today(), shelf.web_of(parts.library))
    if as_json:
        send(result)
    else:
        show(terminal.document(result, found.passages))
    return Exit.DONE


@documents.command("remove")
def remove(
    context: typer.Context, document_id: Id, as_json: AsJson = False, data_dir: DataDir = None
) -> int:
    """Remove a document from search, in all its languages."""
    shelf.remove(opened(context, data_dir), document_id, tell)
    if as_json:
        send(RemovedOut(document_id=document_id))
    else:
        show([f"removed {document_id}"])
    return Exit.DONE


@documents.command("history")
def history(
    context: typer.Context, document_id: Id, as_json: AsJson = False, data_dir: DataDir = None
) -> int:
    """List the versions of a document that can still be read, the newest first."""
    result = shelf.history(opened(context, data_dir).library, document_id)
    if as_json:
        send(result)
    else:
        show(terminal.history(result))
    return Exit.DONE
