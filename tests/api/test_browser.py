"""The pages in a real browser."""

from dataclasses import replace
from threading import Event
from time import sleep

import pytest
from playwright.sync_api import Browser, expect

from assistant.answer import Sentence
from tests.api.browsing import QUESTION, WIDTHS, Desk, overflows
from tests.api.fakes_parts import (
    ANSWERED,
    HEADING,
    QUOTE,
    FakeParts,
    ScriptedAssistant,
    declined,
)
from tests.api.served import served

pytestmark = pytest.mark.browser


@pytest.fixture(params=WIDTHS)
def width(request: pytest.FixtureRequest) -> tuple[int, int]:
    """A phone, a tablet, a desk."""
    return WIDTHS[request.param]


def test_from_a_question_to_the_words_it_rests_on(desk: Desk, width: tuple[int, int]) -> None:
    """Ask, read the answer, click a mark: the marked words are the quotation, and in view.

    Where the card does not stand beside the answer, it comes up in a sheet on the way.
    """
    page = desk.page
    page.set_viewport_size({"width": width[0], "height": width[1]})
    desk.ask()
    turn = page.locator(".turn")
    expect(turn.locator(".answer")).to_have_attribute("aria-busy", "false")
    expect(turn.locator(".sentence")).to_have_count(2)
    expect(turn.locator(".sentence").first).to_contain_text(QUOTE)
    expect(turn.locator(".card")).to_have_count(1)
    expect(turn.locator(".card blockquote")).to_have_text(QUOTE)
    expect(turn.locator(".card .tag:visible")).to_have_text(
        ["Chưa rõ hiệu lực", "Bản tóm tắt quy định"]
    )
    assert not overflows(page)
    turn.locator(".mark").first.click()
    if width != WIDTHS["desk"]:
        page.get_by_role("dialog", name="Nguồn").get_by_role("link").click()
    page.wait_for_url("**/documents/con-dau**")
    assert "".join(page.locator("mark").all_inner_texts()) == QUOTE
    expect(page.locator("mark").first).to_be_in_viewport()
    expect(page.get_by_role("heading", name=HEADING)).to_have_count(1)
    assert not overflows(page)


def test_sentences_arrive_one_by_one(chromium: Browser) -> None:
    """The first sentence and its source are on the page while the second is still written."""
    first_shown = Event()
    waited: list[bool] = []

    def wait_after_the_first() -> None:
        if waited:
            assert first_shown.wait(10)
        waited.append(True)

    parts = FakeParts(ScriptedAssistant(between=wait_after_the_first))
    with served(parts) as base:
        page = chromium.new_page()
        Desk(page, parts, base).ask()
        expect(page.locator(".sentence")).to_have_count(1)
        expect(page.locator(".answer")).to_have_attribute("aria-busy", "true")
        expect(page.locator(".card")).to_have_count(1)
        first_shown.set()
        expect(page.locator(".sentence")).to_have_count(2)
        expect(page.locator(".answer")).to_have_attribute("aria-busy", "false")
        page.close()


SHIFTS = """() => {
  window.shifted = 0;
  new PerformanceObserver((list) => {
    for (const each of list.getEntries()) if (!each.hadRecentInput) window.shifted += each.value;
  }).observe({ type: "layout-shift", buffered: true });
}"""
NO_JUMP = 0.05  # half of what is called good for a whole visit: web.dev/articles/cls


def test_nothing_jumps_while_an_answer_comes(desk: Desk, width: tuple[int, int]) -> None:
    """What is read stays where it is, and so does the page when the reader scrolled it."""
    page = desk.page
    page.set_viewport_size({"width": width[0], "height": width[1]})
    said = tuple(Sentence(f"{QUOTE} Câu thứ {n}.", (1,)) for n in range(1, 13))
    desk.parts.assistant.answer = replace(ANSWERED, sentences=said)
    desk.parts.assistant.between = lambda: sleep(0.15)
    desk.ask("Con dấu cũ?")
    expect(page.locator(".sentence")).to_have_count(12)
    page.evaluate(SHIFTS)
    page.get_by_label("Câu hỏi của bạn").fill("Còn hồ sơ?")
    page.keyboard.press("Enter")
    expect(page.locator(".sentence").nth(13)).to_be_attached()
    page.mouse.wheel(0, -120)
    page.wait_for_timeout(200)
    left = page.evaluate("scrollY")
    expect(page.locator(".sentence")).to_have_count(24)
    expect(page.locator(".answer").last).to_have_attribute("aria-busy", "false")
    assert page.evaluate("scrollY") == left
    assert page.evaluate("shifted") < NO_JUMP


def test_a_question_is_text(desk: Desk) -> None:
    """Markup in a question or a document is shown and does nothing."""
    desk.ask()
    expect(desk.page.locator("h2.question")).to_contain_text(QUESTION)
    expect(desk.page.locator(".card .title")).to_have_text("Con dấu <b>mới</b> & cũ")
    assert desk.page.locator(".turn img, .turn b, .turn script").count() == 0


