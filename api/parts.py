"""What the borders need of the packages below, as interfaces; `wiring.py` joins the real ones."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from api.keeping import Comparisons, Packs, Records
from api.settings import Settings
from assistant.answer import Answer, Event
from assistant.precedents import Precedent, Wish
from corpus.document import Language
from corpus.rules_web import Web
from index.generation import Store
from index.search import EVERYTHING, Results, Scope
from index.stored import DocumentRow, StoredDocument, VersionRow

if TYPE_CHECKING:
    from api.accounts import Accounts  # the cold `ask` does without what hashes passwords
    from api.audit import Audit
    from index.check import Flaw
    from index.reports import FileReport  # nor does it need what reads files

Tell = Callable[[str], None]  # takes a line about progress


class Library(Protocol):
    """Reads documents."""

    @property
    def generation(self) -> int:
        """Return the number of the index that is published, 0 before the first."""
        ...

    def documents(self) -> Sequence[DocumentRow]:
        """Return all editions by document id and language."""
        ...

    def web(self) -> Web:
        """Return what the documents do to each other."""
        ...

    def document(
        self, document_id: str, language: str | None = None, version: str | None = None
    ) -> StoredDocument | None:
        """Return a version of a document, the current one unless named, or `None`."""
        ...

    def hides(self, document_id: str) -> bool:
        """Say whether there is such a document, but whoever asks may not read it."""
        ...

    def history(self, document_id: str) -> list[VersionRow]:
        """Return every readable version, the newest first."""
        ...


class Finder(Protocol):
    """Finds passages."""

    @property
    def lacking(self) -> frozenset[Store]:
        """Return what of the index cannot be used now."""
        ...

    def look_up(
        self,
        text: str,
        k: int = 20,
        scope: Scope = EVERYTHING,
        expand: bool = True,
        *,
        explain: bool = False,
    ) -> Results:
        """Return at most `k` hits, best first; `expand` looks for other names too."""
        ...


class Answerer(Protocol):
    """Answers questions."""

    def stream(
        self,
        text: str,
        as_of: date | None = None,
        turns: Sequence[str] = (),
        scope: Scope = EVERYTHING,
    ) -> Iterator[Event]:
        """Yield what happens, ending with exactly one `Finished`."""
        ...

    def ask(
        self,
        text: str,
        as_of: date | None = None,
        turns: Sequence[str] = (),
        scope: Scope = EVERYTHING,
    ) -> Answer:
        """Answer in one piece."""
        ...


class Writer(Protocol):
    """Changes what is known."""

    def ingest(self, paths: Sequence[Path]) -> "list[FileReport]":
        """Take files and folders in, and report on each file."""
        ...

    def sync(self, folders: Sequence[Path], dry_run: bool) -> "list[FileReport]":
        """Keep folders in step with what is known, or only tell what would change."""
        ...

    def ingest_uploads(self, files: Mapping[str, Path]) -> "list[FileReport]":
        """Take in files that somebody sent, by name; each replaces one of the same name."""
        ...

    def rebuild(self) -> None:
        """Make the indexes anew from the catalogue."""
        ...

    def correct(self, document_id: str, language: Language, values: Mapping[str, object]) -> bool:
        """Correct what is known about an edition; `False` when there is none."""
        ...

    def remove(self, document_id: str) -> bool:
        """Remove a document; `False` when there is none of that id."""
        ...


class Precedents(Protocol):
    """The table of precedents."""

    def table(self, language: Language) -> list[Precedent]:
        """Return every precedent, told by its edition in a language where there is one."""
        ...

    def find(self, wish: Wish, language: Language) -> list[Precedent]:
        """Return all precedents that meet a wish, the newest first."""
        ...


class Parts(Protocol):
    """Everything joined; each part is made when it is first asked for."""

    @property
    def library(self) -> Library:
        """The documents."""
        ...

    @property
    def finder(self) -> Finder:
        """The search, on the index that is published."""
        ...

    @property
    def assistant(self) -> Answerer:
        """The assistant."""
        ...

    def answering_apart(self) -> AbstractContextManager[None]:
        """Answer in processes of their own when several questions are asked at once."""
        ...

    @property
    def processes(self) -> int:
        """How many processes are ready to answer beside this one."""
        ...

    @property
    def extractive(self) -> Answerer:
        """The assistant without a language model, for what is asked beside a person's question."""
        ...

    @property
    def records(self) -> Records:
        """The answers that were given."""
        ...

    @property
    def precedents(self) -> Precedents:
        """The precedents as a table."""
        ...

    @property
    def packs(self) -> Packs:
        """The briefing packs that were ordered."""
        ...

    @property
    def comparisons(self) -> Comparisons:
        """The comparisons that were saved."""
        ...

    @property
    def accounts(self) -> "Accounts":
        """Who may use the server."""
        ...

    @property
    def audit(self) -> "Audit":
        """The records of who did what."""
        ...

    def seen_by(self, labels: frozenset[str] | None, owner: str | None) -> "Parts":
        """Return the parts as somebody sees them: documents under some labels, their own answers.

        No labels are all of them, no owner is the owner of the machine.
        """
        ...

    @property
    def settings(self) -> Settings:
        """What was set."""
        ...

    def flaws(self) -> "Iterator[Flaw]":
        """Yield what is wrong with the stores."""
        ...

    def back_up(self, file: Path) -> int:
        """Write a backup into a file; return its size in bytes."""
        ...

    def take_over(self) -> None:
        """Take a catalogue that was put into the data folder for this one's own."""
        ...

    def original(self, content_hash: str) -> Path | None:
        """Where the file of some bytes is kept as it was taken in, or `None`."""
        ...

    def writer(self, tell: Tell) -> Writer:
        """The one who may change the documents; it tells how it gets on."""
        ...

    @property
    def is_empty(self) -> bool:
        """Whether nothing was ever taken in here."""
        ...

    def fill(self, tell: Tell) -> None:
        """Load the starter corpus if nothing was ever taken in here."""
        ...

    def decline_starter(self) -> None:
        """Remember, if nothing was ever taken in, that the starter corpus is not wanted here."""
        ...

    def today(self) -> date:
        """The day taken as today."""
        ...
