"""What stands before every request."""

import pytest

from api.guard import is_ours, wrong_host, wrong_origin

SERVER = ("127.0.0.1", 8000)


@pytest.mark.parametrize(
    ("host", "ours"),
    [
        ("127.0.0.1:8000", True),
        ("localhost:8000", True),
        ("[::1]:8000", True),
        ("127.0.0.2:8000", True),
        ("127.0.0.1:8001", False),
        ("127.0.0.1", False),
        ("evil.example:8000", False),
        ("localhost.evil.example:8000", False),
        ("127.0.0.1.evil.example:8000", False),
        ("evil@127.0.0.1:8000", False),
        ("127.0.0.1:8000/", False),
        ("127.0.0.1:port", False),
        ("0.0.0.0:8000", False),
        ("192.168.1.2:8000", False),
        ("[::1", False),
        ("", False),
    ],
)
def test_only_this_machines_own_names_are_served(host: str, ours: bool) -> None:
    """A name that an attacker's server could answer to is refused: DNS rebinding ends here."""
    assert is_ours(host, 8000) is ours


@pytest.mark.parametrize(
    ("headers", "refused"),
    [
        ({}, False),
        ({"origin": "http://127.0.0.1:8000"}, False),
        ({"origin": "http://127.0.0.1:8000", "sec-fetch-site": "same-origin"}, False),
        ({"origin": "http://localhost:8000"}, True),
        ({"origin": "https://127.0.0.1:8000"}, True),
        ({"origin": "http://evil.example"}, True),
        ({"origin": "null"}, True),
        ({"origin": ""}, True),
        ({"sec-fetch-site": "cross-site"}, True),
        ({"sec-fetch-site": "same-site"}, True),
    ],
)
def test_only_our_own_page_and_programs_may_write(headers: dict[str, str], refused: bool) -> None:
    """Another site cannot make the user's browser write, whatever it claims to be."""
    sent = {"host": "127.0.0.1:8000", **headers}
    for method in ("POST", "PUT", "PATCH", "DELETE"):
        assert (wrong_origin(method, sent) is not None) is refused
    assert wrong_origin("GET", sent) is None
    assert wrong_host(sent, SERVER) is None
    assert wrong_host({"host": "office.example"}, SERVER) is not None
