"""The whole path on one screen: understand, retrieve, write, verify."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from time import perf_counter
from typing import Protocol

from assistant.answer import Answer, Event, Finished, Found, Said
from assistant.extract import Draft
from assistant.question import Question, understand
from assistant.retrieve import Evidence, Retriever
from assistant.verify import verified
from index.search import EVERYTHING, Scope


class DraftWriter(Protocol):
    """Writes what may be said: from the documents' own words, or with a language model."""

    def write(self, question: Question, evidence: Evidence) -> Draft:
        """Write a draft, or decline."""
        ...


@dataclass(frozen=True)
class Assistant:
    """Answers questions from the documents, or says that they are silent."""

    retriever: Retriever
    writer: DraftWriter
    today: Callable[[], date]

    def stream(
        self,
        text: str,
        as_of: date | None = None,
        turns: Sequence[str] = (),
        scope: Scope = EVERYTHING,
    ) -> Iterator[Event]:
        """Yield what happens, ending with exactly one `Finished`.

        Raises `QuestionError` before the first event when the question cannot be taken.
        """
        clock = Clock()
        question = understand(text, turns)
        on = as_of or question.as_of or self.today()
        clock.lap("understand")

        evidence = self.retriever.evidence(question, on, scope)
        clock.lap("retrieve")

        draft = self.writer.write(question, evidence)
        clock.lap("write")

        shown = [
            (sentence, [draft.by_number[number] for number in sentence.citations])
            for sentence in draft.sentences
            if verified(sentence, draft.by_number, draft.texts or evidence.texts)
        ]
        clock.lap("verify")

        if shown:
            yield Found(tuple(citation for _, cited in shown for citation in cited))
        for sentence, cited in shown:
            yield Said(sentence, tuple(cited))
        yield Finished(draft.answer([sentence for sentence, _ in shown], on, clock.laps))

    def ask(
        self,
        text: str,
        as_of: date | None = None,
        turns: Sequence[str] = (),
        scope: Scope = EVERYTHING,
    ) -> Answer:
        """Answer in one piece."""
        *_, last = self.stream(text, as_of, turns, scope)
        assert isinstance(last, Finished)
        return last.answer


class Clock:
    """Milliseconds spent in each step."""

    def __init__(self) -> None:
        self.laps: dict[str, float] = {}
        self._start = self._last = perf_counter()

    def lap(self, step: str) -> None:
        """Note the time since the last step under this step's name, and the total so far."""
        now = perf_counter()
        self.laps[step] = round((now - self._last) * 1000, 2)
        self.laps["total"] = round((now - self._start) * 1000, 2)
        self._last = now
