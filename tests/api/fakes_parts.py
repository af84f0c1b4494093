"""Parts that say what the test told them to, and keep the contracts of `api/parts.py`."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from pathlib import Path

from api.accounts import Accounts
from api.audit import Audit
from api.settings import Settings
from assistant.answer import (
    Answer,
    Citation,
    Event,
    Finished,
    Found,
    Nearest,
    Reason,
    Said,
    Sentence,
    Told,
    answer_of,
)
from assistant.precedents import Cell, Precedent, Wish
from assistant.question import understand
from corpus.document import Language, Metadata, Passage
from corpus.rules_web import Web
from index.check import Flaw
from index.explain import Why
from index.generation import Store
from index.reports import FileReport
from index.search import EVERYTHING, Hit, Results, Scope
from index.stored import DocumentRow, StoredDocument, VersionRow
from tests.assistant.fakes_packs import ListedPacks
from tests.assistant.fakes_records import ListedRecords
from tests.assistant.fakes_saved import ListedComparisons

TODAY = date(2026, 1, 15)
WHEN = datetime(2026, 1, 1, tzinfo=UTC)
TITLE = "Con dấu <b>mới</b> & cũ"  # markup in a document is text everywhere
HEADING = "Điều 5. Con dấu"
QUOTE = "Con dấu cũ nộp lại <script>alert(1)</script> trước khi nhận con dấu mới."
TEXT = f"{TITLE}\n\n{HEADING}\n\nMở đầu. {QUOTE}\n- Ý hai.\nMục | Số\nA | 20"
START = TEXT.index(QUOTE)
METADATA = Metadata("con-dau", "vi", TITLE, kind="regulation", number="99/2016/NĐ-CP")


def passage(text: str, ordinal: int = 0) -> Passage:
    """A passage of the text under its one heading."""
    start = TEXT.index(text)
    return Passage(
        METADATA.id,
        "vi",
        f"Điều 5 khoản {ordinal + 1}",
        text,
        start,
        start + len(text),
        ordinal,
        "digest",
        group="Điều 5",
        headings=(TITLE, HEADING),
    )


PASSAGES = (passage(f"Mở đầu. {QUOTE}"), passage("Ý hai.", 1))
STORED = StoredDocument(
    METADATA, "v2", ("v2", "v1"), TEXT, PASSAGES, "con-dau.md", (), (), (), WHEN
)  # fmt: skip
CITATION = Citation(
    number=1,
    document_id=METADATA.id,
    language="vi",
    version="v2",
    title=TITLE,
    locator="Điều 5 khoản 1",
    quote=QUOTE,
    start=START,
    end=START + len(QUOTE),
    source="con-dau.md",
    url=f"/documents/con-dau?language=vi&version=v2&start={START}&end={START + len(QUOTE)}",
    validity="unknown",
    rank="digest",
)
NEAREST = Nearest(METADATA.id, "vi", "Điều 5 khoản 2", "Ý hai.")
ANSWERED = Answer(
    "answered", "vi", TODAY, (Sentence(QUOTE, (1,)), Sentence("Câu hai.", (1,))), (CITATION,)
)
PARTIAL = Answer("partial", "vi", TODAY, (Sentence(QUOTE, (1,)),), (CITATION,))
OTHERWISE = replace(CITATION, number=2, rank="press")
CONFLICT = (Told(1, "report", date(2018, 12, 20)), Told(2, "press", None))
CONFLICTING = Answer(
    "answered", "vi", TODAY, (Sentence(QUOTE, (1,)), Sentence(QUOTE, (2,))),
    (CITATION, OTHERWISE), conflicts=(CONFLICT,),
)  # fmt: skip


def declined(reason: Reason) -> Answer:
    """An answer that says why there is none."""
    return Answer("declined", "vi", TODAY, reason=reason, nearest=(NEAREST,))


@dataclass
class ScriptedAssistant:
    """Gives one answer, or fails after the evidence, and remembers what it was asked."""

    answer: Answer = ANSWERED
    failure: Exception | None = None
    between: Callable[[], None] = lambda: None  # runs before each sentence
    asked: list[tuple[str, date | None, tuple[str, ...], Scope]] = field(default_factory=list)

    def stream(
        self,
        text: str,
        as_of: date | None = None,
        turns: Sequence[str] = (),
        scope: Scope = EVERYTHING,
    ) -> Iterator[Event]:
        """Yield the events of the answer."""
        understand(text)
        self.asked.append((text, as_of, tuple(turns), scope))
        if self.answer.citations:
            yield Found(self.answer.citations)
        if self.failure is not None:
            raise self.failure
        for sentence in self.answer.sentences:
            self.between()
            yield Said(sentence, self.answer.citations)
        yield Finished(self.answer)

    def ask(
        self,
        text: str,
        as_of: date | None = None,
        turns: Sequence[str] = (),
        scope: Scope = EVERYTHING,
    ) -> Answer:
        """Give the answer."""
        return answer_of(self.stream(text, as_of, turns, scope))


@dataclass
class Shelf:
    """Holds one document."""

    generation: int = 1
    holds: bool = True
    hidden: frozenset[str] = frozenset()

    def documents(self) -> list[DocumentRow]:
        """Return the document."""
        return [DocumentRow(METADATA, "v2", "con-dau.md", len(PASSAGES), WHEN)] * self.holds

    def web(self) -> Web:
        """Return what the document does to others."""
        return Web(row.metadata for row in self.documents())

    def document(
        self, document_id: str, language: str | None = None, version: str | None = None
    ) -> StoredDocument | None:
        """Return the document when it is the one."""
        named = document_id == METADATA.id and language in {None, "vi"}
        return STORED if self.holds and named and version in {None, "v2"} else None

    def hides(self, document_id: str) -> bool:
        """Say whether the document may not be read."""
        return document_id in self.hidden

    def history(self, document_id: str) -> list[VersionRow]:
        """Return both versions of the document."""
        if not self.holds or document_id != METADATA.id:
            return []
        return [
            VersionRow(METADATA.id, "vi", version, "hash", "con-dau.md", WHEN, version == "v2")
            for version in STORED.versions
        ]


@dataclass
class OneHit:
    """Finds the first passage, whatever is looked for, and remembers what that was."""

    asked: list[tuple[str, int, Scope]] = field(default_factory=list)

    lacking: frozenset[Store] = frozenset()

    def look_up(
        self,
        text: str,
        k: int = 20,
        scope: Scope = EVERYTHING,
        expand: bool = True,
        *,
        explain: bool = False,
    ) -> Results:
        """Return the passage, and a name beside it."""
        self.asked.append((text, k, scope))
        told = Why(("con", "dau"), ("dau",), 0.8, 0.4, 0.5, False) if explain else None
        hit = Hit(PASSAGES[0], METADATA, "con-dau.md", "v2", 0.5, told)
        return Results([hit], ("mẫu dấu",) if expand else ())


@dataclass
class NotingWriter:
    """Notes what it was told to do."""

    shelf: Shelf
    done: list[str]

    def ingest(self, paths: Sequence[Path]) -> list[FileReport]:
        """Refuse what is missing, take in the rest."""
        self.done += [f"ingest {path.name}" for path in paths]
        return [
            FileReport(str(path), "added", path.stem, 2)
            if path.exists()
            else FileReport(str(path), "refused", reason="no such file: check the path")
            for path in paths
        ]

    def sync(self, folders: Sequence[Path], dry_run: bool) -> list[FileReport]:
        """Note it."""
        self.done += [f"{'compare' if dry_run else 'sync'} {folder.name}" for folder in folders]
        return [FileReport("gone.md", "removed", "gone")]

    def ingest_uploads(self, files: Mapping[str, Path]) -> list[FileReport]:
        """Take files in."""
        self.done += [f"upload {name}: {path.read_text('utf-8')}" for name, path in files.items()]
        return [FileReport(name, "added", Path(name).stem, 2) for name in files]

    def rebuild(self) -> None:
        """Note it."""
        self.done.append("rebuild")

    def correct(self, document_id: str, language: Language, values: Mapping[str, object]) -> bool:
        """Note it."""
        self.done.append(f"correct {document_id} {language} {dict(values)}")
        return self.shelf.holds

    def remove(self, document_id: str) -> bool:
        """Remove the document when it is the one."""
        if not self.shelf.holds or document_id != METADATA.id:
            return False
        self.shelf.holds = False
        return True


PRECEDENT = Precedent(
    Metadata("hop-nhat", "vi", TITLE, kind="precedent", places=("Hạ Long",)),
    {
        "title": Cell(TITLE, CITATION),
        "place": Cell(("Hạ Long", "Quảng Ninh"), CITATION),
        "level": Cell("district", CITATION),
        "bodies": Cell(("Ban Tổ chức", "=Phòng Nội vụ"), CITATION),
        "date": Cell("2018", CITATION),
        "staff_before": Cell(20, CITATION, (Cell(21, CITATION),)),
        "staff_after": Cell(15, CITATION),
    },
)


@dataclass
class ListedPrecedents:
    """Holds two precedents of one content, and remembers what was wished for."""

    wishes: list[Wish] = field(default_factory=list)

    def table(self, language: Language) -> list[Precedent]:
        """Return both."""
        other = replace(PRECEDENT, metadata=replace(PRECEDENT.metadata, id="hop-nhat-2"))
        return [PRECEDENT, replace(other, cells={**other.cells, "staff_after": Cell(18, CITATION)})]

    def find(self, wish: Wish, language: Language) -> list[Precedent]:
        """Return both, whatever is wished for."""
        self.wishes.append(wish)
        return self.table(language)


class NoAccounts(Accounts):
    """There are none: the server is its owner's own."""

    def __init__(self, url: str) -> None:
        """Open nothing."""

    def exist(self) -> bool:
        """There are none."""
        return False


