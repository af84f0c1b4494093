"""The most memory that reading damaged and hostile files takes: `python -m ... FOLDER`, in bytes.

In a process of its own: the system counts the size of the process that starts another as the
other's, and the largest of all that were ever started (getrusage(2), execve(2)).
"""

import contextlib
import sys
from collections.abc import Iterator
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage

from corpus.apart import reading_apart
from corpus.errors import DocumentError
from tests.corpus.damage import attacks, damaged, good_files

SEEDS = range(60)


def _files() -> Iterator[tuple[str, bytes]]:
    good = good_files()
    for seed in SEEDS:
        suffix, data = damaged(good, seed)
        yield f"paper{seed}{suffix}", data
    for name, (data, _) in attacks().items():
        yield name, data


def main(folder: Path) -> None:
    """Read each file and print the size of the largest process that read one."""
    with reading_apart() as reader:
        for name, data in _files():
            path = folder / name
            path.write_bytes(data)
            with contextlib.suppress(DocumentError):
                reader(path, name)
    sys.stdout.write(str(getrusage(RUSAGE_CHILDREN).ru_maxrss * 1024))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
