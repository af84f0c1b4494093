"""A server that is killed while people ask loses nothing, and cites nothing wrongly afterwards."""

import asyncio
import os
import random
import signal
from pathlib import Path
from threading import Thread
from time import sleep

import httpx
import pytest

from api.schemas import ChatOut
from api.settings import read_settings
from api.wiring import open_parts
from assistant.verify import stands
from tests.api.program import Server, serving
from tests.api.test_load import Log, ask
from tests.waiting import wait_until

pytestmark = pytest.mark.server

QUESTIONS = (
    "Hạ Long giảm bao nhiêu biên chế sau khi hợp nhất?",
    "Sau hợp nhất, con dấu dùng thế nào?",
    "Which decree replaced Decree 108/2014 on payroll streamlining?",
)


def asked_until_it_dies(server: Server) -> None:
    """Ask over and over, each question as of another person."""

    async def people() -> None:
        async with httpx.AsyncClient(base_url=server.address, timeout=20) as client:
            while server.process.poll() is None:
                await asyncio.gather(*(ask(client, each, Log()) for each in QUESTIONS))

    asyncio.run(people())


def sent_until_it_dies(server: Server) -> None:
    """Send a report over and over, each time with other words."""
    number = 0
    while server.process.poll() is None:
        number += 1
        text = f"# Báo cáo\n\nXã Thử giảm từ {number + 20} xuống {number} biên chế.\n"
        try:
            file = {"file": ("bao-cao-thu.md", text.encode())}
            httpx.post(f"{server.address}/api/v1/documents", files=file, timeout=20)
        except httpx.HTTPError:
            return


def killed_over_and_over(folder: Path, rounds: int, seed: int) -> None:
    """Kill a server that is asked and written to; look each time at what is left."""
    moments = random.Random(seed)
    for number in range(rounds):
        with serving(folder) as server:
            busy = [
                Thread(target=asked_until_it_dies, args=[server]),
                Thread(target=sent_until_it_dies, args=[server]),
            ]
            for each in busy:
                each.start()
            sleep(moments.uniform(0.05, 3.0))  # two seconds until the processes that answer are up
            server.kill()
            for each in busy:
                each.join(30)
        whole(folder, number)


def whole(folder: Path, number: int) -> None:
    """Hold a folder to its promise: stores that fit, and citations that stand."""
    parts = open_parts(read_settings(folder))
    assert [flaw.what for flaw in parts.flaws()] == [], f"after kill {number}"
    asked_again = parts.assistant.ask(QUESTIONS[0])
    kept = (ChatOut.model_validate_json(each.answer).told() for each in parts.records.answered())
    for citation in (each for answer in (asked_again, *kept) for each in answer.citations):
        found = parts.library.document(citation.document_id, citation.language, citation.version)
        assert found is not None
        assert stands(citation, found.text)
    parts.search.close()
    parts.library.close()


def test_a_killed_server_loses_nothing(starter_copy: Path) -> None:
    """A few kills, at moments that the seed chooses."""
    killed_over_and_over(starter_copy, rounds=2, seed=20250101)


def test_a_killed_process_costs_its_own_question_at_most(starter_copy: Path) -> None:
    """The others are answered, and another one takes its place."""
    log = Log()

    async def people(address: str, rounds: int) -> None:
        async with httpx.AsyncClient(base_url=address, timeout=60) as client:
            for _ in range(rounds):
                await asyncio.gather(*(ask(client, each, log) for each in QUESTIONS))

    with serving(starter_copy, MERGER_PROCESSES="2") as server:
        asyncio.run(people(server.address, 2))
        wait_until(lambda: ready(server) == 2)
        asyncio.run(people(server.address, 2))
        assert log.errors == []
        for victim in server.answering:
            asking = Thread(target=lambda: asyncio.run(people(server.address, 6)))
            asking.start()
            os.kill(victim, signal.SIGKILL)
            asking.join(60)
        assert len(log.errors) <= 2
        wait_until(lambda: ready(server) == 2)
        before = len(log.errors)
        asyncio.run(people(server.address, 2))
        assert len(log.errors) == before


def ready(server: Server) -> int:
    """How many processes answer beside the server."""
    figures = httpx.get(f"{server.address}/api/v1/metrics").text
    return int(figures.split("\nmerger_processes ")[1].split(".")[0])


@pytest.mark.soak
@pytest.mark.timeout(2400)
def test_a_killed_server_loses_nothing_whenever_it_dies(starter_copy: Path) -> None:
    """The full count."""
    killed_over_and_over(starter_copy, rounds=100, seed=7)
