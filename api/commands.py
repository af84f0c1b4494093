"""The command line. Each command translates, calls, and translates back."""

import sys
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Annotated

import typer
from pydantic import ValidationError

from api import terminal
from api.asked import DEFAULT_HITS, MAX_HITS, QueryLine, QuestionLine, ScopeIn
from api.batch import Line, lines
from api.brief_command import brief
from api.console import AsJson, DataDir, Exit, opened, send, show, tell
from api.documents_command import documents
from api.errors import UnreadableLine, WrongUse
from api.evaluate_command import evaluate
from api.hits import found
from api.kept_command import conversations, gaps, replay, review
from api.precedents_command import precedents
from api.schemas import AnswerOut, LineError, Wire
from api.search_schemas import HitsOut
from api.settings import read_settings
from api.upkeep_command import backup, check, restore
from api.users_command import audit, tokens, users
from corpus.document import KINDS
from corpus.errors import KnowledgeError
from corpus.levels import LEVELS

application = typer.Typer(
    help="Answers from merger documents, every sentence cited. Options stand after the command.",
    add_completion=False,
    rich_markup_mode=None,  # plain help costs no start-up time
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
application.add_typer(documents, name="documents")
application.add_typer(conversations, name="conversations")
application.add_typer(users, name="users")
application.add_typer(tokens, name="tokens")
application.add_typer(audit, name="audit")


@application.command()
def ingest(  # noqa: PLR0913, PLR0917 - options of a command
    context: typer.Context,
    paths: Annotated[list[Path], typer.Argument(metavar="PATH...", help="Files or folders.")],
    as_json: AsJson = False,
    no_starter: Annotated[
        bool,
        typer.Option("--no-starter", help="Keep the starter corpus out of a new folder, for good."),
    ] = False,
    sync: Annotated[
        bool, typer.Option("--sync", help="Also take out what is gone from these folders.")
    ] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="With --sync: only tell what would change.")
    ] = False,
    data_dir: DataDir = None,
) -> int:
    """Take in documents and report on each file; doing it again does no work twice."""
    if sync and (wrong := next((path for path in paths if not path.is_dir()), None)):
        message = f"{wrong}: --sync keeps folders in step, and this is none"
        raise WrongUse(message)
    if dry_run and not sync:
        message = "--dry-run goes with --sync"
        raise WrongUse(message)
    from api.file_schemas import FilesOut  # noqa: PLC0415 - the cold `ask` does without

    parts = opened(context, data_dir)
    if not dry_run:  # which changes nothing, not even an empty folder
        if no_starter:
            parts.decline_starter()
        parts.fill(tell)
    writer = parts.writer(tell)
    files = FilesOut.of(writer.sync(paths, dry_run) if sync else writer.ingest(paths)).files
    refused = [file for file in files if file.status == "refused"]
    for file in refused:
        tell(f"refused: {file.source}: {file.reason}")
    if as_json:
        send(FilesOut(files=files))
    else:
        show(terminal.files([file for file in files if file.status != "refused"]))
    return Exit.FAILED if refused and len(refused) == len(files) else Exit.DONE


@application.command()
def rebuild(context: typer.Context, data_dir: DataDir = None) -> int:
    """Make the indexes anew from the catalogue, after damage or with another embedding model."""
    opened(context, data_dir).writer(tell).rebuild()
    return Exit.DONE


@application.command()
def search(  # noqa: PLR0913, PLR0917 - options of a command
    context: typer.Context,
    text: Annotated[str | None, typer.Argument(help="What to look for.")] = None,
    k: Annotated[int, typer.Option("-k", min=1, max=MAX_HITS, help="How many.")] = DEFAULT_HITS,
    as_json: AsJson = False,
    queries: Annotated[
        Path | None, typer.Option(help='Lines of {"id", "text"}; with --json a line each.')
    ] = None,
    as_of: Annotated[
        date | None,
        typer.Option(parser=date.fromisoformat, metavar="DATE", help="Rules made by that day."),
    ] = None,
    kind: Annotated[list[str] | None, typer.Option(help=f"One of {', '.join(KINDS)}.")] = None,
    language: Annotated[list[str] | None, typer.Option(help="vi or en.")] = None,
    place: Annotated[list[str] | None, typer.Option(help="What is about this place.")] = None,
    level: Annotated[list[str] | None, typer.Option(help=f"One of {', '.join(LEVELS)}.")] = None,
    document_id: Annotated[
        list[str] | None, typer.Option(metavar="ID", help="Only this one.")
    ] = None,
    expand: Annotated[
        bool, typer.Option("--expand/--no-expand", help="Look for other names and languages too.")
    ] = True,
    explain: Annotated[
        bool, typer.Option("--explain", help="Say of each hit why it is there.")
    ] = False,
    data_dir: DataDir = None,
) -> int:
    """Find passages, best first. A filter may be given several times."""
    one_of(text, queries, as_json)
    scope = scope_of(
        kinds=kind, languages=language, places=place, levels=level, document_ids=document_id
    ).scope(as_of)
    parts = opened(context, data_dir)
    parts.fill(tell)

    def result(query: QueryLine) -> HitsOut:
        return found(parts.finder, query.text, k, scope, expand, explain, query.id)

    if queries is not None:
        return each(lines(queries, QueryLine), result)
    single = found(parts.finder, text or "", k, scope, expand, explain)
    if as_json:
        send(single)
    else:
        show(terminal.hits(single))
    return Exit.DONE


