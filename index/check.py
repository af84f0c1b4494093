"""Whether the stores of a data folder are as the catalogue says, and what can be mended."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import text

from index.catalogue import Catalogue
from index.errors import CatalogueUnavailable, GenerationDamaged
from index.generation import Generation, OpenStore, folder_of, name
from index.originals import FOLDER as ORIGINALS
from index.sources import hash_of


@dataclass(frozen=True)
class Flaw:
    """One thing that is not as it should be."""

    what: str
    derived: bool = False  # it can be made again from the catalogue
    original: Path | None = None  # a kept file that is not the one that was taken in


def flaws(
    catalogue: Catalogue, data_dir: Path, embedder: str, open_store: OpenStore
) -> Iterator[Flaw]:
    """Yield what is wrong: with the database, the index of the published generation, the files."""
    try:
        yield from _of_database(catalogue)
        state = catalogue.state()
    except CatalogueUnavailable as error:
        yield Flaw(f"{error}; restore a backup")
        return
    published = int(state.get("generation", 0))
    if published:
        if state["embedder"] != embedder:
            yield Flaw(
                f"the index was made with {state['embedder']!r}, now {embedder!r} is set", True
            )
        yield from _of_index(catalogue, folder_of(data_dir, published), open_store)
    yield from _of_originals(data_dir / ORIGINALS)


def _of_database(catalogue: Catalogue) -> Iterator[Flaw]:
    with catalogue.transaction() as connection:
        if connection.dialect.name == "sqlite":
            told = connection.execute(text("PRAGMA quick_check")).scalars().all()
            if told != ["ok"]:
                yield Flaw(f"the catalogue is damaged ({told[0]}); restore a backup")


def _of_index(catalogue: Catalogue, folder: Path, open_store: OpenStore) -> Iterator[Flaw]:
    """Yield what is wrong with a generation: each store, and that all hold the same passages."""
    try:
        generation = Generation.open(folder, open_store)
        vectors = len(generation.store)
    except GenerationDamaged as error:
        yield Flaw(str(error), True)
        return
    except Exception as error:  # noqa: BLE001 - a damaged store fails in ways nobody can list
        yield Flaw(f"{folder}: the vectors cannot be read ({type(error).__name__})", True)
        return
    with catalogue.transaction() as connection:
        current = set(
            connection.execute(
                text(
                    "SELECT passage_id FROM passages JOIN editions "
                    "ON editions.version_key = passages.version_key"
                )
            ).scalars()
        )
    found = {name(int(each)) for each in generation.ids}
    generation.close()
    if found != current:
        lacking, strange = len(current - found), len(found - current)
        yield Flaw(f"the index lacks {lacking} passages and has {strange} that are gone", True)
    elif vectors != len(found):
        yield Flaw(f"the vector store holds {vectors} of {len(found)} passages", True)


def _of_originals(folder: Path) -> Iterator[Flaw]:
    for path in sorted(folder.iterdir()) if folder.is_dir() else ():
        if path.suffix == ".part":
            yield Flaw(f"{path.name}: a copy of a file was not finished", original=path)
        elif hash_of(path) != path.name:
            yield Flaw(f"{path.name}: a kept file is not the one taken in", original=path)
