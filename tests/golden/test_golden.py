"""The golden questions over the starter corpus, with the real parts."""

import json
from pathlib import Path
from typing import Any

import pytest

from api import __main__ as program
from api.console import Exit

HERE = Path(__file__).parent
QUESTIONS = HERE / "questions.jsonl"
EVERYDAY = HERE / "everyday" / "questions.jsonl"
FLOOR_ANSWERED, FLOOR_DECLINED = 0.90, 0.95


def evaluated(questions: Path, data: Path, capsys: pytest.CaptureFixture[str]) -> dict[str, Any]:
    """Ask all questions; none may be lost that the last accepted run had right."""
    code = program.main(
        ["evaluate", "--questions", str(questions), "--data-dir", str(data), "--json"]
    )
    result: dict[str, Any] = json.loads(capsys.readouterr().out)
    assert (code, result["lost"]) == (Exit.DONE, [])
    return result


@pytest.mark.no_cover  # its many questions say nothing new of the lines
def test_nothing_is_lost_that_was_right_before(
    starter_data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Every question that the last accepted run answered or declined rightly still is."""
    result = evaluated(QUESTIONS, starter_data, capsys)
    assert result["answered"] >= FLOOR_ANSWERED * result["answerable"]
    assert result["declined"] >= FLOOR_DECLINED * result["unanswerable"]
    assert result["wrong"] == 0


@pytest.mark.no_cover
def test_nothing_is_lost_of_questions_as_people_first_type_them(
    starter_data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """They have no floor: they tell how far the golden ones flatter."""
    assert evaluated(EVERYDAY, starter_data, capsys)["wrong"] == 0


def test_the_questions_are_many_and_of_all_kinds() -> None:
    """At least 250, of them at least 80 to be declined, in three ways of typing; ids are unique."""
    lines = [json.loads(line) for line in QUESTIONS.read_text("utf-8").splitlines()]
    assert len(lines) >= 250
    assert sum(not line["answerable"] for line in lines) >= 80
    assert {line["lang"] for line in lines} == {"vi", "vi-ascii", "en"}
    assert len({line["id"] for line in lines}) == len(lines)
