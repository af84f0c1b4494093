"""The benchmark's own arithmetic, and what it says when the open sets are not there."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.benchmarks.domain import recalls, summary
from tests.benchmarks.figures import milliseconds, quality, show
from tests.benchmarks.load import Watch, warning
from tests.benchmarks.program import PROJECT, run
from tests.benchmarks.sets import lay_out, lines

PREPARE = '''
"""Lay out two documents with a query each, as the real one does."""
import json, pathlib, sys
out = pathlib.Path(sys.argv[1]) / sys.argv[2]
(out / "documents").mkdir(parents=True)
for name in "ab":
    (out / "documents" / f"{name}.txt").write_text(name)
def write(file, rows):
    (out / file).write_text("".join(json.dumps(row) + chr(10) for row in rows))
write("queries.jsonl", [{"id": name, "text": name} for name in "ab"])
write("qrels.jsonl", [{"id": n, "relevant": [{"source": f"{n}.txt"}]} for n in "ab"])
write("questions.jsonl", [{"id": name, "text": name, "gold": f"{name}.txt"} for name in "ab"])
'''


def test_it_says_what_it_needs(tmp_path: Path) -> None:
    """The sets lie outside the project: without them there is one line and no traceback."""
    done = subprocess.run(
        (sys.executable, "-m", "tests.benchmarks"),
        cwd=PROJECT,
        env={**os.environ, "BENCH_DIR": str(tmp_path)},
        check=False,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 1
    assert "BENCH_DIR" in done.stderr
    assert done.stderr.count("\n") == 1


def test_the_first_question_only_warms() -> None:
    """It pays for opening the files, which the others do not."""
    figures = milliseconds([900.0, *[2.0] * 50])
    assert figures == {"question, median ms": 2.0, "question, p95 ms": 2.0}


def test_the_95th_percentile_lies_within_what_was_measured() -> None:
    """Also where there were few questions."""
    assert milliseconds([9.0, 1.0, 2.0])["question, p95 ms"] <= 2.0


def test_quality_tells_how_the_questions_were_typed() -> None:
    """The same measure, with and without diacritics, makes two rows."""
    scored = {"nDCG@10": 0.9, "R@5": 0.8, "queries": 10}
    assert quality("queries", scored) == {"nDCG@10": 0.9, "R@5": 0.8}
    assert set(quality("queries-ascii", scored)) == {
        "nDCG@10, no diacritics",
        "R@5, no diacritics",
    }


def cells(table: str) -> dict[str, list[str]]:
    """Return the rows of a table by their names."""
    rows = [[cell.strip() for cell in line.split("|")[1:-1]] for line in table.splitlines()]
    return {row[0]: row[1:] for row in rows}


def test_more_than_one_is_always_better_for_us() -> None:
    """Half the cost is twice as good, and so is twice the quality; a count is neither."""
    mine = {"nDCG@10": 0.8, "ingest s": 2.0, "passages": 7.0, "ours alone": 1.0}
    theirs = {"nDCG@10": 0.4, "ingest s": 6.0, "passages": 9.0}
    rows = cells(show("a set", mine, theirs))
    assert rows["a set"] == ["ours", "tutorial", "times better"]
    assert rows["nDCG@10"] == ["0.800", "0.400", "2.00"]
    assert rows["ingest s"] == ["2", "6", "3.00"]
    assert rows["passages"] == ["7", "9", ""]
    assert rows["ours alone"] == ["1", "", ""]


def test_a_program_that_fails_stops_the_run() -> None:
    """A figure of a failed run would be worse than none."""
    with pytest.raises(SystemExit, match="ended with 3"):
        run(sys.executable, "-c", "import sys; sys.exit(3)")


def test_peak_memory_is_that_of_the_program_alone() -> None:
    """In megabytes: a program that holds 200 MB costs at least that, and not ten times it."""
    ran = run(sys.executable, "-c", "b = bytearray(200_000_000); print('done')")
    assert ran.out == "done\n"
    assert 190 < ran.peak_mb < 2_000


def test_others_on_the_machine_are_told() -> None:
    """Two of three busy cores were not ours: whoever reads the times must know."""
    start = Watch(at=0.0, everybody=100.0, ours=5.0)
    others = Watch(at=10.0, everybody=130.0, ours=15.0).others_since(start)
    assert others == 2.0
    assert "2.0 cores" in warning(others)


def test_a_quiet_machine_needs_no_word() -> None:
    """Neither does one on which nothing is known of others."""
    assert warning(0.01) == warning(None) == ""


def test_what_the_developer_has_set_does_not_count(monkeypatch: pytest.MonkeyPatch) -> None:
    """Figures are those of the defaults; only the folder of the exported model may be another."""
    monkeypatch.setenv("MERGER_EMBEDDING_MODEL", "another")
    monkeypatch.setenv("MERGER_CACHE_DIR", "cache")
    told = run(
        sys.executable,
        "-c",
        "import json, os; print(json.dumps([k for k in os.environ if k.startswith('MERGER')]))",
    )
    assert json.loads(told.out) == ["MERGER_CACHE_DIR"]


def test_a_part_of_a_set_keeps_only_its_own_questions(tmp_path: Path) -> None:
    """A question whose document was left out would count as a miss."""
    (tmp_path / "prepare.py").write_text(PREPARE, "utf-8")
    laid = lay_out(tmp_path, "xquad-en", tmp_path / "work", documents=1)
    assert [path.name for path in laid.documents.iterdir()] == ["a.txt"]
    files = (laid.queries(), laid.questions, laid.folder / "qrels.jsonl")
    assert [[line["id"] for line in lines(file)] for file in files] == [["a"], ["a"], ["a"]]


def test_documents_are_counted_once_among_the_first_five() -> None:
    """Many passages of one document take one of the five places."""
    questions = [
        {"id": "1", "lang": "vi", "turns": [], "answerable": True, "must_cite": ["e"]},
        {"id": "2", "lang": "vi", "turns": [], "answerable": True, "must_cite": ["f"]},
        {"id": "3", "lang": "vi", "turns": [], "answerable": False, "must_cite": []},
    ]
    hits = [{"document_id": each} for each in "aaaaabcdef"]
    found = [{"id": each, "hits": hits} for each in "123"]
    assert recalls(questions, found) == {"document R@5, vi": 0.5}


def test_the_totals_of_the_scorer_are_read_as_shares() -> None:
    """What follows by kind and by language stays in its own print."""
    printed = (
        "right of answerable         60 of  120   50.0 %\n"
        "declined though answerable  12 of  120   10.0 %\n"
        "words in an answer        mean 40, longest 90\n"
        "\nby kind\n  figure         right      2 of    4   50.0 %\n"
    )
    assert summary(printed) == {"right of answerable": 0.5, "declined though answerable": 0.1}
