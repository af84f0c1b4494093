"""The whole path on one screen: understand, retrieve, write, verify."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from time import perf_counter
from typing import Protocol

from assistant.answer import Answer, Event, Finished, Found, Said, Sentence, answer_of
from assistant.draft import Draft
from assistant.question import Question
from assistant.retrieve import Evidence, Retriever
from assistant.verify import verified
from index.search import EVERYTHING, Scope


class DraftWriter(Protocol):
    """Writes what may be said: from the documents' own words, or with a language model."""

    def drafts(self, question: Question, evidence: Evidence) -> Iterator[Draft]:
        """Yield a draft as it grows, the last one whole; one that declines says nothing."""
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
        question = self.retriever.understood(text, turns, scope)
        on = as_of or question.as_of or self.today()
        clock.lap("understand")

        evidence = self.retriever.evidence(question, on, scope)
        clock.lap("retrieve")

        shown: list[Sentence] = []
        seen = 0
        for draft in self.writer.drafts(question, evidence):
            clock.lap("write")
            texts = draft.texts or evidence.texts
            new = [
                each for each in draft.sentences[seen:] if verified(each, draft.by_number, texts)
            ]
            clock.lap("verify")
            seen = len(draft.sentences)
            if new and not shown:
                yield Found(draft.cited_in(new))
            for sentence in new:
                yield Said(sentence, draft.cited_in([sentence]))
            shown += new
        answer = draft.answer(shown, on, clock.laps)
        if evidence.lacking and answer.note is None:
            answer = replace(answer, note="search_reduced")
        yield Finished(answer)

    def ask(
        self,
        text: str,
        as_of: date | None = None,
        turns: Sequence[str] = (),
        scope: Scope = EVERYTHING,
    ) -> Answer:
        """Answer in one piece."""
        return answer_of(self.stream(text, as_of, turns, scope))


class Clock:
    """Milliseconds spent in each step."""

    def __init__(self) -> None:
        self.laps: dict[str, float] = {}
        self._start = self._last = perf_counter()

    def lap(self, step: str) -> None:
        """Add the time since the last step to this step's, and note the total so far."""
        now = perf_counter()
        self.laps[step] = round(self.laps.get(step, 0.0) + (now - self._last) * 1000, 2)
        self.laps["total"] = round((now - self._start) * 1000, 2)
        self._last = now
