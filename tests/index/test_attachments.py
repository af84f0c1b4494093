"""What is attached to a message is read like any file."""

from email.message import EmailMessage
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from index import attachments
from tests.index.archive import Archive

SEAL = "The seal is kept by the head of the office."


def mail(*attached: tuple[str, bytes], subject: str = "Handover") -> EmailMessage:
    """Return a message with files attached."""
    message = EmailMessage()
    message["Subject"] = subject
    message.set_content(f"See what is attached to {subject}.")
    for name, data in attached:
        message.add_attachment(data, maintype="application", subtype="x-any", filename=name)
    return message


def taken(archive: Archive, message: EmailMessage) -> dict[str, str]:
    """Ingest a message; return what became of it and of each file attached, by its name."""
    (archive.folder / "mail.eml").write_bytes(message.as_bytes())
    start = f"{archive.folder / 'mail.eml'}"
    return {each.source.removeprefix(start): each.status for each in archive.ingest()}


def zipped(name: str, data: bytes) -> bytes:
    """Return an archive of one file."""
    out = BytesIO()
    with ZipFile(out, "w") as file:
        file.writestr(name, data)
    return out.getvalue()


def test_attached_files_are_documents(archive: Archive) -> None:
    """The message is one too; nothing is read again while it stays the same."""
    message = mail(
        ("seal.txt", SEAL.encode()), ("staff.zip", zipped("staff.txt", b"Fifteen staff."))
    )
    added = {"": "added", "/seal.txt": "added", "/staff.zip/staff.txt": "added"}
    assert taken(archive, message) == added
    assert archive.search().find("seal kept by")[0].passage.text == SEAL
    assert set(taken(archive, message).values()) == {"unchanged"}


def test_a_message_attached_to_a_message_is_read_with_its_files(archive: Archive) -> None:
    """Up to a depth at which somebody is told."""
    inner = mail(("seal.txt", SEAL.encode()), subject="Inner")
    for depth in range(4):
        outer = mail(subject=f"Outer {depth}")
        outer.add_attachment(inner)
        inner = outer
    statuses = taken(archive, inner)
    assert list(statuses.values()) == ["added"] * 4 + ["refused"]


@pytest.mark.parametrize("name", ["../out.txt", "/out.txt", "..\\out.txt"])
def test_no_name_leads_out_of_the_message(archive: Archive, name: str) -> None:
    """A file is read under its last name."""
    assert taken(archive, mail((name, SEAL.encode()))) == {"": "added", "/out.txt": "added"}
    assert not list(archive.root.parent.glob("out.txt"))
    assert not Path("/out.txt").exists()


@pytest.mark.parametrize("name", ["a\0.t\0xt", "x" * 300 + ".txt", "a." + "t" * 300])
def test_an_impossible_name_costs_the_others_nothing(archive: Archive, name: str) -> None:
    """It is read or refused; the run goes on."""
    statuses = taken(archive, mail((name, SEAL.encode()), ("b.txt", b"Fifteen staff.")))
    assert (statuses[""], statuses["/b.txt"]) == ("added", "added")


def test_what_cannot_be_read_costs_the_message_nothing(archive: Archive) -> None:
    """It is refused with a reason."""
    assert taken(archive, mail(("a.bin", b"\0\1"))) == {"": "added", "/a.bin": "refused"}


def test_a_message_that_is_too_large_is_said_to_be(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its own text is read all the same."""
    monkeypatch.setattr(attachments, "LARGEST", 100)
    (archive.folder / "mail.eml").write_bytes(mail(("seal.txt", SEAL.encode())).as_bytes())
    assert [each.code for each in archive.ingest()] == [None, "limit"]
