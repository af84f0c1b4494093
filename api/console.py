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
    INTERRUPTED = 130  # 128 + SIGINT, as shells have it


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
    except TyperException as error:
        return _fail(f"{error.format_message()} (see `{NAME} --help`)", Exit.WRONG_USE)
    except WrongUse as error:
        return _fail(str(error), Exit.WRONG_USE)
    except KnowledgeError as error:
        return _fail(str(error), Exit.FAILED)
    except BrokenPipeError:
        _close_stdout()
        return Exit.DONE  # the reader has seen enough, as `head` does
    except (KeyboardInterrupt, typer.Abort):
        return _fail("stopped", Exit.INTERRUPTED)
    return int(code or Exit.DONE)


def _fail(message: str, code: Exit) -> int:
    tell(f"{NAME}: {' '.join(message.split())}")
    return code


def _close_stdout() -> None:
    """Point stdout nowhere, so that Python does not fail once more when it flushes at the end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
