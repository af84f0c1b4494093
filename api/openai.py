"""The OpenAI protocol: other programs ask as they ask a language model, and get cited answers.

A question is the last message of the user, the earlier ones are the questions before it; messages
of the system and of assistants are not read, for what is said is decided by the documents.
"""

import json
from collections.abc import Iterable, Iterator
from itertools import chain
from time import time
from typing import Any, Final, Literal
from uuid import uuid4

from fastapi import APIRouter
from fastapi.responses import Response, StreamingResponse
from pydantic import BaseModel, ConfigDict, Field

from api.asked import MAX_TURNS
from api.figures import MetricsDep
from api.problems import PROBLEMS
from api.remarks import remarks
from api.schemas import Wire
from api.serving import PartsDep
from api.words import words
from assistant.answer import Answer, Event, Finished, Said, Sentence
from assistant.errors import EmptyQuestion

router = APIRouter(prefix="/v1", tags=["openai"])

MODEL: Final = "merger-assistant"
BEGAN: Final = 1767225600  # 1 January 2026: a model has to say when it was made
STREAMED: Final[dict[int | str, dict[str, Any]]] = {200: {"content": {"text/event-stream": {}}}}


class ModelOut(Wire):
    """The one model there is."""

    id: str = MODEL
    object: Literal["model"] = "model"
    created: int = BEGAN
    owned_by: str = MODEL


class ModelsOut(Wire):
    """The models that can be asked."""

    object: Literal["list"] = "list"
    data: list[ModelOut] = [ModelOut()]


class TextPart(BaseModel):
    """A piece of a message; what is no text is not read."""

    model_config = ConfigDict(extra="allow")

    type: str
    text: str = ""


class Message(BaseModel):
    """A message; only those of the user are read."""

    model_config = ConfigDict(extra="allow")

    role: str
    content: str | list[TextPart] | None = None

    @property
    def text(self) -> str:
        """Its words."""
        if isinstance(self.content, list):
            return " ".join(part.text for part in self.content if part.type == "text")
        return self.content or ""


class CompletionIn(BaseModel):
    """A request; what steers a language model steers nothing here."""

    model_config = ConfigDict(extra="allow")

    messages: list[Message] = Field(min_length=1)
    model: str = MODEL
    stream: bool = False


@router.get("/models", responses=PROBLEMS)
def models() -> ModelsOut:
    """List the one model there is."""
    return ModelsOut()


@router.get("/models/{model}", responses=PROBLEMS)
def model(model: str) -> ModelOut:
    """Tell about the one model there is, under whatever name it is asked for."""
    return ModelOut(id=model)


@router.post("/chat/completions", response_class=Response, responses={**PROBLEMS, **STREAMED})
def complete(asked: CompletionIn, parts: PartsDep, metrics: MetricsDep) -> Response:
    """Answer the user's last message; citations stand as a numbered list and as annotations."""
    said = [message.text.strip() for message in asked.messages if message.role == "user"]
    if not said:
        raise EmptyQuestion
    *turns, question = said
    events = metrics.watched(parts.assistant.stream(question, None, turns[-MAX_TURNS:]))
    about = {"id": f"chatcmpl-{uuid4().hex}", "created": int(time()), "model": asked.model}
    if asked.stream:
        first = next(events)  # a question that cannot be taken is still answered with a status
        return StreamingResponse(
            chunks(about, chain([first], events)), media_type="text/event-stream"
        )
    *_, last = events
    assert isinstance(last, Finished)
    content = written(last.answer)
    message = {
        "role": "assistant",
        "content": content,
        "refusal": None,
        "annotations": annotations(last.answer, content),
    }
    choice = {"index": 0, "message": message, "finish_reason": "stop", "logprobs": None}
    usage = used(question, content)
    whole = {"object": "chat.completion", **about, "choices": [choice], "usage": usage}
    return Response(json.dumps(whole, ensure_ascii=False), media_type="application/json")


def chunks(about: dict[str, Any], events: Iterable[Event]) -> Iterator[str]:
    """Yield an answer as the protocol streams it: its sentences, then its sources."""
    yield chunk(about, {"role": "assistant", "content": ""})
    begun = False
    for event in events:
        if isinstance(event, Said):
            yield chunk(about, {"content": f"{' ' * begun}{marked(event.sentence)}"})
            begun = True
        elif isinstance(event, Finished):
            rest = ending(event.answer) if begun else written(event.answer)
            yield chunk(about, {"content": rest})
    yield chunk(about, {}, "stop")
    yield "data: [DONE]\n\n"


def chunk(about: dict[str, Any], delta: dict[str, Any], finish: str | None = None) -> str:
    """Return one piece of a streamed answer."""
    choice = {"index": 0, "delta": delta, "finish_reason": finish, "logprobs": None}
    told = {"object": "chat.completion.chunk", **about, "choices": [choice]}
    return f"data: {json.dumps(told, ensure_ascii=False)}\n\n"


def written(answer: Answer) -> str:
    """Return an answer as one text: its sentences with their marks, then the sources."""
    if not answer.sentences:
        t = words(answer.language)
        if answer.note == "greeting":
            return t["greeting"]
        return f"{t['declined']}. {t[answer.reason or 'no_evidence']}"
    return " ".join(map(marked, answer.sentences)) + ending(answer)


def marked(sentence: Sentence) -> str:
    """Return a sentence with its marks."""
    return " ".join([sentence.text, *(f"[{number}]" for number in sentence.citations)])


def ending(answer: Answer) -> str:
    """Return what is told beside an answer, and its sources as a numbered list."""
    told = "".join(f"\n\n{remark}" for remark in remarks(answer))
    return told + sources(answer)


def sources(answer: Answer) -> str:
    """Return the sources of an answer as a numbered list."""
    lines = (
        f"[{each.number}] {each.title}, {each.locator}: “{' '.join(each.quote.split())}”"
        for each in answer.citations
    )
    return "".join(f"\n\n{line}" if n == 0 else f"\n{line}" for n, line in enumerate(lines))


def annotations(answer: Answer, content: str) -> list[dict[str, Any]]:
    """Return where in a text each source is cited, and where it stands."""
    found = []
    for cited in answer.citations:
        mark = f"[{cited.number}]"
        start = content.find(mark)
        place = {
            "start_index": start,
            "end_index": start + len(mark),
            "title": f"{cited.title}, {cited.locator}",
            "url": cited.url,
        }
        found.append({"type": "url_citation", "url_citation": place})
    return found


def used(question: str, content: str) -> dict[str, int]:
    """Return the words that were read and written: no tokens are counted here."""
    read, wrote = len(question.split()), len(content.split())
    return {"prompt_tokens": read, "completion_tokens": wrote, "total_tokens": read + wrote}
