"""What goes wrong around the chat page: told to whoever asks, and nothing of theirs is lost."""

from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.api.fakes_parts import FakeParts
from tests.api.served import served

pytestmark = pytest.mark.browser

BOX = "Câu hỏi của bạn"
LONG = "Con dấu cũ nộp ở đâu? " * 9_500  # 200 KB and more
HALF = 'event: sentence\ndata: {"text": "Con dấu nộp lại.", "citations": []}\n\n'


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    """An empty page."""
    page = chromium.new_page()
    page.set_default_timeout(10_000)
    yield page
    page.close()


def ask(page: Page, question: str = "Con dấu cũ?") -> None:
    """Type a question and press Enter."""
    page.get_by_label(BOX).fill(question)
    page.keyboard.press("Enter")


def test_a_whole_document_in_the_box_is_kept_and_told(page: Page) -> None:
    """It is not cut, not sent, and the page says how much is too much."""
    parts = FakeParts()
    with served(parts) as base:
        page.goto(base)
        ask(page, LONG)
        expect(page.get_by_role("alert")).to_contain_text("Câu hỏi dài quá")
        assert page.get_by_label(BOX).input_value() == LONG
        assert parts.assistant.asked == []
        ask(page)
        expect(page.locator(".too-long")).to_be_hidden()
        expect(page.locator(".sentence")).to_have_count(2)


def test_a_stream_that_breaks_off_keeps_what_came_and_the_question(page: Page) -> None:
    """The sentence stays, the loss is told, and the question is back in the box."""
    with served(FakeParts()) as base:
        page.goto(base)
        page.route("**/api/v1/chat", lambda route: route.fulfill(body=HALF, status=200))
        ask(page)
        expect(page.locator(".problem")).to_contain_text("Mất kết nối")
        expect(page.locator(".sentence")).to_have_text("Con dấu nộp lại.")
        expect(page.get_by_label(BOX)).to_have_value("Con dấu cũ?")
        page.unroute_all()
        page.get_by_label(BOX).press("Enter")
        expect(page.locator(".turn").nth(1).locator(".sentence")).to_have_count(2)


def test_a_server_that_restarts_is_told_and_asked_again(page: Page) -> None:
    """The open page goes on with the server that comes back."""
    parts = FakeParts()
    with served(parts) as base:
        page.goto(base)
        ask(page)
        expect(page.locator(".sentence")).to_have_count(2)
    ask(page, "Còn đó?")
    expect(page.locator(".problem")).to_contain_text("Mất kết nối")
    with served(parts, urlsplit(base).port or 0):
        page.get_by_label(BOX).press("Enter")
        expect(page.locator(".sentence")).to_have_count(4)
        page.reload()
        expect(page.locator(".sentence")).to_have_count(4)


def test_two_tabs_go_on_with_one_conversation(page: Page, chromium: Browser) -> None:
    """What was asked in either is there after a reload of both."""
    with served(FakeParts()) as base:
        page.goto(base)
        ask(page)
        expect(page.locator(".sentence")).to_have_count(2)
        other = chromium.new_page()
        other.goto(page.url)
        ask(other, "Còn đó?")
        expect(other.locator(".sentence")).to_have_count(4)
        other.close()
        page.reload()
        expect(page.locator(".sentence")).to_have_count(4)


def test_a_document_that_was_removed_under_an_answer_is_told(page: Page) -> None:
    """Its link says what happened, and the answer is still there on the way back."""
    parts = FakeParts()
    with served(parts) as base:
        page.goto(base)
        ask(page)
        expect(page.locator(".sentence")).to_have_count(2)
        parts.library.holds = False
        page.locator(".mark").first.click()
        expect(page.locator(".trouble")).to_contain_text("con-dau")
        page.go_back()
        expect(page.locator(".sentence")).to_have_count(2)
        expect(page.locator("h2.question")).to_contain_text("Con dấu cũ?")
