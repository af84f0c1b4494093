"""Reading without embedding: statutes as PDF, Word and scans; are their articles found?"""

import json
from pathlib import Path
from statistics import median
from time import perf_counter

import pypdfium2 as pdfium

from corpus.apart import Reader, reading_apart
from corpus.document import Document
from tests.benchmarks.figures import Figures
from tests.benchmarks.sets import OpenSet
from tests.corpus.writers import as_pdf, as_word

NAME = "reading"
SET = "alqac2024"
SCANNED = 3  # pages
DOTS = 300  # an inch


def measure(laid: OpenSet, work: Path) -> Figures:
    """Read the statutes in each format, in processes of their own as an ingest does."""
    texts = sorted(laid.documents.iterdir())
    pdfs = [_saved(work, path, "pdf", as_pdf(_lines(path))) for path in texts]
    words = [_saved(work, path, "docx", as_word(_lines(path))) for path in texts]
    pages = sum(len(pdfium.PdfDocument(path)) for path in pdfs)
    with reading_apart() as reader:
        _timed(reader, texts[:1])  # the worker is there
        plain, _ = _timed(reader, texts)
        from_pdf, pdf_seconds = _timed(reader, pdfs)
        from_word, word_seconds = _timed(reader, words)
        scans = [_timed(reader, [path])[1] for path in _scans(work, pdfs[0])]
    return {
        "pages": pages,
        "PDF, pages a second": pages / pdf_seconds,
        "Word, pages a second": pages / word_seconds,
        "scan, s a page": median(scans),
        "same passages from PDF": _same(plain, from_pdf),
        "same passages from Word": _same(plain, from_word),
        **articles(laid, dict(zip((path.name for path in texts), plain, strict=True))),
    }


def articles(laid: OpenSet, read: dict[str, Document]) -> Figures:
    """Return how many of the set's articles were found in their statutes, and how many more."""
    law = json.loads((laid.bench / SET / "law.json").read_text("utf-8-sig"))
    known = [{f"Điều {article['id']}" for article in each["articles"]} for each in law]
    found = [
        {p.group for p in paper.passages if p.group.startswith("Điều ")} for paper in read.values()
    ]
    # A statute is the one most of whose articles agree; the set names it in other letters.
    pairs = [(max(found, key=lambda groups: _likeness(groups, each)), each) for each in known]
    return {
        "articles": sum(map(len, known)),
        "articles found": sum(len(groups & each) for groups, each in pairs),
        "articles not in the set": sum(len(groups - each) for groups, each in pairs),
        "numbering doubts": sum(len(paper.doubts) for paper in read.values()),
    }


def _likeness(groups: set[str], known: set[str]) -> float:
    return len(groups & known) / len(groups | known)


def _lines(path: Path) -> list[str]:
    return [line for line in path.read_text("utf-8").splitlines() if line.strip()]


def _saved(work: Path, text: Path, suffix: str, data: bytes) -> Path:
    path = work / f"{text.stem}.{suffix}"
    path.write_bytes(data)
    return path


def _timed(reader: Reader, paths: list[Path]) -> tuple[list[Document], float]:
    start = perf_counter()
    read = [reader(path, path.name) for path in paths]
    return read, perf_counter() - start


def _same(plain: list[Document], other: list[Document]) -> float:
    """Return the share of passages that have the same locator and text in another format."""
    pairs = [
        (
            {(p.locator, p.text) for p in a.passages},
            {(p.locator, p.text) for p in b.passages},
        )
        for a, b in zip(plain, other, strict=True)
    ]
    return sum(len(a & b) for a, b in pairs) / sum(len(a) for a, _ in pairs)


def _scans(work: Path, path: Path) -> list[Path]:
    """Save the first pages as pictures, each a file."""
    file = pdfium.PdfDocument(path)
    scans = []
    for number in range(min(SCANNED, len(file))):
        picture = file[number].render(scale=DOTS / 72, grayscale=True).to_pil()
        scans.append(work / f"scan-{number}.png")
        picture.save(scans[-1], dpi=(DOTS, DOTS))
    return scans
