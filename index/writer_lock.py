"""One writer at a time for a data folder; the second waits a while, then hears who is first."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from filelock import FileLock, Timeout

from index.errors import Unwritable, WriterBusy

WAIT_SECONDS = 60.0  # longer than a small ingest takes, shorter than a person's patience


@contextmanager
def writing(data_dir: Path, wait_seconds: float = WAIT_SECONDS) -> Iterator[None]:
    """Hold the folder for writing. The lock goes with the process, however that ends."""
    note = data_dir / "write.pid"  # beside the lock, which is emptied whenever somebody tries it
    try:
        data_dir.mkdir(parents=True, exist_ok=True)
        with FileLock(data_dir / "write.lock", timeout=wait_seconds):
            note.write_text(str(os.getpid()), encoding="utf-8")
            try:
                yield
            finally:
                note.unlink(missing_ok=True)
    except Timeout as error:  # which is an OSError, too
        pid = None
        with suppress(OSError, ValueError):
            pid = int(note.read_text("utf-8"))
        raise WriterBusy(pid) from error
    except OSError as error:
        raise Unwritable(data_dir, error.strerror or str(error)) from error
