"""Signing in with the office's identity provider, by OpenID Connect (core 1.0, code flow, PKCE)."""

from http import HTTPStatus
from typing import TYPE_CHECKING, Annotated, Any, Final

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from itsdangerous import BadData, URLSafeTimedSerializer
from starlette.exceptions import HTTPException

from api.accounts import Account, Accounts
from api.audit import Audit
from api.errors import ProviderFailed
from api.identity import begin_session
from api.serving import WholePartsDep
from api.settings import Settings
from api.sign_in import HOME, Lang, Next, came_from, form, inside
from api.words import DEFAULT
from corpus.document import Language

if TYPE_CHECKING:
    from authlib.integrations.starlette_client import StarletteOAuth2App

router = APIRouter(include_in_schema=False)

RETURNED: Final = "/sign-in/returned"
COOKIE: Final = "signing_in"
MINUTES: Final = 10  # that somebody has to sign in there
PATIENCE: Final = 10.0  # seconds for the provider
REFUSALS: Final = frozenset({"access_denied", "login_required", "interaction_required"})


@router.get("/sign-in/provider")
async def led_there(
    request: Request, parts: WholePartsDep, lang: Lang = DEFAULT, next: Next = HOME
) -> Response:
    """Lead somebody to the provider; what only we know of it goes along in a signed cookie."""
    provider = _provider(request, parts.settings)
    request.scope["session"] = {"lang": lang, "next": inside(next)}
    try:
        response: Response = await provider.authorize_redirect(request, _address(request))
    except Exception as error:  # noqa: BLE001 - a provider that is down fails in many ways
        return _refused(request, ProviderFailed(str(error)), lang, 502)
    words = _serializer(parts.accounts).dumps(request.session)
    response.set_cookie(
        COOKIE, words, max_age=MINUTES * 60, path=RETURNED, httponly=True, samesite="lax",
        secure=request.url.scheme == "https",
    )  # fmt: skip
    return response


@router.get(RETURNED)
async def returned(
    request: Request,
    parts: WholePartsDep,
    state: Annotated[str, Query(max_length=500)] = "",
    code: Annotated[str, Query(max_length=4000)] = "",
) -> Response:
    """Begin the session of whoever the provider names, if they have an account here."""
    began = request.scope["session"] = _begun(request, parts.accounts)
    if not began:
        return _refused(request, ProviderFailed("it was not begun here"), DEFAULT, 400)
    name, failed = "", ""
    try:
        claims = await _claims(request, parts.settings)
        name = str(claims.get(parts.settings.identity_claim) or "")
        if parts.settings.identity_claim == "email" and not claims.get("email_verified"):
            failed = "the identity provider has not verified the address"
    except Exception as error:  # noqa: BLE001 - what a provider sends can be wrong in many ways
        failed = _why(error)
    account = parts.accounts.account(name) if name and not failed else None
    if account is None or account.disabled:
        failed = failed or f"there is no account {name[:64]!r} here"
        parts.audit.note(name[:64] or "?", "sign_in", came_from(request), "refused")
        return _refused(request, ProviderFailed(failed), str(began.get("lang", DEFAULT)), 401)
    return _let_in(request, parts.accounts, account, parts.audit, str(began.get("next", HOME)))


def _let_in(
    request: Request, accounts: Accounts, account: Account, audit: Audit, address: str
) -> Response:
    audit.note(account.name, "sign_in", came_from(request))
    response = RedirectResponse(inside(address), status_code=303)
    begin_session(response, account, accounts, secure=request.url.scheme == "https")
    response.delete_cookie(COOKIE, path=RETURNED, httponly=True, samesite="lax")
    return response


async def _claims(request: Request, settings: Settings) -> dict[str, Any]:
    """Return what the provider says of a person, its signature, audience and time checked."""
    token = await _provider(request, settings).authorize_access_token(
        request, claims_options={"iss": {"essential": True, "value": settings.identity_issuer}}
    )
    claims: dict[str, Any] = token["userinfo"]
    return claims


def _provider(request: Request, settings: Settings) -> "StarletteOAuth2App":
    """Return the client of the provider; what it says of itself is read once."""
    from authlib.integrations.starlette_client import OAuth  # noqa: PLC0415 - only where it is set

    state = request.app.state
    if settings.identity_issuer is None:
        raise HTTPException(HTTPStatus.NOT_FOUND, "no identity provider is set")
    if not hasattr(state, "provider"):
        secret = settings.identity_secret
        state.provider = OAuth().register(
            "office",
            client_id=settings.identity_client,
            client_secret=secret.get_secret_value() if secret else None,
            server_metadata_url=(
                f"{settings.identity_issuer.rstrip('/')}/.well-known/openid-configuration"
            ),
            client_kwargs={
                "scope": "openid profile email",
                "code_challenge_method": "S256",
                "timeout": PATIENCE,
            },
        )
    client: StarletteOAuth2App = state.provider
    return client


def _address(request: Request) -> str:
    return str(request.base_url).rstrip("/") + RETURNED


def _begun(request: Request, accounts: Accounts) -> dict[str, Any]:
    """Return what was kept of somebody who was led away, nothing where that is forged or old."""
    try:
        found = _serializer(accounts).loads(request.cookies.get(COOKIE, ""), max_age=MINUTES * 60)
    except BadData:
        return {}
    return found if isinstance(found, dict) else {}


def _serializer(accounts: Accounts) -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(accounts.signing_key, salt="signing in")


def _why(error: Exception) -> str:
    code = getattr(error, "error", "")
    return "it was refused there" if code in REFUSALS else f"{type(error).__name__}: {error}"


def _refused(request: Request, error: ProviderFailed, lang: str, status: int) -> Response:
    spoken: Language = "en" if lang == "en" else "vi"
    return HTMLResponse(form(request, spoken, HOME, error), status)
