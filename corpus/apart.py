"""Read each file in a process of its own, which may use only so much memory and time.

One worker process is started for a run. Where the system can fork, the worker makes a fresh child
for each file, sets its limits and waits for it; a child that dies or takes too long costs its own
file and nothing else. Small files of plain text, which only our own code reads, the worker reads
itself within the same time: a child would cost twice what they do. Where it cannot fork (Windows),
the worker reads all files itself, one after the other, and only a crash is contained.
"""

import contextlib
import gc
import json
import os
import pickle
import select
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from time import monotonic
from typing import IO

from corpus.document import Document
from corpus.errors import DocumentError, LimitExceeded, ReaderDied

MEMORY = 1_000_000_000  # bytes of address space for one file
SECONDS = 600.0  # for one file; a scan of a hundred pages takes as long
SMALL_TEXT = 1_000_000  # bytes
OWN_FORMATS = ("text", "markdown", "delimited")  # no library written in C parses them
LENGTH = 8  # bytes that tell how long an answer is
WORKER = "import sys; from corpus.apart import main; main(sys.argv[1])"
CHUNK = 1 << 20  # bytes

Answer = Document | DocumentError  # what was read, or why it was refused


@dataclass(frozen=True)
class Limits:
    """What the reading of one file may use."""

    memory: int = MEMORY
    seconds: float = SECONDS


class Reader:
    """Reads files in processes of their own; the worker gets ready while others work."""

    def __init__(self, limits: Limits = Limits()) -> None:
        self._limits = limits
        self._worker: subprocess.Popen[bytes] | None = self._started()

    def __call__(self, path: Path, source: str) -> Document:
        """Read one file. Raises a `DocumentError`."""
        job = {"path": str(path), "source": source}
        try:
            answer = self._answer(json.dumps(job).encode() + b"\n")
        except (OSError, EOFError) as error:
            self.close()  # the next file gets a new worker
            raise ReaderDied(source) from error
        if isinstance(answer, DocumentError):
            raise answer
        return answer

    def close(self) -> None:
        """End the worker, and what it is reading."""
        if self._worker is not None:
            worker, self._worker = self._worker, None
            worker.terminate()
            with contextlib.suppress(OSError):
                worker.communicate()

    def _started(self) -> subprocess.Popen[bytes]:
        limits = json.dumps([self._limits.memory, self._limits.seconds])
        # -P: nothing that lies in the folder of the documents is imported.
        command = (sys.executable, "-P", "-c", WORKER, limits)
        return subprocess.Popen(  # noqa: S603 - our own interpreter and code
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )

    def _answer(self, job: bytes) -> Answer:
        if self._worker is None:
            self._worker = self._started()
        given, told = self._worker.stdin, self._worker.stdout
        assert given is not None
        assert told is not None
        given.write(job)
        given.flush()
        # The worker runs as the same user: it could do by itself whatever a pickle can.
        answer: Answer = pickle.loads(_exactly(told, _exactly_length(told)))  # noqa: S301
        return answer


@contextlib.contextmanager
def reading_apart(limits: Limits = Limits()) -> Iterator[Reader]:
    """Give a reader whose worker ends with the run."""
    reader = Reader(limits)
    try:
        yield reader
    finally:
        reader.close()


def _exactly_length(told: IO[bytes]) -> int:
    return int.from_bytes(_exactly(told, LENGTH), "big")


def _exactly(told: IO[bytes], size: int) -> bytes:
    data = told.read(size)
    if len(data) < size:
        raise EOFError
    return data


# --- in the worker ---


