"""Repair what copying from a web page breaks, and report each repair."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from corpus.blocks import Block, Remark
from corpus.spelling import parted

_LETTERS = [chr(code) for code in (*range(0x41, 0x250), *range(0x1E00, 0x1F00))]
LOWER = "".join(c for c in _LETTERS if c.islower())
UPPER = "".join(c for c in _LETTERS if c.isupper())
# A sentence end with the next sentence glued on, "the country.From"; or a word with the next,
# capitalised one glued on, "completedThe merger", "hoàn thànhViệc".
GLUED = re.compile(
    rf"(?<![^\W\d_])(?P<left>[^\W\d_]{{2,}}|\d)[\"”’)]*(?P<end>[.!?…][\"”’)]*)(?=(?P<right>[^\W\d_]+))"
    rf"|(?<![^\W\d_])(?P<word>[{UPPER}]?[{LOWER}]{{2,}})(?=(?P<opener>[{UPPER}][{LOWER}]+))"
)
# English words that open a sentence; any other may be part of a name such as "iPhone".
OPENERS = frozenset(
    """A After All Although And As At Before But By For From He However I If In It On She Since So
    That The Then There These They This Those To Until Up We When While With""".split()
)
# What stands before a full stop inside a name, in lower case: "TP.HCM", "ThS.Nguyễn", "Mr.Tho".
TITLES = frozenset("tp ths ts pgs gs tx bs ks mr mrs ms dr st no".split())
ADDRESS_ENDS = frozenset("vn com org gov net edu info".split())  # "Baochinhphu.Vn"
ADDRESS = re.compile(r"://|www\.|@")
LONGEST_ADDRESS = 200  # characters looked at on each side
APART = re.compile(r"(?<!\S)(?:[^\W\d_] ){4,}[^\W\d_](?!\S)")
SHORTEST_WORD = 3  # letters of an English word with another glued on
CAPTION_MARK = re.compile(r"\s*\|\s*$")
REMEMBERED = 40  # characters of context in a message


@dataclass(frozen=True)
class Cleaned:
    """Blocks after repair; what the loader remarked and what was repaired."""

    blocks: tuple[Block, ...]
    remarks: tuple[Remark, ...] = ()


def clean(blocks: Iterable[Block], remarks: Sequence[Remark] = ()) -> Cleaned:
    """Part pieces run together and take stray caption marks off paragraphs.

    Every repair is told, since only a person can be sure of it. Headings, items and rows stay as
    they are. The loader's `remarks` keep to their blocks.
    """
    cleaned: list[Block] = []
    repairs: list[Remark] = []
    places: list[int] = []  # of each block given, among the cleaned
    for given in blocks:
        places.append(len(cleaned))
        block = replace(given, text=_rejoined(given.text))
        if block.text != given.text:
            message = f"the letters of {block.text[:REMEMBERED]!r} stood apart and were joined"
            repairs.append(Remark("letters_apart", message, len(cleaned)))
        if block.kind != "paragraph":
            cleaned.append(block)
            continue
        text, found = _parted(block.text, len(cleaned))
        unmarked = CAPTION_MARK.sub("", text)
        if not unmarked:
            continue
        if unmarked != text:
            tail = unmarked[-REMEMBERED:]
            message = f"a stray '|' was taken off after {tail!r}"
            start = len(unmarked) - len(tail)
            found.append(Remark("caption_mark", message, len(cleaned), start, len(unmarked)))
        repairs += found
        cleaned.append(replace(block, text=unmarked))
    return Cleaned(tuple(cleaned), (*_moved(remarks, places, len(cleaned)), *repairs))


def _rejoined(text: str) -> str:
    """Join letters that spaces were put between ("N G H Ị Đ Ị N H") to syllables."""

    def joined(match: re.Match[str]) -> str:
        syllables = parted(match.group().replace(" ", ""))
        return " ".join(syllables) if syllables else match.group()

    return APART.sub(joined, text)


def _moved(remarks: Iterable[Remark], places: Sequence[int], count: int) -> Iterator[Remark]:
    for remark in remarks:
        if remark.block is None:
            yield remark
        elif count:
            # A block that was dropped held nothing but a mark: the next one stands for it.
            yield replace(remark, block=min(places[remark.block], count - 1))


def _parted(text: str, block: int) -> tuple[str, list[Remark]]:
    """Return the text with a space wherever two pieces were glued."""
    repairs: list[Remark] = []
    parts: list[str] = []
    done = 0
    for match in GLUED.finditer(text):
        if not _glued(match):
            continue
        parts.append(text[done : match.end()] + " ")
        done = match.end()
        right = match["right"] or match["opener"]
        start = match.start() + len(repairs)  # each earlier repair added one space
        end = match.end() + len(repairs) + 1 + len(right)
        message = f"{match.group() + right!r} was read as {match.group() + ' ' + right!r}"
        repairs.append(Remark("run_together", message, block, start, end))
    return "".join(parts) + text[done:], repairs


def _glued(match: re.Match[str]) -> bool:
    if match["word"]:
        return _words_glued(match["word"], match["opener"])
    left, right = match["left"], match["right"]
    if right.lower() in ADDRESS_ENDS or left.lower() in TITLES or not right[0].isupper():
        return False  # a domain name or a file name goes on in lower case
    if right.isupper() and not (
        left.isalpha() and right in OPENERS
    ):  # "TAND.TC", "Nguyễn Văn.B", "2.A"
        return False
    return not ADDRESS.search(_token(match))


def _token(match: re.Match[str]) -> str:
    """Return what stands around a match between white space."""
    before = match.string[max(0, match.start() - LONGEST_ADDRESS) : match.start()]
    after = match.string[match.start() : match.end() + LONGEST_ADDRESS]
    return re.split(r"\s", before)[-1] + re.split(r"\s", after)[0]


def _words_glued(word: str, opener: str) -> bool:
    if (word + opener).isascii():
        return len(word) >= SHORTEST_WORD and word.islower() and opener in OPENERS
    return True  # no Vietnamese word has a capital inside
