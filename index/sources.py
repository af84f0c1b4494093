"""Find the files to ingest: what a person pointed at, in an order that is always the same."""

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import file_digest
from pathlib import Path

from corpus.starter import starter_files, starter_folder

STARTER = "merger-assistant:"  # how the origin of a file of the starter corpus begins


@dataclass(frozen=True)
class File:
    """One file to read."""

    path: Path
    source: str  # its name in lists and reports
    origin: str  # its identity: the same file has the same origin, however it was pointed at


@dataclass(frozen=True)
class Missing:
    """Something that was pointed at and cannot be read."""

    source: str
    problem: str
    code: str = "missing"  # of the problem


def files_in(paths: Iterable[Path]) -> Iterator[File | Missing]:
    """Yield every file, folders with all below them, hidden files and folders left out.

    A file that was pointed at twice comes once.
    """
    seen: set[str] = set()
    for path in paths:
        for found in _below(path):
            if isinstance(found, Missing):
                yield found
            elif found.origin not in seen:
                seen.add(found.origin)
                yield found


def starter() -> list[File]:
    """Return the files of the starter corpus; their origin does not depend on the installation."""
    files = []
    for path in starter_files():
        source = f"starter/{path.relative_to(starter_folder()).as_posix()}"
        files.append(File(path, source, f"{STARTER}{source}"))
    return files


def hash_of(path: Path) -> str:
    """Return the identity of a file's bytes, however many they are. Raises `OSError`."""
    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()


def _below(path: Path) -> Iterator[File | Missing]:
    if not path.is_dir():
        yield (
            _file(path)
            if path.exists()
            else Missing(str(path), "no such file or folder: check the path")
        )
        return
    refused: list[OSError] = []
    for folder, subfolders, names in os.walk(path, onerror=refused.append):
        subfolders[:] = sorted(name for name in subfolders if not name.startswith("."))
        for name in sorted(names):
            if not name.startswith("."):
                yield _file(Path(folder) / name)
    for error in refused:
        reason = error.strerror or type(error).__name__
        problem = f"the folder cannot be opened ({reason}): check its permissions"
        yield Missing(str(error.filename or path), problem)


def _file(path: Path) -> File:
    return File(path, str(path), str(path.resolve()))
