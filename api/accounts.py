"""Accounts: who may use the server, as what, and what proves it."""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cached_property
from typing import Any, Literal, Self, get_args

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from sqlalchemy import delete, insert, select, update

from api import account_tables as t
from api.errors import AccountExists, UnknownAccount, WeakPassword
from assistant.database import engine_of, transaction

Role = Literal["reader", "editor", "trainer", "administrator"]
ROLES: tuple[Role, ...] = get_args(Role)

SHORTEST = 10  # characters of a password
TOKEN = "ma_"  # noqa: S105 - how every token begins, and none itself
TOKEN_BYTES = 32


@dataclass(frozen=True)
class Account:
    """A person, or a program, that may use the server."""

    name: str
    role: Role
    groups: tuple[str, ...] = ()
    disabled: bool = False
    epoch: int = 0  # sessions and tokens of an earlier one are over


@dataclass(frozen=True)
class Token:
    """What a program signs in with; its secret was shown once and is kept as a hash."""

    id: str
    account: str
    name: str
    reading: bool
    created_at: datetime
    expires_at: datetime


class Accounts:
    """Accounts by database URL. Their tables must exist: see `create` and `api/migrations`."""

    def __init__(self, url: str) -> None:
        self._engine = engine_of(url)
        self._hasher = PasswordHasher()
        self._known = False

    @classmethod
    def create(cls, url: str) -> Self:
        """Open the accounts with their tables made from scratch, without a migration history."""
        accounts = cls(url)
        t.metadata.create_all(accounts._engine)
        return accounts

    def exist(self) -> bool:
        """Say whether there is any account: without one, the server is one person's own.

        Where there was one, it stays closed, also when the last was erased.
        """
        if not self._known:
            with transaction(self._engine) as connection:
                self._known = connection.scalar(select(t.secrets.c.name).limit(1)) is not None
        return self._known

    def all(self) -> list[Account]:
        """Return all accounts by name."""
        with transaction(self._engine) as connection:
            rows = connection.execute(select(t.accounts).order_by(t.accounts.c.name))
            return [_account(row) for row in rows]

    def account(self, name: str) -> Account | None:
        """Return an account, or `None`."""
        with transaction(self._engine) as connection:
            row = connection.execute(select(t.accounts).where(t.accounts.c.name == name)).first()
        return None if row is None else _account(row)

    def add(self, account: Account, password: str | None) -> None:
        """Add an account; raises `AccountExists` and `WeakPassword`.

        Without a password it signs in with the identity provider only.
        """
        if self.account(account.name) is not None:
            raise AccountExists(account.name)
        values = vars(account) | {
            "groups": list(account.groups),
            "password": self._nobodys if password is None else self._hashed(account.name, password),
            "created_at": datetime.now(UTC),
        }
        self._known = bool(self.signing_key)  # from now on somebody has to sign in
        with transaction(self._engine) as connection:
            connection.execute(insert(t.accounts).values(values))

    def change(self, name: str, **values: Any) -> None:
        """Change an account and end its sessions and tokens; raises `UnknownAccount`.

        A `password` is given in plain text and kept as a hash.
        """
        if "password" in values:
            values["password"] = self._hashed(name, values["password"])
        changed = values | {"epoch": t.accounts.c.epoch + 1}
        with transaction(self._engine) as connection:
            done = connection.execute(
                update(t.accounts).where(t.accounts.c.name == name).values(changed)
            )
        if done.rowcount == 0:
            raise UnknownAccount(name)

    def erase(self, name: str) -> None:
        """Delete an account with its tokens; raises `UnknownAccount`."""
        with transaction(self._engine) as connection:
            connection.execute(delete(t.tokens).where(t.tokens.c.account == name))
            done = connection.execute(delete(t.accounts).where(t.accounts.c.name == name))
        if done.rowcount == 0:
            raise UnknownAccount(name)

    def verified(self, name: str, password: str) -> Account | None:
        """Return the account whose password this is, `None` for any other; as slow for both."""
        with transaction(self._engine) as connection:
            row = connection.execute(select(t.accounts).where(t.accounts.c.name == name)).first()
        known = self._nobodys if row is None else row.password
        try:
            self._hasher.verify(known, password)
        except (VerificationError, InvalidHashError):
            return None
        account = None if row is None else _account(row)
        return account if account and not account.disabled else None

    # --- tokens ---

    def new_token(self, account: str, name: str, reading: bool, days: int) -> tuple[Token, str]:
        """Make a token for an account; return it with its secret. Raises `UnknownAccount`."""
        owner = self.account(account)
        if owner is None:
            raise UnknownAccount(account)
        secret = TOKEN + secrets.token_urlsafe(TOKEN_BYTES)
        now = datetime.now(UTC)
        token = Token(secrets.token_hex(8), account, name, reading, now, now + timedelta(days=days))
        values = vars(token) | {"hash": _hash(secret), "epoch": owner.epoch}
        with transaction(self._engine) as connection:
            connection.execute(insert(t.tokens).values(values))
        return token, secret

    def tokens(self) -> list[Token]:
        """Return all tokens, the newest first, without their secrets."""
        with transaction(self._engine) as connection:
            rows = connection.execute(select(t.tokens).order_by(t.tokens.c.created_at.desc()))
            return [_token(row) for row in rows]

    def revoke(self, token_id: str) -> bool:
        """Delete a token; say whether there was one."""
        with transaction(self._engine) as connection:
            done = connection.execute(delete(t.tokens).where(t.tokens.c.id == token_id))
        return done.rowcount > 0

    def bearer(self, secret: str) -> tuple[Account, Token] | None:
        """Return whose a token is, `None` where it is nobody's, over, or the account is."""
        with transaction(self._engine) as connection:
            row = connection.execute(
                select(t.tokens).where(t.tokens.c.hash == _hash(secret))
            ).first()
        if row is None or row.expires_at <= datetime.now(UTC):
            return None
        account = self.account(row.account)
        if account is None or account.disabled or account.epoch != row.epoch:
            return None
        return account, _token(row)

    # --- sessions ---

    @cached_property
    def signing_key(self) -> str:
        """What signs sessions: random, the same for all processes on this database."""
        mine = select(t.secrets.c.value).where(t.secrets.c.name == "sessions")
        with transaction(self._engine) as connection:
            known = connection.scalar(mine)
            if known is None:
                known = secrets.token_hex(32)
                connection.execute(insert(t.secrets).values(name="sessions", value=known))
        return str(known)

    @cached_property
    def _nobodys(self) -> str:
        return self._hasher.hash(secrets.token_hex(8))

    def _hashed(self, name: str, password: str) -> str:
        if len(password) < SHORTEST or name.casefold() in password.casefold():
            raise WeakPassword(SHORTEST)
        return self._hasher.hash(password)


def _hash(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()


def _account(row: Any) -> Account:
    return Account(row.name, row.role, tuple(row.groups), row.disabled, row.epoch)


def _token(row: Any) -> Token:
    return Token(row.id, row.account, row.name, row.reading, row.created_at, row.expires_at)
