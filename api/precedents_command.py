"""`merger-assistant precedents`: look precedents up, liken, compare, take them away."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer
from pydantic import BaseModel, ValidationError

from api.console import AsJson, DataDir, Exit, opened, send, show, tell
from api.errors import WrongUse
from assistant.precedents import MODELS, SORTS, STATUSES
from corpus.levels import LEVELS

if TYPE_CHECKING:
    from api.table import TableFormat

Given = TypeVar("Given", bound=BaseModel)
# Options that are called otherwise than the fields they fill.
OPTIONS = {"q": "text", "language": "lang", "ids": "compare"}


def precedents(  # noqa: PLR0913, PLR0917 - options of a command
    context: typer.Context,
    place: Annotated[str | None, typer.Option(help="Of this place or under it.")] = None,
    level: Annotated[str | None, typer.Option(help=f"One of {', '.join(LEVELS)}.")] = None,
    body: Annotated[str | None, typer.Option(help="A body that was merged.")] = None,
    model: Annotated[str | None, typer.Option(help=f"One of {', '.join(MODELS)}.")] = None,
    status: Annotated[str | None, typer.Option(help=f"One of {', '.join(STATUSES)}.")] = None,
    year: Annotated[str | None, typer.Option(help="The year it happened.")] = None,
    topic: Annotated[str | None, typer.Option(help="A topic of the document.")] = None,
    text: Annotated[str | None, typer.Option(help="Words that its row holds.")] = None,
    like: Annotated[str | None, typer.Option(help="Your case: the likest come first.")] = None,
    compare: Annotated[
        list[str] | None, typer.Option(metavar="ID", help="Two to six, to put side by side.")
    ] = None,
    sort: Annotated[str, typer.Option(help=f"One of {', '.join(SORTS)}.")] = "date",
    language: Annotated[str, typer.Option("--lang", help="vi or en.")] = "vi",
    as_json: AsJson = False,
    xlsx: Annotated[Path | None, typer.Option(help="Write a workbook.", dir_okay=False)] = None,
    csv: Annotated[Path | None, typer.Option(help="Write a CSV file.", dir_okay=False)] = None,
    docx: Annotated[Path | None, typer.Option(help="Write a Word file.", dir_okay=False)] = None,
    data_dir: DataDir = None,
) -> int:
    """Look up who merged what, with what result; a source stands behind every value."""
    from api import table, terminal_precedents  # noqa: PLC0415 - the cold `ask` does without
    from api.precedent_schemas import CompareIn, PrecedentQuery  # noqa: PLC0415

    query = asked(
        PrecedentQuery,
        place=place, level=level, body=body, model=model, status=status, year=year, topic=topic,
        q=text, like=like, sort=sort, language=language,
    )  # fmt: skip
    side = asked(CompareIn, ids=compare, language=language) if compare else None
    parts = opened(context, data_dir)
    parts.fill(tell)
    if side:
        comparison = table.beside(parts, side.ids, side.language)
        if as_json:
            send(comparison)
        else:
            show(terminal_precedents.comparison(comparison))
        return Exit.DONE
    files: tuple[tuple[Path | None, TableFormat], ...] = (
        (xlsx, "xlsx"), (csv, "csv"), (docx, "docx"),
    )  # fmt: skip
    for path, form in files:
        if path:
            path.write_bytes(table.taken_away(parts, query, form))
    result = table.looked_up(parts, query)
    if as_json:
        send(result)
    elif not (xlsx or csv or docx):
        show(terminal_precedents.precedents(result))
    return Exit.DONE


def asked(kind: type[Given], **options: object) -> Given:
    """Return what the options ask for; raises `WrongUse` for a value that nobody knows."""
    try:
        return kind.model_validate(options)
    except ValidationError as error:
        first = error.errors()[0]
        name = str(first["loc"][0])
        option = OPTIONS.get(name, name)
        message = f"--{option} {first['input']}: {first['msg'].lower()}"
        raise WrongUse(message) from None
