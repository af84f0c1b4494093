"""Files as bad luck and bad people make them."""

from collections.abc import Callable
from io import BytesIO
from random import Random
from zipfile import ZIP_DEFLATED, ZipFile

from PIL import Image

from tests.corpus.drafting import draft
from tests.corpus.test_mail import message
from tests.corpus.test_sheets import TABLE, book
from tests.corpus.test_slides import presentation
from tests.corpus.writers import as_html, as_pdf, as_text, as_word

LAUGHS = "".join(
    f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' if n else '<!ENTITY l0 "ha">' for n in range(10)
)


def good_files() -> dict[str, bytes]:
    """Return a whole file of each kind, by suffix."""
    lines = draft(1).lines
    picture = BytesIO()
    Image.new("L", (60, 40), 200).save(picture, "PNG")
    return {
        ".txt": as_text(lines),
        ".md": b"---\nid: a\nkind: report\n---\n# Bao cao\n\n| a | b |\n|---|---|\n| 1 | 2 |\n",
        ".html": as_html(lines),
        ".docx": as_word(lines),
        ".pdf": as_pdf(lines),
        ".xlsx": book(Bang=TABLE),
        ".csv": b"a;b\n1;2\n",
        ".pptx": presentation(),
        ".eml": message("Đã bàn giao.").as_bytes(),
        ".png": picture.getvalue(),
    }


def cut_off(data: bytes, rng: Random) -> bytes:
    """Lose the end."""
    return data[: rng.randrange(len(data))]


def flipped(data: bytes, rng: Random) -> bytes:
    """Turn some bits round."""
    damaged = bytearray(data)
    for _ in range(rng.randrange(1, 20)):
        damaged[rng.randrange(len(damaged))] ^= 1 << rng.randrange(8)
    return bytes(damaged)


def blanked(data: bytes, rng: Random) -> bytes:
    """Lose a stretch to zeros, as a broken disk does."""
    start = rng.randrange(len(data))
    size = min(rng.randrange(1, 600), len(data) - start)
    return data[:start] + bytes(size) + data[start + size :]


def doubled(data: bytes, rng: Random) -> bytes:
    """Have a stretch twice."""
    start, end = sorted(rng.randrange(len(data)) for _ in range(2))
    return data[:end] + data[start:]


DAMAGES: tuple[Callable[[bytes, Random], bytes], ...] = (cut_off, flipped, blanked, doubled)


def damaged(files: dict[str, bytes], seed: int) -> tuple[str, bytes]:
    """Return a damaged file and its suffix, now and then the wrong one."""
    rng = Random(seed)
    suffix = rng.choice(list(files))
    data = rng.choice(DAMAGES)(files[suffix], rng)
    return (rng.choice(list(files)) if rng.random() < 0.2 else suffix), data


def zipped(**members: bytes) -> bytes:
    """Return a package with these parts; `__` in a name stands for a slash, `_` for a dot."""
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as package:
        for name, data in members.items():
            package.writestr(name.replace("__", "/").replace("_", "."), data)
    return out.getvalue()


def pdf_of(pages: int) -> bytes:
    """Return a PDF of so many empty pages."""
    kids = " ".join(f"{n} 0 R" for n in range(3, pages + 3))
    objects = [
        "1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj",
        f"2 0 obj<</Type/Pages/Count {pages}/Kids[{kids}]/MediaBox[0 0 595 842]>>endobj",
        *(f"{n} 0 obj<</Type/Page/Parent 2 0 R>>endobj" for n in range(3, pages + 3)),
    ]
    out, places = "%PDF-1.4\n", []
    for each in objects:
        places.append(len(out))
        out += each + "\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    size = len(objects) + 1
    return (
        f"{out}xref\n0 {size}\n0000000000 65535 f \n{table}"
        f"trailer<</Size {size}/Root 1 0 R>>\nstartxref\n{len(out)}\n%%EOF"
    ).encode()


def attacks() -> dict[str, tuple[bytes, str]]:
    """Return files made to do harm, by name, each with the code it is to be refused with."""
    laughing = f"<?xml version='1.0'?><!DOCTYPE d [{LAUGHS}]><d>&l9;</d>".encode()
    nothing = b"<worksheet><sheetData>" + b"<row/>" * 20_000_000
    return {
        "bomb.docx": (zipped(word__document_xml=bytes(300_000_000)), "limit"),
        "laughs.docx": (zipped(word__document_xml=laughing), "unreadable"),
        "nothing.xlsx": (zipped(xl__workbook_xml=b"<w/>", xl__sheet_xml=nothing), "limit"),
        "pages.pdf": (pdf_of(10_000), "limit"),
        "deep.md": (b"> " * 50_000 + b"x", "unreadable"),
        "empty.pdf": (b"", "unreadable"),
        "program.txt": (b"\x7fELF" + bytes(range(256)) * 40, "unreadable"),
    }
