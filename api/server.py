"""Run the server on a loopback address until it is told to stop."""

import socket
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from typing import Final

import uvicorn

from api.app import create_app
from api.errors import NotLoopback, PortTaken
from api.guard import is_loopback
from api.logs import log_to_stderr
from api.parts import Parts, Tell
from api.retention import Forgetting
from assistant.errors import RecordsUnavailable

LAST_STREAMS: Final = 10  # seconds that answers under way get to end after Ctrl-C
STOPPED: Final = "the server was stopped while this was made: order it again"
LONGEST_MADE: Final = timedelta(hours=1)  # a pack takes seconds
KEPT_WAITING: Final = 128  # connections


def listen(host: str, port: int, anywhere: bool = False) -> socket.socket:
    """Take the port; raises `NotLoopback` and `PortTaken`.

    Another address than loopback is taken only where accounts say who may ask.
    """
    if not anywhere and not is_loopback(host):
        raise NotLoopback(host)
    address = "127.0.0.1" if host == "localhost" else host
    listening = socket.socket(socket.AF_INET6 if ":" in address else socket.AF_INET)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((address, port))
        listening.listen(KEPT_WAITING)
    except OSError as error:
        listening.close()
        raise PortTaken(host, port, error.strerror or str(error)) from error
    return listening


def serve_until_stopped(
    parts: Parts, listening: socket.socket, ready: Callable[[str], None], tell: Tell
) -> None:
    """Fill an empty data folder, warm up, say where the page is, and serve until Ctrl-C."""
    log_to_stderr(parts.settings.log_requests)
    parts.fill(tell)
    with suppress(RecordsUnavailable):  # what is asked for will say so
        parts.packs.abandon(STOPPED, datetime.now(UTC) - _longest_made(parts))
    parts.finder.look_up("warm up", 1)  # the first question should not wait for the models
    # What is suppressed is the signal: uvicorn has shut down, and passes it on.
    with parts.answering_apart(), Forgetting(parts), suppress(KeyboardInterrupt):
        server(parts, lambda: ready(address(listening))).run(sockets=[listening])
    tell("stopped")


def _longest_made(parts: Parts) -> timedelta:
    """How long ago a pack was ordered that nobody can be making any more.

    This process makes none yet; another one that uses the same database may.
    """
    return LONGEST_MADE if parts.settings.catalogue_url else timedelta(0)


def server(parts: Parts, started: Callable[[], None]) -> "Announcing":
    """Return the server on these parts."""
    config = uvicorn.Config(
        create_app(parts),
        log_config=None,
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=LAST_STREAMS,
    )
    return Announcing(config, started)


class Announcing(uvicorn.Server):
    """Says so when it accepts requests."""

    def __init__(self, config: uvicorn.Config, started: Callable[[], None]) -> None:
        super().__init__(config)
        self._started = started

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Start, and say so."""
        await super().startup(sockets)
        self._started()


def address(listening: socket.socket) -> str:
    """Return where the page is."""
    host, port = listening.getsockname()[:2]
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"
