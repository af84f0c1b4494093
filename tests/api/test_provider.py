"""Signing in with an identity provider: who it names gets in, if they have an account here."""

from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest
from joserfc.jwk import RSAKey
from pydantic import SecretStr
from starlette.testclient import TestClient

from api.accounts import Account, Accounts
from api.app import create_app
from api.audit import Audit
from api.settings import Settings
from tests.api.fakes_parts import FakeParts
from tests.api.identity_provider import CLIENT, SECRET, Provider, provider
from tests.servers import free_port

pytestmark = pytest.mark.server

HERE = "https://office.example"


@pytest.fixture
def other() -> Iterator[Provider]:
    """The provider."""
    with provider() as one:
        yield one


@pytest.fixture
def office(tmp_path: Path) -> FakeParts:
    """An office with a reader, who has no password here."""
    url = f"sqlite:///{tmp_path / 'accounts.sqlite'}"
    parts = FakeParts(accounts=Accounts.create(url), audit=Audit.create(url))
    parts.accounts.add(Account("lan", "reader"), None)
    return parts


def browser(office: FakeParts, issuer: str, claim: str = "preferred_username") -> TestClient:
    """A browser before a server that knows the provider."""
    office.settings = Settings(
        identity_issuer=issuer,
        identity_client=CLIENT,
        identity_secret=SecretStr(SECRET),
        identity_claim=claim,
    )
    return TestClient(create_app(office), base_url=HERE, headers={"Accept": "text/html"})


@pytest.fixture
def client(office: FakeParts, other: Provider) -> Iterator[TestClient]:
    """A browser."""
    with browser(office, other.issuer) as client:
        yield client


def led(client: TestClient, address: str = "/documents?lang=en") -> str:
    """Go to the provider, and return where it sends the browser back to."""
    there = client.get(
        "/sign-in/provider", params={"lang": "en", "next": address}, follow_redirects=False
    )
    assert there.status_code == 302
    back = httpx.get(there.headers["location"]).headers["location"]
    parts = urlsplit(back)
    assert f"{parts.scheme}://{parts.netloc}" == HERE
    return f"{parts.path}?{parts.query}"


def test_who_is_named_is_let_in_to_where_they_wanted(client: TestClient, office: FakeParts) -> None:
    """The form shows the way; signing in is noted."""
    assert "/sign-in/provider?" in client.get("/sign-in", params={"lang": "en"}).text
    shown = client.get(led(client))
    assert (shown.status_code, shown.url.path) == (200, "/documents")
    assert "Sign out" in shown.text
    assert [(deed.who, deed.action, deed.outcome) for deed in office.audit.deeds()] == [
        ("lan", "sign_in", "done")
    ]


def test_who_signs_in_there_has_no_password_here(client: TestClient, office: FakeParts) -> None:
    """None that anybody could guess."""
    for password in ("None", "!", "lan"):
        form = {"name": "lan", "password": password}
        sent = client.post("/sign-in", data=form, headers={"Origin": HERE})
        assert sent.status_code == 401
    assert office.accounts.verified("lan", "") is None


def someone_else(other: Provider) -> None:
    """Names somebody without an account."""
    other.claims = {"preferred_username": "minh"}


def nobody(other: Provider) -> None:
    """Names nobody."""
    other.claims = {}


def refuses(other: Provider) -> None:
    """Does not let the person in."""
    other.refuses = True


def another_key(other: Provider) -> None:
    """Signs with a key that it does not show."""
    other.signs_with = RSAKey.generate_key(2048, {"kid": "one"})


def no_signature(other: Provider) -> None:
    """Signs with nothing, as it says that it may."""
    other.unsigned = True


def another_audience(other: Provider) -> None:
    """Has made the token for another program."""
    other.wrong = {"aud": "another"}


def another_issuer(other: Provider) -> None:
    """Says it is somebody else."""
    other.wrong = {"iss": "https://elsewhere.example"}


def another_nonce(other: Provider) -> None:
    """Gives a token of another time."""
    other.wrong = {"nonce": "another"}


def no_nonce(other: Provider) -> None:
    """Gives a token of any time."""
    other.wrong = {"nonce": None}


def too_late(other: Provider) -> None:
    """Gives a token that is over."""
    other.wrong = {"exp": 1}


def no_token(other: Provider) -> None:
    """Says nothing of the person."""
    other.without_token = True


@pytest.mark.parametrize(
    "misbehave",
    [
        someone_else, nobody, refuses, another_key, no_signature, another_audience, another_issuer,
        another_nonce, no_nonce, too_late, no_token,
    ],
)  # fmt: skip
def test_nobody_else_gets_in(
    client: TestClient, office: FakeParts, other: Provider, misbehave: Callable[[Provider], None]
) -> None:
    """It is told and noted, and no session begins."""
    misbehave(other)
    shown = client.get(led(client))
    assert shown.status_code == 401
    assert "signing in with the identity provider failed" in shown.text
    assert "session" not in client.cookies
    assert [deed.outcome for deed in office.audit.deeds()] == ["refused"]


def test_an_account_that_was_disabled_stays_out(client: TestClient, office: FakeParts) -> None:
    """Whatever the provider says."""
    office.accounts.change("lan", disabled=True)
    assert client.get(led(client)).status_code == 401


def test_what_another_browser_began_is_not_taken(client: TestClient) -> None:
    """Somebody could lead a person into an account that is not theirs."""
    back = led(client)
    client.cookies.clear()
    assert client.get(back).status_code == 400
    led(client)
    forged = parse_qs(urlsplit(back).query)
    assert client.get("/sign-in/returned", params=forged).status_code == 401


def test_nobody_is_led_elsewhere(client: TestClient) -> None:
    """The address to go on to is one of this server."""
    back = client.get(led(client, "https://evil.example/"), follow_redirects=False)
    assert back.headers["location"] == "/"


def test_an_address_names_an_account_only_if_it_was_verified(
    office: FakeParts, other: Provider
) -> None:
    """Anybody could claim it otherwise."""
    office.accounts.add(Account("lan@office.example", "reader"), None)
    with browser(office, other.issuer, "email") as client:
        other.claims = {"email": "lan@office.example"}
        assert client.get(led(client)).status_code == 401
        other.claims["email_verified"] = True
        assert client.get(led(client)).status_code == 200


def test_a_provider_that_is_down_is_told(office: FakeParts) -> None:
    """Those who have a password get in all the same."""
    office.accounts.add(Account("minh", "reader"), "một câu dài dễ nhớ")
    with browser(office, f"http://127.0.0.1:{free_port()}") as client:
        shown = client.get("/sign-in/provider", params={"lang": "en"})
        assert shown.status_code == 502
        assert "identity provider failed" in shown.text
        form = {"name": "minh", "password": "một câu dài dễ nhớ"}
        assert client.post("/sign-in", data=form, headers={"Origin": HERE}).status_code == 200


def test_without_a_provider_there_is_no_way_to_one(office: FakeParts) -> None:
    """And none is shown."""
    with TestClient(create_app(office), base_url=HERE, headers={"Accept": "text/html"}) as client:
        assert "/sign-in/provider" not in client.get("/sign-in").text
        assert client.get("/sign-in/provider").status_code == 404
