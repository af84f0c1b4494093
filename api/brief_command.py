"""`merger-assistant brief`: a briefing pack as a file."""

import json
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from pydantic import ValidationError

from api.console import DataDir, Exit, opened, send, tell
from api.errors import WrongUse
from assistant.export.formats import FORMATS, written
from assistant.outline import AUDIENCES, outline_for

if TYPE_CHECKING:
    from api.briefing_schemas import BriefingIn


def brief(  # noqa: PLR0913, PLR0917 - options of a command
    context: typer.Context,
    topic: Annotated[str, typer.Argument(help="What it is about; it becomes the title.")],
    output: Annotated[
        Path | None,
        typer.Option("-o", help=f"The file: .{', .'.join(FORMATS)}.", dir_okay=False),
    ] = None,
    as_of: Annotated[
        date | None,
        typer.Option(parser=date.fromisoformat, metavar="DATE", help="The law on that day."),
    ] = None,
    language: Annotated[str, typer.Option("--lang", help="vi or en.")] = "vi",
    audience: Annotated[str, typer.Option(help=f"One of {', '.join(AUDIENCES)}.")] = "leaders",
    length: Annotated[str, typer.Option(help="short or full.")] = "full",
    outline: Annotated[
        Path | None, typer.Option(help="Questions by part, as --show-outline prints them.")
    ] = None,
    show_outline: Annotated[
        bool, typer.Option("--show-outline", help="Print the outline, and make nothing.")
    ] = False,
    data_dir: DataDir = None,
) -> int:
    """Make a briefing on a topic: every statement cited, as Word, slides, PDF or Markdown."""
    asked = order(
        topic=topic,
        as_of=as_of,
        language=language,
        audience=audience,
        length=length,
        format=output.suffix.removeprefix(".").lower() if output else FORMATS[0],
        outline=read_outline(outline) if outline else None,
    )
    from api import desk  # noqa: PLC0415 - the cold `ask` does without
    from api.briefing_schemas import OutlineOut  # noqa: PLC0415

    if show_outline:
        ready = outline_for(asked.topic, asked.audience, asked.language)
        send(OutlineOut.of(ready, asked.language))
        return Exit.DONE
    if output is None:
        message = f"name a file with -o, such as briefing.{FORMATS[0]}"
        raise WrongUse(message)
    parts = opened(context, data_dir)
    parts.fill(tell)
    pack = desk.ordered(parts, asked)
    paper = desk.paper_of(parts, pack, lambda heading, n, of: tell(f"  {n} of {of} {heading}"))
    output.write_bytes(written(paper, pack.format))
    tell(f"{output}: {len(paper.sections)} parts, {len(paper.sources)} sources")
    return Exit.DONE


def order(**options: object) -> "BriefingIn":
    """Return what the options order; raises `WrongUse` for a value that nobody knows."""
    from api.briefing_schemas import BriefingIn  # noqa: PLC0415 - the cold `ask` does without

    try:
        return BriefingIn.model_validate(options)
    except ValidationError as error:
        first = error.errors()[0]
        name = str(first["loc"][0])
        option = {"format": "-o", "topic": "TOPIC", "language": "--lang"}.get(name, f"--{name}")
        message = f"{option} {first['input']}: {first['msg'].lower()}"
        raise WrongUse(message) from None


def read_outline(path: Path) -> dict[str, list[str]]:
    """Return the questions by part from a file; raises `WrongUse` where it is no outline."""
    try:
        parts = json.loads(path.read_text("utf-8"))["parts"]
        return {each["part"]: list(each["questions"]) for each in parts}
    except (ValueError, KeyError, TypeError) as error:
        message = f"{path}: is no outline ({error}): begin with what --show-outline prints"
        raise WrongUse(message) from error
