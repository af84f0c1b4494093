"""The pages of precedents and briefings, as they come without scripts."""

import html
import re
from pathlib import Path

from starlette.testclient import TestClient

from api import desk
from api.app import create_app
from api.briefing_schemas import BriefingIn
from api.settings import read_settings
from api.wiring import open_parts
from assistant.precedents import Wish
from tests.api.fakes_parts import FakeParts

HERE = "http://127.0.0.1:8000"
MARKUP = re.compile(r"<script>alert|<b>mới")


def test_the_table_links_every_value_to_its_place(client: TestClient) -> None:
    """What is not stated is said to be so; figures stand as before and after."""
    page = client.get("/precedents").text
    assert page.count("/documents/con-dau?language=vi&amp;version=v2") == 6
    assert "nguồn không nêu" in page
    assert "20 → 15 người" in page
    assert not MARKUP.search(page)


def test_the_form_asks_for_what_was_chosen(client: TestClient, parts: FakeParts) -> None:
    """Fields that are left empty mean any; what was typed stands there again, as text."""
    given = {"place": "<b>mới", "level": "district", "model": "", "status": "", "year": ""}
    page = client.get("/precedents", params=given).text
    assert parts.precedents.wishes[-1] == Wish(place="<b>mới", level="district")
    assert 'value="district" selected' in page
    assert not MARKUP.search(page)


def test_a_value_nobody_knows_is_told(client: TestClient) -> None:
    """As a page with the reason."""
    answer = client.get("/precedents", params={"level": "moon"})
    assert (answer.status_code, "<html" in answer.text) == (422, True)


def test_a_case_shows_why_each_is_like_it(client: TestClient) -> None:
    """In the language of the case."""
    page = client.get("/precedents", params={"like": "Huyện hợp nhất Phòng Nội vụ, 22 biên chế"})
    assert "cùng cấp: cấp huyện" in html.unescape(page.text)


def test_precedents_stand_side_by_side(client: TestClient) -> None:
    """What differs is marked, changes are shown calculations, charts are pictures of our own."""
    page = client.get("/precedents/beside", params={"id": ["hop-nhat", "hop-nhat-2"]}).text
    assert page.count('class="differs"') == 1
    assert "15 - 20 = -5; -5 / 20 = -25.0 %" in page
    assert not MARKUP.search(page)
    chart = re.search(r'class="chart" src="([^"]+)"', page)
    assert chart is not None
    drawn = client.get(html.unescape(chart[1]))
    assert (drawn.headers["content-type"], drawn.text[:4]) == ("image/svg+xml", "<svg")
    assert "20" in html.unescape(client.get("/precedents/beside", params={"id": "hop-nhat"}).text)


def test_an_unknown_precedent_is_not_found(client: TestClient) -> None:
    """A page says which."""
    assert client.get("/precedents/beside", params={"id": "no"}).status_code == 404


def test_a_briefing_is_ordered_by_a_form(client: TestClient, parts: FakeParts) -> None:
    """Then shown with its sources, to be taken away, and listed."""
    order = {"topic": "Con dấu <b>mới", "format": "md", "as_of": "", "lang": "vi"}
    page = client.post("/briefings", data=order)
    assert page.status_code == 200
    assert "/file" in page.text
    assert "Điều 5 khoản 1" in page.text
    assert not MARKUP.search(page.text)
    listed = client.get("/briefings").text
    assert "đã xong" in listed
    assert not MARKUP.search(listed)
    parts.library.holds = False
    assert "Nguồn đã thay đổi" in client.get("/briefings").text


def test_an_outline_is_changed_before_the_order(client: TestClient, parts: FakeParts) -> None:
    """Lines are questions; the pack asks those that are left, and keeps the rest of the order."""
    order = {"topic": "Con dấu", "format": "md", "audience": "staff", "lang": "vi"}
    page = client.get("/briefings/outline", params=order).text
    assert '<input type="hidden" name="audience" value="staff">' in page
    assert "Sau hợp nhất, con dấu cũ nộp ở đâu?" in page
    changed = {"part": ["steps", "discussion"], "questions": ["Ai giữ con dấu?\r\n\r\n", ""]}
    client.post("/briefings", data={**order, **changed})
    (pack,) = parts.packs.packs()
    assert (pack.audience, pack.outline) == (
        "staff",
        {"steps": ["Ai giữ con dấu?"], "discussion": []},
    )


def test_an_outline_that_asks_too_much_is_told(client: TestClient) -> None:
    """As a page."""
    changed = {"topic": "Con dấu", "part": ["steps"], "questions": ["Ai?\n" * 40]}
    assert client.post("/briefings", data=changed).status_code == 422


def test_a_briefing_that_is_being_made_is_looked_at_again(
    client: TestClient, parts: FakeParts
) -> None:
    """By the browser, without a script; one that is done is not."""
    pack = desk.ordered(parts, BriefingIn(topic="Con dấu"))
    parts.packs.keep(pack)
    assert 'http-equiv="refresh"' in client.get(f"/briefings/{pack.id}").text
    parts.assistant.failure = RuntimeError("stuck")
    page = client.post("/briefings", data={"topic": "Con dấu"})
    assert "Không lập được" in page.text
    assert 'http-equiv="refresh"' not in page.text


def test_an_order_without_a_topic_is_told(client: TestClient) -> None:
    """As a page."""
    assert client.post("/briefings", data={"topic": " "}).status_code == 422


def test_the_pages_stand_on_the_starter_corpus(starter_data: Path) -> None:
    """All rows, in both languages."""
    parts = open_parts(read_settings(starter_data))
    with TestClient(create_app(parts), base_url=HERE, headers={"Accept": "text/html"}) as client:
        for lang in ("vi", "en"):
            page = client.get("/precedents", params={"lang": lang}).text
            assert page.count('type="checkbox"') == 45
    parts.library.close()


def test_removing_a_source_marks_exactly_the_comparisons_that_used_it(starter_copy: Path) -> None:
    """And the packs that did; the others stand."""
    parts = open_parts(read_settings(starter_copy))
    with TestClient(create_app(parts), base_url=f"{HERE}/api/v1/") as client:
        ids = [row["document_id"] for row in client.get("precedents").json()["rows"]][:4]
        used, other = (
            client.post("precedents/comparisons", json={"ids": pair}).json()["comparison_id"]
            for pair in (ids[:2], ids[2:])
        )
        parts.writer(lambda _: None).remove(ids[0])
        found = client.get("precedents/comparisons").json()["comparisons"]
    marks = {each["comparison_id"]: each["marks"] for each in found}
    assert marks[other] == []
    assert {mark["why"] for mark in marks[used]} == {"removed"}
    assert {mark["citation"]["document_id"] for mark in marks[used]} == {ids[0]}
