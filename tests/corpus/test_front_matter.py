"""Front matter: what it may say, and what is refused with a line that names key and value."""

from datetime import date
from textwrap import dedent

import pytest

from corpus.document import Metadata, Relation, Source
from corpus.errors import InvalidMetadata
from tests.corpus.papers import document, loaded

BODY = "# Tiêu đề của bài\n\nHạ Long có 15 người sau khi hợp nhất."
FULL = dedent("""\
    id: 178-2024-nd-cp
    kind: regulation
    language: vi
    title: 'Nghị định 178/2024/NĐ-CP:  chính sách'
    number: 178/2024/NĐ-CP
    issuer: Chính phủ
    issued: 2024-12-31
    in_force: '2025-01-01'
    expires: null
    status: amended
    amends: [29/2023/NĐ-CP]
    replaced_by: 67/2025/NĐ-CP
    level: [central, province]
    agencies:
    - Chính phủ
    - Bộ Nội vụ
    topics: [staffing]
    sources:
    - title: Chính sách mới
      publisher: Báo
      url: https://example.vn/a
      published: 2025-02-06
    unverified: [Điều 13]
    access: internal
    """)


FILED = (
    "title", "kind", "number", "issuer", "issued", "in_force", "status", "topics", "sources",
    "unverified", "access", "relations", "levels", "bodies",
)  # fmt: skip


def described(front: str, name: str = "paper.md") -> Metadata:
    """Return the metadata of a document with this front matter."""
    return document(f"---\n{front}\n---\n\n{BODY}\n", name).metadata


def test_front_matter_is_typed() -> None:
    """Each field arrives as what it is: a day, a choice, a row of names."""
    assert described(FULL) == Metadata(
        id="178-2024-nd-cp",
        language="vi",
        title="Nghị định 178/2024/NĐ-CP: chính sách",
        kind="regulation",
        number="178/2024/NĐ-CP",
        issuer="Chính phủ",
        issued=date(2024, 12, 31),
        in_force=date(2025, 1, 1),
        status="amended",
        relations=(
            Relation("amends", "29/2023/NĐ-CP"),
            Relation("replaced_by", "67/2025/NĐ-CP"),
        ),
        levels=("central", "province"),
        bodies=("Chính phủ", "Bộ Nội vụ"),
        topics=("staffing",),
        sources=(Source("Chính sách mới", "Báo", "https://example.vn/a", "2025-02-06"),),
        unverified=("Điều 13",),
        access="internal",
        origins=dict.fromkeys(FILED, "front_matter"),
    )


def test_precedents_keep_their_facts() -> None:
    """Figures stay figures, days and names stay as written, absence stays absence."""
    facts = described(
        "kind: precedent\nstaff_before: 20\nstaff_after: null\nmodel: merged-agency\n"
        "date: 2018-03\nlegal_basis: [18-NQ/TW]\nmood: good"
    ).facts
    assert facts == {
        "model": "merged-agency",
        "date": "2018-03",
        "staff_before": 20,
        "staff_after": None,
        "legal_basis": ("18-NQ/TW",),
    }


def test_a_level_may_be_a_word_or_a_list() -> None:
    """One name needs no brackets."""
    assert described("level: district").levels == described("level: [district]").levels
    assert described("level: district").levels == ("district",)


def test_places_and_merged_bodies_of_a_precedent() -> None:
    """Precedents name places and bodies under their own keys."""
    told = described("locality: [Hạ Long, Quảng Ninh]\nmerged: [Ban Tổ chức, Phòng Nội vụ]")
    assert told.places == ("Hạ Long", "Quảng Ninh")
    assert told.bodies == ("Ban Tổ chức", "Phòng Nội vụ")


def test_what_is_left_out_is_taken_from_the_text() -> None:
    """Title, language and id come from the text and the file's name."""
    told = described("topics: [staffing]", "ha-long 2018.md")
    assert (told.id, told.language, told.title) == ("ha-long-2018", "vi", "Tiêu đề của bài")


def test_the_number_serves_as_id() -> None:
    """A document with an official number is known by it."""
    assert described("number: 178/2024/NĐ-CP").id == "178-2024-nd-cp"


def test_front_matter_is_no_text() -> None:
    """Nobody quotes the front matter."""
    paper = document(f"---\n{FULL}---\n{BODY}\n", "paper.md")
    assert "issuer" not in paper.text
    assert paper.text.startswith("Tiêu đề của bài")


def test_markdown_needs_no_front_matter() -> None:
    """A text without it is read as it stands."""
    assert loaded(BODY, "paper.md").front_matter is None


@pytest.mark.parametrize("newline", ["\n", "\r\n"], ids=["LF", "CRLF"])
def test_line_breaks_do_not_hide_front_matter(newline: str) -> None:
    """Front matter written on Windows is front matter."""
    text = f"---\nid: a\n---\n{BODY}\n".replace("\n", newline)
    assert loaded(b"\xef\xbb\xbf" + text.encode(), "paper.md").front_matter == {"id": "a"}


# What stands in the front matter, and what the message must name.
REFUSED = {
    "a day that does not exist": ("in_force: 2025-02-30", ("in_force", "2025-02-30")),
    "a day in words": ("issued: hôm qua", ("issued", "hôm qua")),
    "a day the other way round": ("issued: 31/12/2024", ("issued", "31/12/2024")),
    "the end before the beginning": (
        "in_force: 2025-01-01\nexpires: 2024-12-31",
        ("expires", "2024-12-31", "2025-01-01"),
    ),
    "unknown kind": ("kind: novel", ("kind", "'novel'", "regulation, precedent")),
    "unknown language": ("language: fr", ("language", "'fr'", "vi, en")),
    "two titles": ("title: [a, b]", ("title", "one value")),
    "levels with names inside": ("level: {a: b}", ("level", "list")),
    "broken YAML": ("title: 'open", ("cannot be read",)),
    "a tab": ("title:\n\t- a", ("cannot be read",)),
    "a list": ("- a\n- b", ("key: value",)),
    "a sentence": ("only a sentence", ("key: value",)),
    "a value without meaning": ("staff_before: !!int many", ("cannot be read",)),
    "an object of another program": ("id: !!python/name:os.system", ("cannot be read",)),
}


@pytest.mark.parametrize(("front", "named"), REFUSED.values(), ids=REFUSED.keys())
def test_impossible_front_matter_is_refused(front: str, named: tuple[str, ...]) -> None:
    """One line names the file, the key and the value, and says to correct it."""
    with pytest.raises(InvalidMetadata) as caught:
        described(front)
    message = str(caught.value)
    assert message.startswith("paper.md: ")
    assert "\n" not in message
    assert "correct it" in message
    assert [word for word in named if word not in message] == []


def test_front_matter_must_be_closed() -> None:
    """Otherwise the whole text would be taken for it."""
    with pytest.raises(InvalidMetadata, match=r"^paper.md: .*not closed: add a line '---'"):
        document(f"---\nid: a\n\n{BODY}\n", "paper.md")


def test_a_plain_text_may_open_with_a_line() -> None:
    """Only Markdown has front matter."""
    assert "Hạ Long" in document("---\nHạ Long có 15 người.\n", "paper.txt").text


def test_aliases_cannot_fill_the_memory() -> None:
    """A few lines of YAML that stand for millions of values are refused."""
    nested = "\n".join(
        f"x{n}: &x{n} [{', '.join([f'*x{n - 1}'] * 9)}]" if n else "x0: &x0 [a, b]"
        for n in range(9)
    )
    with pytest.raises(InvalidMetadata) as caught:
        described(f"{nested}\ntopics: *x8")
    assert len(str(caught.value)) < 500
