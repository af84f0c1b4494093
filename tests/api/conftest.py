"""What most tests at the borders begin with; a test that needs another client makes its own."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser
from starlette.testclient import TestClient

from api.app import create_app
from tests.api.browsing import Desk, browser, watch
from tests.api.fakes_parts import FakeParts
from tests.api.served import served

HERE = "http://127.0.0.1:8000"


@pytest.fixture
def parts() -> FakeParts:
    """The parts the server and its pages stand on."""
    return FakeParts()


@pytest.fixture
def client(parts: FakeParts) -> Iterator[TestClient]:
    """A browser without scripts."""
    as_browser = {"Accept": "text/html", "Origin": HERE}
    with TestClient(create_app(parts), base_url=HERE, headers=as_browser) as client:
        yield client


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """Headless Chromium."""
    with browser() as started:
        yield started


@pytest.fixture
def desk(chromium: Browser, parts: FakeParts) -> Iterator[Desk]:
    """A page that complains of errors and of requests that leave the origin."""
    with served(parts) as base:
        page = chromium.new_page()
        desk = Desk(page, parts, base)
        watch(desk)
        yield desk
        page.close()
    assert desk.complaints == []
