"""Bring the catalogue and the stores in line with files: incremental, atomic, resumable.

Versions are staged where nobody sees them, the next generation is laid out beside the current one,
and one transaction makes both current. A process that dies before that leaves the last good state;
the next build clears what it left and takes over the vectors it had finished. A long run publishes
every few minutes what it has read, so that one that is stopped goes on from there.
"""

import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from time import monotonic
from typing import cast

from corpus.document import Document, Doubt, Language
from corpus.errors import DocumentError
from corpus.metadata import corrected
from corpus.summary import summary_of
from index.admission import Admission, Verdict
from index.ahead import ReadFile, reading_ahead
from index.archives import unpacked
from index.assembly import Assembly, Progress, silent
from index.catalogue import Catalogue
from index.chroma import ChromaServer, ChromaStore
from index.corrections import Values, all_corrections, applied, keep
from index.embedder import Embedder
from index.errors import EmbedderMismatch
from index.following import Follower
from index.generation import Generation, OpenStore, folder_of, sweep
from index.originals import forget_originals, keep_original
from index.publishing import (
    Changes,
    Key,
    discard_unpublished,
    doubts_of,
    held,
    publish,
    stage,
    text_of,
)
from index.reports import FileReport, Status
from index.reports import keep as keep_report
from index.sources import File, Missing, files_in, hash_of, starter
from index.writer_lock import WAIT_SECONDS, told, writing

PORTION_SECONDS = 180.0  # what is read in so long is published before the rest is read
READING = "3"  # raise it when the same bytes are to be read into other passages than before

Read = Callable[[Path, str], Document]
OpenReader = Callable[[], AbstractContextManager[Read]]


def reading_here() -> AbstractContextManager[Read]:
    """Read files in this process, whatever they may do to it."""
    from corpus.reading import read  # noqa: PLC0415 - one second, where another process reads

    return nullcontext(read)


