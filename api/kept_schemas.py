"""What is kept of answers and conversations, as it goes over the wire."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Annotated, Literal, Self

from pydantic import Field

from api.asked import Asked
from api.schemas import ChatOut, CitationOut, Wire
from assistant.answer import Outcome
from assistant.records import Conversation, Gap, OpenQuestion, Opinion, Record
from assistant.replay import Difference, What
from assistant.review import Mark, Why
from corpus.document import Validity

LONGEST_TITLE = 200  # characters
LONGEST_REASON = 2_000


class ConversationOut(Wire):
    """A conversation as a list shows it."""

    conversation_id: str
    title: str
    began: datetime
    last: datetime
    questions: int

    @classmethod
    def of(cls, conversation: Conversation) -> Self:
        """The conversation as it is sent."""
        told = {**vars(conversation)}
        return cls(conversation_id=told.pop("id"), **told)


class ConversationsOut(Wire):
    """All conversations, the one that went on last first."""

    conversations: list[ConversationOut]


class TurnOut(Wire):
    """A question of a conversation and the answer as it was shown."""

    question: str
    asked_at: datetime
    answer: ChatOut

    @classmethod
    def of(cls, record: Record) -> Self:
        """The turn as it is sent."""
        shown = ChatOut.model_validate_json(record.answer)
        return cls(question=record.question, asked_at=record.asked_at, answer=shown)


class WholeConversationOut(ConversationOut):
    """A conversation with all its turns, the oldest first."""

    turns: list[TurnOut]


class TitleIn(Asked):
    """Another title for a conversation."""

    title: Annotated[str, Field(min_length=1, max_length=LONGEST_TITLE, pattern=r"\S")]


class OpinionIn(Asked):
    """What a person says of an answer."""

    helpful: bool
    reason: Annotated[str, Field(max_length=LONGEST_REASON)] = ""


class OpinionOut(Wire):
    """What was said of an answer; the last word counts."""

    answer_id: str
    helpful: bool
    reason: str
    given_at: datetime

    @classmethod
    def of(cls, opinion: Opinion) -> Self:
        """The opinion as it is sent."""
        return cls(**vars(opinion))


class OpenQuestionOut(Wire):
    """A question that nobody could answer whole."""

    question: str
    gap: Gap
    times: int
    last: datetime
    answer_id: str

    @classmethod
    def of(cls, question: OpenQuestion) -> Self:
        """The question as it is sent."""
        return cls(**vars(question))


class GapsOut(Wire):
    """What the documents lack, what was asked most often first."""

    questions: list[OpenQuestionOut]


class MarkOut(Wire):
    """A citation that no longer says what it said."""

    citation: CitationOut
    why: Why
    validity: Validity | None  # what it is now, where that is what changed

    @classmethod
    def of(cls, mark: Mark) -> Self:
        """The mark as it is sent."""
        return cls(citation=CitationOut.of(mark.citation), why=mark.why, validity=mark.validity)


class ReviewOut(Wire):
    """A kept answer with the citations that no longer hold; none: it stands."""

    answer_id: str
    question: str
    asked_at: datetime
    as_of: date
    outcome: Outcome
    marks: list[MarkOut]

    @classmethod
    def of(cls, record: Record, marks: Iterable[Mark]) -> Self:
        """The answer as it is sent."""
        return cls(
            answer_id=record.id,
            question=record.question,
            asked_at=record.asked_at,
            as_of=record.as_of,
            outcome=record.outcome,
            marks=[MarkOut.of(mark) for mark in marks],
        )


class ReviewsOut(Wire):
    """The kept answers that somebody should look at again, the newest first."""

    answers: list[ReviewOut]


class FurtherOut(Wire):
    """Questions that go on from an answer; the documents answer each."""

    answer_id: str
    questions: list[str]


class DifferenceOut(Wire):
    """One thing that is told differently; null where it was not there."""

    what: What
    then: str | None
    now: str | None

    @classmethod
    def of(cls, difference: Difference) -> Self:
        """The difference as it is sent."""
        return cls(**vars(difference))


class MadeWith(Wire):
    """What an answer was made with."""

    software: str
    generation: int


class ReplayOut(Wire):
    """A kept answer asked again with the documents and the program of today."""

    answer_id: str
    question: str
    as_of: date
    same: bool
    differences: list[DifferenceOut]
    then: MadeWith
    now: MadeWith
    answer: ChatOut  # what is said now; it is not kept


class DeletedOut(Wire):
    """A conversation that is gone, with all its answers."""

    conversation_id: str
    deleted: Literal[True] = True
