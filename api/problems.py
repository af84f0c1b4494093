"""Every failure as an RFC 9457 problem: one table from kinds of error to HTTP status."""

from http import HTTPStatus
from typing import Any, Final

from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from pydantic import BaseModel
from starlette.exceptions import HTTPException

from api.errors import (
    AccountExists,
    AnswerBrokeOff,
    AuditBroken,
    ForeignRequest,
    NoFile,
    NoOriginal,
    NotPermitted,
    NotReady,
    NotSignedIn,
    PortTaken,
    ProviderFailed,
    TooManyAttempts,
    UnknownAccount,
    UnknownAnswer,
    UnknownBriefing,
    UnknownComparison,
    UnknownConversation,
    UnknownDocument,
    UnreadableLine,
    UploadRefused,
    WeakPassword,
    WrongPassword,
    WrongSpan,
    WrongUse,
)
from assistant.errors import ModelUnavailable, QuestionError, RecordsUnavailable
from corpus.errors import DocumentError, KnowledgeError, VocabularyError
from index.errors import UNWRITTEN, IndexFailure

MEDIA_TYPE: Final = "application/problem+json"

STATUS: Final[dict[type[KnowledgeError], HTTPStatus]] = {
    DocumentError: HTTPStatus.UNPROCESSABLE_ENTITY,
    QuestionError: HTTPStatus.UNPROCESSABLE_ENTITY,
    WrongSpan: HTTPStatus.UNPROCESSABLE_ENTITY,
    UploadRefused: HTTPStatus.UNPROCESSABLE_ENTITY,
    UnreadableLine: HTTPStatus.UNPROCESSABLE_ENTITY,
    WrongUse: HTTPStatus.BAD_REQUEST,
    UnknownDocument: HTTPStatus.NOT_FOUND,
    UnknownAnswer: HTTPStatus.NOT_FOUND,
    UnknownBriefing: HTTPStatus.NOT_FOUND,
    UnknownComparison: HTTPStatus.NOT_FOUND,
    NoFile: HTTPStatus.CONFLICT,
    NoOriginal: HTTPStatus.NOT_FOUND,
    UnknownConversation: HTTPStatus.NOT_FOUND,
    ForeignRequest: HTTPStatus.FORBIDDEN,
    NotSignedIn: HTTPStatus.UNAUTHORIZED,
    ProviderFailed: HTTPStatus.UNAUTHORIZED,
    WrongPassword: HTTPStatus.UNAUTHORIZED,
    NotPermitted: HTTPStatus.FORBIDDEN,
    TooManyAttempts: HTTPStatus.TOO_MANY_REQUESTS,
    UnknownAccount: HTTPStatus.NOT_FOUND,
    AccountExists: HTTPStatus.CONFLICT,
    WeakPassword: HTTPStatus.UNPROCESSABLE_ENTITY,
    AuditBroken: HTTPStatus.CONFLICT,
    IndexFailure: HTTPStatus.SERVICE_UNAVAILABLE,
    ModelUnavailable: HTTPStatus.SERVICE_UNAVAILABLE,
    RecordsUnavailable: HTTPStatus.SERVICE_UNAVAILABLE,
    AnswerBrokeOff: HTTPStatus.SERVICE_UNAVAILABLE,
    NotReady: HTTPStatus.SERVICE_UNAVAILABLE,
    PortTaken: HTTPStatus.SERVICE_UNAVAILABLE,
    VocabularyError: HTTPStatus.SERVICE_UNAVAILABLE,
}
NO_FOLDER: Final = "No usable temporary directory"  # as Python says it where none can be written
DISK: Final = (
    "the server cannot write: its disk is full, or may only be read; what was there is whole. "
    "Tell whoever runs it, and try again then"
)
UNEXPECTED: Final = "Something went wrong on the server. It stands in the server's log; try again."


class Invalid(BaseModel):
    """One thing that is wrong with a request."""

    where: str
    problem: str


class Problem(BaseModel):
    """What went wrong and what to do, as RFC 9457 has it."""

    type: str = "about:blank"
    title: str
    status: int
    detail: str
    errors: list[Invalid] | None = None


def status_for(kind: type[BaseException]) -> HTTPStatus:
    """Look an error up by its class or the nearest class above it."""
    return next(
        (STATUS[above] for above in kind.__mro__ if above in STATUS),
        HTTPStatus.INTERNAL_SERVER_ERROR,
    )


def told(error: Exception) -> Problem:
    """Tell any failure; what we did not expect stands in the log and nowhere else."""
    if isinstance(error, KnowledgeError):
        return plain(status_for(type(error)), str(error))
    if isinstance(error, RequestValidationError):
        return _invalid(error)
    if isinstance(error, HTTPException):
        status = HTTPStatus(error.status_code)
        return plain(status, error.detail if error.detail != status.phrase else "")
    if isinstance(error, OSError) and (
        error.errno in UNWRITTEN or str(error.strerror).startswith(NO_FOLDER)
    ):
        return plain(HTTPStatus.SERVICE_UNAVAILABLE, DISK)
    return plain(HTTPStatus.INTERNAL_SERVER_ERROR, UNEXPECTED)


def plain(status: HTTPStatus, detail: str = "", errors: list[Invalid] | None = None) -> Problem:
    """Tell a failure that has a status and a line of text."""
    return Problem(
        title=status.phrase,
        status=status,
        detail=detail or status.description or status.phrase,
        errors=errors,
    )


def respond(problem: Problem, headers: dict[str, str] | None = None) -> JSONResponse:
    """Send a problem."""
    return JSONResponse(
        problem.model_dump(exclude_none=True), problem.status, headers, media_type=MEDIA_TYPE
    )


def _invalid(error: RequestValidationError) -> Problem:
    """Tell what is wrong with a request, field by field, without repeating what was sent."""
    errors = [
        Invalid(where=".".join(map(str, each["loc"])), problem=str(each["msg"]))
        for each in error.errors()
    ]
    detail = "; ".join(f"{each.where}: {each.problem}" for each in errors)
    return plain(HTTPStatus.UNPROCESSABLE_ENTITY, detail, errors)


# Any of these can happen to any request; a program should be ready for each.
DESCRIBED: Final = (400, 401, 403, 404, 405, 409, 413, 422, 429, 500, 503)
PROBLEMS: Final[dict[int | str, dict[str, Any]]] = {
    status: {
        "description": HTTPStatus(status).phrase,
        "content": {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}},
    }
    for status in DESCRIBED
}


def schemas() -> dict[str, Any]:
    """Return the form of a problem for the OpenAPI description, by name."""
    form = Problem.model_json_schema(ref_template="#/components/schemas/{model}")
    return {**form.pop("$defs"), "Problem": form}
