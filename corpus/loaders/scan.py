"""Pictures of pages: Tesseract reads their letters, the layout is read as that of any page."""

import os
import shutil
from collections import defaultdict
from collections.abc import Iterator
from io import BytesIO
from statistics import mean
from typing import Any

import pytesseract  # type: ignore[import-untyped]
from PIL import Image, ImageSequence, UnidentifiedImageError

from corpus.blocks import Remark
from corpus.errors import LimitExceeded, UnreadableDocument, UnsupportedFormat
from corpus.loaders.found import Found
from corpus.loaders.page import Line, Page
from corpus.loaders.page_layout import blocks_of

LANGUAGES = "vie+eng"
POINTS = 72.0  # an inch
RESOLUTION = 300  # dots an inch, where a picture does not say
LEAST_RESOLUTION = 70  # less is a screen's and says nothing about the paper
MOST_DOTS = 120_000_000  # a page of A3 at 600 dots an inch
MOST_PAGES = 500
DOUBTFUL = 75.0  # per cent: pages on which Tesseract is less sure of its words are to be checked
BLANK = 5.0  # per cent: "words" below are stains
WORD = "5"  # the level of a row of Tesseract's table
ADVICE = (
    "is a picture of text: install Tesseract with Vietnamese"
    " (on Debian: apt install tesseract-ocr tesseract-ocr-vie)"
)


def load_picture(data: bytes, source: str) -> Found:
    """Read a picture, or the pictures of a TIFF file, each as a page."""
    Image.MAX_IMAGE_PIXELS = MOST_DOTS
    try:
        with Image.open(BytesIO(data)) as file:
            if (count := getattr(file, "n_frames", 1)) > MOST_PAGES:
                problem = f"has {count:,} pages, more than {MOST_PAGES:,}: part it"
                raise LimitExceeded(source, problem)
            frames = [frame.convert("L") for frame in ImageSequence.Iterator(file)]
            resolution = file.info.get("dpi", (RESOLUTION,))[0]
    except Image.DecompressionBombError as error:
        raise LimitExceeded(source, f"is too large a picture ({error}): scan it again") from error
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, TypeError) as error:
        problem = f"is a picture that cannot be opened ({type(error).__name__}): scan it again"
        raise UnreadableDocument(source, problem) from error
    read = [page_of(frame, n, resolution, source) for n, frame in enumerate(frames, 1)]
    pages = [page for page, _ in read]
    remarks = [remark for _, found in read for remark in found]
    return Found(tuple(blocks_of(pages)), tuple(remarks), pages=len(pages), scanned=True)


def page_of(
    picture: Image.Image, number: int, resolution: float, source: str
) -> tuple[Page, tuple[Remark, ...]]:
    """Return the lines of a picture of a page, and a remark where they are to be checked.

    Raises `UnsupportedFormat` where Tesseract is not installed.
    """
    if shutil.which("tesseract") is None:
        raise UnsupportedFormat(source, ADVICE)
    # Two threads for one page take twice as long as one (Tesseract 5.3, two cores).
    os.environ.setdefault("OMP_THREAD_LIMIT", "1")  # noqa: TID251 - Tesseract reads it
    try:
        table = pytesseract.image_to_data(
            picture, lang=LANGUAGES, output_type=pytesseract.Output.DICT
        )
    except pytesseract.TesseractError as error:
        if "language" in str(error).lower():
            raise UnsupportedFormat(source, ADVICE) from error
        raise UnreadableDocument(source, f"cannot be read by Tesseract ({error.status})") from error
    scale = POINTS / (resolution if resolution >= LEAST_RESOLUTION else RESOLUTION)
    words = list(_words(table))
    lines = tuple(_lines(words, number, scale, picture.height))
    sure = mean(word["conf"] for word in words) if words else 0.0
    page = Page(lines, width=picture.width * scale)
    return page, tuple(_remarks(number, words, sure))


def _remarks(number: int, words: list[dict[str, Any]], sure: float) -> Iterator[Remark]:
    if not words:
        yield Remark("no_text", f"page {number} is a picture in which no text was found")
    elif sure < DOUBTFUL:
        message = f"page {number} was read from a picture with {sure:.0f} % certainty: check it"
        yield Remark("doubtful_scan", message)


def _words(table: dict[str, list[Any]]) -> Iterator[dict[str, Any]]:
    """Yield the words of Tesseract's table, a row of it each."""
    for row in zip(*table.values(), strict=True):
        word = dict(zip(table, row, strict=True))
        word["conf"] = float(word["conf"])
        if str(word["level"]) == WORD and word["conf"] >= BLANK and word["text"].strip():
            yield word


def _lines(words: list[dict[str, Any]], number: int, scale: float, height: int) -> Iterator[Line]:
    """Yield each line of words, in points from the bottom left corner."""
    by_line: dict[tuple[int, int, int], list[dict[str, Any]]] = defaultdict(list)
    for word in words:
        by_line[word["block_num"], word["par_num"], word["line_num"]].append(word)
    for line in by_line.values():
        left = min(word["left"] for word in line)
        right = max(word["left"] + word["width"] for word in line)
        top = min(word["top"] for word in line)
        bottom = max(word["top"] + word["height"] for word in line)
        text = " ".join(word["text"].strip() for word in line)
        yield Line(
            number,
            left * scale,
            (height - bottom) * scale,
            right * scale,
            (height - top) * scale,
            text,
        )
