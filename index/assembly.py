"""Lay out the next generation beside the current one: what stays is copied, what is new added."""

import json
import os
import shutil
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path, PurePath

import numpy as np
from numpy.typing import NDArray

from corpus.slugs import slug
from index.catalogue import Catalogue
from index.embedder import Embedder
from index.generation import (
    CARD,
    CHROMA,
    EDITIONS,
    FORMAT,
    GROUPS,
    IDS,
    KEYS,
    KEYWORDS,
    VECTORS,
    Generation,
    Numbers,
    OpenStore,
    folder_of,
    group_number,
    name,
    number,
    settle,
)
from index.keywords import Entry, Keywords
from index.publishing import Content, contents
from index.staging import Staging
from index.vectors import Rows
from index.words import in_context, passage_to_embed

EMBEDDED_AT_ONCE = 64  # passages between two savings: about a second of work
COPIED_AT_ONCE = 4096  # rows
LOCKS = shutil.ignore_patterns("*.lock")

Halves = NDArray[np.float16]
Progress = Callable[[int, int, str], None]  # done, total, source


def silent(_done: int, _total: int, _source: str) -> None:
    """Tell nobody about progress."""


@dataclass(frozen=True)
class Layout:
    """Which passage lies in which row: first those that stay, then new ones."""

    kept: Rows  # rows of the current generation that stay
    new: tuple[int, ...]  # keys of the versions that are new
    ids: Numbers
    keys: Numbers
    groups: Numbers
    editions: NDArray[np.int64]  # key of the version, first row, row after the last
    complete: bool  # nothing of the current generation goes


@dataclass(frozen=True)
class Assembly:
    """Builds the folder of a generation from the catalogue and the current generation."""

    catalogue: Catalogue
    embedder: Embedder
    data_dir: Path
    open_store: OpenStore

    def build(
        self, target: int, old: Generation | None, wanted: Sequence[int], progress: Progress
    ) -> None:
        """Write generation `target` with the passages of some versions, and wait for the disk."""
        folder = folder_of(self.data_dir, target)
        layout = self._lay_out(old, wanted)
        _begin(folder, layout)
        staging = Staging(self.data_dir / "staging")
        self._embed(old, layout, staging, progress)

        def made(rows: slice) -> Halves:
            return _vectors(layout.keys[rows], old, staging)

        self._write_vectors(folder, old, layout, made)
        self._write_keywords(folder, old, layout)
        self._write_store(folder, old, layout)
        self._finish(folder)

    def follow(self, target: int, old: Generation | None, wanted: Sequence[int]) -> None:
        """Write what lies in the folder of generation `target`, whose vectors are on a server.

        It is seen as a whole or not at all. Raises `GenerationDamaged` where vectors lack there.
        """
        folder = folder_of(self.data_dir, target)
        partial = folder.with_name(f"{target}.part")
        layout = self._lay_out(old, wanted)
        _begin(partial, layout)
        store = self.open_store(folder / CHROMA)
        try:

            def kept(rows: slice) -> Halves:
                ids = [name(int(each)) for each in layout.ids[rows]]
                return store.vectors(ids).astype(np.float16)

            self._write_vectors(partial, old, layout, kept)
        finally:
            store.close()
        self._write_keywords(partial, old, layout)
        self._finish(partial)
        partial.rename(folder)

    def _finish(self, folder: Path) -> None:
        card = {"format": FORMAT, "embedder": self.embedder.name}
        (folder / CARD).write_text(json.dumps(card), encoding="utf-8")
        settle(folder)

    def _lay_out(self, old: Generation | None, wanted: Sequence[int]) -> Layout:
        ranges = old.ranges if old else {}
        asked = set(wanted)
        kept = {key: rows for key, rows in ranges.items() if key in asked}
        new = tuple(key for key in wanted if key not in ranges)
        rows = [np.arange(first, last) for first, last in kept.values()]
        stay = np.concatenate(rows) if rows else np.zeros(0, np.int64)
        sizes = [(key, last - first) for key, (first, last) in kept.items()]
        fresh: list[tuple[int, int, int]] = []
        for content in contents(self.catalogue, new):
            fresh += [
                (number(each.id), self._key(passage_to_embed(each)), group_number(each))
                for each in content.passages
            ]
            sizes.append((content.version_key, len(content.passages)))
        added = np.array(fresh, np.uint64).reshape(-1, 3)
        stayed = np.stack([old.ids, old.keys, old.groups], 1)[stay] if old else added[:0]
        ids, keys, groups = np.concatenate([stayed, added]).T
        return Layout(
            kept=stay,
            new=new,
            ids=ids,
            keys=keys,
            groups=groups,
            editions=_editions(sizes),
            complete=len(kept) == len(ranges),
        )

    def _key(self, text: str) -> int:
        """Name what a vector is made from: the model and the text."""
        hashed = sha256(f"{self.embedder.name}\x1f{text}".encode()).digest()
        return int.from_bytes(hashed[:8], "big")

    # --- vectors ---

    def _embed(
        self, old: Generation | None, layout: Layout, staging: Staging, progress: Progress
    ) -> None:
        """Stage the vectors that neither the current generation nor an unfinished build has."""
        fresh = layout.keys[len(layout.kept) :]
        known = set(np.intersect1d(fresh, old.keys).tolist()) if old else set()
        known |= staging.get([key for key in fresh.tolist() if key not in known]).keys()
        done = len(known)
        waiting: dict[int, str] = {}
        for content in contents(self.catalogue, layout.new if len(known) < len(fresh) else ()):
            for passage in content.passages:
                text = passage_to_embed(passage)
                key = self._key(text)
                if key not in known:
                    known.add(key)
                    waiting[key] = text
                if len(waiting) == EMBEDDED_AT_ONCE:
                    done += self._stage(waiting, staging)
                    progress(done, len(fresh), content.source)
        self._stage(waiting, staging)

    def _stage(self, waiting: dict[int, str], staging: Staging) -> int:
        count = len(waiting)
        if waiting:
            vectors = self.embedder.embed(list(waiting.values())).astype(np.float16)
            staging.put({key: row.tobytes() for key, row in zip(waiting, vectors, strict=True)})
            waiting.clear()
        return count

    def _write_vectors(
        self, folder: Path, old: Generation | None, layout: Layout, fresh: Callable[[slice], Halves]
    ) -> None:
        total, kept = len(layout.ids), len(layout.kept)
        path = folder / VECTORS
        shape = (total, self.embedder.dimension)
        if total == 0:
            np.save(path, np.zeros(shape, np.float16))
            return
        out = np.lib.format.open_memmap(path, mode="w+", dtype=np.float16, shape=shape)
        for start in range(0, kept if old else 0, COPIED_AT_ONCE):
            some = layout.kept[start : start + COPIED_AT_ONCE]
            out[start : start + len(some)] = old.vectors.take(some) if old else 0
        for start in range(kept, total, COPIED_AT_ONCE):
            rows = slice(start, min(start + COPIED_AT_ONCE, total))
            out[rows] = fresh(rows)
        out.flush()

    # --- keywords and vector store ---

    def _write_keywords(self, folder: Path, old: Generation | None, layout: Layout) -> None:
        """Add to a copy of the current index, or write it anew where something goes.

        What is deleted from tantivy keeps counting in its statistics, and so in every score.
        """
        if old is not None and layout.complete:
            # Segments are never changed once written, so a second name for them is a copy.
            shutil.copytree(
                old.folder / KEYWORDS, folder / KEYWORDS, copy_function=_link, ignore=LOCKS
            )
            editions = layout.editions[-len(layout.new) :] if layout.new else layout.editions[:0]
        else:
            editions = layout.editions
        Keywords.open(folder / KEYWORDS).add(self._entries(editions))

    def _entries(self, editions: NDArray[np.int64]) -> Iterator[Entry]:
        firsts = {int(key): int(first) for key, first, _ in editions}
        for content in contents(self.catalogue, list(firsts)):
            title = _title(content)
            for offset, passage in enumerate(content.passages):
                yield Entry(
                    row=firsts[content.version_key] + offset,
                    edition=content.version_key,
                    language=passage.language,
                    text=in_context(passage),
                    heading=" ".join(dict.fromkeys((*title, *passage.headings))),
                )

    def _write_store(self, folder: Path, old: Generation | None, layout: Layout) -> None:
        if len(layout.ids) == 0:
            return
        copied = old is not None and (old.folder / CHROMA).is_dir()
        if old is not None and copied:
            shutil.copytree(old.folder / CHROMA, folder / CHROMA)
        store = self.open_store(folder / CHROMA)
        try:
            if not copied and len(store):  # on a server, what a build that died has put there
                store.clear()
            if old is not None and copied:
                gone = np.setdiff1d(old.ids, layout.ids)
                store.drop([name(int(each)) for each in gone])
            first = len(layout.kept) if copied else 0
            vectors = np.load(folder / VECTORS, mmap_mode="r")
            for start in range(first, len(layout.ids), COPIED_AT_ONCE):
                ids = [name(int(each)) for each in layout.ids[start : start + COPIED_AT_ONCE]]
                store.put(ids, vectors[start : start + len(ids)].astype(np.float32))
        finally:
            store.close()


