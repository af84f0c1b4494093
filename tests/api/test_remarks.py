"""Sources that differ are told of wherever an answer is shown, with the rank and date of each."""

import pytest
from fastapi.testclient import TestClient

from api.openai import written
from api.remarks import remarks
from api.schemas import AnswerOut
from api.terminal import answer as lines
from tests.api.browsing import QUESTION, Desk
from tests.api.fakes_parts import ANSWERED, CONFLICTING, FakeParts

TOLD = "[1] Báo cáo, 20/12/2018; [2] Báo chí."


def test_an_answer_without_remarks_has_none() -> None:
    """A whole answer whose sources agree needs no word beside it."""
    assert list(remarks(ANSWERED)) == []


def test_a_conflict_is_told_on_the_terminal_and_to_other_programs() -> None:
    """The same line, and as data: the number of the citation, its rank and its date."""
    assert TOLD in " ".join(lines(CONFLICTING))
    assert TOLD in written(CONFLICTING)
    (conflict,) = AnswerOut.of(CONFLICTING).conflicts
    assert [(told.citation, told.rank, str(told.dated)) for told in conflict] == [
        (1, "report", "2018-12-20"),
        (2, "press", "None"),
    ]


def test_a_conflict_comes_back_from_what_was_kept() -> None:
    """An answer that was sent tells it when it is shown again."""
    sent = AnswerOut.of(CONFLICTING)
    assert sent.told() == CONFLICTING
    assert "conflicts" not in AnswerOut.of(ANSWERED).model_dump()


def test_a_conflict_stands_on_the_page(client: TestClient, parts: FakeParts) -> None:
    """Without scripts too."""
    parts.assistant.answer = CONFLICTING
    shown = " ".join(client.get("/", params={"q": QUESTION}).text.split())
    assert TOLD in shown


@pytest.mark.browser
def test_a_conflict_stands_under_the_answer_that_streams_in(desk: Desk) -> None:
    """In the same words as on the page that the server makes."""
    desk.parts.assistant.answer = CONFLICTING
    desk.ask()
    assert TOLD in desk.page.locator(".conflict").inner_text()
