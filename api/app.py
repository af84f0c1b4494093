"""The server: routes, guards and failures put together."""

from typing import Any, Final
from urllib.parse import urlencode

from fastapi import Depends, FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.openapi.utils import get_openapi
from fastapi.responses import RedirectResponse, Response
from starlette.exceptions import HTTPException
from starlette.staticfiles import StaticFiles

from api import (
    answers,
    briefing_pages,
    briefings,
    chat,
    chat_pages,
    conversations,
    document_pages,
    documents,
    finding,
    health,
    library_pages,
    mcp,
    metrics,
    openai,
    pages,
    precedent_pages,
    precedents,
    provider,
    sign_in,
)
from api.errors import NotSignedIn, TooManyAttempts
from api.figures import Counted, Metrics
from api.guard import SECURITY_HEADERS, FromHere, Headed, Sized
from api.limits import Queued, at_once
from api.logs import Identified
from api.parts import Parts
from api.permissions import permitted
from api.problems import respond, schemas, told
from api.throttle import Throttle
from api.words import DEFAULT
from corpus.errors import KnowledgeError

API: Final = "/api/v1"
PAGES: Final = (
    sign_in, provider, chat_pages, library_pages, document_pages, precedent_pages, briefing_pages,
)  # fmt: skip
VERSION: Final = "1"
ROUTES: Final = (
    chat, answers, conversations, finding, documents, precedents, briefings, health,
    metrics,
)  # fmt: skip
SIGN_INS: Final = 5  # wrong passwords by one name or from one address ...
SIGN_INS_WITHIN: Final = 900.0  # ... in so many seconds
FOR_GOOD: Final = "public, max-age=31536000, immutable"  # the address changes with the content


def create_app(parts: Parts) -> FastAPI:
    """Return the application on these parts."""
    app = FastAPI(
        dependencies=[Depends(permitted)],
        title="Merger Assistant",
        version=VERSION,
        description="Answers from merger documents, every sentence cited.",
        docs_url=None,  # their pages load scripts from elsewhere
        redoc_url=None,
        openapi_url=f"{API}/openapi.json",
    )
    app.state.parts = parts
    app.state.static = pages.static_path()
    app.state.metrics = Metrics()
    app.state.asked = Throttle(parts.settings.asked_per_minute, 60.0)
    for routes in ROUTES:
        app.include_router(routes.router, prefix=API)
    app.include_router(health.router, include_in_schema=False)
    app.include_router(openai.router)
    for shown in PAGES:
        app.include_router(shown.router)
    mcp.include(app, parts)
    app.mount(app.state.static, Kept(directory=pages.STATIC))
    for failure in (KnowledgeError, RequestValidationError, HTTPException, Exception):
        app.add_exception_handler(failure, fail)
    app.state.sign_ins = Throttle(SIGN_INS, SIGN_INS_WITHIN)
    app.add_middleware(Queued, at_once=at_once(parts.settings), metrics=app.state.metrics)
    app.add_middleware(Sized)  # the last one added stands first
    app.add_middleware(FromHere, parts=parts)
    app.add_middleware(Headed)
    app.add_middleware(Counted, metrics=app.state.metrics)  # what guards refuse, too
    if parts.settings.telemetry_url:
        from api.telemetry import Traced  # noqa: PLC0415 - only where it is set

        app.add_middleware(Traced, url=parts.settings.telemetry_url)
    app.add_middleware(Identified)
    app.openapi = lambda: described(app)  # type: ignore[method-assign] # FastAPI's own way to do it
    return app


class Kept(StaticFiles):
    """Files that a browser may keep for good."""

    def file_response(self, *args: Any, **kwargs: Any) -> Response:
        """Return the file, marked as one that never changes."""
        response = super().file_response(*args, **kwargs)
        response.headers["Cache-Control"] = FOR_GOOD
        return response


def fail(request: Request, error: Exception) -> Response:
    """Tell a failure: to a program as a problem, to a person as a page."""
    problem = told(error)
    headers = dict(getattr(error, "headers", None) or {})
    if isinstance(error, TooManyAttempts):
        headers["Retry-After"] = str(error.seconds)
    if isinstance(error, NotSignedIn) and wants_page(request):
        return RedirectResponse(signing_in(request), status_code=303)
    if isinstance(error, NotSignedIn):
        headers["WWW-Authenticate"] = "Bearer"
    if wants_page(request):
        response: Response = pages.failure(request, problem)
    else:
        response = respond(problem, headers)
    if not isinstance(error, KnowledgeError | RequestValidationError | HTTPException):
        response.headers.update(SECURITY_HEADERS)  # this one is sent from outside all guards
    return response


def signing_in(request: Request) -> str:
    """Return where somebody signs in and comes back to what they asked for."""
    path = request.url.path if request.method == "GET" else "/"
    query = f"?{request.url.query}" if request.url.query and request.method == "GET" else ""
    lang = request.query_params.get("lang", DEFAULT)
    return f"/sign-in?{urlencode({'next': path + query, 'lang': lang})}"


def wants_page(request: Request) -> bool:
    """Say whether a person's browser is asking, and not for the programs' part of the server."""
    return not request.url.path.startswith("/api/") and "text/html" in request.headers.get(
        "accept", ""
    )


def described(app: FastAPI) -> dict[str, Any]:
    """Return the OpenAPI description, with the form of a problem in it."""
    if app.openapi_schema is None:
        app.openapi_schema = get_openapi(
            title=app.title, version=app.version, description=app.description, routes=app.routes
        )
        app.openapi_schema["components"]["schemas"].update(schemas())
    return app.openapi_schema
