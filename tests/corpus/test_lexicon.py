"""Known names in a text: terms of the field and places, as people write and type them."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.errors import VocabularyError
from corpus.lexicon import Lexicon
from corpus.places import Gazetteer
from corpus.terms import Glossary
from corpus.vietnamese import fold

NAMES = [
    ("Hoành Bồ", "hoanh-bo"),
    ("Hòa Bình", "hoa-binh"),
    ("Điện Biên", "dien-bien"),
    ("Huế", "hue"),
    ("Hue", "hue"),
    ("TP Hồ Chí Minh", "hcm"),
    ("Ho Chi Minh City", "hcm"),
    ("Sở", "department"),
    ("TU", "committee"),
    ("UBND", "people"),
    ("Ban Tổ chức", "organisation"),
    ("Ban Tổ chức Tỉnh ủy", "organisation-province"),
]

FOUND = {
    "as written": ("Huyện Hoành Bồ sáp nhập", ["Hoành Bồ"]),
    "without accents": ("huyen hoanh bo", ["hoanh bo"]),
    "with half of the accents": ("Hoành Bô và Hoanh Bồ", ["Hoành Bô", "Hoanh Bồ"]),
    "old and new tone placement": ("Hoà Bình, Hòa Bình", ["Hoà Bình", "Hòa Bình"]),
    "d for đ": ("Dien Bien, Diện Biên", ["Dien Bien", "Diện Biên"]),
    "in capitals": ("HOÀNH BỒ", ["HOÀNH BỒ"]),
    "English with accents": ("Hồ Chí Minh City", ["Hồ Chí Minh City"]),
    "behind an abbreviation": ("TP. Hồ Chí Minh", ["TP. Hồ Chí Minh"]),
    "the longest": ("Ban Tổ chức Tỉnh ủy", ["Ban Tổ chức Tỉnh ủy"]),
    "the longest that is there": ("Ban tổ chức tỉnh", ["Ban tổ chức"]),
    "abbreviation typed small": ("ubnd tỉnh", ["ubnd"]),
    "short abbreviation in capitals": ("theo TU", ["TU"]),
    "short abbreviation is a word": ("tu nam 2018, từ năm 2018", []),
    "number is no department": ("số người", []),
    "a word typed among accents": ("Hạ Long bố trí phòng ở so với Huế, sở ở đâu?", ["Huế", "sở"]),
    "a name without accents among them": ("Thành phố Hue ở đâu?", ["Hue"]),
    "another word": ("diễn biến phức tạp", []),
    "a lily is no city": ("hoa huệ", []),
    "across sentences": ("Có ban. Tổ chức mới", []),
    "across a line": ("Ban\nTổ chức", []),
}


@pytest.mark.parametrize(("text", "names"), FOUND.values(), ids=FOUND)
def test_names_are_found_as_people_type_them(text: str, names: list[str]) -> None:
    """Accents may be missing, but those that are typed must be the name's."""
    mentions = Lexicon(NAMES).find(text)
    assert [text[mention.span.start : mention.span.end] for mention in mentions] == names


def test_one_name_may_mean_several_things() -> None:
    """All meanings come with the mention; accents choose among them."""
    lexicon = Lexicon([("Hà Nam", 1), ("Hạ Nam", 2), ("Hà Nam", 3)])
    assert [mention.entries for mention in lexicon.find("Hà Nam, Ha Nam")] == [(1, 3), (1, 2, 3)]


@given(st.text("Hòahoanhbồ BìnhĐđiệnTPUC.\n,- "))
def test_mentions_stand_in_order_and_apart(text: str) -> None:
    """Spans are ranges of the text, from left to right, and none covers another."""
    mentions = Lexicon(NAMES).find(text)
    ends = [0, *(mention.span.end for mention in mentions)]
    assert all(end <= m.span.start < m.span.end for end, m in zip(ends, mentions, strict=False))
    assert ends[-1] <= len(text)


def test_every_starter_place_is_found_under_each_name() -> None:
    """Old and new names, Vietnamese and English, with accents and without."""
    gazetteer = Gazetteer.starter()
    for place in gazetteer.places:
        for name in {*place.names, fold(place.vi)}:
            assert any(place in mention.entries for mention in gazetteer.find(name)), name


def test_every_starter_term_is_found_under_each_name() -> None:
    """Preferred names, variants and abbreviations."""
    glossary = Glossary.starter()
    for term in glossary.terms:
        for name in (*term.names("vi"), *term.names("en")):
            assert any(term in mention.entries for mention in glossary.find(name)), name


@pytest.mark.parametrize("text", [None, "terms: [", "- a list"], ids=["missing", "broken", "list"])
def test_a_broken_vocabulary_is_told_in_one_line(tmp_path: Path, text: str | None) -> None:
    """The line names the file and says what to do."""
    path = tmp_path / "glossary.yaml"
    if text is not None:
        path.write_text(text)
    with pytest.raises(VocabularyError, match=r"glossary\.yaml .*: restore it") as refused:
        Glossary.read(path)
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize(
    ("text", "departments"),
    [("so bien che cua ha long", 0), ("So nguoi", 0), ("so nao bi bo", 1), ("Sở có mấy phòng", 1)],
)
def test_a_number_typed_without_accents_is_no_department(text: str, departments: int) -> None:
    """What is counted tells "số" from "sở"."""
    found = [m for m in Glossary.starter().find(text) if text[m.span.start] in "Ss"]
    assert len(found) == departments
