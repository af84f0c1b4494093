"""Vietnamese from before Unicode, and text that extraction has broken."""

from unicodedata import normalize

import pytest

from corpus.legacy import ENCODINGS, TCVN3, VNI, encoding_of, from_tcvn3, from_vni
from corpus.spelling import looks_of, parted
from corpus.vietnamese import TONES
from tests.corpus.papers import document, loaded
from tests.corpus.test_provisions import STATUTE

# The same sentence, typed in fonts of each kind.
PLAIN = "Người đứng đầu cơ quan hợp nhất quản lý con dấu ở tỉnh Quảng Ninh."
OLD = {
    "TCVN3 (ABC)": "Ng\u00adêi ®øng ®Çu c¬ quan hîp nhÊt qu¶n lý con dÊu ë tØnh Qu¶ng Ninh.",
    "VNI": "Ngöôøi ñöùng ñaàu cô quan hôïp nhaát quaûn lyù con daáu ôû tænh Quaûng Ninh.",
}
TABLES = {"TCVN3 (ABC)": TCVN3, "VNI": VNI}


def written(text: str, name: str) -> str:
    """Return text as it was typed in an older encoding; TCVN3 has few capitals of its own."""
    table = sorted(TABLES[name].items(), key=lambda each: -len(each[0]))
    back = {new: old for old, new in reversed(table)}
    return "".join(back.get(char) or back.get(char.lower(), char) for char in text)


@pytest.mark.parametrize("name", OLD)
def test_an_older_encoding_is_recognised_and_converted(name: str) -> None:
    """By its words, which are none as they stand."""
    encoding = encoding_of(OLD[name])
    assert encoding is not None
    assert (encoding.name, encoding.convert(OLD[name])) == (name, PLAIN)


@pytest.mark.parametrize("encoding", ENCODINGS, ids=lambda each: each.name)
def test_every_letter_comes_back(encoding: object) -> None:
    """Whatever was written comes back as it was meant, in every letter and tone."""
    name, convert = encoding.name, encoding.convert  # type: ignore[attr-defined]
    letters = "aàáảãạăằắẳẵặâầấẩẫậđeèéẻẽẹêềếểễệiìíỉĩịoòóỏõọôồốổỗộơờớởỡợuùúủũụưừứửữựyỳýỷỹỵ"
    assert convert(written(letters, name)) == letters


def test_capitals_by_a_font_of_capitals() -> None:
    """TCVN3 has no codes for them."""
    assert from_tcvn3("CéNG HßA X· HéI") == "CỘNG HÒA XÃ HỘI"
    assert from_vni("COÄNG HOØA XAÕ HOÄI") == "CỘNG HÒA XÃ HỘI"


OTHERS = {
    "Unicode": PLAIN,
    "German": "Der Bürgermeister überprüft die Änderung der Größe früher über schöne Füße",
    "French": "Le préfet a décidé à l'été dernier que l'élève sera présenté à l'école",
    "English": "The head of the merged agency keeps the seal in Quang Ninh.",
    "signs": "§ ® © µ ¸ ¶ · ¹ § ® © µ",
}


@pytest.mark.parametrize("text", OTHERS.values(), ids=OTHERS)
def test_other_text_is_left_alone(text: str) -> None:
    """Nothing is converted that could be something else."""
    assert encoding_of(text) is None


@pytest.mark.parametrize("name", OLD)
def test_a_file_of_bytes_from_before_unicode_is_read(name: str) -> None:
    """It gives the passages of today's file, and a person is told."""
    data = written(STATUTE, name).encode("cp1252")
    old, new = document(data, "luat.txt"), document(STATUTE, "luat.txt")
    if name == "VNI":  # the other encoding has no capitals to lose
        assert [p.locator for p in old.passages] == [p.locator for p in new.passages]
    assert "converted" in [doubt.code for doubt in old.doubts]
    assert looks_of(old.text).vietnamese > 0.95


def tone_behind(char: str) -> str:
    """Return a letter with its tone, if it has one, as a mark behind it."""
    marks = normalize("NFD", char)
    tone = next((mark for mark in marks if mark in TONES), "")
    return normalize("NFC", marks.replace(tone, "")) + tone if tone else char


def test_code_page_1258_is_read() -> None:
    """Windows wrote tones behind their letters."""
    written = "".join(map(tone_behind, PLAIN))
    assert loaded(written.encode("cp1258"), "a.txt").blocks[0].text == PLAIN


def test_letters_set_apart_are_joined_to_syllables() -> None:
    """ "N G H Ị Đ Ị N H" is a heading that was spaced out."""
    assert parted("CỘNGHÒAXÃHỘI") == ["CỘNG", "HÒA", "XÃ", "HỘI"]
    assert parted("xqz") is None
    paper = document("N G H Ị Đ Ị N H\n\nVề con dấu của cơ quan.\n\nCơ quan có con dấu.")
    assert paper.metadata.title == "NGHỊ ĐỊNH"
    assert [doubt.code for doubt in paper.doubts] == ["letters_apart"]


def test_a_list_of_letters_stays_one() -> None:
    """No syllables come of it."""
    assert loaded("A B C D E", "a.txt").blocks[0].text == "A B C D E"


def test_a_text_that_is_neither_language_is_reported() -> None:
    """A person looks at it before anybody quotes it."""
    (doubt,) = document("Xqzt wrtp klmn bvcx zzzt. " * 8).doubts
    assert doubt.code == "doubtful_text"
    assert looks_of(PLAIN).vietnamese == 1.0
    assert looks_of(OTHERS["English"]).english == 1.0
