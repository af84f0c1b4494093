"""PDF: the lines of each page with their places, read as a person reads the page; also scans."""

from collections.abc import Iterator, Sequence

import pypdfium2 as pdfium
from pypdfium2 import raw

from corpus.blocks import Remark
from corpus.errors import LimitExceeded, UnreadableDocument
from corpus.loaders.found import Found
from corpus.loaders.page import SAME_LINE, Line, Page, Rules, rows_of
from corpus.loaders.page_layout import blocks_of
from corpus.loaders.scan import MOST_DOTS, POINTS, page_of

MOST_PAGES = 3_000
SCAN_RESOLUTION = 300.0  # dots an inch at which a page is looked at
# PDFium's signs for a hyphen at the end of a line, whether it breaks a word or belongs to it; and
# marks that are not seen.
UNSEEN = {"\ufffe": "-", "\x02": "-", "\ufeff": "", "\u200b": ""}
WORD_GAP, PIECE_GAP = 0.15, 1.0  # of the height of a line: what parts words, what parts columns
BACK_STEP = -0.5  # of the height: letters may overlap so far


def load_pdf(data: bytes, source: str) -> Found:
    """Read a PDF file; pages without text are read from their picture. Raises a `DocumentError`."""
    try:
        file = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        problem = f"is damaged or locked with a password ({error}): save an unlocked copy"
        raise UnreadableDocument(source, problem) from error
    try:
        return _read(file, source)
    except pdfium.PdfiumError as error:
        problem = f"is damaged inside ({error}): get the file again"
        raise UnreadableDocument(source, problem) from error
    finally:
        file.close()


def _read(file: pdfium.PdfDocument, source: str) -> Found:
    count = len(file)
    if count > MOST_PAGES:
        problem = f"has {count:,} pages, more than {MOST_PAGES:,}: part it into smaller files"
        raise LimitExceeded(source, problem)
    pages: list[Page] = []
    remarks: list[Remark] = []
    scanned = False
    for number in range(count):
        page = _page(file, number)
        if not page.lines and _is_picture(file, number):
            page, found = _recognised(file, number, source)
            remarks += found
            scanned = True
        elif not page.lines:
            message = f"page {number + 1} holds no text that can be read"
            remarks.append(Remark("no_text", message))
        pages.append(page)
    if not any(page.lines for page in pages):
        raise UnreadableDocument(source, "holds no text that can be read: get the source")
    return Found(tuple(blocks_of(pages)), tuple(remarks), pages=count, scanned=scanned)


def _is_picture(file: pdfium.PdfDocument, number: int) -> bool:
    """Say whether a page without text shows a picture, so that a scan may have been made of it."""
    page = file[number]
    try:
        return next(iter(page.get_objects([raw.FPDF_PAGEOBJ_IMAGE], 5)), None) is not None
    finally:
        page.close()


def _recognised(
    file: pdfium.PdfDocument, number: int, source: str
) -> tuple[Page, tuple[Remark, ...]]:
    """Return what Tesseract reads in the picture of a page."""
    page = file[number]
    try:
        size = page.get_width() * page.get_height() * (SCAN_RESOLUTION / POINTS) ** 2
        resolution = SCAN_RESOLUTION * min(1.0, (MOST_DOTS / size) ** 0.5)
        picture = page.render(scale=resolution / POINTS, grayscale=True).to_pil()
    finally:
        page.close()
    return page_of(picture, number + 1, resolution, source)


def _page(file: pdfium.PdfDocument, number: int) -> Page:
    """Return what stands on a page, and the rules drawn on it."""
    page = file[number]
    try:
        width = page.get_width()
        rules = Rules.of(each.get_bounds() for each in page.get_objects([raw.FPDF_PAGEOBJ_PATH], 5))
        text = page.get_textpage()
        try:
            pieces = list(_pieces(text, number + 1, rules))
        finally:
            text.close()
    finally:
        page.close()
    return Page(tuple(_joined(pieces, rules)), rules, width)


def _pieces(text: pdfium.PdfTextPage, page: int, rules: Rules) -> Iterator[Line]:
    """Yield the letters in stored order, joined as far as they follow each other on one line."""
    box = raw.FS_RECTF()
    signs: list[str] = []
    left = bottom = right = top = 0.0
    for place in range(text.count_chars()):
        sign = chr(raw.FPDFText_GetUnicode(text, place))
        if sign in UNSEEN:
            sign = UNSEEN[sign]
        elif sign <= " " or sign.isspace():
            sign = " "
        if not sign.strip() or not raw.FPDFText_GetLooseCharBox(text, place, box):
            signs += sign if signs else ""
            continue
        height = max(top - bottom, 0.1)
        gap = (box.left - right) / height
        shared = min(top, box.top) - max(bottom, box.bottom)
        beside = shared >= SAME_LINE * min(height, max(box.top - box.bottom, 0.1))
        follows = signs and beside and BACK_STEP <= gap <= PIECE_GAP
        if follows and not rules.between(right, box.left, (top + bottom) / 2):
            signs += (" ", sign) if gap > WORD_GAP and signs[-1] != " " else sign
            right = max(right, box.right)
            top, bottom = max(top, box.top), min(bottom, box.bottom)
            continue
        if signs:
            yield Line(page, left, bottom, right, top, "".join(signs))
        signs = [sign]
        left, bottom, right, top = box.left, box.bottom, box.right, box.top
    if signs:
        yield Line(page, left, bottom, right, top, "".join(signs))


def _joined(pieces: Sequence[Line], rules: Rules) -> Iterator[Line]:
    """Join pieces of one line that were not stored one after the other; columns stay apart."""
    for row in rows_of(pieces):
        line = row[0]
        for piece in row[1:]:
            gap = (piece.left - line.right) / max(line.height, 0.1)
            if gap > PIECE_GAP or rules.between(line.right, piece.left, line.middle):
                yield line.tidy()
                line = piece
            else:
                line = line.followed_by(piece, apart=gap > WORD_GAP)
        yield line.tidy()
