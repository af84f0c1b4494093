"""The whole API as its own description has it, asked wildly by each role: no failure of ours."""

from collections.abc import Iterator
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from api.accounts import ROLES, Account, Accounts, Role
from api.app import create_app
from api.audit import Audit
from tests.api.fakes_parts import FakeParts
from tests.api.served import served

PASSWORD = "một câu dài dễ nhớ"
EXAMPLES = 3  # requests of each kind to each address


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> FakeParts:
    """An office with an account of each role."""
    url = f"sqlite:///{tmp_path_factory.mktemp('office') / 'accounts.sqlite'}"
    parts = FakeParts(accounts=Accounts.create(url), audit=Audit.create(url))
    for role in ROLES:
        parts.accounts.add(Account(role, role), PASSWORD)
    return parts


@pytest.fixture(scope="module")
def bearers(office: FakeParts) -> dict[Role, str]:
    """What a program of each role sends."""
    made = {}
    for role in ROLES:
        _, made[role] = office.accounts.new_token(role, role, reading=False, days=1)
    return made


@pytest.fixture(scope="module")
def base(office: FakeParts) -> Iterator[str]:
    """A real server."""
    with served(office) as address:
        yield address


schema = schemathesis.openapi.from_dict(create_app(FakeParts()).openapi())
HELD_TO = [
    not_a_server_error, status_code_conformance, content_type_conformance,
    response_headers_conformance, response_schema_conformance,
]  # fmt: skip


@schema.parametrize()
@settings(
    max_examples=EXAMPLES,
    deadline=None,
    derandomize=True,
    suppress_health_check=list(HealthCheck),
)
def test_whatever_is_sent_is_answered_as_described(
    case: schemathesis.Case[Any], base: str, bearers: dict[Role, str]
) -> None:
    """By what may be done and what not."""
    for bearer in bearers.values():
        sent = {"Authorization": f"Bearer {bearer}"}
        case.call_and_validate(base, headers=sent, checks=HELD_TO)
