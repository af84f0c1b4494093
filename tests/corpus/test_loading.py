"""From bytes to blocks: encodings, line breaks, and files that cannot be taken."""

import unicodedata
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.errors import DocumentError, UnreadableDocument, UnsupportedFormat
from corpus.loaders.filetypes import TEXTS
from corpus.loaders.text import text_blocks
from corpus.loading import load
from corpus.reading import read
from tests.corpus.papers import document, loaded

TEXT = "Hạ Long giảm biên chế\n\nCòn 15 người."

ENCODINGS = {
    "UTF-8": TEXT.encode(),
    "UTF-8 with a mark": b"\xef\xbb\xbf" + TEXT.encode(),
    "UTF-16, little end first": b"\xff\xfe" + TEXT.encode("utf-16-le"),
    "UTF-16, big end first": b"\xfe\xff" + TEXT.encode("utf-16-be"),
    "Windows line breaks": TEXT.replace("\n", "\r\n").encode(),
    "old Macintosh line breaks": TEXT.replace("\n", "\r").encode(),
    "decomposed accents": unicodedata.normalize("NFD", TEXT).encode(),
}


@pytest.mark.parametrize("data", ENCODINGS.values(), ids=ENCODINGS.keys())
@pytest.mark.parametrize("suffix", (".md", ".markdown", ".txt"))
def test_how_a_text_was_saved_does_not_matter(data: bytes, suffix: str) -> None:
    """The same text is read whatever program saved it."""
    texts = [block.text for block in loaded(data, f"paper{suffix}").blocks]
    assert texts == ["Hạ Long giảm biên chế", "Còn 15 người."]


def test_the_hash_is_of_the_bytes() -> None:
    """Two files are the same file only when every byte is the same."""
    assert loaded(TEXT).content_hash == sha256(TEXT.encode()).hexdigest()
    assert loaded(TEXT).content_hash != loaded(TEXT + "\n").content_hash


def test_the_name_to_keep_is_given() -> None:
    """What people read is the name they know, not where the file lay."""
    assert loaded(TEXT, "paper.txt").source == "paper.txt"


def test_the_suffix_may_be_in_capitals() -> None:
    """Old programs wrote .TXT."""
    assert loaded(TEXT, "PAPER.TXT").blocks == loaded(TEXT).blocks


REFUSED: dict[str, tuple[str, bytes, type[DocumentError], str]] = {
    "not UTF-8": ("a.txt", b"\xc3\x28 text", UnreadableDocument, "save it as UTF-8"),
    "half of a UTF-16 character": ("a.txt", b"\xff\xfeA", UnreadableDocument, "save it as UTF-8"),
    "binary": ("a.txt", b"\x00\x01\x02\x00", UnreadableDocument, "check that it is the right"),
    "UTF-16 without a mark": ("a.txt", "Ket".encode("utf-16-le"), UnreadableDocument, "binary"),
    "empty": ("a.txt", b"", UnreadableDocument, "nothing to ingest"),
    "only a byte order mark": ("a.md", b"\xef\xbb\xbf", UnreadableDocument, "nothing to ingest"),
    "only spaces": ("a.md", b" \n\t\r\n ", UnreadableDocument, "nothing to ingest"),
    "only a rule": ("a.md", b"***\n", UnreadableDocument, "nothing to ingest"),
    "unknown suffix": ("a.xyz", b"text", UnsupportedFormat, ".docx, .eml"),
    "no suffix": ("a", b"text", UnsupportedFormat, ".docx, .eml"),
    "damaged PDF": ("a.txt", b"%PDF-1.7", UnreadableDocument, "is damaged"),
    "old Word": ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", UnsupportedFormat, "as .docx"),
    "another package": ("a.zip", b"PK\x03\x04", UnsupportedFormat, "unpack it"),
    "damaged Word": ("a.docx", b"PK\x03\x04\x00", UnreadableDocument, "is damaged"),
}


def message_of(act: Callable[[], object], error: type[DocumentError]) -> str:
    """Return the message of the error that reading ends with."""
    with pytest.raises(error) as caught:
        act()
    assert type(caught.value) is error
    return str(caught.value)


@pytest.mark.parametrize(("name", "data", "error", "advice"), REFUSED.values(), ids=REFUSED.keys())
def test_a_file_without_text_is_refused(
    name: str, data: bytes, error: type[DocumentError], advice: str
) -> None:
    """One line names the file and says what to do."""
    message = message_of(lambda: document(data, name), error)
    assert message.startswith(f"{name}: ")
    assert advice in message
    assert "\n" not in message


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    """A wrong path is told as such."""
    message = message_of(lambda: load(tmp_path / "gone.txt", "gone.txt"), UnreadableDocument)
    assert message.startswith("gone.txt: cannot be opened")
    assert "check the path" in message


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    """A folder whose name looks like a file's is refused like one that cannot be opened."""
    folder = tmp_path / "papers.txt"
    folder.mkdir()
    assert "cannot be opened" in message_of(lambda: load(folder), UnreadableDocument)


@settings(deadline=None)  # what looks like an old office file takes LibreOffice two seconds
@given(st.binary() | st.text().map(str.encode), st.sampled_from(list(TEXTS)))
def test_no_bytes_break_the_reader(data: bytes, suffix: str) -> None:
    """A file is read or refused in words; nothing else can happen."""
    try:
        paper = document(data, f"paper{suffix}")
    except DocumentError as refusal:
        assert "\n" not in str(refusal)
    else:
        assert unicodedata.is_normalized("NFC", paper.text)
        assert all(paper.text[p.start : p.end] == p.text for p in paper.passages)


FRONT = st.text("abc:-[]{}&*!|>%@`'\"#, \n\t0123456789?~ngày") | st.text()


@given(FRONT)
def test_no_front_matter_breaks_the_reader(head: str) -> None:
    """Whatever stands between the fences is read or refused in words."""
    try:
        document(f"---\n{head}\n---\nHạ Long có 15 người.\n", "paper.md")
    except DocumentError as refusal:
        assert "\n" not in str(refusal)


def test_reading_the_same_file_twice_gives_the_same(tmp_path: Path) -> None:
    """Nothing of a document depends on chance or on the clock."""
    path = tmp_path / "paper.txt"
    path.write_text(TEXT, "utf-8")
    assert read(path) == read(path)


def test_a_line_torn_off_inside_a_sentence_is_joined_again() -> None:
    """Copying breaks "CO2" before its figure; a sentence without an end goes on."""
    above = "Buồng áp suất cao làm tăng áp suất cục bộ của khí O"
    assert [block.text for block in text_blocks(f"{above}\n2 quanh bệnh nhân.")] == [
        f"{above} 2 quanh bệnh nhân."
    ]
