"""Older and other office files, by way of LibreOffice."""

import shutil
import subprocess
from pathlib import Path

import pytest

from corpus.errors import UnreadableDocument, UnsupportedFormat
from tests.corpus.papers import document, loaded
from tests.corpus.test_provisions import STATUTE
from tests.corpus.test_sheets import BLOCKS, TABLE, book
from tests.corpus.writers import as_text, as_word
from tests.programs import require_program


def converted(data: bytes, name: str, format: str, folder: Path) -> bytes:
    """Save a file in another format, as an office does."""
    path = require_program("soffice", "libreoffice", install="apt-get install libreoffice-nogui")
    (folder / name).write_bytes(data)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = (path, profile, "--headless", "--convert-to", format, "--outdir", folder)
    subprocess.run((*command, folder / name), check=True, capture_output=True, timeout=120)
    return (folder / name).with_suffix(f".{format}").read_bytes()


@pytest.mark.parametrize("format", ["doc", "odt", "rtf"])
def test_an_act_has_the_same_passages_as_in_plain_text(format: str, tmp_path: Path) -> None:
    """What an act is cited by does not depend on the program it was written with."""
    lines = STATUTE.splitlines()
    old = document(converted(as_word(lines), "luat.docx", format, tmp_path), f"luat.{format}")
    assert old.format == format
    assert old.passages == document(as_text(lines), "luat.txt").passages


def test_an_old_workbook_keeps_its_records(tmp_path: Path) -> None:
    """Rows stay rows."""
    old = converted(book(Bảng=TABLE), "bang.xlsx", "xls", tmp_path)
    assert loaded(old, "bang.xls").blocks == BLOCKS


def test_what_libreoffice_cannot_read_is_refused(tmp_path: Path) -> None:
    """One line says what to do."""
    require_program("soffice", "libreoffice", install="apt-get install libreoffice-nogui")
    data = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le")
    with pytest.raises(UnreadableDocument):
        loaded(data, "a.doc")


def test_without_libreoffice_it_is_said_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    """The rest of a folder is read all the same."""
    monkeypatch.setattr(shutil, "which", lambda _: None)
    with pytest.raises(UnsupportedFormat, match="install LibreOffice"):
        loaded(b"{\\rtf1 Con dau.}", "a.rtf")
