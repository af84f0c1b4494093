"""Lay out here the generation that another machine has published.

The catalogue and the vectors lie on servers; the index of words and the vectors that are compared
exactly lie in each machine's own folder and are made from those.
"""

import shutil
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock

from index.assembly import Assembly
from index.catalogue import Catalogue
from index.embedder import Embedder
from index.errors import GenerationDamaged
from index.generation import Generation, OpenStore, folder_of, sweep
from index.publishing import current_keys


@dataclass(frozen=True)
class Follower:
    """Keeps a folder in step with what is published. Safe to use from several processes."""

    catalogue: Catalogue
    embedder: Embedder
    data_dir: Path
    open_store: OpenStore

    def lacks(self, generation: int) -> bool:
        """Say whether a published generation is not laid out here."""
        return generation > 0 and not folder_of(self.data_dir, generation).is_dir()

    def catch_up(self) -> None:
        """Lay out the published generation if it is not here; raises `GenerationDamaged`.

        A folder that was laid out before goes; the last stays for its readers.
        """
        self.data_dir.mkdir(parents=True, exist_ok=True)
        with FileLock(self.data_dir / "follow.lock"):
            generation, keys = current_keys(self.catalogue)
            if not self.lacks(generation):
                return
            former = self._former(generation)
            assembly = Assembly(self.catalogue, self.embedder, self.data_dir, self.open_store)
            assembly.follow(generation, former, keys)
            sweep(self.data_dir, generation)

    def _former(self, generation: int) -> Generation | None:
        """Return what was laid out here before, if it can be used."""
        folders = self.data_dir / "generations"
        here = (
            [int(f.name) for f in folders.iterdir() if f.name.isdigit()] if folders.is_dir() else []
        )
        for number in sorted((each for each in here if each < generation), reverse=True):
            try:
                former = Generation.open(folder_of(self.data_dir, number), self.open_store)
            except GenerationDamaged:
                shutil.rmtree(folder_of(self.data_dir, number), ignore_errors=True)
                continue
            if former.embedder == self.embedder.name:
                return former
        return None
