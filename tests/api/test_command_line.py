"""The command line, in process: results on stdout, one line of failure on stderr, exit codes."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from api.__main__ import main
from api.settings import Settings
from tests.api.fakes_parts import PARTIAL, QUOTE, TEXT, FakeParts, declined

Said = tuple[int, str, str]


class Terminal:
    """Types commands and reads what comes back."""

    def __init__(self, parts: FakeParts, capsys: pytest.CaptureFixture[str]) -> None:
        self.parts = parts
        self.opened: list[Settings] = []
        self._capsys = capsys

    def __call__(self, *arguments: str) -> Said:
        """Run a command; return its exit code, stdout and stderr."""

        def open_parts(settings: Settings) -> FakeParts:
            self.opened.append(settings)
            return self.parts

        code = main(list(arguments), open_parts)
        out, err = self._capsys.readouterr()
        return code, out, err

    def json(self, *arguments: str) -> Any:
        """Run a command that succeeds and prints one object."""
        code, out, err = self(*arguments, "--json")
        assert (code, err, out.count("\n")) == (0, "", 1)
        return json.loads(out)


@pytest.fixture
def terminal(capsys: pytest.CaptureFixture[str]) -> Terminal:
    """A terminal on parts that say what the test told them to."""
    return Terminal(FakeParts(), capsys)


def batch(folder: Path, *lines: str) -> str:
    """Write a file of lines."""
    path = folder / "lines.jsonl"
    path.write_text("\n".join(lines), encoding="utf-8")
    return str(path)


def refused(said: Said, code: int, *parts: str) -> None:
    """Check that a command failed with one line that names its parts, and no result."""
    assert said[0] == code
    assert said[1] == ""
    assert said[2].startswith("merger-assistant: ")
    assert said[2].count("\n") == 1
    for part in parts:
        assert part in said[2]


def test_an_answer_for_people_shows_marks_and_sources(terminal: Terminal) -> None:
    """The sentences with their marks; each source with title, place, validity, rank and quote."""
    code, out, err = terminal("ask", "Con dấu cũ?")
    assert (code, err) == (0, "")
    text = " ".join(out.split())
    assert f"{QUOTE} [1] Câu hai. [1]" in text
    assert "[1] Con dấu <b>mới</b> & cũ" in text
    assert "Điều 5 khoản 1; Chưa rõ hiệu lực; Bản tóm tắt quy định; con-dau" in text
    assert f"“{QUOTE}”" in text


def test_an_answer_for_programs_is_one_line_of_utf_8(terminal: Terminal) -> None:
    """The object of the contract, with letters as letters."""
    answer = terminal.json("ask", "Con dấu cũ?")
    assert answer["outcome"] == "answered"
    assert answer["answer"] == f"{QUOTE} Câu hai."
    assert "Điều 5" in terminal("ask", "Con dấu cũ?", "--json")[1]


def test_declining_is_exit_code_2(terminal: Terminal) -> None:
    """It is no failure: the result is on stdout, with the reason and what is nearest."""
    terminal.parts.assistant.answer = declined("subject_absent")
    code, out, err = terminal("ask", "Con dấu cũ?")
    assert (code, err) == (2, "")
    assert "Điều 5 khoản 2" in out
    code, out, _ = terminal("ask", "Con dấu cũ?", "--json")
    assert code == 2
    assert json.loads(out)["citations"] == []


def test_a_partial_answer_says_so(terminal: Terminal) -> None:
    """It is an answer, and not told as if it were whole."""
    terminal.parts.assistant.answer = PARTIAL
    code, out, _ = terminal("ask", "Con dấu cũ?")
    assert code == 0
    assert "một phần" in out


def test_a_batch_is_answered_line_by_line(terminal: Terminal, tmp_path: Path) -> None:
    """Ids come back as they were; a date in the line stands above that of the command."""
    path = batch(
        tmp_path,
        '{"id": "a", "text": "Con dấu?", "turns": null, "as_of": null, "facts": [["20"]]}',
        "",
        '{"id": 7, "text": "Còn gì?", "turns": ["Con dấu?"], "as_of": "2018-01-02"}',
    )
    code, out, err = terminal("ask", "--questions", path, "--json", "--as-of", "2020-05-06")
    assert (code, err) == (0, "")
    assert [json.loads(line)["id"] for line in out.splitlines()] == ["a", 7]
    asked = [(text, str(on), turns) for text, on, turns, _ in terminal.parts.assistant.asked]
    assert asked == [("Con dấu?", "2020-05-06", ()), ("Còn gì?", "2018-01-02", ("Con dấu?",))]


def test_a_declined_line_does_not_fail_the_batch(terminal: Terminal, tmp_path: Path) -> None:
    """A batch exits 0 when every line was processed, whatever the outcomes."""
    terminal.parts.assistant.answer = declined("no_evidence")
    path = batch(tmp_path, '{"id": "a", "text": "Con dấu?"}')
    assert terminal("ask", "--questions", path, "--json")[0] == 0


def test_a_bad_line_costs_only_itself(terminal: Terminal, tmp_path: Path) -> None:
    """Each line has its object; what could not be processed says why, and the batch exits 1."""
    good = '{"id": "z", "text": "Con dấu?"}'
    lines = ["{broken", '{"id": "a"}', '{"id": "b", "text": " "}', good]
    path = batch(tmp_path, *lines)
    code, out, err = terminal("ask", "--questions", path, "--json")
    results = [json.loads(line) for line in out.splitlines()]
    assert code == 1
    assert [(line["id"], "error" in line) for line in results] == [
        (None, True), (None, True), ("b", True), ("z", False),
    ]  # fmt: skip
    assert "line 1" in err
    assert "line 2: text" in err
    assert err.count("\n") == 3


def test_search_lists_passages(terminal: Terminal, tmp_path: Path) -> None:
    """For people a list, for programs the object of the contract, for measurers a line each."""
    assert "1. con-dau (vi), Điều 5 khoản 1" in terminal("search", "con dau")[1]
    found = terminal.json("search", "con dau", "-k", "3")
    assert found["id"] is None
    assert set(found["hits"][0]) == {
        "source", "document_id", "language", "locator", "group", "passage_id", "score", "text",
    }  # fmt: skip
    path = batch(tmp_path, '{"id": "1", "text": "a"}', '{"id": "2", "text": "b"}')
    code, out, _ = terminal("search", "--queries", path, "--json", "-k", "100")
    assert code == 0
    assert [json.loads(line)["id"] for line in out.splitlines()] == ["1", "2"]
    assert [k for _, k, _ in terminal.parts.finder.asked] == [20, 3, 100, 100]


def test_a_search_is_narrowed_and_says_by_what(terminal: Terminal) -> None:
    """A value that is not known is an error with the ones that are."""
    found = terminal.json("search", "con dau", "--kind", "regulation", "--as-of", "2020-01-01")
    assert found["scope"] == {"as_of": "2020-01-01", "kinds": ["regulation"]}
    code, _, err = terminal("search", "con dau", "--level", "hamlet")
    assert code == 64
    assert "--level hamlet" in err
    assert "commune" in err


def test_a_search_explains_itself(terminal: Terminal) -> None:
    """To people on a line of its own, to programs in a field."""
    assert "words: con, dau; heading: dau;" in terminal("search", "con dau", "--explain")[1]
    assert terminal.json("search", "con dau", "--explain")["hits"][0]["why"]["similarity"] == 0.4


def test_ingest_reports_on_each_file(terminal: Terminal, tmp_path: Path) -> None:
    """What was refused is told and does not stop the others; only nothing at all is a failure."""
    good = tmp_path / "a.md"
    good.write_text("a")
    missing = str(tmp_path / "b.md")
    code, out, err = terminal("ingest", str(good), missing, "--json")
    assert code == 0
    files = json.loads(out)["files"]
    assert [file["status"] for file in files] == ["added", "refused"]
    known = {"source", "status", "document_id", "passages", "doubts", "reason", "code", "read"}
    assert set(files[0]) == known
    assert err.count("\n") == 1
    assert missing in err
    assert "no such file" in err
    assert terminal("ingest", missing)[0] == 1


def test_folders_are_kept_in_step(terminal: Terminal, tmp_path: Path) -> None:
    """A dry run only tells; a file is no folder."""
    assert "removed    gone.md" in terminal("ingest", "--sync", str(tmp_path))[1]
    terminal.parts.is_empty = True
    terminal("ingest", str(tmp_path), "--sync", "--dry-run")
    assert terminal.parts.done == [f"sync {tmp_path.name}", f"compare {tmp_path.name}"]
    refused(terminal("ingest", str(tmp_path), "--dry-run"), 64, "--sync")
    refused(terminal("ingest", str(tmp_path / "a.md"), "--sync"), 64, "this is none")


@pytest.mark.parametrize(
    ("command", "loaded"),
    [
        (("ask", "Con dấu?"), True),
        (("search", "a"), True),
        (("ingest", "x.md"), True),
        (("ingest", "x.md", "--no-starter"), False),
        (("documents", "list"), False),
    ],
)
def test_an_empty_folder_gets_the_starter_corpus_first(
    terminal: Terminal, command: tuple[str, ...], loaded: bool
) -> None:
    """Questions and ingests load it, unless it was declined; looking at the list does not."""
    terminal.parts.is_empty = True
    terminal(*command)
    assert ("starter" in terminal.parts.done) is loaded


def test_documents_can_be_listed_shown_and_removed(terminal: Terminal) -> None:
    """The life of a document on the command line."""
    assert "con-dau  vi  regulation" in terminal("documents", "list")[1]
    assert [row["document_id"] for row in terminal.json("documents", "list")["documents"]] == [
        "con-dau"
    ]
    shown = terminal.json("documents", "show", "con-dau", "--language", "vi", "--version", "v2")
    assert (shown["text"], shown["version"], shown["versions"]) == (TEXT, "v2", ["v2", "v1"])
    for passage in shown["passages"]:
        assert set(passage) == {"passage_id", "locator", "start", "end", "text"}
        assert TEXT[passage["start"] : passage["end"]] == passage["text"]
    shown_to_people = terminal("documents", "show", "con-dau")[1]
    assert "number: 99/2016/NĐ-CP" in shown_to_people
    assert all(f"  {p['locator']}\n" in shown_to_people for p in shown["passages"])
    assert "former" in terminal("documents", "history", "con-dau")[1]
    assert len(terminal.json("documents", "history", "con-dau")["versions"]) == 2
    assert terminal.json("documents", "remove", "con-dau")["removed"] is True
    for command in ("show", "remove", "history"):
        refused(terminal("documents", command, "con-dau"), 1, "con-dau", "documents list")


def test_a_document_can_be_corrected(terminal: Terminal) -> None:
    """By keys of the front matter."""
    told = terminal(
        "documents", "correct", "con-dau", "--set", "issuer=Sở Nội vụ", "--set", "issued="
    )
    assert told[:2] == (0, "corrected con-dau (vi)\n")
    assert terminal.parts.done == ["correct con-dau vi {'issuer': 'Sở Nội vụ', 'issued': ''}"]
    refused(terminal("documents", "correct", "con-dau", "--set", "issuer"), 64, "KEY=VALUE")
    refused(terminal("documents", "correct", "none", "--set", "issuer=a"), 1, "documents list")


def test_the_data_folder_stands_after_the_command(terminal: Terminal, tmp_path: Path) -> None:
    """Every command takes it."""
    for command in (("ask", "a b"), ("search", "a"), ("ingest", "x"), ("documents", "list"),
                    ("documents", "history", "con-dau")):  # fmt: skip
        terminal(*command, "--data-dir", str(tmp_path))
    assert {settings.data_dir for settings in terminal.opened} == {tmp_path}
    assert len(terminal.opened) == 5


@pytest.mark.parametrize(
    "command",
    [
        ("ask",),
        ("ask", "a", "--questions", "b", "--json"),
        ("ask", "--questions", "b"),
        ("ask", "a", "--as-of", "2018-13-01"),
        ("ask", "a", "--nothing"),
        ("search", "a", "-k", "0"),
        ("ingest",),
        ("nothing",),
        ("documents", "show", "con-dau", "--language", "fr"),
        ("serve", "--host", "0.0.0.0"),
        ("serve", "--host", "example.com"),
        ("serve", "--port", "70000"),
    ],
)
def test_wrong_use_is_exit_code_64(terminal: Terminal, command: tuple[str, ...]) -> None:
    """One line, no result, nothing done."""
    refused(terminal(*command), 64)
    assert terminal.parts.done == []


def test_a_wrong_setting_is_wrong_use(terminal: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    """The line names the variable and its value."""
    monkeypatch.setenv("MERGER_TODAY", "tomorrow")
    refused(terminal("ask", "a"), 64, "MERGER_TODAY='tomorrow'")


@pytest.mark.parametrize("text", ["", "   ", "a " * 5_000])
@pytest.mark.parametrize("command", ["ask", "search"])
def test_a_text_that_cannot_be_taken(terminal: Terminal, command: str, text: str) -> None:
    """Empty, or 10,000 characters long: one line that says what to do."""
    refused(terminal(command, text), 1, "question")


def test_a_batch_file_that_cannot_be_read(terminal: Terminal, tmp_path: Path) -> None:
    """A missing file and a folder are one clear line."""
    for path in (tmp_path / "missing.jsonl", tmp_path):
        refused(terminal("ask", "--questions", str(path), "--json"), 1, str(path))


def test_help_names_every_command(terminal: Terminal) -> None:
    """And is no failure."""
    code, out, _ = terminal("--help")
    assert code == 0
    for command in ("ask", "documents", "ingest", "rebuild", "search", "serve"):
        assert re.search(rf"^\s+{command}\b", out, re.MULTILINE)
