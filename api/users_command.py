"""Accounts, tokens and the records of who did what, on the command line."""

import json
import sys
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

import typer

from api.console import AsJson, DataDir, Exit, opened, show, tell
from api.errors import WrongUse

if TYPE_CHECKING:
    from api.accounts import Role

LONGEST = 64  # letters of a name

users = typer.Typer(help="Who may use the server: without any account it is this machine's own.")
tokens = typer.Typer(help="What programs sign in with; each is shown once.")
audit = typer.Typer(help="Who did what, when there are accounts.")

Name = Annotated[str, typer.Argument(help="Name of the account.")]
RoleName = Annotated[str, typer.Option("--role", help="reader, editor, trainer or administrator.")]
Group = Annotated[
    list[str] | None,
    typer.Option("--group", help="Access label of documents that it may read; several times."),
]


@users.command("add")
def add(
    context: typer.Context,
    name: Annotated[str, typer.Argument(help="Name of the account.")],
    role: RoleName = "reader",
    group: Group = None,
    provider: Annotated[
        bool, typer.Option("--provider", help="Without a password: by the identity provider only.")
    ] = False,
    data_dir: DataDir = None,
) -> int:
    """Add an account; its password is asked for, or read from standard input."""
    from api.accounts import Account  # noqa: PLC0415 - the cold `ask` does without

    accounts = opened(context, data_dir).accounts
    account = Account(checked_name(name), known_role(role), tuple(group or ()))
    accounts.add(account, None if provider else password())
    tell(f"added {name} ({role})")
    return Exit.DONE


@users.command("list")
def list_(context: typer.Context, as_json: AsJson = False, data_dir: DataDir = None) -> int:
    """List all accounts with their roles and labels; passwords are known to nobody."""
    rows = opened(context, data_dir).accounts.all()
    if as_json:
        show([json.dumps([asdict(row) for row in rows], ensure_ascii=False)])
    for row in () if as_json else rows:
        state = "disabled" if row.disabled else "active"
        show([f"{row.name}  {row.role}  {state}  {', '.join(row.groups)}".rstrip()])
    return Exit.DONE


@users.command("disable")
def disable(
    context: typer.Context,
    name: Name,
    again: Annotated[bool, typer.Option("--enable", help="Let it in again.")] = False,
    data_dir: DataDir = None,
) -> int:
    """Let an account in no more, and end its sessions and tokens."""
    opened(context, data_dir).accounts.change(name, disabled=not again)
    return Exit.DONE


@users.command("reset")
def reset(context: typer.Context, name: Name, data_dir: DataDir = None) -> int:
    """Give an account another password, and end its sessions and tokens."""
    opened(context, data_dir).accounts.change(name, password=password())
    return Exit.DONE


@users.command("role")
def role_(
    context: typer.Context,
    name: Name,
    role: Annotated[str, typer.Argument(help="reader, editor, trainer or administrator.")],
    group: Group = None,
    data_dir: DataDir = None,
) -> int:
    """Give an account another role, with `--group` other labels, and end its sessions."""
    groups = {} if group is None else {"groups": [each for each in group if each]}
    opened(context, data_dir).accounts.change(name, role=known_role(role), **groups)
    return Exit.DONE


@users.command("export")
def export_person(context: typer.Context, name: Name, data_dir: DataDir = None) -> int:
    """Print all that is kept of a person: the account, and each answer, a line of JSON each."""
    parts = opened(context, data_dir)
    account = parts.accounts.account(name)
    if account is not None:
        show([json.dumps(asdict(account), ensure_ascii=False)])
    for record in parts.seen_by(None, name).records.all_mine():
        kept = {"asked_at": record.asked_at.isoformat(), "question": record.question}
        show([json.dumps({**kept, "answer": json.loads(record.answer)}, ensure_ascii=False)])
    return Exit.DONE


@users.command("erase")
def erase(context: typer.Context, name: Name, data_dir: DataDir = None) -> int:
    """Delete an account with its tokens, conversations and answers, for good.

    The records of who did what keep the name: they are of the office.
    """
    parts = opened(context, data_dir)
    parts.accounts.erase(name)
    number = parts.seen_by(None, name).records.erase()
    tell(f"erased {name} and {number} answers")
    return Exit.DONE


@tokens.command("add")
def new_token(
    context: typer.Context,
    account: Annotated[str, typer.Argument(help="Whose it is.")],
    name: Annotated[str, typer.Option(help="What it is for.")] = "",
    days: Annotated[int, typer.Option(min=1, max=3650, help="Until it is over.")] = 90,
    reading: Annotated[bool, typer.Option("--reading", help="It may ask and read only.")] = False,
    data_dir: DataDir = None,
) -> int:
    """Make a token and print it, this once: send it as `Authorization: Bearer TOKEN`."""
    token, secret = opened(context, data_dir).accounts.new_token(account, name, reading, days)
    tell(f"token {token.id} of {account}, until {token.expires_at:%Y-%m-%d}; shown this once:")
    show([secret])
    return Exit.DONE


@tokens.command("list")
def list_tokens(context: typer.Context, data_dir: DataDir = None) -> int:
    """List all tokens, without what they are."""
    for row in opened(context, data_dir).accounts.tokens():
        scope = "reading" if row.reading else "full"
        show([f"{row.id}  {row.account}  {scope}  until {row.expires_at:%Y-%m-%d}  {row.name}"])
    return Exit.DONE


@tokens.command("revoke")
def revoke(
    context: typer.Context,
    token_id: Annotated[str, typer.Argument(metavar="ID", help="As `tokens list` shows it.")],
    data_dir: DataDir = None,
) -> int:
    """End a token."""
    if not opened(context, data_dir).accounts.revoke(token_id):
        message = f"no token {token_id!r}: see `merger-assistant tokens list`"
        raise WrongUse(message)
    return Exit.DONE


@audit.command("verify")
def verify(context: typer.Context, data_dir: DataDir = None) -> int:
    """Check that no record was changed, taken out or put in."""
    number = opened(context, data_dir).audit.verify()
    show([f"{number} records, all as they were written"])
    return Exit.DONE


@audit.command("export")
def export(context: typer.Context, data_dir: DataDir = None) -> int:
    """Print all records, a line of JSON each."""
    for deed in opened(context, data_dir).audit.deeds():
        show([json.dumps(asdict(deed), ensure_ascii=False)])
    return Exit.DONE


def password() -> str:
    """Return a password: typed twice unseen, or the first line of standard input."""
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\n")
    typed: str = typer.prompt("Password", hide_input=True, confirmation_prompt=True, err=True)
    return typed


def known_role(role: str) -> "Role":
    """Return a role. Raises `WrongUse` for any other word."""
    from api.accounts import ROLES  # noqa: PLC0415 - the cold `ask` does without

    for known in ROLES:
        if role == known:
            return known
    message = f"there is no role {role!r}: {', '.join(ROLES)}"
    raise WrongUse(message)


def checked_name(name: str) -> str:
    """Return a name that can be typed and read. Raises `WrongUse` for any other."""
    if not name.isprintable() or not name.strip() or name != name.strip() or len(name) > LONGEST:
        message = f"{name!r} is no name of an account: at most {LONGEST} letters, no spaces around"
        raise WrongUse(message)
    return name
