"""What all commands share: options, opening the parts, and how a result or a failure is told."""

import os
import sys
from collections.abc import Callable, Iterable
from enum import IntEnum
from pathlib import Path
from typing import Annotated

import typer
from pydantic import BaseModel
from typer.exceptions import TyperException

from api.errors import WrongUse
from api.parts import Parts
from api.settings import NAME, Settings, read_settings
from corpus.errors import KnowledgeError

Open = Callable[[Settings], Parts]

DataDir = Annotated[
    Path | None,
    typer.Option("--data-dir", help="Folder of the catalogue and the indexes.", file_okay=False),
]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON for programs.")]


class Exit(IntEnum):
    """What the exit code says."""

    DONE = 0
    FAILED = 1
    DECLINED = 2
    WRONG_USE = 64  # sysexits.h: EX_USAGE


def opened(context: typer.Context, data_dir: Path | None) -> Parts:
    """Open the parts; a data folder on the command line stands above the environment's."""
    open_parts: Open = context.obj
    return open_parts(read_settings(data_dir))


def tell(line: str) -> None:
    """Write a line about progress or failure, for people."""
    typer.echo(line, err=True)


def show(lines: Iterable[str]) -> None:
    """Write a result for people."""
    for line in lines:
        typer.echo(line)


def send(result: BaseModel) -> None:
    """Write a result for programs: one object on one line, in UTF-8."""
    typer.echo(result.model_dump_json())
    sys.stdout.flush()  # a batch is read while it is written


def run(application: typer.Typer, arguments: list[str] | None, open_parts: Open) -> int:
    """Run a command and return its exit code; every failure we expect is one line on stderr."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        code = application(arguments, prog_name=NAME, standalone_mode=False, obj=open_parts)
        sys.stdout.flush()
    except (BrokenPipeError, SystemExit):  # Typer makes the first into the second
        _close_stdout()
        return Exit.DONE  # the reader has seen enough, as `head` does
    except (TyperException, KnowledgeError, OSError) as error:
        tell(f"{NAME}: {' '.join(_line(error).split())}")
        wrong = isinstance(error, TyperException | WrongUse)
        return Exit.WRONG_USE if wrong else Exit.FAILED
    return int(code or Exit.DONE)


def _line(error: Exception) -> str:
    """Return what a person is told of a failure."""
    if isinstance(error, TyperException):
        return f"{error.format_message()} (see `{NAME} --help`)"
    if isinstance(error, OSError):
        where = f"{error.filename}: " if error.filename else ""
        return f"{where}{error.strerror or error}: check the data folder"
    return str(error)


def _close_stdout() -> None:
    """Point stdout nowhere, so that Python does not fail once more when it flushes at the end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