@dataclass(frozen=True)
class Builder:
    """The one way to change what is known. One builder writes to a data folder at a time."""

    catalogue: Catalogue
    embedder: Embedder
    data_dir: Path
    open_reader: OpenReader = reading_here
    open_store: OpenStore = ChromaStore.open
    shared: ChromaServer | None = None  # where the vectors lie that other machines read
    wait_seconds: float = WAIT_SECONDS
    reading: str = READING
    portion_seconds: float = PORTION_SECONDS

    def ingest(self, paths: Sequence[Path], progress: Progress = silent) -> list[FileReport]:
        """Take in files and folders; a file that cannot be taken in costs the others nothing.

        Progress counts files while they are read, then passages while they are embedded.
        """
        return self.ingest_files(list(files_in(paths)), progress)

    def sync(
        self, folders: Sequence[Path], progress: Progress = silent, dry_run: bool = False
    ) -> list[FileReport]:
        """Keep folders in step: add, update, and take out what was read from files that are gone.

        A dry run tells what would be done and changes nothing.
        """
        return self.ingest_files(list(files_in(folders)), progress, folders, dry_run)

    def ingest_starter(self, progress: Progress = silent) -> list[FileReport]:
        """Take in the starter corpus."""
        return self.ingest_files(list(starter()), progress)

    def ingest_files(
        self,
        files: Sequence[File | Missing],
        progress: Progress = silent,
        synced: Sequence[Path] = (),
        dry_run: bool = False,
    ) -> list[FileReport]:
        """Take in files under names of their own; below synced folders, forget those that are gone.

        What is read is staged where nobody sees it; a dry run throws it away.
        """
        with self.open_reader() as read_file, self._writing():
            published = self._clean_up()
            admission = Admission(
                held(self.catalogue), self.reading, partial(text_of, self.catalogue)
            )
            corrections = all_corrections(self.catalogue)
            reports = []
            with (
                unpacked(files) as found,
                reading_ahead(
                    found, lambda f: read_file(f.path, f.source), admission.is_new
                ) as read,
            ):
                present = {each.origin for each in found if isinstance(each, File)}
                for folder in synced:
                    gone = admission.gone(folder, present)
                    reports += [FileReport(each.source, "removed", each.key[0]) for each in gone]
                begun = monotonic()
                for done, file in enumerate(found):
                    progress(done, len(found), file.source)
                    reports.append(self._take_in(file, admission, read, corrections))
                    if not dry_run and monotonic() - begun > self.portion_seconds:
                        published = self._publish(admission.taken(), published, progress)
                        begun = monotonic()
            if dry_run:
                self._clear(published)
            else:
                self._publish(admission.taken(), published, progress)
                keep_report(self.data_dir, reports)
        return reports

    def correct(self, document_id: str, language: Language, values: Values) -> bool:
        """Correct what is known about an edition; say whether there is such an edition.

        The text and its passages stay. Raises `InvalidMetadata`.
        """
        with self._writing():
            published = self._clean_up()
            key = (document_id, language)
            stored = self.catalogue.document(document_id, language)
            mine = next((h for h in held(self.catalogue) if h.key == key and h.version_key), None)
            if stored is None or mine is None:
                return False
            document = Document(
                metadata=corrected(stored.metadata, values, stored.source),
                source=mine.source,
                text=stored.text,
                content_hash=mine.content_hash,
                passages=stored.passages,
                doubts=stored.doubts,
                facts=stored.facts,
                scanned=mine.scanned,
            )
            keep(self.catalogue, key, {**all_corrections(self.catalogue).get(key, {}), **values})
            staged = stage(self.catalogue, document, mine.origin, mine.reading)
            self._publish(Changes(editions={key: staged}), published, silent)
        return True

    def remove(self, document_id: str) -> bool:
        """Erase a document in all languages with all its versions; say whether there was one."""
        with self._writing():
            published = self._clean_up()
            erased = {row.content_hash for row in self.catalogue.history(document_id)}
            if not erased:
                return False
            self._publish(Changes(erased={document_id}), published, silent)
            forget_originals(self.data_dir, erased)
        return True

    def rebuild(self, progress: Progress = silent) -> None:
        """Make all stores anew from the catalogue, with the embedding model as it is now."""
        with self._writing():
            published = self.catalogue.generation
            self._clear(published)
            self._flip(Changes(), published, None, progress)

    @contextmanager
    def _writing(self) -> Iterator[None]:
        wait = self.wait_seconds
        with writing(self.data_dir, wait), self.catalogue.only_writer(wait), told(self.data_dir):
            yield

    # --- one file ---

    def _take_in(
        self,
        file: File | Missing,
        admission: Admission,
        read: ReadFile,
        corrections: Mapping[Key, Values],
    ) -> FileReport:
        if isinstance(file, Missing):
            return FileReport(file.source, "refused", reason=file.problem, code=file.code)
        try:
            content_hash = hash_of(file.path)
            verdict = admission.recognise(file, content_hash)
            if verdict is not None:
                if verdict.status == "unchanged":  # it may have come before originals were kept
                    keep_original(self.data_dir, content_hash, file.path)
                return self._known(file, verdict)
            document = admission.named(read(file), file)
            document = applied(document, corrections)
        except DocumentError as error:
            return FileReport(file.source, "refused", reason=error.problem, code=error.code)
        except OSError as error:
            problem = error.strerror or type(error).__name__
            reason = f"cannot be opened ({problem}): check its permissions"
            return FileReport(file.source, "refused", reason=reason, code="unreadable")
        verdict = admission.judge(document, file)
        if verdict.status not in ("added", "updated"):
            return self._known(file, verdict)
        keep_original(self.data_dir, document.content_hash, file.path)
        admission.accept(stage(self.catalogue, document, file.origin, self.reading))
        return FileReport(
            file.source,
            cast(Status, verdict.status),
            document.metadata.id,
            len(document.passages),
            document.doubts,
            summary=summary_of(document),
        )

    def _known(self, file: File, verdict: Verdict) -> FileReport:
        known = verdict.known
        doubts: tuple[Doubt, ...] = ()
        if verdict.status == "unchanged" and known and known.version_key and known.doubtful:
            doubts = doubts_of(self.catalogue, known.version_key)
        return FileReport(
            file.source,
            cast(Status, verdict.status),
            known.key[0] if known else None,
            known.passages if known and verdict.status != "refused" else 0,
            doubts,
            verdict.reason,
            "conflict" if verdict.status == "refused" else None,
        )

    # --- the whole ---

    def _clean_up(self) -> int:
        """Clear what a dead build left; return the number of the published generation."""
        state = self.catalogue.state()
        published = int(state.get("generation", 0))
        if published and state["embedder"] != self.embedder.name:
            raise EmbedderMismatch(state["embedder"], self.embedder.name)
        self._clear(published)
        return published

    def _clear(self, published: int) -> None:
        discard_unpublished(self.catalogue)
        sweep(self.data_dir, published)

    def _publish(self, changes: Changes, published: int, progress: Progress) -> int:
        """Make changes current; return the number of the generation that is published then."""
        if not changes:
            self._unstage()  # a build may have died between publishing and this
            return published
        old = None
        if published:
            if self.shared:  # another machine may have published it
                Follower(self.catalogue, self.embedder, self.data_dir, self.open_store).catch_up()
            old = Generation.open(folder_of(self.data_dir, published), self.open_store)
        self._flip(changes, published, old, progress)
        return published + 1

    def _flip(
        self, changes: Changes, published: int, old: Generation | None, progress: Progress
    ) -> None:
        assembly = Assembly(self.catalogue, self.embedder, self.data_dir, self.open_store)
        assembly.build(published + 1, old, self._wanted(changes), progress)
        publish(self.catalogue, changes, published + 1, self.embedder.name)
        sweep(self.data_dir, published + 1)
        if self.shared:
            self.shared.sweep({published, published + 1})
        self._unstage()

    def _unstage(self) -> None:
        shutil.rmtree(self.data_dir / "staging", ignore_errors=True)

    def _wanted(self, changes: Changes) -> list[int]:
        """Return the versions the next generation holds, by document and language."""
        current = {each.key: each for each in held(self.catalogue) if each.version_key is not None}
        current |= changes.editions
        return [
            each.version_key
            for key, each in sorted(current.items(), key=lambda item: item[0])
            if each.version_key is not None
            and key not in changes.removed
            and key[0] not in changes.erased
        ]
