"""Kept answers and conversations as readable text."""

from collections.abc import Iterator

from api import terminal
from api.kept_schemas import (
    ConversationsOut,
    GapsOut,
    ReplayOut,
    ReviewsOut,
    WholeConversationOut,
)
from api.terminal import INDENT, wrapped


def conversations(listed: ConversationsOut) -> Iterator[str]:
    """Yield a line for each conversation."""
    for each in listed.conversations:
        when = f"{each.last:%Y-%m-%d %H:%M} UTC"
        yield f"{each.conversation_id}  {when}  {each.questions}  {each.title}"


def conversation(whole: WholeConversationOut) -> Iterator[str]:
    """Yield a conversation with its questions and answers."""
    yield from wrapped(whole.title)
    for turn in whole.turns:
        yield from ("", *wrapped(f"? {turn.question}"), "")
        yield from terminal.answer(turn.answer.told())
        if turn.answer.answer_id:
            yield from ("", f"{INDENT}answer {turn.answer.answer_id}")


def replay(again: ReplayOut) -> Iterator[str]:
    """Yield what is told differently than it was."""
    yield from wrapped(f"? {again.question} ({again.as_of})")
    then, now = again.then, again.now
    yield (
        f"then: release {then.software}, index {then.generation}; "
        f"now: release {now.software}, index {now.generation}"
    )
    if again.same:
        yield "the same is said now"
    for each in again.differences:
        yield f"{each.what.replace('_', ' ')}:"
        yield from wrapped(f"- {each.then}", INDENT) if each.then else ()
        yield from wrapped(f"+ {each.now}", INDENT) if each.now else ()


def reviews(listed: ReviewsOut) -> Iterator[str]:
    """Yield the answers to look at again, each with what changed."""
    for answer in listed.answers:
        yield from wrapped(f"{answer.answer_id}  {answer.asked_at:%Y-%m-%d}  {answer.question}")
        for mark in answer.marks:
            cited = mark.citation
            why = f"now {mark.validity}, was {cited.validity}" if mark.validity else mark.why
            yield from wrapped(f"{why}: {cited.document_id}, {cited.locator}", INDENT)
    if not listed.answers:
        yield "every kept answer still stands"


def gaps(listed: GapsOut) -> Iterator[str]:
    """Yield the questions that the documents could not answer."""
    for each in listed.questions:
        yield from wrapped(f"{each.times:4}  {each.gap.replace('_', ' ')}: {each.question}")
