"""The published generation, held open for its readers, and the next one once it is published."""

import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from corpus.errors import KnowledgeError
from index.catalogue import Catalogue
from index.errors import EmbedderMismatch, GenerationDamaged
from index.following import Follower
from index.generation import Generation, OpenStore, Store, folder_of
from index.opened import Opened

ATTEMPTS = 3  # a reader starts again when a new generation comes in its way

log = logging.getLogger(__name__)


class Published:
    """Follows what the catalogue says is published. Safe to use from several threads."""

    def __init__(
        self,
        catalogue: Catalogue,
        embedder: str,
        data_dir: Path,
        open_store: OpenStore,
        follower: Follower | None = None,
    ) -> None:
        self._catalogue = catalogue
        self._embedder = embedder  # the name of what makes the vectors of questions
        self._data_dir = data_dir
        self._open_store = open_store
        self._follower = follower  # where other machines may publish
        self._catching_up = threading.Lock()
        self._lock = threading.Lock()
        self._current: Opened | None = None

    @contextmanager
    def reading(self) -> Iterator[Opened | None]:
        """Give the published generation; it stays open until the reader is done.

        None where nothing was published yet. Raises `EmbedderMismatch` and `GenerationDamaged`.
        """
        reading = self._enter()
        try:
            yield reading
        finally:
            with self._lock:
                if reading is not None:
                    reading.readers -= 1
                    self._close_if_done(reading)

    def _enter(self) -> Opened | None:
        for attempt in range(ATTEMPTS):
            state = self._catalogue.state()
            number = int(state.get("generation", 0))
            if number and state["embedder"] != self._embedder:
                raise EmbedderMismatch(state["embedder"], self._embedder)
            number = self._here(number)
            with self._lock:
                try:
                    return self._switch(number)
                except GenerationDamaged:
                    # Swept away since its number was looked up; a damaged one fails every time.
                    if attempt == ATTEMPTS - 1:
                        raise
        return None

    def _here(self, number: int) -> int:
        """Return the generation to read: the published one, or while it is laid out, the last."""
        if self._follower is None or not self._follower.lacks(number):
            return number
        if self._current is None:
            self._follower.catch_up()
            return number
        if self._catching_up.acquire(blocking=False):
            threading.Thread(target=self._catch_up, name="follow", daemon=True).start()
        self._current.found = {}  # what was removed meanwhile, or hidden, is not told any more
        return self._current.number

    def _catch_up(self) -> None:
        assert self._follower is not None
        try:
            self._follower.catch_up()
        except KnowledgeError as error:
            log.warning("the published index cannot be laid out here: %s", error)
        finally:
            self._catching_up.release()

    def _switch(self, number: int) -> Opened | None:
        if number == 0:
            return None
        if self._current is None or self._current.number < number:
            stores = Generation.open(
                folder_of(self._data_dir, number), self._open_store, whole=False
            )
            self._retire(Opened(number, stores, self._catalogue))
            log.debug("searching generation %d", number)
        assert self._current is not None
        self._current.readers += 1
        return self._current

    def _retire(self, successor: Opened | None) -> None:
        former, self._current = self._current, successor
        if former is not None:
            former.retired = True
            self._close_if_done(former)

    @staticmethod
    def _close_if_done(reading: Opened) -> None:
        if reading.retired and reading.readers == 0:
            reading.stores.close()

    @property
    def lacking(self) -> frozenset[Store]:
        """What of the index cannot be used now."""
        current = self._current
        return frozenset(current.stores.lacking) if current else frozenset()

    def close(self) -> None:
        """Let go of the files when the last reader is done."""
        with self._catching_up, self._lock:
            self._retire(None)
