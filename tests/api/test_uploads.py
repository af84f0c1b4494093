"""Hostile uploads are refused with a reason or taken in under a plain name, and no more."""

import gzip
import io
import tarfile
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from api.app import create_app
from api.settings import read_settings
from api.wiring import open_parts

HERE = "http://127.0.0.1:8000"
TEXT = "# Báo cáo\n\nXã Thử giảm 5 biên chế.\n".encode()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which nothing but the data folder may change."""
    return tmp_path_factory.mktemp("uploads")


@pytest.fixture(scope="module")
def client(folder: Path) -> Iterator[TestClient]:
    """The real thing, without the starter corpus."""
    parts = open_parts(read_settings(folder / "data"))
    parts.decline_starter()
    with TestClient(create_app(parts), base_url=HERE, client=("127.0.0.1", 5000)) as client:
        yield client
    parts.library.close()


def zipped(name: str, data: bytes = TEXT, mode: int = 0o644) -> bytes:
    """An archive with one file; a mode can make it a link."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        info = zipfile.ZipInfo(name)
        info.external_attr = mode << 16
        info.compress_type = zipfile.ZIP_DEFLATED
        archive.writestr(info, data)
    return out.getvalue()


def tarred(kind: bytes, target: str) -> bytes:
    """An archive with a link."""
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w:gz") as archive:
        info = tarfile.TarInfo("link.md")
        info.type, info.linkname = kind, target
        archive.addfile(info)
    return out.getvalue()


def bomb(name: str) -> bytes:
    """An archive of a few hundred kilobytes that unpacks to half a gigabyte."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive,
        archive.open(name, "w") as written,
    ):
        for _ in range(500):
            written.write(b" " * 1_000_000)
    return out.getvalue()


HOSTILE: tuple[tuple[str, Callable[[], bytes]], ...] = (
    ("../../etc/passwd", lambda: TEXT),
    ("..\\..\\boot.ini", lambda: TEXT),
    ("/etc/cron.d/evil.md", lambda: TEXT),
    ("..", lambda: TEXT),
    ("a\x00.md", lambda: TEXT),
    ("x" * 5_000 + ".md", lambda: TEXT),
    ("bao-cao\u202efdp.md", lambda: TEXT),
    ("báo\u200bcáo.md", lambda: TEXT),
    (".htaccess", lambda: TEXT),
    ("CON.md", lambda: TEXT),
    ("program.pdf", lambda: b"MZ" + bytes(5_000)),
    ("program.exe", lambda: b"\x7fELF" + bytes(5_000)),
    ("page.docx", lambda: b"<html><script>alert(1)</script>"),
    ("empty.md", lambda: b""),
    ("slip.zip", lambda: zipped("../../../evil.md")),
    ("root.zip", lambda: zipped("/evil.md")),
    ("link.zip", lambda: zipped("link.md", b"/etc/passwd", 0o120777)),
    ("link.tar.gz", lambda: tarred(tarfile.SYMTYPE, "/etc/passwd")),
    ("hard.tar.gz", lambda: tarred(tarfile.LNKTYPE, "/etc/passwd")),
    ("bomb.docx", lambda: bomb("word/document.xml")),
    ("bomb.zip", lambda: bomb("bomb.txt")),
    ("bomb.md.gz", lambda: gzip.compress(b"0" * 40_000_000)),
)


@pytest.mark.parametrize(("name", "data"), HOSTILE, ids=[repr(name)[:24] for name, _ in HOSTILE])
def test_a_hostile_upload_does_nothing_but_what_it_says(
    client: TestClient, folder: Path, name: str, data: Callable[[], bytes]
) -> None:
    """Refused with a reason, or taken in as the text that it is, under a plain name."""
    reply = client.post("/api/v1/documents", files={"file": (name, data())})
    assert reply.status_code < 500, reply.text
    assert {path.name for path in folder.iterdir()} == {"data"}
    assert not any(path.is_symlink() for path in (folder / "data").rglob("*"))
    if reply.status_code >= 400:
        assert reply.json()["detail"]
        return
    for file in reply.json()["files"]:
        assert file["status"] in {"added", "updated", "unchanged", "alias"} or file["reason"], file
        if file["status"] != "refused":
            assert not {"/", "\\", "\0", "\u202e", "\u200b"} & set(Path(file["source"]).name)
            assert len(file["source"]) <= 255
            stored = client.get(f"/api/v1/documents/{file['document_id']}").json()
            assert "root:" not in stored["text"]
