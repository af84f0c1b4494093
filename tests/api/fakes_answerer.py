"""A process that answers in name only; `test_answerer.py` holds it to what a real one does."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from api.answerer import Answerer, Died, Job
from assistant.answer import Event, Finished, Found
from assistant.errors import EmptyQuestion
from tests.api.fakes_parts import ANSWERED

WHOLE: list[Event] = [Found(ANSWERED.citations), Finished(ANSWERED)]


@dataclass(eq=False)
class Scripted(Answerer):
    """Tells what a test wants, an answer unless it wants something else."""

    told: list[Event | Exception] = field(default_factory=lambda: [*WHOLE])
    asked: list[Job] = field(default_factory=list)
    closed: bool = False

    def events(self, job: Job) -> Iterator[Event]:
        """Tell it."""
        if self.closed:
            raise Died
        self.asked.append(job)
        if not job.text.strip():
            raise EmptyQuestion
        for each in self.told:
            if isinstance(each, Exception):
                raise each
            yield each

    def close(self) -> None:
        """Note it."""
        self.closed = True