class NoAudit(Audit):
    """Notes nothing: there is nobody to note."""

    def __init__(self, url: str) -> None:
        """Open nothing."""


@dataclass
class FakeParts:
    """Everything joined, in memory."""

    assistant: ScriptedAssistant = field(default_factory=ScriptedAssistant)
    extractive: ScriptedAssistant = field(default_factory=ScriptedAssistant)
    library: Shelf = field(default_factory=Shelf)
    finder: OneHit = field(default_factory=OneHit)
    records: ListedRecords = field(default_factory=ListedRecords)
    precedents: ListedPrecedents = field(default_factory=ListedPrecedents)
    packs: ListedPacks = field(default_factory=ListedPacks)
    comparisons: ListedComparisons = field(default_factory=ListedComparisons)
    is_empty: bool = False
    processes: int = 0
    done: list[str] = field(default_factory=list)
    originals: dict[str, Path] = field(default_factory=dict)
    settings: Settings = field(default_factory=lambda: Settings(data_dir=Path("nowhere")))
    wrong: list[Flaw] = field(default_factory=list)
    accounts: Accounts = field(default_factory=lambda: NoAccounts(""))
    audit: Audit = field(default_factory=lambda: NoAudit(""))

    def answering_apart(self) -> AbstractContextManager[None]:
        """Answer here."""
        return nullcontext()

    def flaws(self) -> Iterator[Flaw]:
        """Yield what a test says is wrong."""
        yield from self.wrong

    def back_up(self, file: Path) -> int:
        """Write a file."""
        return file.write_bytes(b"backup")

    def take_over(self) -> None:
        """Nothing was put anywhere."""

    def seen_by(self, labels: frozenset[str] | None, owner: str | None) -> "FakeParts":
        """All parts; what is hidden is the business of the real ones."""
        return self

    def original(self, content_hash: str) -> Path | None:
        """Where the file is kept, if it is."""
        return self.originals.get(content_hash)

    def writer(self, tell: Callable[[str], None]) -> NotingWriter:
        """Give the writer."""
        return NotingWriter(self.library, self.done)

    def fill(self, tell: Callable[[str], None]) -> None:
        """Note that the starter corpus was loaded."""
        if self.is_empty:
            self.done.append("starter")
            self.is_empty = False

    def decline_starter(self) -> None:
        """Note that it is not wanted."""
        self.is_empty = False

    def today(self) -> date:
        """The day of the tests."""
        return TODAY
