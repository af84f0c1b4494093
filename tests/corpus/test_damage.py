"""Damaged and hostile files: each is read or refused with a reason, and costs no other."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corpus.apart import Limits, Reader, reading_apart
from corpus.errors import DocumentError
from tests.corpus.damage import attacks, damaged, good_files

GOOD = good_files()
ATTACKS = attacks()
CODES = {each.code for each in DocumentError.__subclasses__()}
MEMORY = 1_500_000_000  # bytes that reading may take
WORKER = 300_000_000  # bytes of the process that waits while a child reads


@pytest.fixture(scope="module")
def reader() -> Iterator[Reader]:
    """Give one reader for many files, as in a run."""
    with reading_apart() as reader:
        yield reader


def check(reader: Reader, path: Path) -> str:
    """Read a file and return why it was refused, empty where it was read; nothing else happens."""
    try:
        paper = reader(path, path.name)
    except DocumentError as refusal:
        assert refusal.source == path.name
        assert "\n" not in str(refusal)
        assert refusal.code in CODES
        return refusal.code
    assert paper.passages
    assert all(paper.text[p.start : p.end] == p.text for p in paper.passages)
    return ""


def damage(reader: Reader, folder: Path, seed: int) -> None:
    """Read one damaged file; the folder has nothing in it afterwards that was not there."""
    suffix, data = damaged(GOOD, seed)
    path = folder / f"paper{suffix}"
    path.write_bytes(data)
    check(reader, path)
    assert [each.name for each in folder.iterdir()] == [path.name]
    path.unlink()


SHARED = [HealthCheck.function_scoped_fixture]  # the folder is empty again after each example


@settings(max_examples=200, deadline=None, derandomize=True, suppress_health_check=SHARED)
@given(st.integers(0, 2**32))
def test_a_damaged_file_is_read_or_refused(reader: Reader, tmp_path: Path, seed: int) -> None:
    """Nothing else can happen: no crash of the run, nothing written."""
    damage(reader, tmp_path, seed)


@pytest.mark.soak
@settings(max_examples=2_000, deadline=None, suppress_health_check=SHARED)
@given(st.integers(0, 2**32))
def test_two_thousand_damaged_files(reader: Reader, tmp_path: Path, seed: int) -> None:
    """The same, at length."""
    damage(reader, tmp_path, seed)


@pytest.mark.parametrize("name", ATTACKS)
def test_a_hostile_file_is_refused_with_a_reason(reader: Reader, tmp_path: Path, name: str) -> None:
    """Before it takes the memory or the time it was made to take."""
    data, code = ATTACKS[name]
    path = tmp_path / name
    path.write_bytes(data)
    assert check(reader, path) == code


def test_the_memory_for_one_file_is_bounded() -> None:
    """The system itself ends what takes more."""
    assert Limits().memory < MEMORY


def test_no_file_takes_the_memory_it_was_made_to_take(tmp_path: Path) -> None:
    """Neither the worker nor a child of it; told by a process that has started nothing else."""
    command = [sys.executable, "-m", "tests.corpus.memory_taken", str(tmp_path)]
    told = subprocess.run(command, capture_output=True, check=True, text=True)
    assert int(told.stdout) + WORKER < MEMORY
