"""Office files are ZIP packages: what is in them may be opened only within limits."""

import struct
import zlib
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from corpus.errors import LimitExceeded, UnreadableDocument

LARGEST_PACKAGE = 500_000_000  # bytes unpacked
WIDEST_RATIO = (
    200  # unpacked to packed; XML of real documents shrinks to a tenth, rarely a fiftieth
)
HEAD = 4_096  # bytes of a part in which a declaration would stand
MOST_MEMBERS = 10_000
# What the standard library raises for packages that are not whole.
DAMAGED = (
    BadZipFile, zlib.error, struct.error, EOFError, OSError, ValueError, RuntimeError,
    NotImplementedError,
)  # fmt: skip
SMALL = 10_000_000  # bytes unpacked that no ratio makes dangerous


def check_package(data: bytes, source: str) -> None:
    """Refuse a ZIP package that is damaged, or that would unpack to more than a document holds.

    Sizes are looked at before anything is unpacked; then every part is checked against its sum.
    Raises `UnreadableDocument` or `LimitExceeded`.
    """
    try:
        package = ZipFile(BytesIO(data))
        _check_sizes(package, len(data), source)
        damaged = package.testzip()
        _check_declarations(package, source)
    except DAMAGED as error:
        problem = f"is damaged, cut off or locked with a password ({error}): get the file again"
        raise UnreadableDocument(source, problem) from error
    if damaged is not None:
        problem = f"is damaged (its part {damaged!r} is not as it was saved): get the file again"
        raise UnreadableDocument(source, problem)


def _check_declarations(package: ZipFile, source: str) -> None:
    """Refuse XML that declares entities: no office program writes any, bombs are made of them."""
    for name in package.namelist():
        if name.endswith((".xml", ".rels")):
            with package.open(name) as part:
                head = part.read(HEAD)
            if b"<!DOCTYPE" in head or b"<!ENTITY" in head:
                problem = f"its part {name!r} declares entities, which no office program writes"
                raise UnreadableDocument(source, f"{problem}: get the file from its author")


def _check_sizes(package: ZipFile, packed: int, source: str) -> None:
    members = package.infolist()
    size = sum(member.file_size for member in members)
    bomb = size > SMALL and size > WIDEST_RATIO * packed
    if size > LARGEST_PACKAGE or len(members) > MOST_MEMBERS or bomb:
        problem = f"unpacks to {size:,} bytes in {len(members):,} parts: too much for a document"
        raise LimitExceeded(source, problem)
