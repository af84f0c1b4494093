"""What the server logs: a line of JSON each, with the id of the request that it belongs to."""

import json
import logging
import re
from contextvars import ContextVar
from datetime import UTC, datetime
from time import perf_counter
from typing import Final
from uuid import uuid4

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

HEADER: Final = "X-Request-ID"
GIVEN: Final = re.compile(r"[A-Za-z0-9._-]{1,64}")  # an id that a proxy may have given

log = logging.getLogger("api.requests")
_request: ContextVar[str] = ContextVar("request", default="")


def request_id() -> str:
    """Return the id of the request that is worked on, empty where there is none."""
    return _request.get()


def working_on(identity: str) -> None:
    """Say which request is worked on from now on."""
    _request.set(identity)


class Identified:
    """Gives every request an id, which its response and all its lines in the log carry.

    A request is logged by its path, never by what was asked.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on and log how it was answered."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        given = Headers(scope=scope).get(HEADER, "")
        identity = given if GIVEN.fullmatch(given) else uuid4().hex
        working_on(identity)
        began = perf_counter()

        async def identified(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message)[HEADER] = identity
                seconds = round(perf_counter() - began, 4)
                told = {"method": scope["method"], "path": scope["path"], "seconds": seconds}
                log.info("answered %s", message["status"], extra={"told": told})
            await send(message)

        await self.app(scope, receive, identified)


class AsJson(logging.Formatter):
    """Writes a record as one line of JSON."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line."""
        line = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
            "request": _request.get(),
            **getattr(record, "told", {}),
        }
        if record.exc_info:
            line["exception"] = self.formatException(record.exc_info)
        return json.dumps(line, ensure_ascii=False)


def log_to_stderr(requests: bool) -> None:
    """Log what went wrong, or might have; with `requests` also how each was answered."""
    handler = logging.StreamHandler()
    handler.setFormatter(AsJson())
    logging.basicConfig(handlers=[handler], level=logging.WARNING)
    log.setLevel(logging.INFO if requests else logging.WARNING)
