"""The benchmark's own arithmetic, and what it says when the open sets are not there."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.benchmarks.__main__ import PROJECT, milliseconds, quality, run, show


def test_it_says_what_it_needs(tmp_path: Path) -> None:
    """The sets lie outside the project: without them there is one line and no traceback."""
    done = subprocess.run(
        (sys.executable, "-m", "tests.benchmarks"),
        cwd=PROJECT,
        env={**os.environ, "BENCH": str(tmp_path)},
        check=False,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 1
    assert done.stderr.startswith("make bench needs the open sets")
    assert "Traceback" not in done.stderr


def test_the_first_question_only_warms() -> None:
    """It pays for opening the files, which the others do not."""
    figures = milliseconds([900.0, *[2.0] * 50])
    assert figures == {"question ms, median": 2.0, "question ms, p95": 2.0}


def test_quality_tells_how_the_questions_were_typed() -> None:
    """The same measure, with and without diacritics, makes two rows."""
    scored = {"nDCG@10": 0.9, "R@5": 0.8, "queries": 10}
    assert quality("queries", scored) == {"nDCG@10": 0.9, "R@5": 0.8}
    assert set(quality("queries-ascii", scored)) == {
        "nDCG@10, no diacritics",
        "R@5, no diacritics",
    }


def test_a_row_sets_ours_beside_the_tutorials() -> None:
    """With the ratio; what only one of the two has stands alone."""
    table = show("a set", {"seconds": 2.0, "ours alone": 1.0}, {"seconds": 6.0})
    rows = [line.split() for line in table.splitlines() if line.strip()]
    assert rows[1][:3] == ["seconds", "2.000", "6.000"]
    assert len(rows[1]) == 4
    assert rows[2] == ["ours", "alone", "1.000"]


def test_a_program_that_fails_stops_the_run() -> None:
    """A figure of a failed run would be worse than none."""
    with pytest.raises(SystemExit, match="ended with 3"):
        run(sys.executable, "-c", "import sys; sys.exit(3)")


def test_peak_memory_is_that_of_the_program_alone() -> None:
    """In megabytes: a program that holds 200 MB costs at least that, and not ten times it."""
    ran = run(sys.executable, "-c", "b = bytearray(200_000_000); print('done')")
    assert ran.out == "done\n"
    assert 190 < ran.peak_mb < 2_000
