"""What each role may do: a right for every address, and the roles that have it."""

from collections.abc import Mapping
from typing import Annotated, Final, Literal

from fastapi import Depends, Request

from api.accounts import Role
from api.errors import NotPermitted, NotSignedIn
from api.identity import Person, who
from api.limits import WORK
from api.throttle import Throttle

Right = Literal["open", "ask", "keep", "edit", "brief", "maintain", "administer"]

ROLES_WITH: Final[Mapping[Right, frozenset[Role]]] = {
    "ask": frozenset({"reader", "editor", "trainer", "administrator"}),
    "keep": frozenset({"reader", "editor", "trainer", "administrator"}),
    "edit": frozenset({"editor", "administrator"}),
    "brief": frozenset({"trainer", "administrator"}),
    "maintain": frozenset({"editor", "trainer", "administrator"}),
    "administer": frozenset({"administrator"}),
}
CALLED: Final[Mapping[Right, str]] = {
    "ask": "ask and read",
    "keep": "save, judge, rename or delete",
    "edit": "take in, correct or remove documents",
    "brief": "order or delete briefing packs",
    "maintain": "see what others asked",
    "administer": "administer the server",
}
API: Final = "/api/v1"

# Every address that is not named here is read by everybody with an account, if it only reads.
RULES: Final[Mapping[tuple[str, str], Right]] = {
    ("GET", "/health"): "open",
    ("GET", "/ready"): "open",
    ("GET", f"{API}/health"): "open",
    ("GET", f"{API}/ready"): "open",
    ("GET", "/sign-in"): "open",
    ("POST", "/sign-in"): "open",
    ("POST", "/sign-out"): "open",
    ("GET", "/sign-in/provider"): "open",
    ("GET", "/sign-in/returned"): "open",
    ("GET", f"{API}/metrics"): "administer",
    ("GET", f"{API}/gaps"): "maintain",
    ("GET", "/gaps"): "maintain",
    ("GET", f"{API}/reviews"): "maintain",
    ("POST", f"{API}/chat"): "ask",
    ("POST", "/v1/chat/completions"): "ask",
    ("POST", f"{API}/answers/{{answer_id}}/feedback"): "keep",
    ("POST", "/answers/{answer_id}/opinion"): "keep",
    ("PATCH", f"{API}/conversations/{{conversation_id}}"): "keep",
    ("DELETE", f"{API}/conversations/{{conversation_id}}"): "keep",
    ("POST", "/conversations/{conversation_id}/rename"): "keep",
    ("POST", "/conversations/{conversation_id}/delete"): "keep",
    ("POST", f"{API}/precedents/compare"): "ask",
    ("POST", f"{API}/precedents/comparisons"): "keep",
    ("DELETE", f"{API}/precedents/comparisons/{{comparison_id}}"): "keep",
    ("POST", "/precedents/saved"): "keep",
    ("POST", "/precedents/saved/{comparison_id}/delete"): "keep",
    ("POST", f"{API}/documents"): "edit",
    ("PATCH", f"{API}/documents/{{document_id}}"): "edit",
    ("DELETE", f"{API}/documents/{{document_id}}"): "edit",
    ("POST", "/documents"): "edit",
    ("POST", "/documents/{document_id}/correct"): "edit",
    ("POST", "/documents/{document_id}/remove"): "edit",
    ("POST", f"{API}/briefings"): "brief",
    ("DELETE", f"{API}/briefings/{{briefing_id}}"): "brief",
    ("POST", "/briefings"): "brief",
    ("GET", "/briefings/outline"): "brief",
}


# What is noted of whoever has an account. Questions are not: only that one was asked.
NOTED: Final[Mapping[tuple[str, str], str]] = {
    ("POST", f"{API}/chat"): "asked",
    ("POST", "/v1/chat/completions"): "asked",
    ("GET", f"{API}/documents/{{document_id}}"): "opened",
    ("GET", f"{API}/documents/{{document_id}}/versions/{{version}}"): "opened",
    ("GET", "/documents/{document_id}"): "opened",
    ("GET", f"{API}/documents/{{document_id}}/versions/{{version}}/original"): "exported",
    ("GET", f"{API}/briefings/{{briefing_id}}/file"): "exported",
    ("GET", f"{API}/conversations/{{conversation_id}}/file.{{format}}"): "exported",
    ("GET", f"{API}/precedents/file.{{format}}"): "exported",
    ("POST", f"{API}/documents"): "uploaded",
    ("POST", "/documents"): "uploaded",
    ("PATCH", f"{API}/documents/{{document_id}}"): "corrected",
    ("POST", "/documents/{document_id}/correct"): "corrected",
    ("DELETE", f"{API}/documents/{{document_id}}"): "removed",
    ("POST", "/documents/{document_id}/remove"): "removed",
    ("POST", f"{API}/briefings"): "ordered",
    ("POST", "/briefings"): "ordered",
    ("DELETE", f"{API}/briefings/{{briefing_id}}"): "deleted",
}


def right_for(method: str, path: str) -> Right:
    """Return the right that an address needs; one that writes and has no rule is closed to all."""
    if (known := RULES.get((method, path))) is not None:
        return known
    return "ask" if method in {"GET", "HEAD"} else "administer"


def permitted(request: Request) -> Person:
    """Return who may do what they ask for; raises `NotSignedIn` and `NotPermitted`."""
    path = address(request)
    right = right_for(request.method, path)
    person = request.state.person = who(
        request.headers, request.cookies, request.app.state.parts.accounts
    )
    if right == "open":
        return person or Person("", "reader")
    if person is None:
        raise NotSignedIn
    allowed = may(person, right)
    note(request, person, NOTED.get((request.method, path), ""), allowed)
    if not allowed:
        raise NotPermitted(CALLED[right])
    if request.url.path in WORK or asks_on_the_page(request):
        taken(person, request.app.state.asked)
    return person


def taken(person: Person, asked: Throttle) -> None:
    """Take one more question of an account; raises `TooManyAttempts` beyond its share."""
    if person.name:
        asked.check(person.name)
        asked.count(person.name)


def asks_on_the_page(request: Request) -> bool:
    """Say whether a question comes in the address of the chat page."""
    return request.url.path == "/" and bool(request.query_params.get("q"))


def note(request: Request, person: Person, action: str, allowed: bool) -> None:
    """Note what somebody with an account does, or was refused; raises `RecordsUnavailable`."""
    action = action or ("asked" if asks_on_the_page(request) else "" if allowed else "tried")
    if person.name and action:
        subject = request.path_params.get("document_id") or request.url.path
        outcome = "done" if allowed else "refused"
        request.app.state.parts.audit.note(person.called, action, subject, outcome)


def address(request: Request) -> str:
    """Return the address that a request was led to, with names in place of what they stand for.

    A route knows its own part of it only; under `API` it was included with that before it.
    """
    route = request.scope["route"]
    below = request.scope["path"].startswith(f"{API}/")
    return f"{API if below else ''}{route.path}"


def may(person: Person, right: Right) -> bool:
    """Say whether a person has a right."""
    if person.reading and right != "ask":
        return False
    return right == "open" or person.role in ROLES_WITH[right]


PersonDep = Annotated[Person, Depends(permitted)]
