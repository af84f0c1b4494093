"""The only place where real parts are joined, each when it is first asked for."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Final

from api.migrations import upgrade
from api.parts import Answerer, Parts, Tell
from api.settings import Settings
from api.telling import Telling
from assistant.chain import Assistant, DraftWriter
from assistant.extract import Writer
from assistant.other_language import Translator
from assistant.packs import Packs
from assistant.precedents import Precedents
from assistant.records import Records
from assistant.retrieve import Retriever
from assistant.saved import SavedComparisons
from assistant.table_writer import TableWriter
from corpus.document import Validity
from corpus.mentions import Names
from index.catalogue import Catalogue
from index.chroma import ChromaServer, ChromaStore
from index.database import file_url
from index.errors import BackupFailed
from index.following import Follower
from index.generation import OpenStore
from index.onnx_export import ensure_model, exported
from index.onnx_model import OnnxEmbedder
from index.originals import original_of
from index.reranker import CrossEncoderReranker
from index.search import Search
from index.stored import StoredDocument
from index.writer_lock import WAIT_SECONDS

if TYPE_CHECKING:
    from api.accounts import Accounts
    from api.apart import Processes
    from api.audit import Audit
    from index.check import Flaw
    from index.readable import ReadableSearch

CATALOGUE: Final = "catalogue.sqlite"


class RealParts:
    """Everything joined on one data folder."""

    _labels: frozenset[str] | None = None  # those of the documents that may be read; `None` for all
    _owner: str | None = None  # of the answers that were given; `None` for the machine's

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self._processes: Processes | None = None
        self._folder = settings.data_dir
        self._seen: dict[tuple[frozenset[str] | None, str | None], Parts] = {}

    @cached_property
    def library(self) -> Catalogue:
        """The catalogue, with its tables as this release needs them."""
        self._folder.mkdir(parents=True, exist_ok=True)
        server = self.settings.catalogue_url
        url = server.get_secret_value() if server else file_url(self._folder / CATALOGUE)
        upgrade(url)
        return Catalogue(url)

    @cached_property
    def accounts(self) -> "Accounts":
        """Who may use the server, in the database of the catalogue."""
        from api.accounts import Accounts  # noqa: PLC0415 - the cold `ask` does without

        return Accounts(self.library.url)

    @cached_property
    def audit(self) -> "Audit":
        """The records of who did what, in the database of the catalogue."""
        from api.audit import Audit  # noqa: PLC0415 - the cold `ask` does without

        return Audit(self.library.url)

    def seen_by(self, labels: frozenset[str] | None, owner: str | None) -> Parts:
        """Return the parts as somebody sees them; those of the owner of the machine are these."""
        if labels is None and owner is None:
            return self
        from api.personal import PersonalParts  # noqa: PLC0415 - only where there are accounts

        key = (labels, owner)
        if key not in self._seen:
            self._seen[key] = PersonalParts(self, labels, owner)
        return self._seen[key]

    @cached_property
    def finder(self) -> "Search | ReadableSearch":
        """The search, on the index that is published."""
        return self.search

    @cached_property
    def search(self) -> Search:
        """The search among all documents."""
        follower = None
        if self._chroma:
            follower = Follower(self.library, self.embedder, self._folder, self._open_store)
        search = Search(
            self.library, self.embedder, self._folder, self._open_store,
            today=self.today, reranker=self._reranker, follower=follower,
        )  # fmt: skip
        return search.opened()

    @cached_property
    def _chroma(self) -> ChromaServer | None:
        url = self.settings.chroma_url
        return ChromaServer(url, lambda: self.library.name) if url else None

    @property
    def _open_store(self) -> OpenStore:
        return self._chroma.open if self._chroma else ChromaStore.open

    @cached_property
    def assistant(self) -> Answerer:
        """The assistant, which answers without a language model unless one is set."""
        here = self._assisting(self.worded)
        return (
            self._processes.assistant(here, self._labels, self._owner) if self._processes else here
        )

    @contextmanager
    def answering_apart(self) -> Iterator[None]:
        """Answer in processes of their own when several questions are asked at once."""
        from api.apart import Processes, processes_of  # noqa: PLC0415 - only the server does

        number = processes_of(self.settings)
        if number == 0:
            yield
            return
        self._processes = Processes(self.settings, number)
        try:
            yield
        finally:
            self._processes.close()

    @property
    def processes(self) -> int:
        """How many processes are ready to answer beside this one."""
        return self._processes.running if self._processes else 0

    @cached_property
    def extractive(self) -> Assistant:
        """The assistant without a language model, for what is asked beside a person's question."""
        return self._assisting(self._writer)

    @cached_property
    def _writer(self) -> Writer:
        return Writer(Translator(Names.starter()))  # which search has read too

    def _assisting(self, writer: DraftWriter) -> Assistant:
        retriever = Retriever(self.finder, self.library)
        listed = TableWriter(writer, self.precedents, self.library, Names.starter())
        return Assistant(retriever, listed, self.today)

    @cached_property
    def worded(self) -> DraftWriter:
        """The writer, with the language model that was set."""
        writer = self._writer
        name, key = self.settings.language_model, self.settings.language_model_key
        if name is None:
            return writer
        from assistant.langchain import LangChainModel  # noqa: PLC0415 - the cold `ask` does without
        from assistant.model_writer import ModelWriter  # noqa: PLC0415

        patience = self.settings.language_model_patience
        secret = key.get_secret_value() if key else None
        model = LangChainModel(name, self.settings.language_model_url, secret, patience)
        return ModelWriter(writer, model, patience)

    @cached_property
    def precedents(self) -> Precedents:
        """The precedents as a table."""
        from assistant.aftermath import Aftermath  # noqa: PLC0415 - the cold `ask` does without
        from assistant.cells import CellReader  # noqa: PLC0415

        names, library = Names.starter(), self.library

        def validity(stored: StoredDocument) -> Validity:
            return library.web().validity(stored.metadata, self.today())

        later = Aftermath(library, names, validity)
        return Precedents(library, CellReader(names, validity), later, names, self.today)

    @cached_property
    def packs(self) -> Packs:
        """The briefing packs, in the database of the catalogue."""
        return Packs(self.library.url)

    @cached_property
    def comparisons(self) -> SavedComparisons:
        """The comparisons that were saved, in the database of the catalogue."""
        return SavedComparisons(self.library.url)

    @cached_property
    def records(self) -> Records:
        """The answers that were given, in the database of the catalogue."""
        return Records(self.library.url)

    def flaws(self) -> "Iterator[Flaw]":
        """Yield what is wrong with the stores."""
        from index.check import flaws  # noqa: PLC0415 - the cold `ask` does without

        return flaws(self.library, self._folder, self.embedder.name, self._open_store)

    def back_up(self, file: Path) -> int:
        """Write a backup into a file; return its size in bytes."""
        from index.backup import back_up  # noqa: PLC0415 - the cold `ask` does without

        if self.settings.catalogue_url is None:
            return back_up(self._folder, self.library.generation, file)
        from index.copying import copy_rows  # noqa: PLC0415 - only servers need it

        def copied(copy: Path) -> None:
            upgrade(f"sqlite:///{copy}")
            copy_rows(self.library.url, f"sqlite:///{copy}")

        with self.library.only_writer(WAIT_SECONDS):
            self.search.opened()  # the index of this machine is the published one
            return back_up(self._folder, self.library.generation, file, copied)

    def take_over(self) -> None:
        """Take a catalogue that was put into the folder for this one's own; raises `BackupFailed`.

        Where a database server is set, it is moved there.
        """
        from index.copying import copy_rows, is_empty  # noqa: PLC0415 - only servers need it

        file = self._folder / CATALOGUE
        if self.settings.catalogue_url is not None and file.is_file():
            if not is_empty(self.library.url):
                raise BackupFailed(file, "the database holds something: name an empty one")
            upgrade(f"sqlite:///{file}")
            copy_rows(f"sqlite:///{file}", self.library.url)
            file.unlink()
        self.library.rename()  # the one that was backed up may be in use still

    def original(self, content_hash: str) -> Path | None:
        """Where the file of some bytes is kept as it was taken in, or `None`."""
        return original_of(self._folder, content_hash)

    def writer(self, tell: Tell) -> Telling:
        """The builder, telling how it gets on."""
        from corpus.apart import reading_apart  # noqa: PLC0415 - the cold `ask` does without
        from index.build import Builder  # noqa: PLC0415

        if exported(self.settings.cache_dir, self.settings.embedding_model) is None:
            tell("preparing the embedding model, once (about 15 s) ...")
        builder = Builder(
            self.library, self.embedder, self._folder, reading_apart, self._open_store, self._chroma
        )
        return Telling(builder, tell)

    @property
    def is_empty(self) -> bool:
        """Whether nothing was ever taken in here."""
        return self.library.generation == 0 and not self.library.starter_declined

    def fill(self, tell: Tell) -> None:
        """Load the starter corpus if nothing was ever taken in here."""
        if self.is_empty:
            tell(f"{self._folder} is empty: loading the starter corpus, once (about half a minute)")
            self.writer(tell).ingest_starter()

    def decline_starter(self) -> None:
        """Remember, if nothing was ever taken in, that the starter corpus is not wanted here."""
        if self.is_empty:
            self.library.decline_starter()

    def today(self) -> date:
        """The day that was set, or the clock's."""
        return self.settings.today or date.today()

    @cached_property
    def _reranker(self) -> CrossEncoderReranker | None:
        return CrossEncoderReranker(self.settings.reranker) if self.settings.reranker else None

    @cached_property
    def embedder(self) -> OnnxEmbedder:
        """What makes the vectors of questions and passages."""
        return OnnxEmbedder(ensure_model(self.settings.cache_dir, self.settings.embedding_model))


def open_parts(settings: Settings) -> RealParts:
    """Join the real parts; nothing is opened before it is needed."""
    return RealParts(settings)
