"""A locality's own case finds the precedents that a specialist would name."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from api.settings import read_settings
from api.wiring import RealParts, open_parts
from assistant.likeness import Like, case_of, like
from corpus.mentions import Names

CASES = Path(__file__).parents[1] / "golden" / "likeness.jsonl"
NAMES = Names.starter()
FIRST = 3


@pytest.fixture(scope="module")
def parts(starter_data: Path) -> Iterator[RealParts]:
    """The real parts on the starter corpus."""
    parts = open_parts(read_settings(starter_data))
    yield parts
    parts.library.close()


def likest(parts: RealParts, text: str) -> list[Like]:
    """Return the precedents that are like a case, the likest first."""
    case = case_of(text, NAMES)
    return like(case, parts.precedents.table(case.language), NAMES)


def test_one_of_the_first_three_is_as_a_specialist_would_have_it(parts: RealParts) -> None:
    """In 29 of 30 described cases."""
    cases = [json.loads(line) for line in CASES.read_text("utf-8").splitlines()]
    assert len(cases) == 30
    missed = [
        case["id"]
        for case in cases
        if not {each.precedent.id for each in likest(parts, case["text"])[:FIRST]} & {*case["like"]}
    ]
    assert len(missed) <= 1, missed


def test_a_case_is_read(parts: RealParts) -> None:
    """Level, bodies, staff and concerns, from the locality's words."""
    case = case_of("Huyện hợp nhất Phòng Nội vụ, có 22 biên chế, lo con dấu", NAMES)
    assert (case.level, case.staff, case.model) == ("district", 22, "merged-agency")
    assert [term.id for term in case.bodies] == ["home-affairs-division"]
    assert [term.id for term in case.concerns] == ["seal"]


def test_reasons_are_spelled_out_in_the_language_of_the_case(parts: RealParts) -> None:
    """Same bodies, same level, staff of like size."""
    text = "Our district merges the Home Affairs Division, with 22 staff"
    by_id = {each.precedent.id: each.reasons for each in likest(parts, text)}
    reasons = by_id["ha-long-organization-internal-affairs-2018"]
    assert "same level: district" in reasons
    assert "staff of like size: 20 → 15" in reasons


def test_not_all_are_of_one_province(parts: RealParts) -> None:
    """However many of Quảng Ninh's are like it."""
    found = likest(parts, "Huyện hợp nhất Ban Tổ chức Huyện ủy với Phòng Nội vụ")
    provinces = {each.precedent.metadata.places[-1] for each in found[:5]}
    assert len(provinces) >= 2
