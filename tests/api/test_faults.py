"""What breaks around a running server costs as little as it can, and is told."""

import os
import resource
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

from api.settings import read_settings
from api.wiring import open_parts
from index.generation import folder_of
from tests.api.program import Server, serving
from tests.programs import require_program
from tests.servers import free_port

pytestmark = pytest.mark.server

QUESTION = "Hạ Long giảm bao nhiêu biên chế sau khi hợp nhất?"
ANSWER = "từ 20 xuống"
REPORT = {"file": ("bao-cao.md", "# Báo cáo\n\nXã Thử giảm 5 biên chế.\n".encode())}


def asked(server: Server) -> dict[str, object]:
    """What the server answers; it does answer."""
    reply = httpx.post(f"{server.address}/api/v1/chat", json={"question": QUESTION}, timeout=60)
    assert reply.status_code == 200, reply.text
    told: dict[str, object] = reply.json()
    assert ANSWER in str(told["answer"])
    return told


def ready(server: Server) -> dict[str, object]:
    """What the server says of itself."""
    told: dict[str, object] = httpx.get(f"{server.address}/ready", timeout=30).json()
    return told


def index_of(folder: Path) -> Path:
    """The folder of the published index."""
    parts = open_parts(read_settings(folder))
    generation = parts.library.generation
    parts.library.close()
    return folder_of(folder, generation)


def test_an_index_without_words_answers_and_says_so(starter_copy: Path) -> None:
    """In the answer, on the page, and in what is ready."""
    shutil.rmtree(index_of(starter_copy) / "keywords")
    with serving(starter_copy) as server:
        assert ready(server)["degraded"] == ["keywords"]
        reply = httpx.post(f"{server.address}/api/v1/chat", json={"question": QUESTION}, timeout=60)
        assert reply.json()["note"] == "search_reduced"
        gaps = httpx.get(f"{server.address}/api/v1/gaps", timeout=60).json()
        assert gaps["questions"] == []  # the documents are not to blame
        page = httpx.get(f"{server.address}/", params={"q": QUESTION}, timeout=60)
        assert "chỉ mục tìm kiếm tạm thời không dùng được" in page.text


def test_an_index_without_vectors_answers_from_words(starter_copy: Path) -> None:
    """The figure is found, and the loss is told."""
    (index_of(starter_copy) / "vectors.npy").unlink()
    with serving(starter_copy) as server:
        assert asked(server)["note"] == "search_reduced"
        assert ready(server)["degraded"] == ["vectors"]


def test_a_chroma_server_that_is_down_costs_nothing_in_a_small_corpus(
    starter_copy: Path,
) -> None:
    """All vectors are compared there anyway; the server is not even asked."""
    with serving(starter_copy, MERGER_CHROMA_URL=f"http://127.0.0.1:{free_port()}") as server:
        assert asked(server).get("note") is None


def test_a_disk_that_is_full_costs_the_record_and_no_answer(starter_copy: Path) -> None:
    """What cannot be kept is refused with a reason; afterwards all goes on."""
    with serving(starter_copy) as server:
        asked(server)
        before = resource.prlimit(server.process.pid, resource.RLIMIT_FSIZE)
        resource.prlimit(server.process.pid, resource.RLIMIT_FSIZE, (0, before[1]))
        assert asked(server).get("answer_id") is None
        sent = httpx.post(f"{server.address}/api/v1/documents", files=REPORT, timeout=60)
        assert sent.status_code in {500, 503, 507}
        assert sent.headers["content-type"] == "application/problem+json"
        assert "disk" in sent.json()["detail"]
        resource.prlimit(server.process.pid, resource.RLIMIT_FSIZE, before)
        assert asked(server)["answer_id"]
        sent = httpx.post(f"{server.address}/api/v1/documents", files=REPORT, timeout=60)
        assert sent.status_code < 300, sent.text


def test_a_catalogue_that_is_locked_costs_the_record_and_no_answer(starter_copy: Path) -> None:
    """A backup program may hold it; nobody waits long."""
    with serving(starter_copy) as server:
        with sqlite3.connect(starter_copy / "catalogue.sqlite", timeout=10) as held:
            held.execute("BEGIN IMMEDIATE")
            assert asked(server).get("answer_id") is None
            held.rollback()
        assert asked(server)["answer_id"]
        held.close()


@contextmanager
def read_only(folder: Path) -> Iterator[tuple[str, ...]]:
    """A way to run a program to which a folder is on a disk that cannot be written."""
    unshare = require_program("unshare", install="apt install util-linux")
    script = 'mount --bind "$0" "$0" && mount -o remount,ro,bind "$0" && exec "$@"'
    command = (unshare, "--mount", "sh", "-c", script, str(folder))
    if subprocess.run((*command, "true"), check=False, capture_output=True).returncode != 0:
        pytest.skip("needs the right to mount")
    yield command


def test_a_folder_that_cannot_be_written_is_answered_from(starter_copy: Path) -> None:
    """Nothing is kept, and what would be taken in is refused with a reason."""
    with read_only(starter_copy) as command, serving(starter_copy, command) as server:
        assert asked(server).get("answer_id") is None
        sent = httpx.post(f"{server.address}/api/v1/documents", files=REPORT, timeout=60)
        assert sent.status_code == 503
        assert "cannot be written" in sent.json()["detail"]


def test_a_catalogue_that_is_damaged_stops_the_start_with_one_line(starter_copy: Path) -> None:
    """It says which file and what to do; nothing is written over it."""
    file, rubbish = starter_copy / "catalogue.sqlite", b"no database " * 1000
    file.write_bytes(rubbish)
    for beside in starter_copy.glob("catalogue.sqlite-*"):
        beside.unlink()
    command = [sys.executable, "-m", "api", "ask", QUESTION, "--data-dir", str(starter_copy)]
    done = subprocess.run(command, capture_output=True, text=True, env=os.environ, check=False)
    assert (done.returncode, done.stdout) == (1, "")
    assert "catalogue.sqlite" in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1
    assert file.read_bytes() == rubbish
