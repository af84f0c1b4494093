"""How much is asked at once: what is too much waits a little, then hears when to come again."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from http import HTTPStatus
from time import perf_counter
from typing import Final

from starlette.types import ASGIApp, Receive, Scope, Send

from api.apart import processes_of
from api.figures import Metrics
from api.problems import plain, respond
from api.settings import Settings

WORK: Final = frozenset({"/api/v1/chat", "/v1/chat/completions", "/mcp"})  # what takes a while
PATIENCE: Final = 10.0  # seconds that a request waits for its turn
PLACES: Final = 32  # that wait, for each that is worked on
# More at once than this only get into each other's way: with fifty people on two cores the first
# sentence came after 0.3 s for 95 of 100, and after 1.1 s with sixteen at once.
WORKING: Final = 4
EACH: Final = 2  # for each process that answers: one is answered, the next is made out
WAITING_FOR_A_MODEL: Final = 16  # these mostly wait


def at_once(settings: Settings) -> int:
    """Return how many questions are worked on at once."""
    if settings.at_once is not None:
        return settings.at_once
    if settings.language_model:
        return WAITING_FOR_A_MODEL
    return max(WORKING, EACH * processes_of(settings))


class Queued:
    """Works on so many questions at once; a few more wait, the others are told to come again."""

    def __init__(self, app: ASGIApp, at_once: int, metrics: Metrics) -> None:
        self.app, self._metrics = app, metrics
        self._most = at_once * PLACES
        self._free = asyncio.Semaphore(at_once)
        self._waiting = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on when its turn comes."""
        if scope["type"] != "http" or scope["path"] not in WORK:
            await self.app(scope, receive, send)
            return
        began = perf_counter()
        came = await self._turn()
        self._metrics.waited(perf_counter() - began, came=came)
        if not came:
            detail = f"the server is busy: try again in {PATIENCE:.0f} s"
            busy = respond(
                plain(HTTPStatus.SERVICE_UNAVAILABLE, detail), {"Retry-After": f"{PATIENCE:.0f}"}
            )
            await busy(scope, receive, send)
            return
        try:
            with self._metrics.standing("working"):
                await self.app(scope, receive, send)
        finally:
            self._free.release()

    async def _turn(self) -> bool:
        """Wait for a turn; say whether it came."""
        if self._waiting >= self._most:
            return False
        with self._in_line():
            try:
                async with asyncio.timeout(PATIENCE):
                    await self._free.acquire()
            except TimeoutError:
                return False
        return True

    @contextmanager
    def _in_line(self) -> Iterator[None]:
        self._waiting += 1
        try:
            with self._metrics.standing("waiting"):
                yield
        finally:
            self._waiting -= 1
