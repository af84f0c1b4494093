"""Precedents: a source in every cell, nothing invented, found whole, by old and new names."""

from dataclasses import replace
from datetime import date

import pytest

from api.wiring import RealParts
from assistant.aftermath import Aftermath
from assistant.cells import CellReader
from assistant.comparison import compared
from assistant.precedents import Column, Precedent, Precedents, Value, Wish, facets
from corpus.document import LANGUAGES, Language
from corpus.mentions import Names
from index.stored import DocumentRow, StoredDocument
from tests.assistant.prose_reports import REPORTS
from tests.assistant.read_library import ReadLibrary

NAMES = Names.starter()
TODAY = date(2026, 1, 15)
FRONT_MATTER: tuple[Column, ...] = (
    "level", "model", "status", "date", "result", "staff_before", "staff_after",
    "focal_points_cut", "units_before", "units_after", "legal_basis", "place", "bodies",
)  # fmt: skip


def stated(row: Precedent, column: Column) -> Value | None:
    """Return what the front matter says, `None` where it says nothing or does not know."""
    about = row.metadata
    known: dict[str, object] = {
        **about.facts, "level": (about.levels or (None,))[0], "status": about.status,
        "place": about.places, "bodies": about.bodies,
    }  # fmt: skip
    value = known.get(column)
    if value in (None, (), [], "unknown"):
        return None
    return tuple(value) if isinstance(value, list) else value  # type: ignore[return-value]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_starter_precedents_are_told_as_their_front_matter_has_them(
    parts: RealParts, language: Language
) -> None:
    """Nothing is invented; nine in ten of what is stated there have a place in the text."""
    rows = [row for row in parts.precedents.table(language) if row.metadata.kind == "precedent"]
    assert len(rows) == 45
    told = [(row, column, row.cells.get(column)) for row in rows for column in FRONT_MATTER]
    wrong = [
        (row.id, column, cell.value) for row, column, cell in told
        if cell is not None and cell.value != stated(row, column)
    ]  # fmt: skip
    assert wrong == []
    gold = [(row, column, cell) for row, column, cell in told if stated(row, column) is not None]
    assert sum(cell is not None for *_, cell in gold) >= 0.95 * len(gold)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_cell_stands_where_it_says(parts: RealParts, language: Language) -> None:
    """Its quotation is the text of its version, to the letter."""
    for row in parts.precedents.table(language):
        for cell in row.cells.values():
            for each in (cell, *cell.others):
                cited = each.citation
                stored = parts.library.document(cited.document_id, cited.language, cited.version)
                assert stored is not None
                assert stored.text[cited.start : cited.end] == cited.quote != ""


@pytest.mark.parametrize("language", LANGUAGES)
def test_staff_figures_stand_in_what_they_cite(parts: RealParts, language: Language) -> None:
    """However the text writes thousands."""
    for row in parts.precedents.table(language):
        for column in ("staff_before", "staff_after"):
            cell = row.cells.get(column)
            if cell:
                assert str(cell.value) in cell.citation.quote.replace(".", "").replace(",", "")


def row_of(text: str) -> Precedent:
    """Read a report in prose as a row."""
    library = ReadLibrary.of([text])
    (listed,) = library.documents()
    stored = library.document(listed.metadata.id)
    assert stored is not None
    return Precedent(listed.metadata, CellReader(NAMES, lambda _: "unknown")(stored))


def test_reports_in_prose_are_read() -> None:
    """Nine in ten of what fifteen reports tell, and nothing that they do not."""
    rows = [(row_of(text), told) for text, told in REPORTS]
    pairs = [
        (column, value, row.cells.get(column)) for row, told in rows
        for column, value in told.items()
    ]  # fmt: skip
    right = [each for each in pairs if each[2] is not None and each[2].value == each[1]]
    wrong = [(c, v, cell.value) for c, v, cell in pairs if cell is not None and cell.value != v]
    assert wrong == []
    assert len(right) >= 0.9 * len(pairs)
    figures = {"staff_before", "staff_after", "units_before", "units_after", "focal_points_cut"}
    invented = [
        (row.id, column) for row, told in rows for column in row.cells
        if column in figures and column not in told
    ]  # fmt: skip
    assert invented == []


def test_two_figures_that_differ_are_both_told() -> None:
    """None is chosen for the reader."""
    (text,) = (text for text, _ in REPORTS if text.startswith("Cẩm Phả"))
    cell = row_of(text).cells["staff_before"]
    assert (cell.value, [other.value for other in cell.others]) == (26, [27])


def test_a_plan_is_not_told_as_done() -> None:
    """What is meant to be has no status."""
    row = row_of("Kế hoạch\n\nHạ Long dự kiến hợp nhất Ban Dân vận với Ban Tuyên giáo.\n")
    assert "status" not in row.cells


