"""Every address by every role: what it may do, it may; what not, is refused; none is forgotten."""

from collections.abc import Iterator

import pytest
from fastapi.routing import APIRoute, iter_route_contexts
from starlette.testclient import TestClient

from api.accounts import ROLES, Account, Accounts
from api.app import create_app
from api.audit import Audit
from api.permissions import NOTED, ROLES_WITH, RULES, right_for
from tests.api.fakes_parts import FakeParts

HERE = "http://office.example"
PASSWORD = "một câu dài dễ nhớ"
READING = {"GET", "HEAD"}


def routes() -> list[tuple[str, str]]:
    """Every method and address of the application."""
    return [
        (method, str(route.path))
        for route in iter_route_contexts(create_app(FakeParts()).routes)
        if isinstance(route.original_route, APIRoute)
        for method in sorted(route.methods or ())
    ]


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> FakeParts:
    """An office with an account of each role."""
    url = f"sqlite:///{tmp_path_factory.mktemp('office') / 'accounts.sqlite'}"
    parts = FakeParts(accounts=Accounts.create(url), audit=Audit.create(url))
    for role in ROLES:
        parts.accounts.add(Account(role, role), PASSWORD)
    return parts


@pytest.fixture(scope="module")
def client(office: FakeParts) -> Iterator[TestClient]:
    """A program, wherever it is."""
    with TestClient(create_app(office), base_url=HERE, follow_redirects=False) as client:
        yield client


@pytest.fixture(scope="module")
def bearers(office: FakeParts) -> dict[str, str]:
    """A token of each role, and one that may only read."""
    made: dict[str, str] = {}
    for role in ROLES:
        _, made[role] = office.accounts.new_token(role, role, reading=False, days=1)
    _, made["reading"] = office.accounts.new_token("administrator", "r", reading=True, days=1)
    return made


def status(client: TestClient, method: str, path: str, bearer: str | None) -> int:
    """Send a request with nothing in it, and return how it was answered."""
    headers = {"Authorization": f"Bearer {bearer}"} if bearer else {}
    plain = path.replace("{format}", "csv").replace("{measure}", "staff")
    for name in ("document_id", "version", "answer_id", "conversation_id", "briefing_id"):
        plain = plain.replace(f"{{{name}}}", "none")
    plain = plain.replace("{comparison_id}", "none").replace("{model}", "none")
    return client.request(method, plain, headers=headers).status_code


def test_no_address_that_writes_is_without_a_rule() -> None:
    """A new one fails here until somebody says who may use it."""
    assert [each for each in routes() if each[0] not in READING and each not in RULES] == []


def test_every_rule_is_of_an_address_there_is() -> None:
    """One that was renamed takes its rule along."""
    assert set(RULES) | set(NOTED) <= set(routes())


@pytest.mark.parametrize(("method", "path"), routes(), ids=" ".join)
def test_each_role_may_do_what_it_may(
    client: TestClient, bearers: dict[str, str], method: str, path: str
) -> None:
    """Nobody without an account, no role without the right, a reading token only reads."""
    right = right_for(method, path)
    closed = {401, 403}
    if right == "open":
        assert status(client, method, path, None) not in closed
        return
    assert status(client, method, path, None) == 401
    assert status(client, method, path, "ma_nobodys") == 401
    for role in ROLES:
        refused = status(client, method, path, bearers[role]) == 403
        assert refused is (role not in ROLES_WITH[right]), role
    assert (status(client, method, path, bearers["reading"]) == 403) is (right != "ask")


def test_what_was_refused_is_noted(
    client: TestClient, office: FakeParts, bearers: dict[str, str]
) -> None:
    """With who tried it; the chain holds."""
    for role in ("reader", "trainer"):
        assert status(client, "POST", "/api/v1/documents", bearers[role]) == 403
    refused = [deed for deed in office.audit.deeds() if deed.outcome == "refused"]
    assert {deed.who for deed in refused} >= {"reader", "trainer"}
    assert office.audit.verify() >= len(refused)