@application.command()
def ask(
    context: typer.Context,
    text: Annotated[str | None, typer.Argument(help="The question.")] = None,
    as_of: Annotated[
        date | None,
        typer.Option(parser=date.fromisoformat, metavar="DATE", help="The law on that day."),
    ] = None,
    as_json: AsJson = False,
    questions: Annotated[
        Path | None,
        typer.Option(help='Lines of {"id", "text", "turns"?, "as_of"?}; with --json a line each.'),
    ] = None,
    data_dir: DataDir = None,
) -> int:
    """Answer a question from the documents. Exit code 2: they do not answer it."""
    one_of(text, questions, as_json)
    parts = opened(context, data_dir)
    parts.fill(tell)

    def answered(asked: QuestionLine) -> AnswerOut:
        on = asked.as_of or as_of
        return AnswerOut.of(parts.assistant.ask(asked.text, on, asked.turns or ()), asked.id)

    if questions is not None:
        return each(lines(questions, QuestionLine), answered)
    answer = parts.assistant.ask(text or "", as_of)
    if as_json:
        send(AnswerOut.of(answer))
    else:
        show(terminal.answer(answer))
    return Exit.DECLINED if answer.outcome == "declined" else Exit.DONE


for command in (precedents, brief, evaluate, replay, review, gaps, backup, restore, check):
    application.command()(command)


@application.command()
def serve(
    context: typer.Context,
    host: Annotated[
        str | None, typer.Option(help="A loopback address; any, where there are accounts.")
    ] = None,
    port: Annotated[int | None, typer.Option(min=0, max=65535, help="0: a free one.")] = None,
    data_dir: DataDir = None,
) -> int:
    """Serve the chat page and the API to this machine until Ctrl-C."""
    from api.server import listen, serve_until_stopped  # noqa: PLC0415 - the whole web framework

    settings = read_settings(data_dir)
    parts = opened(context, data_dir)
    listening = listen(
        settings.host if host is None else host,
        settings.port if port is None else port,
        anywhere=parts.accounts.exist(),
    )
    serve_until_stopped(parts, listening, announce, tell)
    return Exit.DONE


@application.command()
def mcp(context: typer.Context, data_dir: DataDir = None) -> int:
    """Speak the Model Context Protocol over standard input and output, for other assistants."""
    from api.mcp import server  # noqa: PLC0415 - only where it is wanted

    parts = opened(context, data_dir)
    parts.fill(tell)
    server(parts).run("stdio")
    return Exit.DONE


def announce(address: str) -> None:
    """Print where the page is."""
    show([f"Merger Assistant is ready at {address} (Ctrl-C stops it)"])
    sys.stdout.flush()


def scope_of(**filters: Sequence[str] | None) -> ScopeIn:
    """Return the documents that filters leave. Raises `WrongUse` where a value is not known."""
    try:
        return ScopeIn.model_validate({name: values or None for name, values in filters.items()})
    except ValidationError as error:
        first = error.errors()[0]
        option = str(first["loc"][0]).removesuffix("s").replace("_", "-")
        message = f"--{option} {first['input']}: {first['msg'].lower()}"
        raise WrongUse(message) from None


def one_of(text: str | None, batch: Path | None, as_json: bool) -> None:
    """Refuse a command that names both a text and a batch, or neither."""
    if (text is None) == (batch is None):
        message = "give either a TEXT or a file of lines"
        raise WrongUse(message)
    if batch is not None and not as_json:
        message = "a file of lines is answered line by line in JSON: add --json"
        raise WrongUse(message)


def each(asked: Iterable[Line | UnreadableLine], result: Callable[[Line], Wire]) -> int:
    """Send the result of each line; one that cannot be processed costs only itself."""
    code = Exit.DONE
    for line in asked:
        try:
            if isinstance(line, UnreadableLine):
                raise line
            send(result(line))
        except KnowledgeError as error:
            code = Exit.FAILED
            tell(str(error))
            send(LineError(id=getattr(line, "id", None), error=str(error)))
    return code
