"""Answer questions in processes of their own, one a core, when several are asked at once.

Python runs one thread at a time, so a server that answers by itself keeps one core busy and lets
its pages wait. It does so until a second question comes while it answers; then the processes are
started, and once they are ready each question goes to one that has nothing to do. One that dies
costs no question that it had not begun to answer, and is replaced; where none can be started, the
server goes on answering by itself.
"""

import logging
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from datetime import date
from queue import Empty, SimpleQueue
from threading import Lock, Thread
from time import monotonic
from typing import Final

from api import parts
from api.answerer import Answerer, Died, Job
from api.errors import AnswerBrokeOff
from api.logs import request_id
from api.settings import Settings
from assistant.answer import Answer, Event, answer_of
from corpus.errors import KnowledgeError
from index.readable import Labels
from index.search import EVERYTHING, Scope

MOST: Final = 8  # processes, however many cores there are
REST: Final = 60.0  # seconds until it is tried again where one could not be started
PATIENCE: Final = 1.0  # seconds after which who waits for a process looks whether any is left

log = logging.getLogger(__name__)
Here = Callable[[], Iterator[Event]]


class Apart:
    """An assistant that leaves questions to the processes."""

    def __init__(
        self, here: parts.Answerer, processes: "Processes", labels: Labels | None, owner: str | None
    ) -> None:
        self._here = here
        self._processes = processes
        self._labels = labels
        self._owner = owner

    def stream(
        self,
        text: str,
        as_of: date | None = None,
        turns: Sequence[str] = (),
        scope: Scope = EVERYTHING,
    ) -> Iterator[Event]:
        """Yield what happens, ending with exactly one `Finished`."""
        job = Job(self._labels, self._owner, request_id(), text, as_of, tuple(turns), scope)
        return self._processes.stream(job, lambda: self._here.stream(text, as_of, turns, scope))

    def ask(
        self,
        text: str,
        as_of: date | None = None,
        turns: Sequence[str] = (),
        scope: Scope = EVERYTHING,
    ) -> Answer:
        """Answer in one piece."""
        return answer_of(self.stream(text, as_of, turns, scope))


class Processes:
    """The processes of one server. Safe to use from several threads."""

    def __init__(
        self, settings: Settings, number: int, begin: Callable[[Settings], Answerer] = Answerer
    ) -> None:
        self._settings = settings
        self._number = number
        self._begin = begin
        self._lock = Lock()
        self._here = 0  # questions that this process answers
        self._begun = 0  # processes that were started
        self._rest_until = 0.0  # by the monotonic clock
        self._closed = False
        self._running: set[Answerer] = set()
        self._idle: SimpleQueue[Answerer] = SimpleQueue()

    def assistant(self, here: parts.Answerer, labels: Labels | None, owner: str | None) -> Apart:
        """Return an assistant that leaves what somebody asks to the processes."""
        return Apart(here, self, labels, owner)

    @property
    def running(self) -> int:
        """How many are ready to answer."""
        return len(self._running)

    def stream(self, job: Job, here: Here) -> Iterator[Event]:
        """Yield what a process tells of a question, or what `here` yields where there is none."""
        process = self._free()
        if process is None:
            yield from self._by_itself(here)
            return
        begun, events = False, process.events(job)
        try:
            for event in events:
                begun = True
                yield event
        except Died as error:
            self._replace(process)
            if begun:
                raise AnswerBrokeOff from error
            yield from self._by_itself(here)
        except GeneratorExit:  # nobody listens any more; it has to end before the next one
            Thread(target=self._ended, args=(process, events), daemon=True).start()
            raise
        except BaseException:
            self._idle.put(process)
            raise
        else:
            self._idle.put(process)

    def _free(self) -> Answerer | None:
        """Wait for a process that has nothing to do; `None` where there are none."""
        while self._running:
            with suppress(Empty):
                return self._idle.get(timeout=PATIENCE)
        return None

    def _by_itself(self, here: Here) -> Iterator[Event]:
        """Answer in this process; the second question at once has the others started."""
        with self._lock:
            self._here += 1
            start = self._here > 1 and not self._closed and monotonic() >= self._rest_until
            missing = self._number - self._begun if start else 0
            self._begun += missing
        for _ in range(missing):
            self._start()
        try:
            yield from here()
        finally:
            with self._lock:
                self._here -= 1

    def _start(self) -> None:
        Thread(target=self._started, name="answerer", daemon=True).start()

    def _started(self) -> None:
        """Start a process, and let it answer once it is ready."""
        try:
            process = self._begin(self._settings)
        except (OSError, Died) as error:
            log.warning("a process that answers could not be started: %s", error)
            with self._lock:
                self._begun -= 1
                self._rest_until = monotonic() + REST
            return
        with self._lock:
            if not self._closed:
                self._running.add(process)
                self._idle.put(process)
                return
        process.close()

    def _ended(self, process: Answerer, events: Iterator[Event]) -> None:
        """Hear a process out whose question nobody waits for any more."""
        try:
            with suppress(KnowledgeError, OSError, RuntimeError):  # what a question raises
                for _ in events:
                    pass
        except Died:
            self._replace(process)
        else:
            self._idle.put(process)

    def _replace(self, process: Answerer) -> None:
        log.warning("a process that answers has died; another one is started")
        with self._lock:
            self._running.discard(process)
        process.close()
        if not self._closed:
            self._start()

    def close(self) -> None:
        """End them all; what is still asked is answered here."""
        with self._lock:
            self._closed, running, self._running = True, self._running, set()
        for process in running:
            process.close()


def processes_of(settings: Settings) -> int:
    """Return how many processes answer, 0 where the server had better do it by itself.

    That is where there is one core, and where a language model is waited for: threads do for that.
    """
    if settings.processes is not None:
        return 0 if settings.processes == 1 else settings.processes
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return 0 if settings.language_model or cores in {None, 1} else min(cores or 1, MOST)
