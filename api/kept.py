"""Kept answers and conversations, for the command line and for HTTP alike."""

from collections.abc import Iterator
from datetime import UTC, datetime

from api.errors import UnknownAnswer, UnknownConversation
from api.hiding import without_hidden
from api.kept_schemas import (
    ConversationOut,
    ConversationsOut,
    DifferenceOut,
    FurtherOut,
    GapsOut,
    MadeWith,
    OpenQuestionOut,
    ReplayOut,
    ReviewOut,
    ReviewsOut,
    TurnOut,
    WholeConversationOut,
)
from api.parts import Parts
from api.recording import software
from api.schemas import ChatOut
from assistant.answer import Answer
from assistant.export.formats import Format, written
from assistant.further import further as next_questions
from assistant.records import Opinion, Record
from assistant.replay import differences
from assistant.review import Mark, Standing, marks
from assistant.transcript import transcript
from corpus.document import Language, Metadata


def kept(parts: Parts, answer_id: str) -> Record:
    """Return the record of an answer; raises `UnknownAnswer`."""
    record = parts.records.record(answer_id)
    if record is None:
        raise UnknownAnswer(answer_id)
    return record


def replayed(parts: Parts, answer_id: str) -> ReplayOut:
    """Ask a kept question again, on its date and under its scope, and say what changed."""
    record = kept(parts, answer_id)
    now = parts.assistant.ask(record.question, record.as_of, record.turns, record.scope)
    changed = list(differences(shown(parts, record).told(), now))
    return ReplayOut(
        answer_id=record.id,
        question=record.question,
        as_of=record.as_of,
        same=not changed,
        differences=[DifferenceOut.of(each) for each in changed],
        then=MadeWith(software=record.software, generation=record.generation),
        now=MadeWith(software=software(), generation=parts.library.generation),
        answer=ChatOut.of(now),
    )


def reviewed(parts: Parts, answer_id: str) -> ReviewOut:
    """Return an answer with the citations that no longer hold; raises `UnknownAnswer`."""
    record = kept(parts, answer_id)
    return ReviewOut.of(record, marked(parts, record, Standing(parts.library)))


def further(parts: Parts, answer_id: str) -> FurtherOut:
    """Return questions that go on from a kept answer; raises `UnknownAnswer`."""
    record = kept(parts, answer_id)

    def about(document_id: str, language: Language) -> Metadata | None:
        found = parts.library.document(document_id, language)
        return found.metadata if found else None

    def ask(text: str) -> Answer:
        return parts.extractive.ask(text, None, (), record.scope)

    return FurtherOut(
        answer_id=answer_id,
        questions=next_questions(record.question, shown(parts, record).told(), about, ask),
    )


def for_review(parts: Parts) -> ReviewsOut:
    """Return the kept answers that cite what has changed since."""
    shelf = Standing(parts.library)
    reviews = (ReviewOut.of(each, marked(parts, each, shelf)) for each in parts.records.answered())
    return ReviewsOut(answers=[review for review in reviews if review.marks])


def marked(parts: Parts, record: Record, shelf: Standing) -> Iterator[Mark]:
    """Yield the citations of a kept answer that no longer hold."""
    return marks(shown(parts, record).told(), record.asked_at.date(), parts.today(), shelf)


def shown(parts: Parts, record: Record) -> ChatOut:
    """Return an answer as it was shown, without what may not be seen now."""
    return without_hidden(ChatOut.model_validate_json(record.answer), parts.library)


def judged(parts: Parts, answer_id: str, helpful: bool, reason: str) -> Opinion:
    """Keep what a person says of an answer; raises `UnknownAnswer`."""
    opinion = Opinion(kept(parts, answer_id).id, helpful, reason.strip(), datetime.now(UTC))
    parts.records.judge(opinion)
    return opinion


def gaps(parts: Parts) -> GapsOut:
    """Return the questions that nobody could answer whole."""
    found = parts.records.open_questions()
    return GapsOut(questions=[OpenQuestionOut.of(each) for each in found])


def conversations(parts: Parts) -> ConversationsOut:
    """Return all conversations."""
    found = parts.records.conversations()
    return ConversationsOut(conversations=[ConversationOut.of(each) for each in found])


def conversation(parts: Parts, conversation_id: str) -> WholeConversationOut:
    """Return a conversation with its turns; raises `UnknownConversation`."""
    found = one_of(parts, conversation_id)
    turns = [TurnOut.of(record) for record in parts.records.conversation(conversation_id)]
    return WholeConversationOut(**found.model_dump(), turns=turns)


def exported(parts: Parts, conversation_id: str, form: Format) -> bytes:
    """Return a conversation as a file, every source with it; raises `UnknownConversation`."""
    title = one_of(parts, conversation_id).title
    kept_turns = parts.records.conversation(conversation_id)
    turns = [(record.question, shown(parts, record).told()) for record in kept_turns]
    return written(transcript(title, turns, parts.today()), form)


def renamed(parts: Parts, conversation_id: str, title: str) -> ConversationOut:
    """Give a conversation another title; raises `UnknownConversation`."""
    one_of(parts, conversation_id)
    parts.records.rename(conversation_id, " ".join(title.split()))
    return one_of(parts, conversation_id)


def deleted(parts: Parts, conversation_id: str) -> None:
    """Delete a conversation and all its answers; raises `UnknownConversation`."""
    one_of(parts, conversation_id)
    parts.records.delete(conversation_id)


def one_of(parts: Parts, conversation_id: str) -> ConversationOut:
    """Return a conversation as a list shows it; raises `UnknownConversation`."""
    for each in parts.records.conversations():
        if each.id == conversation_id:
            return ConversationOut.of(each)
    raise UnknownConversation(conversation_id)
