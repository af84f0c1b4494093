"""What the reports of a place tell: from the sections the table rests on, each with its place."""

from pathlib import Path

import pytest

from api.settings import read_settings
from api.wiring import RealParts, open_parts
from assistant.reported import ROOM, SPLIT
from tests.assistant.injected import ORDERS

BAC_LIEU, LAO_CAI = "bac-lieu-super-departments-2018", "lao-cai-transport-construction-2018"


@pytest.mark.parametrize(
    ("question", "document", "words"),
    [
        ("Vì sao Bạc Liêu phải tách lại sở?", BAC_LIEU, "ít liên quan"),
        ("Vì sao Bạc Liêu phải tách hai siêu sở?", BAC_LIEU, "ít liên quan"),
        ("Why did Lao Cai split the department again?", LAO_CAI, "never defined"),
        ("bac lieu gap kho khan gi", BAC_LIEU, "ít liên quan"),
        ("What difficulties did Hai Phong meet?", "hai-phong-hai-duong-2025", "digital signatures"),
        ("Bài học từ Hạ Long?", "ha-long-organization-internal-affairs-2018", "quy chế hoạt động"),
        ("What lessons did Lao Cai learn from merging transport?", LAO_CAI, "central decree"),
    ],
)
def test_what_a_place_met_and_learnt_is_told_by_its_reports(
    parts: RealParts, question: str, document: str, words: str
) -> None:
    """In their own words, a sentence of each in turn, each with its place."""
    answer = parts.assistant.ask(question)
    assert document in {cited.document_id for cited in answer.citations}
    assert words in answer.text
    assert len(answer.text.split()) <= ROOM
    assert all(cited.quote for cited in answer.citations)


def test_a_question_about_more_than_that_is_left_to_the_other_writer(parts: RealParts) -> None:
    """Who asks about seals gets seals, or nothing."""
    answer = parts.assistant.ask("Bài học từ Hạ Long về nuôi tôm hùm?")
    assert answer.outcome == "declined" or "tôm" in answer.text


@pytest.mark.parametrize(
    ("question", "documents", "words"),
    [
        ("duc tho ha tinh sap nhap nhung co quan nao", {"duc-tho-three-mergers-2018"}, "thanh tra"),
        ("Bạc Liêu đã sáp nhập những sở nào?", {BAC_LIEU}, "khoa học và công nghệ"),
        ("Which agencies did Yen Bai merge?", {"yen-bai-offices-2019"}, "people's council"),
        ("What did Binh Lieu merge?", {"dam-ha-binh-lieu-mergers-2018"}, "both pairs"),
    ],
    ids=["with its province", "whole", "in English", "beside another"],
)
def test_the_bodies_that_a_place_merged_are_told(
    parts: RealParts, question: str, documents: set[str], words: str
) -> None:
    """By the sentences that name them, none about another place."""
    answer = parts.assistant.ask(question)
    assert {cited.document_id for cited in answer.citations} == documents
    assert words in answer.text.lower()
    assert "Dam Ha, 11 April" not in answer.text


def test_bodies_are_told_of_the_level_that_is_asked_for(parts: RealParts) -> None:
    """What the province merged is no answer about its districts."""
    answer = parts.assistant.ask("Quảng Ninh hợp nhất những cơ quan nào ở cấp huyện?")
    assert "Cơ quan Tổ chức - Nội vụ" in answer.text
    assert "quang-ninh-departments-2025" not in {c.document_id for c in answer.citations}


REPORT = """---
id: mong-cai-two-bodies
kind: precedent
language: en
title: 'Mong Cai: two bodies became one'
locality: [Móng Cái, Quảng Ninh]
merged: [Organisation Board of Mong Cai, Division of Home Affairs of Mong Cai]
status: completed
---

# Mong Cai: two bodies became one

## What was merged
The Organisation Board became one agency with the Division of Home Affairs.

## Lessons
Settle the rules of work first. %s
"""


def test_an_order_in_a_report_is_never_said(tmp_path: Path) -> None:
    """What a place learnt is told without it."""
    report = tmp_path / "mong-cai.en.md"
    report.write_text(REPORT % ORDERS[0], "utf-8")
    parts = open_parts(read_settings(tmp_path / "data"))
    parts.decline_starter()
    parts.writer(lambda _: None).ingest([report])
    answer = parts.assistant.ask("What lessons did Mong Cai draw?")
    parts.library.close()
    assert answer.text == "Settle the rules of work first."


def test_why_figures_were_taken_apart_is_another_question() -> None:
    """Bodies are split, and so are other things."""
    assert SPLIT.search("vi sao bac lieu tach hai sieu so")
    assert SPLIT.search("why did lao cai split its department")
    assert not SPLIT.search("vi sao bac lieu tach so lieu theo xa")
    assert not SPLIT.search("why did lao cai split the budget")