def test_declining_looks_different(desk: Desk) -> None:
    """It is said in words, without sources, and the nearest passages can be opened."""
    desk.parts.assistant.answer = declined("subject_absent")
    desk.ask()
    told = desk.page.locator(".declined")
    expect(told).to_contain_text("Không trả lời được")
    expect(told).to_contain_text("đúng nơi, cơ quan")
    expect(desk.page.locator(".card")).to_have_count(0)
    expect(desk.page.locator(".evidence")).to_be_hidden()
    told.locator(".near a").click()
    expect(desk.page.locator("mark")).to_have_text("Ý hai.")


def test_a_failure_is_told_and_the_page_goes_on(desk: Desk) -> None:
    """A problem in the stream is shown; the next question can be asked."""
    desk.parts.assistant.failure = ZeroDivisionError()
    desk.ask()
    expect(desk.page.locator(".problem")).to_be_visible()
    desk.parts.assistant.failure = None
    desk.page.get_by_label("Câu hỏi của bạn").fill("Lần nữa?")
    desk.page.keyboard.press("Enter")
    expect(desk.page.locator(".turn").nth(1).locator(".sentence")).to_have_count(2)
    assert [turns for _, _, turns, _ in desk.parts.assistant.asked] == [(), (QUESTION,)]


def test_each_load_of_the_page_is_a_conversation(desk: Desk) -> None:
    """Its questions are kept under one name, and those after the next load under another."""
    for _ in range(2):
        desk.ask()
        expect(desk.page.locator(".sentence")).to_have_count(2)
        desk.page.get_by_label("Câu hỏi của bạn").fill("Còn đó?")
        desk.page.keyboard.press("Enter")
        expect(desk.page.locator(".sentence")).to_have_count(4)
    first, second, third, fourth = (kept.conversation_id for kept in desk.parts.records.kept)
    assert first == second != third == fourth
    assert first
    assert third


def test_the_box_keeps_a_question_that_is_being_written(desk: Desk) -> None:
    """Shift + Enter starts a line, the box grows, and nothing is sent."""
    page = desk.page
    page.goto(desk.base)
    box = page.get_by_label("Câu hỏi của bạn")
    low = box.bounding_box()
    box.press_sequentially("a")
    for _ in range(6):
        page.keyboard.press("Shift+Enter")
    high = box.bounding_box()
    assert low is not None
    assert high is not None
    assert high["height"] > low["height"]
    assert desk.parts.assistant.asked == []


def test_everything_can_be_done_by_keyboard(desk: Desk) -> None:
    """Skip link, examples and marks are reached with Tab and show their focus."""
    page = desk.page
    page.goto(desk.base)
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    page.locator("[data-example]").first.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".sentence")).to_have_count(2)
    page.locator(".mark").first.focus()
    expect(page.locator(".card")).to_have_class("card lit")
    page.keyboard.press("Enter")
    expect(page.locator("mark")).to_have_text(QUOTE)


def test_a_reload_keeps_the_answer(desk: Desk) -> None:
    """The address holds the question, so that reload, back and a shared link show it again."""
    desk.ask()
    expect(desk.page.locator(".sentence")).to_have_count(2)
    desk.page.reload()
    expect(desk.page.locator("h2.question")).to_contain_text(QUESTION)
    expect(desk.page.locator(".sentence")).to_have_count(2)


def test_the_date_is_asked_with_the_question(desk: Desk) -> None:
    """The law on that day, in the stream as in the address."""
    page = desk.page
    page.goto(desk.base)
    page.get_by_label("Tính đến ngày").fill("2018-03-01")
    page.get_by_label("Câu hỏi của bạn").fill("Con dấu?")
    page.get_by_role("button", name="Hỏi").click()
    expect(page.locator(".sentence")).to_have_count(2)
    assert [str(on) for _, on, _, _ in desk.parts.assistant.asked] == ["2018-03-01"]
    assert "as_of=2018-03-01" in page.url


def test_the_other_language(desk: Desk) -> None:
    """Every word of the page changes, the document's own words do not."""
    page = desk.page
    page.goto(desk.base)
    page.get_by_role("link", name="English").click()
    page.get_by_label("Your question").fill("Con dấu?")
    page.keyboard.press("Enter")
    expect(page.locator(".card .tag:visible")).to_have_text(
        ["Validity unknown", "Digest of a rule"]
    )
    expect(page.locator(".said")).to_contain_text(QUOTE)


def test_asking_works_without_scripts(chromium: Browser, parts: FakeParts) -> None:
    """The form sends, the answer stands in the page, and its mark leads to the words."""
    with served(parts) as base, chromium.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(base)
        page.get_by_label("Câu hỏi của bạn").fill("Con dấu cũ?")
        page.get_by_role("button", name="Hỏi").click()
        expect(page.locator(".sentence")).to_have_count(2)
        page.locator(".mark").first.click()
        expect(page.locator("mark")).to_have_text(QUOTE)
