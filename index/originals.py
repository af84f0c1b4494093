"""The files themselves as they were taken in, each kept once under the hash of its bytes."""

from collections.abc import Iterable
from pathlib import Path
from shutil import copyfile

FOLDER = "originals"


def keep_original(data_dir: Path, content_hash: str, path: Path) -> None:
    """Keep a copy of a file; one of the same bytes is there already. Raises `OSError`."""
    kept = data_dir / FOLDER / content_hash
    if kept.exists():
        return
    kept.parent.mkdir(exist_ok=True)
    partial = kept.with_suffix(".part")
    copyfile(path, partial)
    partial.replace(kept)


def original_of(data_dir: Path, content_hash: str) -> Path | None:
    """Return where the file of some bytes is kept, `None` where it is not."""
    kept = data_dir / FOLDER / content_hash
    return kept if kept.is_file() else None


def forget_originals(data_dir: Path, hashes: Iterable[str]) -> None:
    """Delete the copies of some files; one that is not there is none the less forgotten."""
    for content_hash in hashes:
        (data_dir / FOLDER / content_hash).unlink(missing_ok=True)
