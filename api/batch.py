"""Batches: one question or search a line, one result a line."""

from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from api.errors import UnreadableLine
from corpus.errors import UnreadableDocument

Line = TypeVar("Line", bound=BaseModel)


def lines(path: Path, kind: type[Line]) -> Iterator[Line | UnreadableLine]:
    """Yield each line as it was read, or what is wrong with it. Empty lines hold no question.

    Raises `UnreadableDocument` when the file itself cannot be read.
    """
    try:
        content = path.read_bytes()
    except OSError as error:
        raise UnreadableDocument(str(path), f"cannot be read ({error.strerror})") from error
    for number, line in enumerate(content.splitlines(), start=1):
        if line.strip():
            yield _read(line, kind, str(path), number)


def _read(line: bytes, kind: type[Line], source: str, number: int) -> Line | UnreadableLine:
    try:
        return kind.model_validate_json(line)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(map(str, first["loc"]))
        problem = f"{where}: {first['msg']}" if where else first["msg"]
        return UnreadableLine(source, number, problem)
