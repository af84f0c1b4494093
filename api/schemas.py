"""What goes over the wire; the command line prints the same objects."""

from datetime import date
from typing import Annotated, Self

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
    Sentence,
    Told,
    WrittenBy,
)
from assistant.understood import Understood
from corpus.document import Language, Passage, Rank, Validity

Id = str | int | None  # of a line in a batch, given back as it came
LEFT_OUT = Field(exclude_if=lambda value: value is None)


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

    def told(self) -> Citation:
        """Return the citation that was sent."""
        return Citation(**self.model_dump())


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
    since: Annotated[date | None, LEFT_OUT] = None  # where the words name a period, its first day
    dates: list[str] = []  # the words that name the date or the period
    subject: str
    spelt: list[str] = []  # words read for others that no document holds
    without: dict[str, str] = {}  # of each name, the question that is left without each

    @classmethod
    def of(cls, understood: Understood) -> Self:
        """What was understood, as it is sent."""
        return cls.model_validate(vars(understood))


class ToldOut(Wire):
    """One of several sources that tell of the same thing and differ, by the citation's number."""

    citation: int
    rank: Rank
    dated: date | None


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
    # Told only where a part of the question has no answer.
    missing: list[str] = Field([], exclude_if=lambda parts: not parts)
    # Told only where sources tell of the same thing and differ.
    conflicts: list[list[ToldOut]] = Field([], exclude_if=lambda found: not found)

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
            missing=list(answer.missing),
            conflicts=[[ToldOut(**vars(told)) for told in each] for each in answer.conflicts],
        )

    def told(self) -> Answer:
        """Return the answer that was sent, without how its question was read."""
        return Answer(
            outcome=self.outcome,
            language=self.language,
            as_of=self.as_of,
            sentences=tuple(Sentence(said.text, tuple(said.citations)) for said in self.sentences),
            citations=tuple(citation.told() for citation in self.citations),
            reason=self.reason,
            nearest=tuple(Nearest(**nearest.model_dump()) for nearest in self.nearest),
            timings_ms=self.timings_ms,
            written_by=self.written_by,
            dropped=self.dropped,
            note=self.note,
            missing=tuple(self.missing),
            conflicts=tuple(
                tuple(Told(**told.model_dump()) for told in each) for each in self.conflicts
            ),
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
