"""What held on a date, by what other documents say."""

from datetime import date

import pytest

from corpus.document import Metadata, Relation, RelationKind, Validity
from corpus.rules_web import Web

OLD = Metadata(id="12-2015-nd-cp", language="vi", title="Cũ", number="12/2015/NĐ-CP",
               kind="regulation", in_force=date(2015, 5, 1))  # fmt: skip
DAY = date(2020, 1, 1)
BEFORE, AFTER = date(2019, 12, 31), DAY


def new(kind: RelationKind, article: str | None = None, in_force: date | None = DAY) -> Metadata:
    """Return a document that does something to the old one."""
    relation = Relation(kind, "12/2015/NĐ-CP", article)
    return Metadata(id="7-2020-nd-cp", language="vi", title="Mới", kind="regulation",
                    in_force=in_force, relations=(relation,))  # fmt: skip


CASES: dict[str, tuple[Metadata, str, Validity]] = {
    "replaced": (new("replaces"), "", "replaced"),
    "repealed": (new("repeals"), "", "expired"),
    "amended": (new("amends"), "", "in_force"),
    "another article amended": (new("amends", "Điều 5"), "Điều 50", "in_force"),
    "an amended article": (new("amends", "Điều 5"), "Điều 5 khoản 2", "replaced"),
    "an amended clause": (new("amends", "Điều 5 khoản 2"), "Điều 5 khoản 2 điểm a", "replaced"),
    "in English": (new("amends", "Điều 5 khoản 2"), "Article 5 clause 2", "replaced"),
    "beside an amended clause": (new("amends", "Điều 5 khoản 2"), "Điều 5 khoản 1", "in_force"),
    "the act around it": (new("repeals", "Điều 5"), "", "in_force"),
    "based on": (new("based_on"), "", "in_force"),
}


@pytest.mark.parametrize(("change", "locator", "after"), CASES.values(), ids=CASES)
def test_a_change_counts_from_its_day(change: Metadata, locator: str, after: Validity) -> None:
    """Before, everything held."""
    web = Web([OLD, change])
    assert web.validity(OLD, BEFORE, locator) == "in_force"
    assert web.validity(OLD, AFTER, locator) == after


def test_a_change_without_a_day_leaves_validity_unknown() -> None:
    """Nobody may guess it."""
    assert Web([OLD, new("replaces", in_force=None)]).validity(OLD, AFTER) == "unknown"


def test_the_order_of_arrival_does_not_matter() -> None:
    """The replacing document may come first."""
    assert Web([new("replaces"), OLD]).validity(OLD, AFTER) == "replaced"


def test_what_a_document_says_of_itself_stands() -> None:
    """What had ended by itself was not replaced."""
    ended = Metadata(**{**vars(OLD), "expires": date(2018, 1, 1)})
    assert Web([ended, new("replaces")]).validity(ended, AFTER) == "expired"
