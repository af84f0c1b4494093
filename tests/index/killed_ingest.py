"""A program that ingests a folder and dies at a chosen moment, as if the power had failed.

    python -m tests.index.killed_ingest ROOT EVENT

It kills itself with SIGKILL at the EVENT-th thing that Python's audit hooks report (a file opened,
renamed or deleted, a database connected, ...). At the end it prints how many there were.
"""

import os
import signal
import sys
from pathlib import Path

from index.chroma import ChromaStore
from tests.index.archive import Archive

WATCHED = ("open", "os.", "shutil.", "sqlite3.")


def main() -> None:
    """Ingest, and count or die."""
    archive = Archive(Path(sys.argv[1]), open_store=ChromaStore.open)
    fatal, seen = int(sys.argv[2]), 0

    def watch(event: str, arguments: tuple[object, ...]) -> None:
        nonlocal seen
        if event.startswith(WATCHED) and not str(arguments[:1]).endswith(".pyc',)"):
            seen += 1
            if seen == fatal:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(watch)
    archive.ingest()
    sys.stdout.write(f"{seen}\n")


if __name__ == "__main__":
    main()
