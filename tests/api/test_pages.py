"""The pages, as they come without scripts."""

import html
import re
from dataclasses import replace
from itertools import chain
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from api.app import create_app
from api.document_pages import web_address
from api.examples import EXAMPLES
from api.pages import STATIC
from api.settings import read_settings
from api.wiring import open_parts
from assistant.answer import Reason
from assistant.understood import Understood
from tests.api.fakes_parts import PARTIAL, QUOTE, START, FakeParts, declined

MARKUP = "<script>alert(1)</script>"
CITED = f"/documents/con-dau?language=vi&start={START}&end={START + len(QUOTE)}"


def test_the_empty_page_offers_questions(client: TestClient) -> None:
    """Vietnamese first, with examples to click and a way to English."""
    page = client.get("/").text
    assert '<html lang="vi">' in page
    assert page.count("data-example") == 15
    assert 'href="/?lang=en"' in page
    assert '<html lang="en">' in client.get("/?lang=en").text


def test_asking_works_as_a_plain_form(client: TestClient) -> None:
    """The answer stands in the page with its marks, its sources and the quotation."""
    page = client.get("/", params={"q": "Con dấu cũ?", "lang": "vi"}).text
    assert QUOTE in html.unescape(page)
    assert "[1]</a>" in page
    assert f"start={START}&amp;end={START + len(QUOTE)}&amp;lang=vi#cited" in page
    assert "Bản tóm tắt quy định" in page
    assert "Chưa rõ hiệu lực" in page


@pytest.mark.parametrize(
    "reason", ["no_evidence", "subject_absent", "out_of_scope", "not_permitted"]
)
def test_a_declined_question_is_told_in_words(
    client: TestClient, parts: FakeParts, reason: Reason
) -> None:
    """Each reason in its own words, in both languages, with the nearest passages to open."""
    parts.assistant.answer = declined(reason)
    for lang in ("vi", "en"):
        page = client.get("/", params={"q": "Con dấu cũ?", "lang": lang}).text
        assert 'class="declined"' in page
        assert reason not in re.sub(r'data-words="[^"]*"', "", page)
        assert "locator=%C4%90i%E1%BB%81u+5+kho%E1%BA%A3n+2" in page


def test_a_partial_answer_says_so(client: TestClient, parts: FakeParts) -> None:
    """It is not shown as if it were whole."""
    parts.assistant.answer = PARTIAL
    assert '<p class="partial">' in client.get("/", params={"q": "Con dấu cũ?"}).text


def test_markup_is_text_everywhere(client: TestClient) -> None:
    """A question, a title or a quotation with markup in it shows the markup and runs nothing."""
    asked = client.get("/", params={"q": MARKUP}).text
    for page in (asked, client.get(CITED).text, client.get("/documents").text):
        assert MARKUP not in page
        assert "<b>mới</b>" not in page
        assert not re.search(r"<script(?! type=\"module\" src=\"/static/)", page)
    assert html.escape(MARKUP) in asked


def test_a_question_that_is_too_long_gets_a_page(client: TestClient) -> None:
    """The page says what to do, and is still the page."""
    page = client.get("/", params={"q": "a" * 10_000})
    assert page.status_code == 200
    assert 'class="problem"' in page.text
    assert "10,000" in page.text


def test_a_document_page_marks_the_cited_words(client: TestClient) -> None:
    """Title, number, validity, rank and structure stand around the marked words."""
    page = client.get(CITED).text
    marked = re.findall(r"<mark[^>]*>(.*?)</mark>", page)
    assert [html.unescape(words) for words in marked] == [QUOTE]
    for told in ("99/2016/NĐ-CP", "Chưa rõ hiệu lực", "Bản tóm tắt quy định", "Điều 5. Con dấu"):
        assert told in page


def test_a_passage_can_be_named_by_its_locator(client: TestClient) -> None:
    """The nearest passages have a locator and no offsets; one that is not there marks nothing."""
    page = client.get("/documents/con-dau", params={"locator": "Điều 5 khoản 2"}).text
    assert re.findall(r"<mark[^>]*>(.*?)</mark>", page) == ["Ý hai."]
    for nowhere in ("locator=Điều 9", "start=5&end=4", "start=1&end=99999"):
        answer = client.get(f"/documents/con-dau?{nowhere}")
        assert answer.status_code == 200
        assert "<mark" not in answer.text


@pytest.mark.parametrize("path", ["/nothing", "/documents/nothing", "/?as_of=yesterday"])
def test_a_failure_is_a_page_for_people(client: TestClient, path: str) -> None:
    """It says what happened and leads back."""
    answer = client.get(path)
    assert answer.status_code in {404, 422}
    assert answer.headers["content-type"].startswith("text/html")
    assert 'href="/?lang=vi"' in answer.text


@pytest.mark.parametrize(
    ("url", "may"),
    [
        ("https://a.vn/x", True),
        ("http://a.vn", True),
        ("javascript:alert(1)", False),
        (None, False),
    ],
)
def test_only_addresses_of_the_web_become_links(url: str | None, may: bool) -> None:
    """A document can name any text as its source."""
    assert web_address(url) is may


def test_the_first_load_is_small(client: TestClient) -> None:
    """The page with all it needs stays under 100 KB even uncompressed."""
    files = sum(path.stat().st_size for path in STATIC.iterdir())
    assert len(client.get("/").content) + files < 100_000


def test_every_citation_opens_at_its_words(starter_data: Path) -> None:
    """On the real documents: the address of a citation marks the quotation, word for word.

    Every question that the empty page offers is answered.
    """
    parts = open_parts(read_settings(starter_data))
    with TestClient(create_app(parts), base_url="http://127.0.0.1:8000") as client:
        for question in chain(*EXAMPLES["vi"].values(), *EXAMPLES["en"].values()):
            answer = parts.assistant.ask(question)
            assert answer.sentences, question
            for citation in answer.citations:
                page = client.get(citation.url).text
                marked = re.findall(r"<mark[^>]*>(.*?)</mark>", page, re.DOTALL)
                words = html.unescape("\n".join(marked)).split()
                assert words == citation.quote.split(), citation.url
    parts.library.close()


def test_the_page_tells_what_the_question_was_read_as(client: TestClient, parts: FakeParts) -> None:
    """Places, terms and acts, in words; nothing is said where nothing was recognised."""
    parts.assistant.answer = replace(
        PARTIAL, understood=Understood(("figure",), ("Hạ Long",), ("Biên chế",), ("178/2024/ND",))
    )
    page = html.unescape(client.get("/", params={"q": "Con dấu?"}).text)
    read = " ".join(re.sub(r"<[^>]+>", "", page).split())
    assert "Hiểu là hỏi về: Hạ Long Biên chế 178/2024/ND" in read
    spelt = Understood(("statement",), spelt=("Quang", "merged"))
    parts.assistant.answer = replace(PARTIAL, understood=spelt)
    page = html.unescape(client.get("/", params={"q": "Qunag?"}).text)
    read = " ".join(re.sub(r"<[^>]+>", "", page).split())
    assert "Chính tả hiểu là: Quang merged" in read
    parts.assistant.answer = replace(PARTIAL, understood=Understood(("statement",)))
    assert "Hiểu là hỏi về: " not in html.unescape(client.get("/", params={"q": "Con dấu?"}).text)
