"""Many people at once on a real server: nobody gets an error, and the first words come soon.

The load generator shares the machine with the server. The long counts are `make soak`.
"""

import asyncio
import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from statistics import quantiles
from time import monotonic

import httpx
import pytest

from tests.api.program import Server, serving

pytestmark = pytest.mark.server

QUESTIONS = [
    json.loads(line)["text"]
    for line in (Path(__file__).parents[1] / "golden" / "questions.jsonl").read_text().splitlines()
]
SOON = 0.8  # seconds to the first sentence for 95 of 100
EACH_SECOND = 12  # answers, when as much is asked as goes
GROWTH = 1.1  # of memory from the first minute to the last


@dataclass
class Log:
    """What people saw: seconds to the first words, and what went wrong."""

    waited: list[float] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    @property
    def p95(self) -> float:
        """Seconds that 95 of 100 waited at most."""
        return quantiles(self.waited, n=20)[-1]


@pytest.fixture
def server(starter_copy: Path) -> Iterator[Server]:
    """The real program on the starter corpus."""
    with serving(starter_copy) as started:
        yield started


async def ask(client: httpx.AsyncClient, question: str, log: Log) -> None:
    """Ask, and note how long the first words took, or what went wrong."""
    began, first, kind = monotonic(), None, ""
    headers = {"Accept": "text/event-stream"}
    try:
        async with client.stream(
            "POST", "/api/v1/chat", json={"question": question}, headers=headers
        ) as response:
            if response.status_code != httpx.codes.OK:
                log.errors.append(f"{response.status_code}")
                return
            async for line in response.aiter_lines():
                if line.startswith("event: "):
                    kind = line.removeprefix("event: ")
                    if first is None and kind in {"sentence", "answer"}:
                        first = monotonic() - began
    except httpx.HTTPError as error:
        log.errors.append(type(error).__name__)
        return
    if kind != "answer" or first is None:
        log.errors.append(f"the last event was {kind!r}")
        return
    log.waited.append(first)


async def people(address: str, number: int, seconds: float, pause: float) -> Log:
    """Let so many people ask for so long, each again so many seconds after an answer ended."""
    log, until = Log(), monotonic() + seconds
    limits = httpx.Limits(max_connections=number)
    async with httpx.AsyncClient(base_url=address, timeout=60, limits=limits) as client:

        async def person(n: int) -> None:
            await asyncio.sleep(pause * n / number)  # nobody begins on a signal
            asked = n
            while monotonic() < until:
                await ask(client, QUESTIONS[asked % len(QUESTIONS)], log)
                asked += number
                await asyncio.sleep(pause)

        await asyncio.gather(*(person(n) for n in range(number)))
    return log


def test_twenty_people_for_a_few_seconds(server: Server) -> None:
    """None of them gets an error."""
    log = asyncio.run(people(server.address, 20, 4, 0.5))
    assert log.errors == []
    assert len(log.waited) > 20


@pytest.mark.soak
@pytest.mark.timeout(600)
def test_fifty_people_for_five_minutes(server: Server) -> None:
    """No error, the first sentence soon, and memory that does not grow."""
    warm = asyncio.run(people(server.address, 50, 60, 3))
    before = server.memory
    log = asyncio.run(people(server.address, 50, 240, 3))
    grown = server.memory / before
    told = f"{len(log.waited)} answers, p95 {log.p95 * 1000:.0f} ms, memory times {grown:.2f}"
    sys.stdout.write(f"50 people: {told}\n")
    assert warm.errors + log.errors == []
    assert log.p95 <= SOON
    assert grown <= GROWTH


@pytest.mark.soak
def test_as_much_as_goes(server: Server) -> None:
    """Answers a second, when sixteen people never pause."""
    asyncio.run(people(server.address, 16, 5, 0))
    log = asyncio.run(people(server.address, 16, 30, 0))
    sys.stdout.write(f"saturated: {len(log.waited) / 30:.1f} answers a second\n")
    assert log.errors == []
    assert len(log.waited) / 30 >= EACH_SECOND
