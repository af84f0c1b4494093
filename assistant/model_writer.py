"""The writer with a language model: it words what was found, and every sentence is checked."""

import json
import logging
from collections.abc import Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from typing import Protocol

from assistant.answer import Citation, Sentence
from assistant.extract import Draft, Writer
from assistant.prompts import asked, instructions
from assistant.question import Question
from assistant.retrieve import Evidence
from assistant.support import supported

WAITING = 4  # answers that wait for a model at a time; others are given without it
LONGEST = 20_000  # characters of a reply that are read; a model that babbles says no more

log = logging.getLogger(__name__)


class ChatModel(Protocol):
    """Anything that answers a message. It may fail in any way."""

    def reply(self, system: str, message: str) -> str:
        """Return the reply to a message under instructions."""
        ...


@dataclass(frozen=True)
class ModelWriter:
    """Words the evidence of another writer with a language model.

    What to say, and whether there is anything to say, is decided without the model; it is called
    once a question. A sentence that is not borne out is dropped and counted; where a part of the
    question is left without an answer, or the model fails, the other writer's draft is given.
    """

    writer: Writer
    model: ChatModel
    patience: float = 30.0  # seconds a question waits for the model
    _pool: ThreadPoolExecutor = field(
        default_factory=lambda: ThreadPoolExecutor(WAITING, thread_name_prefix="model")
    )

    def write(self, question: Question, evidence: Evidence) -> Draft:
        """Write an answer from the evidence, in the model's words where these hold."""
        draft = self.writer.write(question, evidence)
        if not draft.sentences:
            return draft
        reply = self._reply(question, draft)
        if reply is None:
            return replace(draft, by="extract", note="model_unavailable")
        said = list(sentences_in(reply, draft.by_number))
        borne_out = tuple(
            sentence
            for sentence in said
            if supported(sentence.text, quotes(sentence, draft.by_number), question.language)
        )
        dropped = len(said) - len(borne_out)
        if not _enough(borne_out, draft):
            return replace(draft, by="extract", dropped=dropped, note="model_not_borne_out")
        return replace(draft, sentences=borne_out, by="model", dropped=dropped)

    def _reply(self, question: Question, draft: Draft) -> str | None:
        """Return what the model says, None where it fails or takes too long."""
        message = asked(question.text, draft.citations)
        waiting: Future[str] = self._pool.submit(
            self.model.reply, instructions(question.language), message
        )
        try:
            return waiting.result(self.patience)[:LONGEST]
        except Exception as error:  # noqa: BLE001 - a model fails in ways nobody can list
            waiting.cancel()
            log.warning("the language model gave no answer (%s)", type(error).__name__)
            return None


def sentences_in(reply: str, known: Mapping[int, Citation]) -> Iterator[Sentence]:
    """Yield the sentences of a reply that name evidence which was given; others are no sentences.

    A sentence that names evidence nobody gave rests on nothing, so that it names none.
    """
    for line in reply.splitlines():
        try:
            value = json.loads(line)
        except ValueError:
            continue
        if not isinstance(value, dict) or not isinstance(value.get("text"), str):
            continue
        numbers = value.get("evidence")
        named = tuple(n for n in numbers if type(n) is int) if isinstance(numbers, list) else ()
        whole = named and all(number in known for number in named)
        yield Sentence(" ".join(value["text"].split()), named if whole else ())


def quotes(sentence: Sentence, known: Mapping[int, Citation]) -> list[str]:
    """Return what a sentence rests on, word for word."""
    return [known[number].quote for number in sentence.citations]


def _enough(said: tuple[Sentence, ...], draft: Draft) -> bool:
    """Say whether what the model said answers all that the other draft answers."""
    first = draft.sentences[0].citations[0]
    return bool(said) and any(first in sentence.citations for sentence in said)
