"""What goes over the wire; the command line prints the same objects."""

from datetime import date
from typing import Annotated, Self, TypeVar

from pydantic import BaseModel, ConfigDict, Field

from assistant.answer import (
    Answer,
    Citation,
    Found,
    Nearest,
    Note,
    Outcome,
    Reason,
    Said,
    WrittenBy,
)
from assistant.understood import Understood
from corpus.document import Kind, Language, Passage, Rank, Validity
from index.search import Hit, Results, Scope

Id = str | int | None  # of a line in a batch, given back as it came
LEFT_OUT = Field(exclude_if=lambda value: value is None)

Value = TypeVar("Value", bound=str)


class Wire(BaseModel):
    """An object we send: it never changes after it was made."""

    model_config = ConfigDict(frozen=True)


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


class UnderstoodOut(Wire):
    """How the question was read; `subject` is what a follow-up keeps of the earlier questions."""

    intents: list[str]
    places: list[str]
    terms: list[str]
    acts: list[str]
    as_of: date | None
    subject: str

    @classmethod
    def of(cls, understood: Understood) -> Self:
        """What was understood, as it is sent."""
        return cls.model_validate(vars(understood))


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
    # Told only where a language model has a part in the answer, or it is a greeting.
    written_by: WrittenBy = Field("extract", exclude_if=lambda by: by == "extract")
    dropped: int = Field(0, exclude_if=lambda number: number == 0)
    note: Note | None = Field(None, exclude_if=lambda note: note is None)
    understood: Annotated[UnderstoodOut | None, LEFT_OUT] = None

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
            written_by=answer.written_by,
            dropped=answer.dropped,
            note=answer.note,
            understood=UnderstoodOut.of(answer.understood) if answer.understood else None,
        )


class ChatOut(AnswerOut):
    """An answer over HTTP; `GET /answers/{answer_id}` gives it again, null: no record was kept."""

    answer_id: str | None = None


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


class WhyOut(Wire):
    """Why a passage was found: the words it holds, its part by words, its likeness in meaning."""

    words: list[str]
    heading: list[str]
    by_words: float  # 1 for the best of its kind
    similarity: float  # cosine
    named: bool  # the question names this article


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
    why: Annotated[WhyOut | None, LEFT_OUT] = None

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
            why=WhyOut.model_validate(vars(hit.why)) if hit.why else None,
        )


class ScopeOut(Wire):
    """The filters that were applied, and only those."""

    as_of: Annotated[date | None, LEFT_OUT] = None
    kinds: Annotated[list[Kind] | None, LEFT_OUT] = None
    languages: Annotated[list[Language] | None, LEFT_OUT] = None
    places: Annotated[list[str] | None, LEFT_OUT] = None
    levels: Annotated[list[str] | None, LEFT_OUT] = None
    document_ids: Annotated[list[str] | None, LEFT_OUT] = None

    @classmethod
    def of(cls, scope: Scope) -> Self:
        """The filters as they are sent; labels of access are nobody's choice."""
        return cls(
            as_of=scope.as_of,
            kinds=_sorted(scope.kinds),
            languages=_sorted(scope.languages),
            places=_sorted(scope.places),
            levels=_sorted(scope.levels),
            document_ids=_sorted(scope.document_ids),
        )


class HitsOut(Wire):
    """What a search found, best first."""

    id: Id = None
    hits: list[HitOut]
    expanded: list[str]  # what was looked for beside the words of the question
    scope: ScopeOut

    @classmethod
    def of(cls, found: Results, scope: Scope, id: Id = None) -> Self:
        """The hits as they are sent."""
        return cls(
            id=id,
            hits=[HitOut.of(hit) for hit in found.hits],
            expanded=list(found.expanded),
            scope=ScopeOut.of(scope),
        )


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


def _sorted(values: frozenset[Value] | None) -> list[Value] | None:
    return None if values is None else sorted(values)
