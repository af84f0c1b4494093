"""Accounts: passwords and tokens are kept as hashes, and what was changed ends what was open."""

from datetime import timedelta
from pathlib import Path

import pytest

from api import accounts as module
from api.accounts import Account, Accounts
from api.errors import AccountExists, UnknownAccount, WeakPassword

PASSWORD = "một câu dài dễ nhớ"


@pytest.fixture
def url(tmp_path: Path) -> str:
    """A database."""
    return f"sqlite:///{tmp_path / 'accounts.sqlite'}"


@pytest.fixture
def accounts(url: str) -> Accounts:
    """An office with one reader."""
    accounts = Accounts.create(url)
    accounts.add(Account("lan", "reader", ("thanh-tra",)), PASSWORD)
    return accounts


def test_without_accounts_there_are_none(url: str) -> None:
    """No account comes with the program, and no password."""
    assert not Accounts.create(url).exist()


def test_the_right_password_is_known(accounts: Accounts) -> None:
    """Any other is nobody's, and so is any other name."""
    assert accounts.verified("lan", PASSWORD) == Account("lan", "reader", ("thanh-tra",))
    assert accounts.verified("lan", PASSWORD + "!") is None
    assert accounts.verified("ha", PASSWORD) is None


def test_nothing_that_lets_in_is_kept(accounts: Accounts, url: str) -> None:
    """Neither a password nor a token stands in the database."""
    _, secret = accounts.new_token("lan", "script", reading=True, days=1)
    kept = Path(url.removeprefix("sqlite:///")).read_bytes()
    assert b"argon2id" in kept
    assert PASSWORD.encode() not in kept
    assert secret.encode() not in kept


@pytest.mark.parametrize("password", ["", "short", "lan-lan-lan-lan"])
def test_what_is_easily_guessed_is_no_password(accounts: Accounts, password: str) -> None:
    """Too short, or the name itself."""
    with pytest.raises(WeakPassword):
        accounts.change("lan", password=password)
    assert accounts.verified("lan", PASSWORD)


def test_a_name_is_taken_once(accounts: Accounts) -> None:
    """And one that is nobody's cannot be changed."""
    with pytest.raises(AccountExists):
        accounts.add(Account("lan", "editor"), PASSWORD)
    with pytest.raises(UnknownAccount):
        accounts.change("ha", role="editor")


def test_a_token_is_its_accounts_until_it_is_over(
    accounts: Accounts, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It may be limited to reading, revoked, and ends by itself."""
    token, secret = accounts.new_token("lan", "script", reading=True, days=1)
    found = accounts.bearer(secret)
    assert found is not None
    assert (found[0].name, found[1].reading) == ("lan", True)
    assert accounts.bearer(secret + "x") is None
    assert accounts.revoke(token.id)
    assert accounts.bearer(secret) is None
    monkeypatch.setattr(module, "timedelta", lambda days: -timedelta(days))
    _, late = accounts.new_token("lan", "late", reading=False, days=1)
    assert accounts.bearer(late) is None


@pytest.mark.parametrize("change", [{"disabled": True}, {"role": "editor"}, {"groups": []}])
def test_a_change_ends_what_was_open(accounts: Accounts, change: dict[str, object]) -> None:
    """Whatever was changed, tokens of before are over."""
    _, secret = accounts.new_token("lan", "script", reading=False, days=1)
    accounts.change("lan", **change)
    assert accounts.bearer(secret) is None


def test_a_server_that_had_accounts_stays_closed(accounts: Accounts, url: str) -> None:
    """Also when the last one was erased: then nobody gets in until there is another."""
    _, secret = accounts.new_token("lan", "script", reading=False, days=1)
    accounts.erase("lan")
    assert accounts.bearer(secret) is None
    assert Accounts(url).exist()
    with pytest.raises(UnknownAccount):
        accounts.erase("lan")


def test_all_processes_sign_with_one_key(accounts: Accounts, url: str) -> None:
    """It was made once, at random."""
    assert Accounts(url).signing_key == accounts.signing_key
    assert len(accounts.signing_key) == 64
