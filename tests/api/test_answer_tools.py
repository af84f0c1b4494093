"""What can be done with an answer on the page: judged, shared, gone on with, stopped, copied."""

from dataclasses import replace
from pathlib import Path
from statistics import median
from threading import Event

import pytest
from playwright.sync_api import Browser, expect

from api.examples import EXAMPLES
from api.settings import read_settings
from api.wiring import open_parts
from assistant.answer import Sentence
from assistant.understood import Understood
from index.search import Scope
from tests.api.browsing import Desk
from tests.api.fakes_parts import QUOTE, FakeParts, ScriptedAssistant
from tests.api.served import served

pytestmark = pytest.mark.browser


def test_an_answer_can_be_judged_and_opened_by_its_address(desk: Desk) -> None:
    """Thanks are told where the buttons stood; the link shows the answer alone."""
    desk.ask()
    page = desk.page
    page.get_by_text("Chưa hữu ích").click()
    page.get_by_label("Sai hoặc thiếu ở đâu?").fill("Thiếu hạn nộp")
    page.get_by_role("button", name="Gửi nhận xét").click()
    expect(page.get_by_role("status")).to_have_text("Cảm ơn, nhận xét đã được ghi lại.")
    (record,) = desk.parts.records.kept
    opinion = desk.parts.records.opinion(record.id)
    assert opinion is not None
    assert (opinion.helpful, opinion.reason) == (False, "Thiếu hạn nộp")
    page.get_by_role("link", name="Liên kết đến câu trả lời này").click()
    expect(page.locator(".sentence")).to_have_count(2)


def test_a_reload_keeps_the_whole_conversation(desk: Desk) -> None:
    """And the next question goes on with it."""
    desk.ask()
    page = desk.page
    expect(page.locator(".sentence")).to_have_count(2)
    page.get_by_label("Câu hỏi của bạn").fill("Còn đó?")
    page.keyboard.press("Enter")
    expect(page.locator(".sentence")).to_have_count(4)
    page.reload()
    expect(page.locator(".sentence")).to_have_count(4)
    page.get_by_label("Câu hỏi của bạn").fill("Và sau đó?")
    page.keyboard.press("Enter")
    expect(page.locator(".sentence")).to_have_count(6)
    assert len({record.conversation_id for record in desk.parts.records.kept}) == 1


def test_an_answer_that_takes_long_is_stopped(chromium: Browser) -> None:
    """What has arrived stays, and the next question can be asked."""
    held = Event()

    def wait() -> None:
        held.wait(10)

    parts = FakeParts(ScriptedAssistant(between=wait))
    with served(parts) as base:
        page = chromium.new_page()
        page.goto(base)
        page.get_by_label("Câu hỏi của bạn").fill("Con dấu?")
        page.keyboard.press("Enter")
        page.get_by_role("button", name="Dừng").click()
        expect(page.locator(".said")).to_contain_text("Đã dừng.")
        expect(page.get_by_role("button", name="Hỏi")).to_be_enabled()
        held.set()
        page.close()


def test_a_copied_answer_carries_its_sources(chromium: Browser, parts: FakeParts) -> None:
    """Marks in the text; below, each source with its place, its words and its address."""
    with served(parts) as base:
        context = chromium.new_context()
        context.grant_permissions(["clipboard-read", "clipboard-write"], origin=base)
        page = context.new_page()
        page.goto(base)
        page.get_by_label("Câu hỏi của bạn").fill("Con dấu?")
        page.keyboard.press("Enter")
        page.get_by_role("button", name="Chép kèm nguồn").click()
        expect(page.get_by_role("status")).to_have_text("Đã chép câu trả lời và nguồn.")
        copied = page.evaluate("navigator.clipboard.readText()")
        context.close()
    assert QUOTE in copied
    assert "[1]" in copied
    assert f"{base}/documents/con-dau" in copied


