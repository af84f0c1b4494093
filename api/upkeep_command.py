"""Looking after a data folder on the command line: backed up, put back, checked, mended."""

from pathlib import Path
from typing import Annotated

import typer

from api.console import DataDir, Exit, opened, show, tell
from api.settings import read_settings

File = Annotated[Path, typer.Argument(metavar="FILE.tar.gz", dir_okay=False)]


def backup(context: typer.Context, file: File, data_dir: DataDir = None) -> int:
    """Write everything that the data folder holds into a file, while it is used."""
    size = opened(context, data_dir).back_up(file)
    tell(f"{file}: {size / 1_000_000:.1f} MB")
    return Exit.DONE


def restore(context: typer.Context, file: File, data_dir: DataDir = None) -> int:
    """Put a backup into a data folder that is empty or not there, and into an empty database."""
    from index.backup import restore as put_back  # noqa: PLC0415 - the cold `ask` does without

    settings = read_settings(data_dir)
    put_back(file, settings.data_dir)
    parts = opened(context, data_dir)
    parts.take_over()
    if any(flaw.derived for flaw in parts.flaws()):  # such as vectors that lay on a server
        tell("making the index again ...")
        parts.writer(tell).rebuild()
    tell(f"{settings.data_dir}: restored from {file}")
    return Exit.DONE


def check(
    context: typer.Context,
    repair: Annotated[bool, typer.Option("--repair", help="Mend what can be made again.")] = False,
    data_dir: DataDir = None,
) -> int:
    """Tell whether catalogue, index and files fit together; exit code 1: something does not."""
    parts = opened(context, data_dir)
    found = list(parts.flaws())
    show(flaw.what for flaw in found)
    if repair and found:
        for flaw in found:
            if flaw.original is not None:
                flaw.original.unlink(missing_ok=True)
        if any(flaw.derived for flaw in found):
            parts.writer(tell).rebuild()
        found = list(parts.flaws())
        tell(f"mended; {len(found)} left" if found else "mended")
    if not found:
        tell("catalogue, index and files fit together")
    return Exit.FAILED if found else Exit.DONE
