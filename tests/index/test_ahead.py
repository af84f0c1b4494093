"""Reading the next file while the last one is taken in."""

import threading
from pathlib import Path

import pytest

from corpus.document import Document
from corpus.errors import UnreadableDocument
from corpus.reading import read
from index.ahead import reading_ahead
from index.sources import File


def files(folder: Path, count: int) -> list[File]:
    """Write text files."""
    paths = [folder / f"{n}.txt" for n in range(count)]
    for path in paths:
        path.write_text(f"Hợp nhất hai cơ quan, còn {path.stem} người.", "utf-8")
    return [File(path, path.name, str(path)) for path in paths]


def document_of(file: File) -> Document:
    """Read a file here."""
    return read(file.path, file.source)


def test_each_file_gets_its_own_document(tmp_path: Path) -> None:
    """Whether it was read ahead or not."""
    several = files(tmp_path, 4)
    with reading_ahead(several, document_of, lambda file: file.source != "2.txt") as read_next:
        assert [read_next(file).source for file in several] == [file.source for file in several]


def test_the_next_file_is_read_meanwhile(tmp_path: Path) -> None:
    """It is under way before it is asked for."""
    several, begun = files(tmp_path, 2), threading.Event()

    def reader(file: File) -> Document:
        if file.source == "1.txt":
            begun.set()
        return document_of(file)

    with reading_ahead(several, reader, lambda _: True) as read_next:
        read_next(several[0])
        assert begun.wait(10)


def test_what_is_wrong_with_a_file_is_said_when_it_is_asked_for(tmp_path: Path) -> None:
    """And the files after it are read."""
    several = files(tmp_path, 3)

    def reader(file: File) -> Document:
        if file.source == "1.txt":
            raise UnreadableDocument(file.source, "holds no text: nothing to ingest")
        return document_of(file)

    with reading_ahead(several, reader, lambda _: True) as read_next:
        read_next(several[0])
        with pytest.raises(UnreadableDocument):
            read_next(several[1])
        assert read_next(several[2]).source == "2.txt"
