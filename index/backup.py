"""A backup of a data folder, made while it is used, and its return into an empty one."""

import sqlite3
import tarfile
from collections.abc import Callable
from contextlib import closing
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy.exc import SQLAlchemyError

from index.errors import BackupFailed
from index.generation import folder_of
from index.originals import FOLDER as ORIGINALS
from index.reports import FOLDER as REPORTS
from index.writer_lock import writing

CATALOGUE = "catalogue.sqlite"
COPIES = f"{ORIGINALS}/", f"{REPORTS}/", "generations/"


def back_up(
    data_dir: Path, generation: int, file: Path, copy: Callable[[Path], None] | None = None
) -> int:
    """Write everything that a data folder holds into a .tar.gz file; return its size in bytes.

    The catalogue is copied as it is at one moment, though others write to it; documents come or go
    when the copy is done. One that lies elsewhere than in the folder is copied by `copy` into an
    SQLite file. Raises `BackupFailed`.
    """
    unfinished = file.with_name(f"{file.name}.part")
    try:
        with writing(data_dir), TemporaryDirectory() as folder:
            copied = Path(folder) / CATALOGUE
            (copy or partial(_copy_file, data_dir / CATALOGUE))(copied)
            with tarfile.open(unfinished, "w:gz", compresslevel=1) as archive:
                archive.add(copied, CATALOGUE)
                for kept in (folder_of(data_dir, generation), *map(data_dir.joinpath, COPIES[:2])):
                    if kept.is_dir():
                        archive.add(kept, kept.relative_to(data_dir).as_posix())
        unfinished.replace(file)
    except (OSError, sqlite3.Error, SQLAlchemyError) as error:
        unfinished.unlink(missing_ok=True)
        raise BackupFailed(file, str(error)) from error
    return file.stat().st_size


def restore(file: Path, data_dir: Path) -> None:
    """Put a backup into a data folder that is empty or not there. Raises `BackupFailed`."""
    if data_dir.is_dir() and any(data_dir.iterdir()):
        raise BackupFailed(file, f"{data_dir} is not empty: name another folder")
    try:
        with TemporaryDirectory(dir=_above(data_dir)) as folder:
            unpacked = Path(folder) / "data"
            with tarfile.open(file, "r:gz") as archive:
                for member in archive:
                    if member.name != CATALOGUE and not f"{member.name}/".startswith(COPIES):
                        raise BackupFailed(file, f"{member.name!r} is no part of a backup")
                    archive.extract(member, unpacked, filter="data")
            if not (unpacked / CATALOGUE).is_file():
                raise BackupFailed(file, "it holds no catalogue")
            if data_dir.is_dir():
                data_dir.rmdir()
            unpacked.rename(data_dir)
    except (OSError, EOFError, tarfile.TarError) as error:
        raise BackupFailed(file, str(error) or "it is cut off") from error


def _copy_file(catalogue: Path, copy: Path) -> None:
    """Copy a database as it is at one moment, with SQLite's own online backup."""
    with closing(sqlite3.connect(catalogue)) as source, closing(sqlite3.connect(copy)) as target:
        source.backup(target)


def _above(data_dir: Path) -> Path:
    data_dir.parent.mkdir(parents=True, exist_ok=True)
    return data_dir.parent
