"""Files read in processes of their own: what goes wrong costs one file, and is said."""

import os
import signal
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from time import sleep

import pytest

from corpus.apart import Limits, Reader, reading_apart
from corpus.errors import DocumentError, InvalidMetadata, LimitExceeded, ReaderDied
from corpus.reading import read

FORKS = pytest.mark.skipif(not hasattr(os, "fork"), reason="limits need a system that can fork")


def written(path: Path, text: str = "Hợp nhất.\n\nCòn 15 người.") -> Path:
    """Write a text file and return its path."""
    path.write_text(text, "utf-8")
    return path


def test_a_document_comes_back_as_it_was_read(tmp_path: Path) -> None:
    """It is the same as when it is read here, also for the second file."""
    with reading_apart() as reader:
        for name in ("a.txt", "b.txt"):
            path = written(tmp_path / name)
            assert reader(path, name) == read(path, name)


def test_a_refusal_comes_back_as_the_error_it_was(tmp_path: Path) -> None:
    """With its kind, its file and its words."""
    path = written(tmp_path / "a.md", "---\nkind: novel\n---\nText.")
    with reading_apart() as reader, pytest.raises(InvalidMetadata) as raised:
        reader(path, "a.md")
    with pytest.raises(InvalidMetadata) as here:
        read(path, "a.md")
    assert str(raised.value) == str(here.value)


def hog(_path: Path, _source: str) -> None:
    """Take more memory than a document may."""
    bytearray(400_000_000)


def dawdle(_path: Path, _source: str) -> None:
    """Take more time than a document may."""
    signal.pause()


def crash(_path: Path, _source: str) -> None:
    """Die as a broken library dies."""
    os.kill(os.getpid(), signal.SIGSEGV)


def dig(path: Path, source: str) -> None:
    """Never come back."""
    dig(path, source)


def noted_dawdle(path: Path, source: str) -> None:
    """Say which process it is, then take too long."""
    path.with_name(f"{path.name}.pid").write_text(str(os.getpid()))
    dawdle(path, source)


def replace_reading(
    folder: Path, monkeypatch: pytest.MonkeyPatch, reads: Callable[[Path, str], None]
) -> None:
    """Let workers read files with "bad" in their names in another way."""
    (folder / "sitecustomize.py").write_text(
        "import corpus.reading as reading\n"
        "from tests.corpus import test_apart\n"
        f"broken, whole = test_apart.{reads.__name__}, reading.read\n"
        "reading.read = lambda path, source: (broken if 'bad' in source else whole)(path, source)\n"
    )
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(folder), *sys.path]))


WRONG: dict[str, tuple[Callable[[Path, str], None], type[DocumentError]]] = {
    "memory": (hog, LimitExceeded),
    "time": (dawdle, LimitExceeded),
    "crash": (crash, ReaderDied),
    "nesting": (dig, LimitExceeded),
}


@FORKS
@pytest.mark.parametrize(("reads", "error"), WRONG.values(), ids=WRONG)
def test_a_file_that_breaks_its_reader_costs_no_other(
    reads: Callable[[Path, str], None],
    error: type[DocumentError],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The reader is replaced in the worker alone; the next file is read as ever."""
    replace_reading(tmp_path, monkeypatch, reads)
    page = written(tmp_path / "a.html", "<html><body><p>Còn 15 người.</p></body></html>")
    # Small text is read by the worker itself: there the time is limited, and the nesting.
    text = [written(tmp_path / "a.txt")] if reads in (dawdle, dig) else []
    with reading_apart(Limits(memory=300_000_000, seconds=2.0)) as reader:
        for path in (page, *text):
            with pytest.raises(error) as raised:
                reader(path, f"bad{path.suffix}")
            assert raised.value.source == f"bad{path.suffix}"
            assert reader(path, f"good{path.suffix}").passages


@FORKS
def test_a_worker_that_is_killed_is_started_again(tmp_path: Path) -> None:
    """Only the file at hand is lost."""
    path, reader = written(tmp_path / "a.txt"), Reader()
    reader(path, "a.txt")
    assert reader._worker is not None
    reader._worker.kill()
    reader._worker.wait()
    with pytest.raises(ReaderDied):
        reader(path, "a.txt")
    assert reader(path, "a.txt").passages
    reader.close()


def test_nothing_in_the_folder_of_the_documents_is_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file there may be called like a module of the library."""
    (tmp_path / "json.py").write_text("raise SystemExit('run')")
    monkeypatch.chdir(tmp_path)
    path = written(tmp_path / "a.txt")
    with reading_apart() as reader:
        assert reader(path, "a.txt").passages


@FORKS
def test_closing_ends_a_reading_that_is_under_way(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who stops a run waits for no scan of a hundred pages, and leaves no process behind."""
    replace_reading(tmp_path, monkeypatch, noted_dawdle)
    page = written(tmp_path / "bad.html", "<html><body><p>Còn 15 người.</p></body></html>")
    told = tmp_path / "bad.html.pid"
    with ThreadPoolExecutor(1) as pool:
        with reading_apart() as reader:
            reading = pool.submit(reader, page, "bad.html")
            while not (told.exists() and told.read_text()):
                assert not reading.done()
                sleep(0.01)
        with pytest.raises(ReaderDied):
            reading.result(timeout=5)
    with pytest.raises(ProcessLookupError):
        os.kill(int(told.read_text()), 0)
