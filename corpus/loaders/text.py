"""Plain text: paragraphs, with the lines of wrapped ones joined again."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from corpus.blocks import Block
from corpus.loaders.decoding import decode
from corpus.loaders.found import Found

NARROWEST, WIDEST = 50, 120  # characters; lines of a hard-wrapped text are this long
FULL = 0.75  # of the longest line; a shorter one was ended by its writer
CLOSED = ".:;!?…|\"'”’»)"
# A sentence goes on in small letters, or with a figure that copying tore off: "CO", "2 trong phổi".
FIRST_LETTER = re.compile(r"(?:\d{1,3}\s+)?([^\W\d_])")
# What opens a line of its own whatever stands above: "Điều 5.", "2.", "a)", "-", "Chương II".
OPENER = re.compile(
    r"[“«\"]?(?:(?:Điều|Article|Chương|Chapter|Mục|Section|Phần|Part)\s+[\dIVXLC]+"
    r"|\d{1,3}[a-zđ]?[.)]|[a-zđ]{1,2}\d?\)|[-–•+*]\s)",
    re.IGNORECASE,
)


def load_text(data: bytes, source: str) -> Found:
    """Read a plain text file."""
    return Found(tuple(text_blocks(decode(data, source))))


def text_blocks(text: str) -> Iterator[Block]:
    """Yield one paragraph for each line, or for each run of lines that only the width broke."""
    lines = (" ".join(raw.split()) for raw in text.split("\n"))
    for filled, run in groupby(lines, bool):
        if filled:
            for paragraph in _paragraphs(tuple(run)):
                yield Block("paragraph", paragraph)


def _paragraphs(run: Sequence[str]) -> Iterator[str]:
    """Yield the paragraphs of lines with no empty line between them."""
    full = max(map(len, run)) * FULL
    wrapped = _is_wrapped(run, full)
    pending = [run[0]]
    for above, line in pairwise(run):
        broken = _goes_on(above, line) or (wrapped and len(above) >= full)
        if broken and not OPENER.match(line):
            pending.append(line)
        else:
            yield " ".join(pending)
            pending = [line]
    yield " ".join(pending)


def _goes_on(above: str, line: str) -> bool:
    first = FIRST_LETTER.match(line)
    goes_on = first is not None and first[1].islower()
    return goes_on and len(above) >= NARROWEST and above[-1] not in CLOSED


def _is_wrapped(run: Sequence[str], full: float) -> bool:
    """Say whether most lines of a run stop in the middle of a sentence at about the same width."""
    broken = sum(len(line) >= full and line[-1] not in CLOSED for line in run[:-1])
    return NARROWEST <= max(map(len, run)) <= WIDEST and broken * 2 > len(run) - 1
