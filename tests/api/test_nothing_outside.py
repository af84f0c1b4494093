"""Nothing is ever sent outside: no connection but to the model and the provider that are set."""

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

from tests.assistant.scripted_model import scripted_model

pytestmark = pytest.mark.server

QUESTION = "Hạ Long giảm bao nhiêu biên chế sau khi hợp nhất?"
PAGES = ("/", "/documents", "/precedents", "/briefings", "/about", "/sign-in")


def overheard(notes: Path, *command: str, **settings: str) -> "subprocess.Popen[str]":
    """Start the program, with what it connects to noted."""
    return subprocess.Popen(
        [sys.executable, "-m", "tests.api.overheard", str(notes), *command],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, **settings},
    )


def hosts(notes: Path) -> set[str]:
    """Return every host that was connected to, or looked up."""
    lines = notes.read_text("utf-8").splitlines() if notes.exists() else []
    found = {line.split("\t")[1] for line in lines}
    return {each for each in found if not each.startswith("/")}  # a file of this machine


@pytest.mark.parametrize(
    "command",
    [
        ("ask", QUESTION),
        ("search", QUESTION),
        ("ingest", "{report}"),
        ("precedents",),
        ("brief", "con dấu", "-o", "{folder}/pack.docx"),
        ("rebuild",),
        ("check",),
    ],
    ids=lambda command: command[0],
)
def test_commands_connect_to_nothing(
    few_copy: Path, tmp_path: Path, command: tuple[str, ...]
) -> None:
    """Not even to look up a name; models and telemetry of what we use included."""
    notes, report = tmp_path / "notes", tmp_path / "report.md"
    report.write_text("# Báo cáo\n\nXã Thử giảm 5 biên chế. [x](https://example.org/x.png)\n")
    words = [each.format(report=report, folder=tmp_path) for each in command]
    running = overheard(notes, *words, "--data-dir", str(few_copy))
    _, err = running.communicate(timeout=120)
    assert running.returncode == 0, err
    assert hosts(notes) == set()


@contextmanager
def serving(notes: Path, folder: Path, **settings: str) -> Iterator[str]:
    """Run a server, overheard."""
    running = overheard(notes, "serve", "--port", "0", "--data-dir", str(folder), **settings)
    assert running.stdout is not None
    match = re.search(r"http://\S+", running.stdout.readline())
    assert match is not None
    try:
        yield match[0]
    finally:
        running.send_signal(signal.SIGINT)
        running.communicate(timeout=30)


def test_a_server_connects_to_its_model_and_to_nothing_else(few_copy: Path, tmp_path: Path) -> None:
    """Asked, shown and written to; the model is on this machine, and it is heard."""
    notes = tmp_path / "notes"
    with scripted_model() as (model, script):
        settings = {
            "MERGER_LANGUAGE_MODEL": "openai:scripted",
            "MERGER_LANGUAGE_MODEL_URL": model,
            "MERGER_LANGUAGE_MODEL_KEY": "none",
        }
        with (
            serving(notes, few_copy, **settings) as address,
            httpx.Client(base_url=address, timeout=60) as client,
        ):
            told = client.post("/api/v1/chat", json={"question": QUESTION}).json()
            assert told["outcome"] == "answered"
            for page in PAGES:
                client.get(page)
            file = {"file": ("a.md", b"# A\n\n![x](https://example.org/x.png) text\n")}
            assert client.post("/api/v1/documents", files=file).status_code < 300
            order = {"topic": "con dấu", "format": "pdf"}
            assert client.post("/api/v1/briefings", json=order).status_code == 202
        assert script.calls
    assert hosts(notes) == {"127.0.0.1"}
