"""What the assistant says: an answer, its sentences and citations, and the events of a stream."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from assistant.understood import Understood
from corpus.document import Language, Rank, Validity

Outcome = Literal["answered", "partial", "declined"]
WrittenBy = Literal["extract", "model"]  # the documents' own words, or a language model's
# What is told beside an answer: it is a greeting, or why a language model's words are not given.
Note = Literal["greeting", "model_unavailable", "model_not_borne_out", "search_reduced"]
Reason = Literal["no_evidence", "subject_absent", "out_of_scope", "not_permitted"]


@dataclass(frozen=True)
class Citation:
    """An exact place in a stored version: `quote` is `version.text[start:end]`."""

    number: int  # as shown: [1], [2] ...
    document_id: str
    language: Language
    version: str
    title: str
    locator: str
    quote: str
    start: int
    end: int
    source: str
    url: str  # where the page shows the document with the quotation highlighted
    validity: Validity  # on the answer's date
    rank: Rank


@dataclass(frozen=True)
class Sentence:
    """One sentence of an answer with the numbers of the citations it rests on."""

    text: str
    citations: tuple[int, ...]


@dataclass(frozen=True)
class Nearest:
    """A passage near the question, offered when there is no answer."""

    document_id: str
    language: Language
    locator: str
    text: str


@dataclass(frozen=True)
class Told:
    """Where one of several figures of the same thing stands."""

    citation: int  # its number
    rank: Rank
    dated: date | None  # when its document was issued


Conflict = tuple[Told, ...]  # sources that tell of the same thing and differ


@dataclass(frozen=True)
class Answer:
    """What is shown to the person who asked, whatever the outcome."""

    outcome: Outcome
    language: Language
    as_of: date
    sentences: tuple[Sentence, ...] = ()
    citations: tuple[Citation, ...] = ()
    reason: Reason | None = None
    nearest: tuple[Nearest, ...] = ()
    timings_ms: dict[str, float] = field(default_factory=dict)
    written_by: WrittenBy = "extract"
    dropped: int = 0  # sentences that were not borne out by what they rest on
    note: Note | None = None
    understood: Understood | None = None
    missing: tuple[str, ...] = ()  # parts of the question that have no answer, by name
    conflicts: tuple[Conflict, ...] = ()

    @property
    def text(self) -> str:
        """The sentences joined by a space, without citation marks."""
        return " ".join(sentence.text for sentence in self.sentences)


@dataclass(frozen=True)
class Found:
    """Event: these citations are the evidence the answer will rest on."""

    citations: tuple[Citation, ...]
    kind: Literal["evidence"] = "evidence"


@dataclass(frozen=True)
class Said:
    """Event: a verified sentence, with its citations in full."""

    sentence: Sentence
    citations: tuple[Citation, ...]
    kind: Literal["sentence"] = "sentence"


@dataclass(frozen=True)
class Finished:
    """Event: the last one; the whole answer."""

    answer: Answer
    kind: Literal["answer"] = "answer"


Event = Found | Said | Finished


def answer_of(events: Iterable[Event]) -> Answer:
    """Return the answer that a stream of events ends with."""
    *_, last = events
    assert isinstance(last, Finished)
    return last.answer