def _begin(folder: Path, layout: Layout) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    np.save(folder / IDS, layout.ids)
    np.save(folder / KEYS, layout.keys)
    np.save(folder / GROUPS, layout.groups)
    np.save(folder / EDITIONS, layout.editions)


def _editions(sizes: Sequence[tuple[int, int]]) -> NDArray[np.int64]:
    """Return where each edition begins and ends when they lie one after the other."""
    ends = np.cumsum([size for _, size in sizes], dtype=np.int64)
    rows = [(key, end - size, end) for (key, size), end in zip(sizes, ends, strict=True)]
    return np.array(rows, np.int64).reshape(-1, 3)


def _vectors(keys: Numbers, old: Generation | None, staging: Staging) -> Halves:
    """Return the vectors made from what the keys name."""
    found: dict[int, NDArray[np.float16]] = {}
    if old is not None:
        same, _, rows = np.intersect1d(keys, old.keys, return_indices=True)
        found = dict(zip(same.tolist(), old.vectors.take(rows), strict=True))
    missing = [key for key in keys.tolist() if key not in found]
    for key, value in staging.get(missing).items():
        found[key] = np.frombuffer(value, np.float16)
    return np.stack([found[key] for key in keys.tolist()])


def _title(content: Content) -> tuple[str, ...]:
    """Return what a document is called, unless that is only the name of its file."""
    about = content.metadata
    named = slug(about.title) != slug(PurePath(content.source).stem)
    return tuple(each for each in (about.title if named else None, about.number) if each)


def _link(source: str, target: str) -> None:
    try:
        os.link(source, target)
    except OSError:  # other file systems have no second names
        shutil.copy2(source, target)
