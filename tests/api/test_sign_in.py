"""Signing in and out on the page."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from api.accounts import Account, Accounts
from api.app import create_app
from api.audit import Audit
from tests.api.fakes_parts import FakeParts

HERE = "https://office.example"
PASSWORD = "một câu dài dễ nhớ"
FORM = {"name": "lan", "password": PASSWORD, "lang": "en"}


@pytest.fixture
def office(tmp_path: Path) -> FakeParts:
    """An office with a reader."""
    url = f"sqlite:///{tmp_path / 'accounts.sqlite'}"
    parts = FakeParts(accounts=Accounts.create(url), audit=Audit.create(url))
    parts.accounts.add(Account("lan", "reader"), PASSWORD)
    return parts


@pytest.fixture
def client(office: FakeParts) -> Iterator[TestClient]:
    """A browser elsewhere in the office."""
    headers = {"Accept": "text/html", "Origin": HERE}
    with TestClient(create_app(office), base_url=HERE, headers=headers) as client:
        yield client


def test_a_page_leads_to_the_form_and_back(client: TestClient) -> None:
    """What was asked for is shown after signing in."""
    form = client.get("/documents", params={"lang": "en", "q": "con dau"})
    assert form.url.path == "/sign-in"
    assert 'value="/documents?lang=en&amp;q=con+dau"' in form.text
    shown = client.post("/sign-in", data={**FORM, "next": "/documents?lang=en&q=con+dau"})
    assert shown.url.path == "/documents"
    assert "Sign out" in shown.text
    assert 'id="upload"' not in shown.text


def test_the_session_is_signed_and_kept_from_scripts(client: TestClient) -> None:
    """And from other sites, and from connections that can be listened to."""
    sent = client.post("/sign-in", data=FORM, follow_redirects=False)
    cookie = sent.headers["set-cookie"].lower()
    for part in ("httponly", "samesite=lax", "secure", "path=/", "max-age="):
        assert part in cookie
    forged = client.cookies["session"][:-2] + "xx"
    client.cookies.clear()
    client.cookies.set("session", forged)
    assert client.get("/").url.path == "/sign-in"


def test_signing_out_ends_it(client: TestClient) -> None:
    """The next page asks again."""
    client.post("/sign-in", data=FORM)
    assert client.get("/").url.path == "/"
    client.post("/sign-out", data={"lang": "en"})
    assert client.get("/").url.path == "/sign-in"


def test_an_account_that_was_disabled_is_out_at_once(client: TestClient, office: FakeParts) -> None:
    """Its sessions end."""
    client.post("/sign-in", data=FORM)
    office.accounts.change("lan", disabled=True)
    assert client.get("/").url.path == "/sign-in"
    assert client.post("/sign-in", data=FORM).status_code == 401


def test_guessing_is_stopped(client: TestClient, office: FakeParts) -> None:
    """After five wrong ones the right one has to wait too; each try is noted."""
    for _ in range(5):
        wrong = client.post("/sign-in", data={**FORM, "password": "wrong"})
        assert wrong.status_code == 401
        assert "Name or password is wrong." in wrong.text
    assert client.post("/sign-in", data=FORM).status_code == 429
    tries = [deed for deed in office.audit.deeds() if deed.action == "sign_in"]
    assert [deed.outcome for deed in tries] == ["refused"] * 6


@pytest.mark.parametrize("elsewhere", ["https://evil.example/", "//evil.example", "/\\evil", "x"])
def test_nobody_is_led_elsewhere(client: TestClient, elsewhere: str) -> None:
    """An address of another site is none to come back to."""
    sent = client.post("/sign-in", data={**FORM, "next": elsewhere}, follow_redirects=False)
    assert sent.headers["location"] == "/"


def test_another_sites_page_cannot_write_in_our_name(client: TestClient) -> None:
    """Though the browser would send the session along."""
    client.post("/sign-in", data=FORM)
    sent = client.post("/sign-out", data={}, headers={"Origin": "https://evil.example"})
    assert sent.status_code == 403
    assert client.get("/").url.path == "/"
