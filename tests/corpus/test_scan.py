"""Pictures of pages: read where Tesseract is installed, and told where it is unsure."""

import shutil
from io import BytesIO

import pypdfium2 as pdfium
import pytest
from PIL import Image, ImageFilter

from corpus.errors import UnreadableDocument, UnsupportedFormat
from tests.corpus.papers import loaded
from tests.corpus.writers import as_pdf
from tests.programs import require_program

LINES = (
    "Việc hợp nhất các cơ quan đã được thực hiện ở mười bốn huyện.",
    "Số biên chế giảm từ 20 xuống còn 15 người.",
)


@pytest.fixture(scope="module", autouse=True)
def _tesseract() -> None:
    require_program("tesseract", install="apt-get install tesseract-ocr tesseract-ocr-vie")


@pytest.fixture(scope="module")
def picture() -> Image.Image:
    """Return a page as a scanner sees it."""
    file = pdfium.PdfDocument(as_pdf(LINES))
    picture: Image.Image = file[0].render(scale=300 / 72, grayscale=True).to_pil()
    return picture


def saved(picture: Image.Image, format: str) -> bytes:
    """Return a picture in a file format."""
    out = BytesIO()
    picture.save(out, format, **({"resolution": 300} if format == "PDF" else {"dpi": (300, 300)}))
    return out.getvalue()


@pytest.mark.parametrize("format", ["PNG", "JPEG", "PDF"])
def test_the_words_of_a_scan_are_read(picture: Image.Image, format: str) -> None:
    """Paragraphs come back, whatever file the scanner made."""
    found = loaded(saved(picture, format), f"scan.{format.lower()}")
    assert tuple(block.text for block in found.blocks) == LINES
    assert (found.pages, found.remarks) == (1, ())


def test_a_page_that_is_hard_to_read_is_told(picture: Image.Image) -> None:
    """A person looks at it before anybody quotes it."""
    blurred = picture.filter(ImageFilter.GaussianBlur(6))
    try:
        codes = [remark.code for remark in loaded(saved(blurred, "PNG"), "scan.png").remarks]
    except UnreadableDocument:
        codes = ["doubtful_scan"]
    assert codes == ["doubtful_scan"]


def test_a_picture_of_nothing_is_refused() -> None:
    """There is nothing to ingest."""
    with pytest.raises(UnreadableDocument, match="nothing to ingest"):
        loaded(saved(Image.new("L", (600, 800), 255), "PNG"), "scan.png")


def test_without_tesseract_it_is_said_what_to_install(
    picture: Image.Image, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The rest of a folder is read all the same."""
    monkeypatch.setattr(shutil, "which", lambda _: None)
    with pytest.raises(UnsupportedFormat, match="apt install tesseract-ocr"):
        loaded(saved(picture, "PNG"), "scan.png")
