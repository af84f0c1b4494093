"""The page to sign in on, and out."""

from typing import Annotated, Final
from urllib.parse import urlsplit

from fastapi import APIRouter, Form, Query, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from pydantic import Field

from api.accounts import Account, Accounts
from api.asked import Spoken
from api.errors import TooManyAttempts, WrongPassword
from api.identity import COOKIE, begin_session
from api.pages import render
from api.serving import WholePartsDep
from api.throttle import Throttle
from api.words import DEFAULT
from corpus.document import Language

router = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)

HOME: Final = "/"
Lang = Annotated[Language, Query()]
Next = Annotated[str, Query(max_length=2000)]


class Signing(Spoken):
    """What the form sends."""

    name: Annotated[str, Field(max_length=64)]
    password: Annotated[str, Field(max_length=1000)]
    next: Annotated[str, Field(max_length=2000)] = HOME


def form(request: Request, lang: Language, address: str, failed: Exception | None = None) -> str:
    """Return the page to sign in on, with what was wrong; then it leads to an address."""
    provider = request.app.state.parts.settings.identity_issuer is not None
    return render(
        "sign_in.html", request, lang, next=inside(address), failed=failed, provider=provider
    )


@router.get("/sign-in")
def sign_in(request: Request, lang: Lang = DEFAULT, next: Next = HOME) -> str:
    """Show the form."""
    return form(request, lang, next)


@router.post("/sign-in", response_model=None)
def signed_in(
    request: Request, asked: Annotated[Signing, Form()], parts: WholePartsDep
) -> Response:
    """Begin a session, or show the form again with what was wrong."""
    throttle = request.app.state.sign_ins
    keys = (f"name {asked.name}", f"from {came_from(request)}")
    try:
        account = checked(asked, parts.accounts, throttle, keys)
    except (WrongPassword, TooManyAttempts) as error:
        parts.audit.note(asked.name, "sign_in", came_from(request), "refused")
        page = form(request, asked.lang, asked.next, error)
        return HTMLResponse(page, 429 if isinstance(error, TooManyAttempts) else 401)
    throttle.forget(keys[0])
    parts.audit.note(account.name, "sign_in", came_from(request))
    response = RedirectResponse(inside(asked.next), status_code=303)
    begin_session(response, account, parts.accounts, secure=request.url.scheme == "https")
    return response


def checked(
    asked: Signing, accounts: Accounts, throttle: Throttle, keys: tuple[str, ...]
) -> Account:
    """Return whose name and password these are; raises `WrongPassword` and `TooManyAttempts`."""
    for key in keys:
        throttle.check(key)
    account = accounts.verified(asked.name, asked.password)
    if account is None:
        for key in keys:
            throttle.count(key)
        raise WrongPassword
    return account


@router.post("/sign-out")
def sign_out(asked: Annotated[Spoken, Form()]) -> RedirectResponse:
    """End the session."""
    response = RedirectResponse(f"/sign-in?lang={asked.lang}", status_code=303)
    response.delete_cookie(COOKIE, httponly=True, samesite="lax")
    return response


def inside(address: str) -> str:
    """Return an address of this server, never one elsewhere."""
    parts = urlsplit(address)
    plain = address.startswith("/") and not address.startswith(("//", "/\\"))
    return address if plain and not parts.netloc and not parts.scheme else HOME


def came_from(request: Request) -> str:
    """Return the address that a request came from."""
    return request.client.host if request.client else ""
