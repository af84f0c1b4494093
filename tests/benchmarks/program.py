"""Programs that the benchmark runs, and what they cost."""

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryFile
from time import perf_counter

PROJECT = Path(__file__).parents[2]
COMMAND = (sys.executable, "-m", "api")  # what `merger-assistant` starts
CORES = 2  # for both pipelines, however many the machine has
SETTING = "MERGER_"
KEPT = "MERGER_CACHE_DIR"  # where the exported model lies; it changes no result
DONE = (0, 2)  # 2: the question was declined, which is a result too


@dataclass(frozen=True)
class Run:
    """What a finished program printed and cost."""

    out: str
    seconds: float
    peak_mb: float


def run(*command: str) -> Run:
    """Run a program to its end; stop the benchmark with one line when it fails."""
    start = perf_counter()
    with TemporaryFile() as out:
        process = subprocess.Popen(command, cwd=PROJECT, env=_environment(), stdout=out)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        seconds = perf_counter() - start
        if process.returncode not in DONE:
            sys.exit(f"{' '.join(command)} ended with {process.returncode}")
        out.seek(0)
        return Run(out.read().decode(), seconds, usage.ru_maxrss / 1024)


def share_the_same_cores() -> None:
    """Bind this program, and all it will start, to as many cores as the figures are told for."""
    if hasattr(os, "sched_setaffinity"):  # Linux
        os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[:CORES])


def _environment() -> dict[str, str]:
    """Return the environment without what the developer has set for the assistant."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if name == KEPT or not name.upper().startswith(SETTING)
    }
    return kept | {"TQDM_DISABLE": "1"}  # no bars of progress between the rows of the table
