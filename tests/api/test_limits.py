"""Too much at once waits, or is told when to come again; nobody asks more than their share."""

from concurrent.futures import FIRST_COMPLETED, ThreadPoolExecutor
from concurrent.futures import wait as wait_for
from pathlib import Path
from threading import Event

import httpx
import pytest

from api import limits
from api.accounts import Account, Accounts
from api.audit import Audit
from api.settings import Settings
from tests.api.fakes_parts import FakeParts, ScriptedAssistant
from tests.api.served import served

ASKED = {"question": "Con dấu cũ?"}
PASSWORD = "một câu dài dễ nhớ"


def test_what_is_too_much_is_told_when_to_come_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """One is worked on, eight wait, the tenth is told at once; pages go on being served."""
    monkeypatch.setattr(limits, "PATIENCE", 30.0)
    monkeypatch.setattr(limits, "PLACES", 8)
    go, begun = Event(), Event()

    def wait() -> None:
        begun.set()
        assert go.wait(20)

    parts = FakeParts(
        ScriptedAssistant(between=wait), settings=Settings(data_dir=Path("x"), at_once=1)
    )
    with (
        served(parts) as base,
        ThreadPoolExecutor(12) as pool,
        httpx.Client(base_url=base, timeout=30) as client,
    ):

        def ask(_: int) -> int:
            return client.post("/api/v1/chat", json=ASKED).status_code

        first = pool.submit(ask, 0)
        assert begun.wait(10)
        others = [pool.submit(ask, n) for n in range(limits.PLACES + 1)]
        done, _ = wait_for(others, timeout=20, return_when=FIRST_COMPLETED)
        assert [each.result() for each in done] == [503]
        assert client.get("/documents").status_code == 200
        go.set()
        answered = [first.result(20), *(each.result(20) for each in others)]
    assert sorted(answered) == [200] * (limits.PLACES + 1) + [503]


def test_an_account_asks_so_often_in_a_minute(tmp_path: Path) -> None:
    """Then it hears when to go on; another account goes on."""
    url = f"sqlite:///{tmp_path / 'accounts.sqlite'}"
    parts = FakeParts(
        accounts=Accounts.create(url),
        audit=Audit.create(url),
        settings=Settings(data_dir=tmp_path, asked_per_minute=2),
    )
    bearers = []
    for name in ("ha", "lan"):
        parts.accounts.add(Account(name, "reader"), PASSWORD)
        _, secret = parts.accounts.new_token(name, name, reading=True, days=1)
        bearers.append({"Authorization": f"Bearer {secret}"})
    with served(parts) as base, httpx.Client(base_url=base, timeout=30) as client:
        given = [client.post("/api/v1/chat", json=ASKED, headers=bearers[0]) for _ in range(3)]
        assert [each.status_code for each in given] == [200, 200, 429]
        assert 0 < int(given[-1].headers["Retry-After"]) <= 60
        page = client.get("/", params={"q": "Con dấu cũ?"}, headers=bearers[0])
        assert page.status_code == 429  # the page is no way round
        tool = {"name": "ask", "arguments": {"question": "Con dấu cũ?"}}
        call = {"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": tool}
        accept = {"Accept": "application/json, text/event-stream"}
        told = client.post("/mcp", json=call, headers=bearers[0] | accept).text
        assert "too many attempts" in told
        assert client.post("/api/v1/chat", json=ASKED, headers=bearers[1]).status_code == 200
