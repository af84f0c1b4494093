"""A builder that tells people how it gets on."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Final

from api.parts import Tell
from corpus.document import Language
from index.sources import File

if TYPE_CHECKING:
    from index.build import Builder
    from index.reports import FileReport

PAUSE: Final = 2.0  # seconds between lines of progress


@dataclass(frozen=True)
class Telling:
    """A builder that tells how it gets on."""

    builder: "Builder"
    tell: Tell

    def ingest(self, paths: Sequence[Path]) -> "list[FileReport]":
        """Take files and folders in, and report on each file."""
        return self.builder.ingest(paths, self._progress())

    def sync(self, folders: Sequence[Path], dry_run: bool) -> "list[FileReport]":
        """Keep folders in step, or only tell what would change."""
        return self.builder.sync(folders, self._progress(), dry_run)

    def ingest_starter(self) -> "list[FileReport]":
        """Take in the starter corpus."""
        return self.builder.ingest_starter(self._progress())

    def ingest_uploads(self, files: Mapping[str, Path]) -> "list[FileReport]":
        """Take in files that somebody sent, by name; each replaces one of the same name."""
        sent = [File(path, name, f"upload:{name}") for name, path in files.items()]
        return self.builder.ingest_files(sent)

    def rebuild(self) -> None:
        """Make the indexes anew from the catalogue."""
        self.builder.rebuild(self._progress())

    def correct(self, document_id: str, language: Language, values: Mapping[str, object]) -> bool:
        """Correct what is known about an edition; `False` when there is none."""
        return self.builder.correct(document_id, language, values)

    def remove(self, document_id: str) -> bool:
        """Remove a document; `False` when there is none of that id."""
        return self.builder.remove(document_id)

    def _progress(self) -> Callable[[int, int, str], None]:
        last = monotonic()

        def progress(done: int, total: int, source: str) -> None:
            nonlocal last
            if monotonic() - last >= PAUSE:
                last = monotonic()
                self.tell(f"  {done:,} of {total:,} {source}")

        return progress
