"""`merger-assistant documents ...`: list, show, correct, remove, history."""

from typing import Annotated

import typer

from api import shelf, terminal
from api.console import AsJson, DataDir, Exit, opened, send, show, tell
from api.document_schemas import DocumentOut, RemovedOut
from api.errors import WrongUse
from corpus.document import LANGUAGES, Language

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
    parts = opened(context, data_dir)
    found = shelf.stored(parts.library, document_id, known(language), version)
    result = DocumentOut.of(found, parts.today(), parts.library.web())
    if as_json:
        send(result)
    else:
        show(terminal.document(result, found.passages))
    return Exit.DONE


@documents.command("correct")
def correct(
    context: typer.Context,
    document_id: Id,
    values: Annotated[
        list[str],
        typer.Option("--set", metavar="KEY=VALUE", help="A key of the front matter; empty clears."),
    ],
    language: InLanguage = None,
    as_json: AsJson = False,
    data_dir: DataDir = None,
) -> int:
    """Correct what is known about a document; it holds also when the file is read again."""
    parts = opened(context, data_dir)
    found = shelf.correct(parts, document_id, known(language), dict(map(pair, values)), tell)
    result = DocumentOut.of(found, parts.today(), parts.library.web())
    if as_json:
        send(result)
    else:
        show([f"corrected {document_id} ({result.language})"])
    return Exit.DONE


def pair(setting: str) -> tuple[str, str]:
    """Return key and value of KEY=VALUE; raises `WrongUse`."""
    key, equals, value = setting.partition("=")
    if not equals or not key.strip():
        message = f"--set {setting!r}: write it as KEY=VALUE, such as in_force=2025-01-31"
        raise WrongUse(message)
    return key.strip(), value.strip()


def known(language: str | None) -> Language | None:
    """Return a language that was typed; raises `WrongUse` for one that nobody knows."""
    found = next((each for each in LANGUAGES if each == language), None)
    if language is not None and found is None:
        message = f"--language {language!r}: known are {', '.join(LANGUAGES)}"
        raise WrongUse(message)
    return found


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
