"""The server as the program that people start, on a data folder."""

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Server:
    """A server that runs, and where."""

    address: str
    process: subprocess.Popen[str]

    @property
    def memory(self) -> int:
        """Bytes that it and the processes it has started hold in memory."""
        return sum(map(_memory, (self.process.pid, *self.answering)))

    @property
    def answering(self) -> list[int]:
        """The processes that it has started."""
        tasks = Path(f"/proc/{self.process.pid}/task").iterdir()
        return [int(child) for each in tasks for child in (each / "children").read_text().split()]

    def kill(self) -> None:
        """End it without a word, as a power cut would."""
        self.process.kill()
        self.process.wait(20)


def _memory(process: int) -> int:
    status = Path(f"/proc/{process}/status").read_text("ascii")
    match = re.search(r"VmRSS:\s+(\d+) kB", status)
    assert match is not None
    return int(match[1]) * 1024


@contextmanager
def serving(folder: Path, within: Sequence[str] = (), **settings: str) -> Iterator[Server]:
    """Start it with more settings, and have it stopped at the end if it still runs.

    `within` is a command that runs another one.
    """
    command = [
        *within,
        sys.executable,
        "-m",
        "api",
        "serve",
        "--port",
        "0",
        "--data-dir",
        str(folder),
    ]
    process = subprocess.Popen(
        command, stdout=subprocess.PIPE, text=True, env={**os.environ, **settings}
    )
    assert process.stdout is not None
    line = process.stdout.readline()
    match = re.search(r"http://\S+", line)
    assert match is not None, line
    try:
        yield Server(match[0], process)
    finally:
        if process.poll() is None:
            process.send_signal(signal.SIGINT)
            process.wait(20)
        process.stdout.close()