def serve(limits: Limits, jobs: IO[bytes], answers: IO[bytes]) -> None:
    """Read the files that are named on `jobs`, a line each, until it ends."""
    # Before the first fork, so that no child has to load it again.
    import corpus.reading  # noqa: F401, PLC0415
    from corpus.mentions import Names  # noqa: PLC0415

    Names.starter()
    gc.freeze()  # children share these pages for as long as nobody counts what they hold
    for line in jobs:
        job = json.loads(line)
        path, source = Path(job["path"]), job["source"]
        apart = hasattr(os, "fork") and not _is_small_text(path)
        answer = (_in_a_child if apart else _in_time)(path, source, limits)
        answers.write(len(answer).to_bytes(LENGTH, "big") + answer)
        answers.flush()


def _is_small_text(path: Path) -> bool:
    """Say whether only our own code reads a file, and it is too small to take much memory."""
    from corpus.loaders.filetypes import format_of  # noqa: PLC0415 - loaded by the worker only

    try:
        if path.stat().st_size > SMALL_TEXT:
            return False
        return format_of(path.read_bytes(), "", path.suffix.lower()) in OWN_FORMATS
    except (OSError, DocumentError):
        return False  # the child says what is wrong with it


def _in_time(path: Path, source: str, limits: Limits) -> bytes:
    """Return what the worker itself makes of a file within the time for one."""

    def stop(_signal: int, _frame: object) -> None:
        raise TimeoutError

    if not hasattr(signal, "setitimer"):
        return _here(path, source)
    signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, limits.seconds)
    try:
        return _here(path, source)
    except TimeoutError:
        return _too_slow(source, limits)
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)


def _too_slow(source: str, limits: Limits) -> bytes:
    problem = f"takes longer than {limits.seconds:.0f} s to read: part it, or save it anew"
    return pickle.dumps(LimitExceeded(source, problem))


def _here(path: Path, source: str) -> bytes:
    """Return the document, or the refusal, as bytes."""
    from corpus.reading import read  # noqa: PLC0415 - loaded by the worker only

    answer: Answer
    try:
        answer = read(path, source)
    except DocumentError as error:
        answer = error
    except MemoryError:
        answer = LimitExceeded(source, "needs more memory to read than a document may take")
    except RecursionError:
        answer = LimitExceeded(source, "is nested deeper than any document")
    return pickle.dumps(answer)


def _in_a_child(path: Path, source: str, limits: Limits) -> bytes:
    """Return what a child process made of a file, or why it could not."""
    out, into = os.pipe()
    child = os.fork()
    if child == 0:
        _be_the_child(path, source, limits, into)
    os.close(into)
    try:
        answer = _until(out, monotonic() + limits.seconds)
    finally:  # also where the run is stopped
        os.close(out)
        _end(child)
    if answer is None:
        return _too_slow(source, limits)
    return answer or pickle.dumps(ReaderDied(source))


def _end(child: int) -> None:
    """End a child and the programs it has started."""
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(child, signal.SIGKILL)
    with contextlib.suppress(ProcessLookupError):
        os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)


def _be_the_child(path: Path, source: str, limits: Limits, into: int) -> None:
    """Read the file, say what was found, and end; nothing of the worker is cleaned up here."""
    import resource  # noqa: PLC0415 - where there is fork

    status = 1
    try:
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        os.setsid()
        resource.setrlimit(resource.RLIMIT_AS, (limits.memory, limits.memory))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        with open(into, "wb") as out:
            out.write(_here(path, source))
        status = 0
    finally:
        os._exit(status)


def _until(out: int, deadline: float) -> bytes | None:
    """Return everything a pipe tells until it is closed; `None` where that takes too long."""
    told = bytearray()
    while True:
        ready, _, _ = select.select([out], [], [], max(0.0, deadline - monotonic()))
        if not ready:
            return None
        if not (chunk := os.read(out, CHUNK)):
            return bytes(told)
        told += chunk


def _stop(_signal: int, _frame: object) -> None:
    raise SystemExit


def main(limits: str) -> None:
    """Serve on standard input and output; what libraries print goes nowhere."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the run decides when to stop
    signal.signal(signal.SIGTERM, _stop)
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    serve(Limits(*json.loads(limits)), sys.stdin.buffer, answers)
