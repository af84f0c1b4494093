"""A process that answers questions, one at a time: both ends of its pipes."""

import logging
import os
import pickle
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from typing import IO, Any, Final

from api.logs import log_to_stderr, working_on
from api.settings import Settings
from assistant.answer import Event, Finished
from corpus.errors import KnowledgeError
from index.readable import Labels
from index.search import Scope

WORKER: Final = "from api.answerer import main; main()"
LAST_WORDS: Final = 5.0  # seconds that it gets to end by itself

ENDED: Final = "it has ended"

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Job:
    """A question, and who asks it."""

    labels: Labels | None
    owner: str | None
    request: str  # its id in the log
    text: str
    as_of: date | None
    turns: tuple[str, ...]
    scope: Scope


class Died(Exception):
    """A process has ended that should answer."""


class Answerer:
    """One process, which answers one question at a time. Raises `Died` where it has ended."""

    def __init__(self, settings: Settings) -> None:
        """Start it, and wait until it is ready."""
        # -P: nothing that lies in the folder the server was started in is imported.
        self._process = subprocess.Popen(  # noqa: S603 - our own interpreter and code
            (sys.executable, "-P", "-c", WORKER), stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )
        try:
            self._send(settings)
            self._told()
        except Died:
            self.close()
            raise

    def events(self, job: Job) -> Iterator[Event]:
        """Yield what happens until the answer is finished.

        Raises what the question raised: a `KnowledgeError`, an `OSError`, or a `RuntimeError` for
        anything else, which stands in the log.
        """
        self._send(job)
        while True:
            told = self._told()
            if isinstance(told, Exception):
                raise told
            yield told
            if isinstance(told, Finished):
                return

    def close(self) -> None:
        """Let it end by itself, or end it."""
        given, told = self._pipes
        with suppress(OSError):
            given.close()
        try:
            self._process.wait(LAST_WORDS)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        told.close()

    @property
    def _pipes(self) -> tuple[IO[bytes], IO[bytes]]:
        given, told = self._process.stdin, self._process.stdout
        assert given is not None
        assert told is not None
        return given, told

    def _send(self, value: Settings | Job) -> None:
        given, _ = self._pipes
        try:
            given.write(pickle.dumps(value))
            given.flush()
        except (OSError, ValueError) as error:
            raise Died(ENDED) from error

    def _told(self) -> Any:
        _, told = self._pipes
        try:
            # It runs as the same user: it could do by itself whatever a pickle can.
            return pickle.load(told)  # noqa: S301
        except Exception as error:  # half a pickle may raise anything
            raise Died(ENDED) from error


# --- in the process ---


def serve(jobs: IO[bytes], told: IO[bytes]) -> None:
    """Answer the questions that come on `jobs` until it ends."""
    from api.wiring import open_parts  # noqa: PLC0415 - which joins the server to this module

    settings: Settings = pickle.load(jobs)  # noqa: S301 - from the server that started this
    log_to_stderr(settings.log_requests)
    parts = open_parts(settings)
    with suppress(KnowledgeError):  # each question will say so
        parts.finder.look_up("warm up", 1)

    def tell(value: object) -> None:
        pickle.dump(value, told)
        told.flush()

    tell(None)
    while True:
        job: Job = pickle.load(jobs)  # noqa: S301 - from the server, as above
        working_on(job.request)
        assistant = parts.seen_by(job.labels, job.owner).assistant
        try:
            for event in assistant.stream(job.text, job.as_of, job.turns, job.scope):
                tell(event)
        except (KnowledgeError, OSError) as error:
            tell(error)
        except Exception as error:
            log.exception("a question could not be answered")
            tell(RuntimeError(f"{type(error).__name__}: see the log"))


def main() -> None:
    """Serve on standard input and output until the server closes them, or is gone."""
    for each in (signal.SIGINT, signal.SIGTERM):
        signal.signal(each, signal.SIG_IGN)  # the server decides when to stop, and hears them too
    told = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what libraries print goes to the log
    with suppress(EOFError, BrokenPipeError):
        serve(sys.stdin.buffer, told)
