"""Two servers and one that takes files in, on a database and a Chroma server."""

import os
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path
from time import monotonic, sleep

import httpx
import pytest

from tests.api.program import Server, serving
from tests.project.checkout import ROOT
from tests.servers import new_database

pytestmark = pytest.mark.server

REPORT = (
    "# Báo cáo xã Thử Nghiệm\n\nXã Thử Nghiệm giảm từ {before} xuống {after} biên chế năm 2025.\n"
)
QUESTION = "Xã Thử Nghiệm giảm còn bao nhiêu biên chế?"
REPORTS = sorted((ROOT / "corpus/starter/precedents").glob("ha-long-*"))
PAUSE = 0.1  # seconds between two questions to a server; the publisher needs the machine, too
SOON = 20.0  # seconds until a server has laid out what another process published


@pytest.fixture(scope="module")
def shared(
    postgresql_server: str, chroma_server: str, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, str]:
    """The settings that all processes have; a few reports are there already."""
    settings = {
        "MERGER_CATALOGUE_URL": new_database(postgresql_server),
        "MERGER_CHROMA_URL": chroma_server,
    }
    folder = str(tmp_path_factory.mktemp("first"))
    merger(settings, "ingest", *map(str, REPORTS), "--no-starter", "--data-dir", folder)
    return settings


@pytest.fixture(scope="module")
def servers(
    shared: dict[str, str], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Server, Server]]:
    """Two servers, each with a folder of its own."""
    root = tmp_path_factory.mktemp("servers")
    with ExitStack() as stack:
        one, other = (
            stack.enter_context(serving(root / name, **shared)) for name in ("one", "other")
        )
        yield one, other


def merger(shared: dict[str, str], *arguments: str) -> str:
    """Run a command with the settings of all processes."""
    done = subprocess.run(
        [sys.executable, "-m", "api", *arguments],
        env={**os.environ, **shared},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def answer(server: Server, question: str = QUESTION) -> dict[str, object]:
    """What a server answers."""
    asked = {"question": question}
    reply = httpx.post(f"{server.address}/api/v1/chat", json=asked, timeout=30)
    assert reply.status_code == 200, reply.text
    told: dict[str, object] = reply.json()
    return told


def soon_says(server: Server, words: str) -> None:
    """Ask until an answer has the words in it."""
    begun = monotonic()
    while words not in str(answer(server)["answer"]):
        assert monotonic() - begun < SOON, answer(server)["answer"]
        sleep(0.2)


def test_what_one_process_takes_in_all_answer_from(
    servers: tuple[Server, Server], shared: dict[str, str], tmp_path: Path
) -> None:
    """Each server keeps its own index in step; nothing else tells them."""
    for before, after in ((21, 15), (30, 12)):
        report = tmp_path / "bao-cao.md"
        report.write_text(REPORT.format(before=before, after=after), "utf-8")
        merger(shared, "ingest", str(report), "--data-dir", str(tmp_path / "writer"))
        for server in servers:
            soon_says(server, f"xuống {after} biên chế")


def test_no_question_fails_while_another_process_publishes(
    servers: tuple[Server, Server], shared: dict[str, str], tmp_path: Path
) -> None:
    """Both servers are asked all the time, and files are sent to one of them, too."""
    done = False

    def asking(server: Server) -> int:
        asked = 0
        while not done:
            answer(server, "Sau hợp nhất, con dấu dùng thế nào?")
            asked += 1
            sleep(PAUSE)
        return asked

    with ThreadPoolExecutor(4) as pool:
        busy = [pool.submit(asking, server) for server in servers]
        for number in range(3):
            report = tmp_path / f"bao-cao-{number}.md"
            report.write_text(REPORT.format(before=50 + number, after=40 + number), "utf-8")
            merger(shared, "ingest", str(report), "--data-dir", str(tmp_path / "writer"))
            sent = {
                "file": (f"thu-{number}.md", f"# Tin {number}\n\nCon dấu số {number}.".encode())
            }
            reply = httpx.post(f"{servers[0].address}/api/v1/documents", files=sent, timeout=60)
            assert reply.status_code < 300, reply.text
        done = True
        assert all(each.result() > 0 for each in busy)


def test_an_answer_of_one_server_opens_on_the_other(servers: tuple[Server, Server]) -> None:
    """Records and conversations lie in the database."""
    one, other = servers
    told = answer(one, "Hạ Long giảm bao nhiêu biên chế sau khi hợp nhất?")
    kept = httpx.get(f"{other.address}/api/v1/answers/{told['answer_id']}", timeout=30)
    assert kept.json()["answer"] == told["answer"]


def test_a_backup_moves_from_servers_to_a_folder_and_back(
    servers: tuple[Server, Server], shared: dict[str, str], postgresql_server: str, tmp_path: Path
) -> None:
    """The same documents answer there, and what was answered is still kept."""
    told = answer(servers[0], "Hạ Long giảm bao nhiêu biên chế sau khi hợp nhất?")
    first, second = str(tmp_path / "1.tar.gz"), str(tmp_path / "2.tar.gz")
    alone, moved = str(tmp_path / "alone"), str(tmp_path / "moved")
    elsewhere = {**shared, "MERGER_CATALOGUE_URL": new_database(postgresql_server)}
    merger(shared, "backup", first, "--data-dir", str(tmp_path / "writer"))
    merger({}, "restore", first, "--data-dir", alone)
    merger({}, "backup", second, "--data-dir", alone)
    merger(elsewhere, "restore", second, "--data-dir", moved)
    for settings, folder in (({}, alone), (elsewhere, moved)):
        merger(settings, "check", "--data-dir", folder)
        with serving(Path(folder), **settings) as server:
            again = answer(server, "Hạ Long giảm bao nhiêu biên chế sau khi hợp nhất?")
            assert again["answer"] == told["answer"]
            kept = httpx.get(f"{server.address}/api/v1/answers/{told['answer_id']}", timeout=30)
            assert kept.json()["answer"] == told["answer"]
    report = tmp_path / "sau.md"
    report.write_text(REPORT.format(before=90, after=80), "utf-8")
    merger(elsewhere, "ingest", str(report), "--data-dir", moved)  # numbers of versions go on
