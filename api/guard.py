"""What stands before every request: its size, who may send it, and what every response says."""

from collections.abc import Mapping
from http import HTTPStatus
from ipaddress import ip_address
from typing import Final
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.errors import ForeignRequest
from api.parts import Parts
from api.problems import Problem, plain, respond, told

READING: Final = frozenset({"GET", "HEAD", "OPTIONS"})
BODY_LIMIT: Final = 256 * 1024  # a question with its longest turns fits several times
UPLOAD_LIMIT: Final = 32 * 1024 * 1024  # the longest statute book as text is a tenth of it
LARGE_BODIES: Final = frozenset({"/api/v1/documents", "/documents"})
HTTP_PORT: Final = 80  # left out of Host and Origin by browsers

SECURITY_HEADERS: Final[Mapping[str, str]] = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
        "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",  # no-referrer would hide from us who sends a form
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
UNKEPT: Final = "no-store"  # answers and documents are no business of a cache


class Headed:
    """Adds the security headers to every response, whoever made it."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, and the response back with its headers."""

        async def headed(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in SECURITY_HEADERS.items():
                    headers[name] = value
                headers.setdefault("Cache-Control", UNKEPT)
            await send(message)

        await self.app(scope, receive, headed)


class FromHere:
    """Lets only this server's own pages and programs in.

    Without accounts `Host` must name a loopback address at the port we serve, which stops DNS
    rebinding. A request that writes must come from our own page (`Origin`), or from a program,
    which sends none.
    """

    def __init__(self, app: ASGIApp, parts: Parts) -> None:
        self.app = app
        self.parts = parts

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Refuse what comes from elsewhere, pass on the rest."""
        if scope["type"] == "http":
            headers = Headers(scope=scope)
            known = self.parts.accounts.exist()  # then they decide who may ask, from wherever
            refused = None if known else wrong_host(headers, scope["server"])
            refused = refused or wrong_origin(scope["method"], headers, scope["scheme"])
            if refused is not None:
                await respond(told(refused))(scope, receive, send)
                return
        await self.app(scope, receive, send)


def wrong_host(
    headers: Mapping[str, str], server: tuple[str, int | None] | None
) -> ForeignRequest | None:
    """Say why a request to another host is refused, or `None`."""
    host = headers.get("host", "")
    if is_ours(host, server[1] if server else None):
        return None
    return ForeignRequest(
        f"Host {host[:80]!r} is not this server: open it as http://127.0.0.1 with its port"
    )


def wrong_origin(
    method: str, headers: Mapping[str, str], scheme: str = "http"
) -> ForeignRequest | None:
    """Say why a request that another site's page makes is refused, or `None`."""
    host = headers.get("host", "")
    if method in READING:
        return None
    origin = headers.get("origin")
    if origin is not None and origin != f"{scheme}://{host}":
        return ForeignRequest(
            f"Origin {origin[:80]!r} may not write here: use this server's own page"
        )
    if headers.get("sec-fetch-site", "none") not in {"same-origin", "none"}:
        return ForeignRequest(
            "a page of another site may not write here: use this server's own page"
        )
    return None


def is_ours(host: str, port: int | None) -> bool:
    """Say whether a `Host` header names a loopback address and the port we listen on."""
    try:
        parts = urlsplit(f"//{host}")
        named, asked = parts.hostname or "", parts.port or HTTP_PORT
    except ValueError:
        return False
    if parts.netloc != host or "@" in host:
        return False
    return is_loopback(named) and (port is None or asked == port)


def is_loopback(name: str) -> bool:
    """Say whether a host name or address is this machine's own."""
    if name == "localhost":
        return True
    try:
        return ip_address(name).is_loopback
    except ValueError:
        return False


class Sized:
    """Stops reading a body at the limit, whatever length it claims."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on with a body that ends at the limit."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        limit = UPLOAD_LIMIT if scope["path"] in LARGE_BODIES else BODY_LIMIT
        claimed = Headers(scope=scope).get("content-length", "0")
        if not claimed.isdecimal() or int(claimed) > limit:
            await respond(too_large(limit))(scope, receive, send)
            return
        read = 0

        async def counted() -> Message:
            nonlocal read
            message = await receive()
            read += len(message.get("body", b""))
            if read > limit:
                raise HTTPException(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, too_large(limit).detail)
            return message

        await self.app(scope, counted, send)


def too_large(limit: int) -> Problem:
    """Tell that a body is beyond the limit."""
    return plain(
        HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
        f"the request is too large: at most {limit // 1024:,} KiB are read; send it in parts",
    )
