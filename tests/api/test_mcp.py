"""The Model Context Protocol, as its official client speaks it, over HTTP and stdio."""

import asyncio
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from mcp.client.client import Client
from mcp.client.stdio import StdioServerParameters

from api.accounts import Account, Accounts
from api.audit import Audit
from tests.api.fakes_parts import CITATION, QUOTE, FakeParts
from tests.api.served import served

TOOLS = {"ask", "search", "open_passage", "find_precedents", "compare", "make_briefing"}
PASSWORD = "một câu dài dễ nhớ"


@pytest.fixture
def address(parts: FakeParts) -> Iterator[str]:
    """A real server on loopback."""
    with served(parts) as base:
        yield f"{base}/mcp"


def called(where: str | StdioServerParameters, name: str, **arguments: Any) -> Any:
    """Call a tool once, and return what it gave."""

    async def call() -> Any:
        async with Client(where) as client:
            listed = await client.list_tools()
            assert {tool.name for tool in listed.tools} == TOOLS
            return await client.call_tool(name, arguments)

    return asyncio.run(call())


def test_a_question_is_answered_with_its_citations(address: str) -> None:
    """The same object as over HTTP."""
    given = called(address, "ask", question="Con dấu cũ?").structured_content
    assert given["outcome"] == "answered"
    assert given["citations"][0]["quote"] == QUOTE


def test_a_citation_is_opened_at_its_words(address: str) -> None:
    """By its document and offsets."""
    place = {"document_id": "con-dau", "start": CITATION.start, "end": CITATION.end}
    assert called(address, "open_passage", **place).structured_content["quote"] == QUOTE


def test_passages_and_precedents_are_found_and_compared(address: str) -> None:
    """As on the pages."""
    hits = called(address, "search", query="con dau", k=3).structured_content["hits"]
    assert hits[0]["document_id"] == "con-dau"
    rows = called(address, "find_precedents", query={"place": "Hạ Long"}).structured_content
    ids = [row["document_id"] for row in rows["rows"]]
    beside = called(address, "compare", precedents={"ids": ids}).structured_content
    assert len(beside["rows"]) == len(ids) == 2


def test_a_briefing_is_made(address: str) -> None:
    """As Markdown, with its sources."""
    made = called(address, "make_briefing", topic="Con dấu").structured_content
    assert "nộp lại" in made["markdown"]


def test_what_cannot_be_done_is_told(address: str) -> None:
    """With what to do; the server goes on."""
    given = called(address, "open_passage", document_id="none")
    assert given.is_error
    assert "documents list" in given.content[0].text


def test_with_accounts_a_token_is_needed(tmp_path: Path) -> None:
    """A reader may ask, and not order a briefing; nobody else gets in."""
    url = f"sqlite:///{tmp_path / 'accounts.sqlite'}"
    parts = FakeParts(accounts=Accounts.create(url), audit=Audit.create(url))
    parts.accounts.add(Account("lan", "reader"), PASSWORD)
    _, secret = parts.accounts.new_token("lan", "assistant", reading=False, days=1)
    asked = {
        "jsonrpc": "2.0", "id": 1, "method": "tools/call",
        "params": {"name": "ask", "arguments": {"question": "Con dấu cũ?"}},
    }  # fmt: skip
    briefing = {**asked, "params": {"name": "make_briefing", "arguments": {"topic": "Con dấu"}}}
    accept = {"Accept": "application/json, text/event-stream"}
    with served(parts) as base, httpx.Client(base_url=base, headers=accept) as client:
        assert client.post("/mcp", json=asked).status_code == 401
        theirs = {"Authorization": f"Bearer {secret}"}
        assert QUOTE in client.post("/mcp", json=asked, headers=theirs).text
        refused = client.post("/mcp", json=briefing, headers=theirs).text
        assert "may not order" in refused


def test_it_speaks_over_stdio(starter_data: Path) -> None:
    """As a program that another assistant starts."""
    program = StdioServerParameters(
        command=sys.executable,
        args=["-m", "api", "mcp", "--data-dir", str(starter_data)],
    )
    given = called(program, "ask", question="Hạ Long giảm bao nhiêu biên chế?").structured_content
    assert given["outcome"] == "answered"
    assert "15" in given["answer"]
