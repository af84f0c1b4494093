"""Who is asking: the owner of the machine, somebody who signed in, or a program with a token."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from itsdangerous import BadData, URLSafeTimedSerializer
from starlette.responses import Response

from api.accounts import Account, Accounts, Role

COOKIE: Final = "session"
HOURS: Final = 12  # that a session holds
OPEN_LABELS: Final = ("public", "internal")  # what everybody with an account may read


@dataclass(frozen=True)
class Person:
    """Who is asking, and what is theirs to see."""

    name: str | None  # of the account; None for the owner of the machine, where there is none
    role: Role
    groups: tuple[str, ...] = ()
    reading: bool = False  # came with a token that may only ask and read

    @property
    def labels(self) -> frozenset[str] | None:
        """The access labels of documents that they may read, `None` for all."""
        if self.role == "administrator":
            return None
        return frozenset((*OPEN_LABELS, *self.groups))

    @property
    def called(self) -> str:
        """How the records of what was done call them."""
        return self.name or "owner"


OWNER: Final = Person(None, "administrator")


def who(
    headers: Mapping[str, str], cookies: Mapping[str, str], accounts: Accounts
) -> Person | None:
    """Return who sent a request, `None` where somebody has to sign in first."""
    if not accounts.exist():
        return OWNER
    scheme, _, secret = headers.get("authorization", "").partition(" ")
    if scheme.lower() == "bearer":
        found = accounts.bearer(secret.strip())
        return _person(found[0], reading=found[1].reading) if found else None
    account = _signed_in(cookies.get(COOKIE, ""), accounts)
    return _person(account) if account else None


def session(account: Account, accounts: Accounts) -> str:
    """Return the signed words that prove who signed in."""
    return _serializer(accounts).dumps([account.name, account.epoch])


def begin_session(
    response: Response, account: Account, accounts: Accounts, *, secure: bool
) -> None:
    """Let a browser bring what proves who signed in; no script and no other site sees it."""
    response.set_cookie(
        COOKIE,
        session(account, accounts),
        max_age=HOURS * 3600,
        httponly=True,
        samesite="lax",
        secure=secure,
    )


def _signed_in(cookie: str, accounts: Accounts) -> Account | None:
    try:
        name, epoch = _serializer(accounts).loads(cookie, max_age=HOURS * 3600)
    except (BadData, TypeError, ValueError):
        return None
    account = accounts.account(name)
    holds = account is not None and not account.disabled and account.epoch == epoch
    return account if holds else None


def _serializer(accounts: Accounts) -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(accounts.signing_key, salt="session")


def _person(account: Account, reading: bool = False) -> Person:
    return Person(account.name, account.role, account.groups, reading)
