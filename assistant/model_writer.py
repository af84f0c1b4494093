"""The writer with a language model: it words what was found, and every sentence is checked."""

import json
import logging
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from queue import Empty, SimpleQueue
from threading import Event
from time import monotonic
from typing import Protocol

from assistant.answer import Citation, Note, Sentence
from assistant.draft import Draft
from assistant.extract import Writer
from assistant.prompts import asked, instructions
from assistant.question import Question
from assistant.retrieve import Evidence
from assistant.support import supported

WAITING = 4  # answers that wait for a model at a time; others are given without it
LONGEST = 20_000  # characters of a reply that are read; a model that babbles says no more

SLOW = "it took too long"

log = logging.getLogger(__name__)


class ChatModel(Protocol):
    """Anything that answers a message. It may fail in any way."""

    def pieces(self, system: str, message: str) -> Iterator[str]:
        """Yield the reply to a message under instructions, as it comes."""
        ...


class ModelFailed(Exception):
    """The model broke off, or took too long."""


@dataclass(frozen=True)
class ModelWriter:
    """Words the evidence of another writer with a language model.

    What to say, and whether there is anything to say, is decided without the model; it is called
    once a question. A sentence that is not borne out is dropped and counted. Nothing is released
    before what is borne out answers all that the other writer's draft answers; from then on each
    sentence is, as it comes. Where that never happens, the other draft is given.
    """

    writer: Writer
    model: ChatModel
    patience: float = 30.0  # seconds a question waits for the model
    _pool: ThreadPoolExecutor = field(
        default_factory=lambda: ThreadPoolExecutor(WAITING, thread_name_prefix="model")
    )

    def drafts(self, question: Question, evidence: Evidence) -> Iterator[Draft]:
        """Yield an answer as it grows, in the model's words where these hold."""
        (ready,) = self.writer.drafts(question, evidence)
        if not ready.sentences:
            yield ready
            return
        said: list[Sentence] = []
        dropped = 0
        why: Note = "model_not_borne_out"
        try:
            for sentence in sentences_in(self._lines(question, ready), ready.by_number):
                if not supported(sentence.text, quotes(sentence, ready), question.language):
                    dropped += 1
                    continue
                said.append(sentence)
                if _enough(said, ready):
                    yield replace(ready, sentences=tuple(said), by="model", dropped=dropped)
        except ModelFailed as error:
            log.warning("the language model gave no whole answer (%s)", error)
            why = "model_unavailable"
        if _enough(said, ready):
            yield replace(ready, sentences=tuple(said), by="model", dropped=dropped)
        else:
            yield replace(ready, by="extract", dropped=dropped, note=why)

    def _lines(self, question: Question, draft: Draft) -> Iterator[str]:
        """Yield the lines of the model's reply, each as soon as it is whole.

        Raises `ModelFailed` where the model does, or the patience is at its end.
        """
        message, system = asked(question.text, draft.citations), instructions(question.language)
        arrived: SimpleQueue[str | Exception | None] = SimpleQueue()
        unwanted = Event()

        def read() -> None:
            try:
                for piece in self.model.pieces(system, message):
                    arrived.put(piece)
                    if unwanted.is_set():
                        return
                arrived.put(None)
            except Exception as error:  # noqa: BLE001 - a model fails in ways nobody can list
                arrived.put(error)

        self._pool.submit(read)
        try:
            yield from lines_of(_received(arrived, monotonic() + self.patience))
        finally:
            unwanted.set()


def _received(arrived: "SimpleQueue[str | Exception | None]", until: float) -> Iterator[str]:
    """Yield the pieces that arrive until the last one; raises `ModelFailed`."""
    while True:
        try:
            piece = arrived.get(timeout=max(0.0, until - monotonic()))
        except Empty:
            raise ModelFailed(SLOW) from None
        if isinstance(piece, Exception):
            raise ModelFailed(type(piece).__name__) from piece
        if piece is None:
            return
        yield piece


def lines_of(pieces: Iterable[str]) -> Iterator[str]:
    """Yield the lines of a text that comes in pieces; what is too long is cut off."""
    waiting, read = "", 0
    for piece in pieces:
        waiting += piece[: LONGEST - read]
        read += len(piece)
        *whole, waiting = waiting.split("\n")
        yield from whole
        if read >= LONGEST:
            break
    yield waiting


def sentences_in(lines: Iterable[str], known: Mapping[int, Citation]) -> Iterator[Sentence]:
    """Yield the sentences of a reply that name evidence which was given; others are no sentences.

    A sentence that names evidence nobody gave rests on nothing, so that it names none.
    """
    for line in lines:
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


def quotes(sentence: Sentence, draft: Draft) -> list[str]:
    """Return what a sentence rests on, word for word."""
    return [draft.by_number[number].quote for number in sentence.citations]


def _enough(said: Sequence[Sentence], draft: Draft) -> bool:
    """Say whether what the model said answers all that the other draft answers.

    Sources that differ are told all, or none of them is.
    """
    cited = {number for sentence in said for number in sentence.citations}
    differing = {told.citation for conflict in draft.conflicts for told in conflict}
    return {draft.sentences[0].citations[0], *differing} <= cited