@pytest.mark.parametrize(
    ("wish", "ids"),
    [
        (
            Wish(place="Hoành Bồ"),
            {"ha-long-hoanh-bo-unit-merger-2019", "hoanh-bo-inspection-inspectorate-2018"},
        ),
        (Wish(place="lao cai"), {"lao-cai-transport-construction-2018", "yen-bai-offices-2019"}),
        (
            Wish(status="reversed"),
            {"bac-lieu-super-departments-2018", "lao-cai-transport-construction-2018"},
        ),
        (Wish(place="Sao Hỏa"), set()),
        (Wish(text="xe buýt tĩnh không"), set()),
    ],
    ids=["a former district", "typed plainly, with what it took in", "status", "nowhere", "words"],
)
def test_all_that_meet_a_wish_are_found(parts: RealParts, wish: Wish, ids: set[str]) -> None:
    """A complete list, not the top of one."""
    assert {row.id for row in parts.precedents.find(wish, "vi")} == ids


def test_a_place_holds_all_under_it(parts: RealParts) -> None:
    """Quảng Ninh's list holds Hạ Long's and Hoành Bồ's, under old names too."""
    found = {row.id for row in parts.precedents.find(Wish(place="Quảng Ninh"), "vi")}
    assert {
        "ha-long-organization-internal-affairs-2018", "hoanh-bo-inspection-inspectorate-2018",
        "quang-ninh-two-tier-2025", "dam-ha-binh-lieu-mergers-2018",
    } <= found  # fmt: skip
    assert "bac-lieu-super-departments-2018" not in found


def test_a_body_is_found_by_its_name_in_the_other_language(parts: RealParts) -> None:
    """ "Home Affairs Division" is Phòng Nội vụ."""
    found = {row.id for row in parts.precedents.find(Wish(body="Home Affairs Division"), "vi")}
    assert "ha-long-organization-internal-affairs-2018" in found


def test_facets_count_every_row(parts: RealParts) -> None:
    """Levels add up to the rows."""
    rows = parts.precedents.table("vi")
    assert sum(facets(rows)["level"].values()) == len(rows)


def test_later_fate_is_told_with_the_rule(parts: RealParts) -> None:
    """The district level ended by law; what was undone says so itself; later mergers are named."""
    rows = {row.id: row for row in parts.precedents.table("vi")}
    law = rows["duc-tho-three-mergers-2018"].cells["later"]
    assert law.citation.document_id == "72-2025-qh15"
    undone = rows["bac-lieu-super-departments-2018"].cells["later"]
    assert "tách lại" in undone.text
    assert [other.citation.document_id for other in undone.others] == ["ca-mau-bac-lieu-2025"]
    assert "later" not in rows["finance-planning-ministries-2025"].cells


def test_changes_are_shown_calculations(parts: RealParts) -> None:
    """Only where both ends are stated."""
    ids = ("ha-long-organization-internal-affairs-2018", "hoanh-bo-inspection-inspectorate-2018")
    table = {row.id: row for row in parts.precedents.table("vi")}
    side_by_side = compared([table[each] for each in ids])
    assert [each.calculation for each in side_by_side.changes] == [
        "15 - 20 = -5; -5 / 20 = -25.0 %",
        "1 - 2 = -1; -1 / 2 = -50.0 %",
        "1 - 2 = -1; -1 / 2 = -50.0 %",
    ]
    assert "staff_before" in side_by_side.differing
    assert "level" not in side_by_side.differing


def test_a_report_without_a_merger_is_no_precedent() -> None:
    """It stays out of the table."""
    library = ReadLibrary.of(text for text, _ in REPORTS)
    later = Aftermath(library, NAMES, lambda _: "unknown")
    table = Precedents(library, CellReader(NAMES, lambda _: "unknown"), later, NAMES, lambda: TODAY)
    assert (
        len(table.table("vi")) == sum(bool(told.get("bodies")) for _, told in REPORTS) + 1
    )  # and one of no gold body


def test_what_was_corrected_is_told_at_once() -> None:
    """The text is the same, what is known of it is not."""
    library = ReadLibrary.of([REPORTS[0][0]])
    later = Aftermath(library, NAMES, lambda _: "unknown")
    reader = CellReader(NAMES, lambda _: "unknown")
    shelves = [library]

    class Corrected:
        """A library whose owner may correct it."""

        def documents(self) -> list[DocumentRow]:
            """Return what is held now."""
            return shelves[-1].documents()

        def document(self, document_id: str, language: str | None = None) -> StoredDocument | None:
            """Return what is held now."""
            return shelves[-1].document(document_id, language)

    table = Precedents(Corrected(), reader, later, NAMES, lambda: TODAY)
    assert table.table("vi")[0].text("level") == "district"
    (held,) = library.held
    shelves.append(
        ReadLibrary((replace(held, metadata=replace(held.metadata, levels=("commune",))),))
    )
    assert table.table("vi")[0].text("level") == "commune"
