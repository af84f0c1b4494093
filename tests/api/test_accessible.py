"""Every page by the rules of axe-core, in a real browser: nothing serious on any of them."""

from collections.abc import Iterator

import httpx
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from assistant.answer import Answer
from tests.api.browsing import WIDTHS, overflows
from tests.api.fakes_parts import PARTIAL, FakeParts, declined
from tests.api.served import served

pytestmark = pytest.mark.browser

SERIOUS = {"serious", "critical"}
CASES = (
    ("phone", "light", "vi"),
    ("phone", "dark", "vi"),
    ("tablet", "light", "en"),
    ("desk", "light", "vi"),
    ("desk", "dark", "en"),
)
PAGES = (
    "/", "/?c=c1", "/answers/{answer}", "/conversations", "/gaps", "/documents",
    "/documents/con-dau?language=vi&start=0&end=9", "/precedents", "/precedents?like=con+dấu",
    "/precedents/beside?id=hop-nhat&id=hop-nhat-2", "/precedents/saved", "/briefings",
    "/documents/none",
    "/briefings/outline?topic=Con+dấu", "/sign-in",
)  # fmt: skip


@pytest.fixture(scope="module")
def pages() -> Iterator[dict[str, str]]:
    """The address of every page, on a server that has kept something of everything."""
    parts = FakeParts()
    with served(parts) as base, httpx.Client(base_url=base, timeout=30) as client:
        answers: tuple[Answer, ...] = (parts.assistant.answer, PARTIAL, declined("subject_absent"))
        for answer in answers:
            parts.assistant.answer = answer
            body = {"question": "Con dấu cũ?", "conversation_id": "c1"}
            kept = client.post("/api/v1/chat", json=body).json()
        ids = {"ids": ["hop-nhat", "hop-nhat-2"]}
        client.post("/api/v1/precedents/comparisons", json=ids).raise_for_status()
        client.post("/api/v1/briefings", json={"topic": "Con dấu"}).raise_for_status()
        yield {page: base + page.format(answer=kept["answer_id"]) for page in PAGES}


@pytest.mark.parametrize("case", CASES, ids="-".join)
def test_nothing_serious_on_any_page(
    chromium: Browser, pages: dict[str, str], case: tuple[str, str, str]
) -> None:
    """Names, contrast, structure, at three widths and in both schemes; nothing is cut off."""
    width, scheme, lang = case
    wide, high = WIDTHS[width]
    dark = scheme == "dark"
    context = chromium.new_context(
        viewport={"width": wide, "height": high}, color_scheme="dark" if dark else "light"
    )
    page = context.new_page()
    found = [
        f"{name}: {each}"
        for name, address in pages.items()
        for each in troubles(page, f"{address}{'&' if '?' in address else '?'}lang={lang}")
    ]
    context.close()
    assert found == []


def troubles(page: Page, address: str) -> list[str]:
    """Return what is serious on a page by axe-core, and whether it is wider than the window."""
    page.goto(address)
    expect(page.locator("main")).to_be_visible()
    found = [
        f"{each['id']} ({each['impact']}): {each['nodes'][0]['html'][:160]}"
        for each in Axe().run(page).response["violations"]
        if each["impact"] in SERIOUS
    ]
    return [*found, "it is wider than the window"] if overflows(page) else found


def test_a_picture_without_words_would_be_found(chromium: Browser) -> None:
    """The rules are applied."""
    page = chromium.new_page()
    page.set_content("<main><img src='data:,'></main>")
    found = [each["id"] for each in Axe().run(page).response["violations"]]
    page.close()
    assert "image-alt" in found
