"""An archive to test with: a folder of documents, a data folder, and the parts that join them."""

from dataclasses import dataclass, field
from pathlib import Path

from index.build import Builder, OpenReader, reading_here
from index.catalogue import Catalogue
from index.generation import OpenStore
from index.reports import FileReport
from index.search import Search
from tests.index.fakes_index import HashEmbedder, ListStore

QUESTIONS = (
    "staff of the agency in Hạ Long",
    "bien che co quan",
    "Biên chế cơ quan thành phố",
    "seal of the merged agency",
)


@dataclass
class Archive:
    """Everything the builder and search need, in one folder."""

    root: Path
    embedder: HashEmbedder = field(default_factory=HashEmbedder)
    open_store: OpenStore = ListStore.open
    open_reader: OpenReader = reading_here

    def __post_init__(self) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        self.data.mkdir(parents=True, exist_ok=True)
        self.catalogue = self._catalogue()

    def _catalogue(self) -> Catalogue:
        return Catalogue.create(f"sqlite:///{self.data / 'catalogue.sqlite'}")

    @property
    def folder(self) -> Path:
        """Where the documents lie."""
        return self.root / "documents"

    @property
    def data(self) -> Path:
        """The data folder."""
        return self.root / "data"

    @property
    def builder(self) -> Builder:
        """A builder that gives up at once when another one is at work."""
        return Builder(
            self.catalogue,
            self.embedder,
            self.data,
            open_reader=self.open_reader,
            open_store=self.open_store,
            wait_seconds=0.2,
        )

    def write(self, name: str, text: str, **front_matter: str) -> Path:
        """Write a document; with front matter where some is given."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        head = "".join(f"{key}: {value}\n" for key, value in front_matter.items())
        path.write_text(f"---\n{head}---\n{text}\n" if head else f"{text}\n", encoding="utf-8")
        return path

    def ingest(self, *paths: Path) -> list[FileReport]:
        """Ingest paths, or the whole folder."""
        return self.builder.ingest(list(paths) or [self.folder])

    def statuses(self, *paths: Path) -> dict[str, str]:
        """Ingest and return the status of each file by its name."""
        return {Path(each.source).name: each.status for each in self.ingest(*paths)}

    def search(self, exact_rows: int = 1000) -> Search:
        """Search over what is published."""
        return Search(self.catalogue, self.embedder, self.data, self.open_store, exact_rows)

    def state(self) -> object:
        """Everything a person can see: documents, versions, passages, and what search finds."""
        documents = [
            (row.metadata, row.version, row.source, row.passages)
            for row in self.catalogue.documents()
        ]
        stored = [self.catalogue.document(about.id, about.language) for about, *_ in documents]
        texts = [(each.text, each.passages, each.aliases, each.versions) for each in stored if each]
        found = [
            [(hit.passage.id, hit.version, hit.score) for hit in self.search().find(question)]
            for question in QUESTIONS
        ]
        return documents, texts, found
