"""What goes over the wire; the command line prints the same objects."""

from collections.abc import Sequence
from datetime import date
from typing import Annotated, Self, TypeVar

from pydantic import BaseModel, ConfigDict, Field

from assistant.answer import Answer, Citation, Found, Nearest, Outcome, Reason, Said
from assistant.errors import EmptyQuestion, QuestionTooLong
from assistant.question import MAX_CHARACTERS
from corpus.document import Kind, Language, Passage, Rank, Validity
from index.search import Hit, Scope

T = TypeVar("T")

MAX_TURNS = 20  # more is another conversation, not the same one
MAX_HITS = 200  # a page nobody reads to its end; programs ask with `k` up to this
DEFAULT_HITS = 20

Id = str | int | None  # of a line in a batch, given back as it came
Text = Annotated[str, Field(max_length=MAX_CHARACTERS)]


class Wire(BaseModel):
    """An object we send: it never changes after it was made."""

    model_config = ConfigDict(frozen=True)


class Asked(BaseModel):
    """An object we are sent: a field we do not know is an error, never silently dropped."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class CitationOut(Wire):
    """An exact place in a stored version: `quote` is the version's text from `start` to `end`."""

    number: int
    document_id: str
    language: Language
    version: str
    title: str
    locator: str
    quote: str
    start: int
    end: int
    source: str
    url: str
    validity: Validity
    rank: Rank

    @classmethod
    def of(cls, citation: Citation) -> Self:
        """The citation as it is sent."""
        return cls(**vars(citation))


class SentenceOut(Wire):
    """A sentence and the numbers of the citations it rests on."""

    text: str
    citations: list[int]


class NearestOut(Wire):
    """A passage near the question, offered when there is no answer."""

    document_id: str
    language: Language
    locator: str
    text: str

    @classmethod
    def of(cls, nearest: Nearest) -> Self:
        """The passage as it is sent."""
        return cls(**vars(nearest))


class AnswerOut(Wire):
    """A whole answer, whatever its outcome; `answer` is the sentences joined by a space."""

    id: Id = None
    outcome: Outcome
    answer: str
    language: Language
    as_of: date
    sentences: list[SentenceOut]
    citations: list[CitationOut]
    reason: Reason | None
    nearest: list[NearestOut]
    timings_ms: dict[str, float]

    @classmethod
    def of(cls, answer: Answer, id: Id = None) -> Self:
        """The answer as it is sent."""
        return cls(
            id=id,
            outcome=answer.outcome,
            answer=answer.text,
            language=answer.language,
            as_of=answer.as_of,
            sentences=[
                SentenceOut(text=said.text, citations=list(said.citations))
                for said in answer.sentences
            ],
            citations=[CitationOut.of(citation) for citation in answer.citations],
            reason=answer.reason,
            nearest=[NearestOut.of(nearest) for nearest in answer.nearest],
            timings_ms=answer.timings_ms,
        )


class EvidenceEvent(Wire):
    """Stream event `evidence`: what the answer will rest on."""

    citations: list[CitationOut]

    @classmethod
    def of(cls, event: Found) -> Self:
        """The event as it is sent."""
        return cls(citations=[CitationOut.of(citation) for citation in event.citations])


class SentenceEvent(Wire):
    """Stream event `sentence`: one sentence with its citations in full."""

    text: str
    citations: list[CitationOut]

    @classmethod
    def of(cls, event: Said) -> Self:
        """The event as it is sent."""
        return cls(
            text=event.sentence.text,
            citations=[CitationOut.of(citation) for citation in event.citations],
        )


class HitOut(Wire):
    """A passage that was found."""

    source: str
    document_id: str
    language: Language
    locator: str
    group: str
    passage_id: str
    score: float
    text: str

    @classmethod
    def of(cls, hit: Hit) -> Self:
        """The hit as it is sent."""
        passage = hit.passage
        return cls(
            source=hit.source,
            document_id=passage.document_id,
            language=passage.language,
            locator=passage.locator,
            group=passage.group,
            passage_id=passage.id,
            score=hit.score,
            text=passage.text,
        )


class HitsOut(Wire):
    """What a search found, best first."""

    id: Id = None
    hits: list[HitOut]

    @classmethod
    def of(cls, hits: Sequence[Hit], id: Id = None) -> Self:
        """The hits as they are sent."""
        return cls(id=id, hits=[HitOut.of(hit) for hit in hits])


class LineError(Wire):
    """A line of a batch that was not processed, and why."""

    id: Id
    error: str


class PassageOut(Wire):
    """A citable piece of a version's text."""

    passage_id: str
    locator: str
    start: int
    end: int
    text: str

    @classmethod
    def of(cls, passage: Passage) -> Self:
        """The passage as it is sent."""
        return cls(
            passage_id=passage.id,
            locator=passage.locator,
            start=passage.start,
            end=passage.end,
            text=passage.text,
        )


class ScopeIn(Asked):
    """Which documents may be used; leaving a field out means all, an empty list none."""

    kinds: list[Kind] | None = None
    languages: list[Language] | None = None
    places: list[str] | None = None
    levels: list[str] | None = None
    document_ids: list[str] | None = None

    def scope(self) -> Scope:
        """Return the scope that is meant."""
        return Scope(
            kinds=chosen(self.kinds),
            languages=chosen(self.languages),
            places=chosen(self.places),
            levels=chosen(self.levels),
            document_ids=chosen(self.document_ids),
        )


class QuestionIn(Asked):
    """A question, with the questions asked before it in the same conversation."""

    question: Text
    turns: Annotated[list[Text], Field(max_length=MAX_TURNS)] = []
    as_of: date | None = None
    scope: ScopeIn = ScopeIn()


class SearchQuery(Asked):
    """A search; a filter may be given several times, leaving it out means all."""

    q: Text
    k: Annotated[int, Field(ge=1, le=MAX_HITS)] = DEFAULT_HITS
    as_of: date | None = None
    kind: list[Kind] | None = None
    language: list[Language] | None = None
    place: list[str] | None = None
    level: list[str] | None = None
    document_id: list[str] | None = None

    def scope(self) -> Scope:
        """Return the scope that is meant."""
        return Scope(
            as_of=self.as_of,
            kinds=chosen(self.kind),
            languages=chosen(self.language),
            places=chosen(self.place),
            levels=chosen(self.level),
            document_ids=chosen(self.document_id),
        )


class QuestionLine(BaseModel):
    """A line of a batch of questions. Other fields are the measurer's own and are not read."""

    model_config = ConfigDict(frozen=True)

    id: str | int
    text: str
    turns: list[str] | None = None
    as_of: date | None = None


class QueryLine(BaseModel):
    """A line of a batch of searches. Other fields are the measurer's own and are not read."""

    model_config = ConfigDict(frozen=True)

    id: str | int
    text: str


def chosen(values: Sequence[T] | None) -> frozenset[T] | None:
    """Return the values as a scope has them: `None` is all of it, empty is none of it."""
    return None if values is None else frozenset(values)


def checked(text: str) -> str:
    """Return a text to look for; raises `QuestionError` when there is none, or too much of it."""
    if not text.strip():
        raise EmptyQuestion
    if len(text) > MAX_CHARACTERS:
        raise QuestionTooLong(len(text), MAX_CHARACTERS)
    return text
