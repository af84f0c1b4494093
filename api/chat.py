"""Asking over HTTP: one JSON object, or its parts as server-sent events while they come.

The object is written in one way only, so that it is the same, to the letter, whenever it is sent.
"""

import logging
from collections.abc import Iterator
from itertools import chain
from typing import Annotated, Final

from fastapi import APIRouter, Header
from fastapi.responses import Response, StreamingResponse
from pydantic import BaseModel

from api.asked import QuestionIn
from api.figures import MetricsDep
from api.problems import PROBLEMS, told
from api.recording import Recorder, turns_of
from api.schemas import ChatOut, EvidenceEvent, SentenceEvent
from api.serving import PartsDep
from assistant.answer import Event, Finished, Found
from corpus.errors import KnowledgeError

log = logging.getLogger(__name__)
router = APIRouter(tags=["chat"])

JSON: Final = "application/json"
EVENT_STREAM: Final = "text/event-stream"
STREAMED: Final = {
    "description": (
        "The answer. With `Accept: text/event-stream`: events `evidence`, `sentence` (one or more) "
        "and exactly one last `answer` (the same object) or `problem`."
    ),
    "content": {EVENT_STREAM: {"schema": {"type": "string"}}},
}


@router.post("/chat", response_model=ChatOut, responses={200: STREAMED, **PROBLEMS})
def chat(
    asked: QuestionIn,
    parts: PartsDep,
    metrics: MetricsDep,
    accept: Annotated[str, Header()] = JSON,
) -> Response:
    """Answer a question from the documents, or say that they are silent."""
    turns = turns_of(asked, parts)
    recorder = Recorder(parts, asked, turns)
    stream = parts.assistant.stream(asked.question, asked.as_of, turns, asked.scope.scope())
    events = metrics.watched(stream)
    if EVENT_STREAM in accept:
        first = next(events)  # a question that cannot be taken is still answered with a status
        return StreamingResponse(frames(chain([first], events), recorder), media_type=EVENT_STREAM)
    *_, last = events
    return Response(wire(last, recorder).model_dump_json(), media_type=JSON)


def frames(events: Iterator[Event], recorder: Recorder) -> Iterator[str]:
    """Write events for the wire; a failure on the way becomes the last one."""
    try:
        for event in events:
            yield frame(event.kind, wire(event, recorder))
    except KnowledgeError as error:
        yield frame("problem", told(error))
    except Exception as error:
        log.exception("the stream broke off")
        yield frame("problem", told(error))


def frame(kind: str, data: BaseModel) -> str:
    """Write one event; JSON has no line breaks, so it is one `data` line."""
    return f"event: {kind}\ndata: {data.model_dump_json()}\n\n"


def wire(event: Event, recorder: Recorder) -> EvidenceEvent | SentenceEvent | ChatOut:
    """Return an event as it is sent; the last one is kept first."""
    if isinstance(event, Finished):
        return recorder.shown(event.answer)
    if isinstance(event, Found):
        return EvidenceEvent.of(event)
    return SentenceEvent.of(event)
