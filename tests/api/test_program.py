"""The program as people start it: cold, in any locale, into any pipe."""

import json
import os
import subprocess
import sys
from pathlib import Path

from tests.conftest import TODAY

HEAVY = ("torch", "sentence_transformers", "langchain", "langchain_core", "chromadb", "fastapi")
QUESTION = "Hạ Long giảm bao nhiêu biên chế sau khi hợp nhất?"


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a command in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "api", *arguments],
        env={**os.environ, "MERGER_TODAY": TODAY, **environment},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def test_an_answer_quotes_the_stored_version(starter_data: Path) -> None:
    """Each quotation stands at its offsets in the version it names."""
    folder = ("--data-dir", str(starter_data), "--json")
    asked = run("ask", QUESTION, *folder)
    assert asked.stderr == ""
    for citation in json.loads(asked.stdout)["citations"]:
        shown = json.loads(
            run(
                "documents", "show", citation["document_id"], "--language", citation["language"],
                "--version", citation["version"], *folder,
            ).stdout
        )  # fmt: skip
        assert shown["text"][citation["start"] : citation["end"]] == citation["quote"]


def test_output_is_utf_8_in_any_locale(starter_data: Path) -> None:
    """Also where the system says otherwise."""
    found = run("search", "Hạ Long", "-k", "3", "--data-dir", str(starter_data), LC_ALL="C")
    assert found.returncode == 0
    assert found.stdout.encode("utf-8").decode("utf-8").count("Hạ Long") >= 1


def test_a_cold_question_imports_nothing_heavy(starter_data: Path) -> None:
    """What a question does not need is not loaded: that is what makes the start quick."""
    program = (
        "import sys; from api.__main__ import main; "
        f"main(['ask', {QUESTION!r}, '--data-dir', {str(starter_data)!r}, '--json']); "
        f"print([name for name in {HEAVY} if name in sys.modules], file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, encoding="utf-8", check=True
    )
    assert json.loads(done.stdout)["outcome"]
    assert done.stderr == "[]\n"


def test_a_reader_who_has_seen_enough_is_no_failure(starter_data: Path) -> None:
    """As in `merger-assistant documents list | head -1`."""
    command = [sys.executable, "-m", "api", "documents", "show", "178-2024-nd-cp", "--data-dir"]
    with subprocess.Popen(
        [*command, str(starter_data)], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        running.stdout.close()
        assert running.stderr.read() == b""
    assert running.returncode == 0


def test_no_starter_is_for_good(data_dir: Path, tmp_path: Path) -> None:
    """A folder that began without the starter corpus never gets it, even when it is empty again."""
    note = tmp_path / "note.md"
    note.write_text("---\nid: note\ntitle: Note\n---\n\nThe new office opened in May 2031.\n")
    folder = ("--data-dir", str(data_dir), "--json")
    taken = run("ingest", str(note), "--no-starter", *folder)
    assert json.loads(taken.stdout)["files"][0]["status"] == "added"
    again = run("ingest", str(note), *folder)
    assert json.loads(again.stdout)["files"][0]["status"] == "unchanged"
    listed = json.loads(run("documents", "list", *folder).stdout)["documents"]
    assert [row["document_id"] for row in listed] == ["note"]
    assert run("documents", "remove", "note", *folder).returncode == 0
    asked = run("ask", "When did the new office open?", *folder)
    assert asked.returncode == 2
    assert json.loads(asked.stdout)["citations"] == []
    assert json.loads(run("documents", "list", *folder).stdout) == {"documents": []}


def test_a_data_folder_that_is_a_file(tmp_path: Path) -> None:
    """One line that names it."""
    path = tmp_path / "file"
    path.write_text("x")
    for place in (path, path / "below"):
        done = run("documents", "list", "--data-dir", str(place))
        assert done.returncode in {1, 64}, done.stderr
        assert (done.stdout, done.stderr.count("\n")) == ("", 1)
        assert str(path) in done.stderr
