"""A build that dies at any point leaves the last good state, and the next one finishes the job."""

import random
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from index.chroma import ChromaStore
from tests.index.archive import Archive

KILLED = -9
REPOSITORY = Path(__file__).parents[2]


def run(root: Path, event: int) -> subprocess.CompletedProcess[str]:
    """Ingest in a process that dies at an event; 0: at none."""
    command = [sys.executable, "-m", "tests.index.killed_ingest", str(root), str(event)]
    return subprocess.run(
        command, cwd=REPOSITORY, capture_output=True, text=True, check=False, timeout=60
    )


def first_state(archive: Archive) -> None:
    """Ingest what is there before the build that will be killed."""
    for number in range(8):
        archive.write(f"d{number}.txt", f"Agency {number} in Hạ Long has {number * 5} staff.")
    archive.ingest()


def changes(archive: Archive) -> None:
    """Change the folder in every way a folder changes."""
    for number in range(2, 5):
        archive.write(f"d{number}.txt", f"Biên chế cơ quan {number} là {number * 3} người.")
    for number in range(8, 12):
        archive.write(
            f"d{number}.txt", f"The seal of agency {number} stays.\n\nIts staff: {number}."
        )
    archive.write("copy.txt", "Agency 1 in Hạ Long has 5 staff.")
    archive.write("bad.png", "no text")


def kill_and_compare(tmp_path: Path, rounds: int, seed: int) -> None:
    """Kill a build at random points; each time compare with an undisturbed one."""
    # All rounds use one path, because the path is part of the state.
    stage, prepared = tmp_path / "stage", tmp_path / "prepared"
    start = Archive(stage, open_store=ChromaStore.open)
    first_state(start)
    before = start.state()
    changes(start)
    start.catalogue.close()
    shutil.copytree(stage, prepared)

    whole = run(stage, 0)
    assert whole.returncode == 0, whole.stderr
    events = int(whole.stdout)
    after = Archive(stage, open_store=ChromaStore.open).state()

    chosen = random.Random(seed).sample(range(1, events + 1), rounds)
    for event in chosen:
        shutil.rmtree(stage)
        shutil.copytree(prepared, stage)
        assert run(stage, event).returncode == KILLED
        survivor = Archive(stage, open_store=ChromaStore.open)
        assert survivor.state() in (before, after), f"killed at event {event}"
        survivor.ingest()
        assert survivor.state() == after, f"finished after a kill at event {event}"
        generations = sorted(path.name for path in (survivor.data / "generations").iterdir())
        assert len(generations) == 2, f"left over after a kill at event {event}"
        assert not (survivor.data / "staging").exists()
        survivor.catalogue.close()


def test_a_killed_build_loses_nothing(tmp_path: Path) -> None:
    """A tenth of the full count, at points that the seed chooses."""
    kill_and_compare(tmp_path, rounds=3, seed=20250101)


@pytest.mark.soak
@pytest.mark.timeout(900)
def test_a_killed_build_loses_nothing_wherever_it_dies(tmp_path: Path) -> None:
    """The full count."""
    kill_and_compare(tmp_path, rounds=100, seed=7)
