"""One writer at a time for a data folder; the second waits a while, then hears who is first."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from filelock import FileLock, Timeout

from index.errors import UNWRITTEN, Unwritable, WriterBusy

WAIT_SECONDS = 60.0  # longer than a small ingest takes, shorter than a person's patience


@contextmanager
def writing(data_dir: Path, wait_seconds: float = WAIT_SECONDS) -> Iterator[None]:
    """Hold the folder for writing; raises `WriterBusy` and `Unwritable`.

    The lock goes with the process, however that ends.
    """
    note = data_dir / "write.pid"  # beside the lock, which is emptied whenever somebody tries it
    lock = FileLock(data_dir / "write.lock", timeout=wait_seconds)
    try:
        data_dir.mkdir(parents=True, exist_ok=True)
        lock.acquire()
        note.write_text(str(os.getpid()), encoding="utf-8")
    except Timeout as error:  # which is an OSError, too
        raise WriterBusy(_pid_in(note)) from error
    except OSError as error:
        lock.release()
        raise Unwritable(data_dir, error.strerror) from error
    try:
        yield
    finally:
        note.unlink(missing_ok=True)
        lock.release()


@contextmanager
def told(data_dir: Path) -> Iterator[None]:
    """Tell a disk that is full, or may only be read, as `Unwritable`; other errors pass."""
    try:
        yield
    except OSError as error:
        if error.errno not in UNWRITTEN:
            raise
        raise Unwritable(data_dir, error.strerror) from error


def _pid_in(note: Path) -> int | None:
    with suppress(OSError, ValueError):
        return int(note.read_text("utf-8"))
    return None
