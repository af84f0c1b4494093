"""Asking over HTTP: one JSON object, or its parts as server-sent events while they come."""

import logging
from collections.abc import Iterator
from itertools import chain
from typing import Annotated, Final

from fastapi import APIRouter, Header
from fastapi.responses import JSONResponse, Response, StreamingResponse
from pydantic import BaseModel

from api.asked import QuestionIn
from api.problems import PROBLEMS, told
from api.schemas import AnswerOut, EvidenceEvent, SentenceEvent
from api.serving import PartsDep
from assistant.answer import Event, Finished, Found
from corpus.errors import KnowledgeError

log = logging.getLogger(__name__)
router = APIRouter(tags=["chat"])

EVENT_STREAM: Final = "text/event-stream"
STREAMED: Final = {
    "description": (
        "The answer. With `Accept: text/event-stream`: events `evidence`, `sentence` (one or more) "
        "and exactly one last `answer` (the same object) or `problem`."
    ),
    "content": {EVENT_STREAM: {"schema": {"type": "string"}}},
}


@router.post("/chat", response_model=AnswerOut, responses={200: STREAMED, **PROBLEMS})
def chat(
    asked: QuestionIn, parts: PartsDep, accept: Annotated[str, Header()] = "application/json"
) -> Response:
    """Answer a question from the documents, or say that they are silent."""
    events = parts.assistant.stream(asked.question, asked.as_of, asked.turns, asked.scope.scope())
    if EVENT_STREAM in accept:
        first = next(events)  # a question that cannot be taken is still answered with a status
        return StreamingResponse(frames(chain([first], events)), media_type=EVENT_STREAM)
    *_, last = events
    return JSONResponse(wire(last).model_dump(mode="json"))


def frames(events: Iterator[Event]) -> Iterator[str]:
    """Write events for the wire; a failure on the way becomes the last one."""
    try:
        for event in events:
            yield frame(event.kind, wire(event))
    except KnowledgeError as error:
        yield frame("problem", told(error))
    except Exception as error:
        log.exception("the stream broke off")
        yield frame("problem", told(error))


def frame(kind: str, data: BaseModel) -> str:
    """Write one event; JSON has no line breaks, so it is one `data` line."""
    return f"event: {kind}\ndata: {data.model_dump_json()}\n\n"


def wire(event: Event) -> EvidenceEvent | SentenceEvent | AnswerOut:
    """Return an event as it is sent."""
    if isinstance(event, Finished):
        return AnswerOut.of(event.answer)
    if isinstance(event, Found):
        return EvidenceEvent.of(event)
    return SentenceEvent.of(event)