def test_what_was_understood_can_be_taken_back(desk: Desk) -> None:
    """A click asks again without it, by itself."""
    understood = Understood(("figure",), ("Hạ Long",), without={"Hạ Long": "giảm bao nhiêu?"})
    desk.parts.assistant.answer = replace(desk.parts.assistant.answer, understood=understood)
    desk.ask()
    desk.page.get_by_role("link", name="Hỏi lại, bỏ Hạ Long").click()
    expect(desk.page.locator("h2.question").nth(1)).to_contain_text("giảm bao nhiêu?")
    expect(desk.page.locator(".sentence")).to_have_count(4)
    assert [(text, turns) for text, _, turns, _ in desk.parts.assistant.asked][1] == (
        "giảm bao nhiêu?",
        (),
    )


def test_an_answer_offers_what_to_ask_next(desk: Desk) -> None:
    """What the documents answer, asked by a click, by itself; only the last answer offers it."""
    other = replace(desk.parts.assistant.answer, sentences=(Sentence("Câu khác.", (1,)),))
    desk.parts.extractive.answer = other
    desk.ask()
    offered = desk.page.get_by_role("list", name="Hỏi tiếp").get_by_role("link")
    expect(offered.first).to_have_text("99/2016/NĐ-CP có hiệu lực từ ngày nào?")
    offered.first.click()
    expect(desk.page.locator("h2.question").nth(1)).to_contain_text("có hiệu lực từ ngày nào?")
    expect(desk.page.locator(".sentence")).to_have_count(4)
    expect(desk.page.get_by_role("list", name="Hỏi tiếp")).to_have_count(1)
    assert desk.parts.assistant.asked[1][2] == ()


def test_only_some_documents_are_asked(desk: Desk) -> None:
    """The kind, the level and the place go with the question, and stay at its address."""
    page = desk.page
    page.goto(desk.base)
    page.get_by_text("Chỉ tìm trong một số tài liệu").click()
    page.get_by_label("Loại").select_option("regulation")
    page.get_by_label("Cấp", exact=True).select_option("province")
    page.get_by_label("Địa phương").fill("Quảng Ninh")
    page.get_by_label("Câu hỏi của bạn").fill("Con dấu?")
    page.keyboard.press("Enter")
    expect(page.locator(".sentence")).to_have_count(2)
    scope = Scope(
        kinds=frozenset({"regulation"}),
        levels=frozenset({"province"}),
        places=frozenset({"Quảng Ninh"}),
    )
    assert desk.parts.assistant.asked[0][3] == scope
    assert "kind=regulation" in page.url
    page.reload()
    expect(page.get_by_label("Địa phương")).to_have_value("Quảng Ninh")


def test_on_a_phone_a_mark_brings_its_evidence_up(desk: Desk) -> None:
    """In a sheet, with the words and the way into the document; Escape puts it away."""
    desk.page.set_viewport_size({"width": 360, "height": 740})
    desk.ask()
    desk.page.locator(".mark").first.click()
    sheet = desk.page.get_by_role("dialog", name="Nguồn")
    expect(sheet).to_contain_text(QUOTE)
    desk.page.keyboard.press("Escape")
    expect(sheet).to_be_hidden()
    desk.page.locator(".mark").first.click()
    sheet.get_by_role("link").first.click()
    expect(desk.page.locator("mark").first).to_have_text(QUOTE)


FIRST_SENTENCE = """() => new Promise((told) => {
  const log = document.getElementById("log"), sent = performance.now();
  new MutationObserver((_, watching) => {
    if (!log.querySelector(".sentence")) return;
    watching.disconnect();
    told(performance.now() - sent);
  }).observe(log, { childList: true, subtree: true });
  document.getElementById("ask").requestSubmit();
})"""


ASKINGS = 3  # of each question, of which the quickest counts: other tests take time from all


def test_the_first_sentence_is_there_at_once(chromium: Browser, starter_copy: Path) -> None:
    """Within 300 ms of sending, warm, on the starter corpus: the median of five questions."""
    real = open_parts(read_settings(starter_copy))
    with served(real) as base:
        page = chromium.new_page()
        waited = []
        for question in EXAMPLES["vi"]["officials"]:
            askings = []
            for _ in range(ASKINGS):
                page.goto(base)
                page.locator("#q").fill(question)
                askings.append(page.evaluate(FIRST_SENTENCE))
            waited.append(min(askings))
        page.close()
    assert median(waited) < 300, waited
