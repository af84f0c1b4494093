"""Repair what copying from a web page breaks, and report each repair."""

import re
from collections.abc import Iterable

from corpus.blocks import Block, Cleaned
from corpus.document import Doubt

# A sentence end with the next sentence glued on: "the country.From", "resources.”Business".
GLUED_SENTENCE = re.compile(r"(?P<left>[^\W\d_]{2,}|\d)(?P<end>[.!?…][\"”’)]*)(?P<right>[^\W\d_]+)")
# A word with the next, capitalised one glued on: "completedThe merger".
GLUED_WORD = re.compile(r"\b(?P<left>[a-z]{3,})(?P<right>[A-Z][a-z]+)\b")
# English words that open a clause; anything else may be a name such as "iPhone".
OPENERS = frozenset(
    """A After All Although And As At Before But By For From He However If In It On She Since So That The
    Then There These They This Those To Until Up We When While With""".split()
)
# What stands before a full stop inside a name, folded: "TP.HCM", "ThS.Nguyễn", "Mr.Tho".
TITLES = frozenset("tp ths ts pgs gs tx mr mrs ms dr st no".split())
CAPTION_MARK = re.compile(r"\s*\|\s*$")


def clean(blocks: Iterable[Block]) -> Cleaned:
    """Part pieces run together and take stray caption marks off paragraphs.

    Every repair is a `Doubt`, since only a person can be sure of it. Table rows are left alone.
    """
    cleaned: list[Block] = []
    doubts: list[Doubt] = []
    for block in blocks:
        if block.kind != "paragraph":
            cleaned.append(block)
            continue
        text, found = _repair(block.text)
        doubts += found
        if text:
            cleaned.append(Block(block.kind, text, block.level, block.marker, block.header))
    return Cleaned(tuple(cleaned), tuple(doubts))


def _repair(text: str) -> tuple[str, list[Doubt]]:
    doubts: list[Doubt] = []

    def part(match: re.Match[str]) -> str:
        whole = match.group()
        parted = _parted(match)
        if parted != whole:
            doubts.append(Doubt("run_together", f"{whole!r} was read as {parted!r}"))
        return parted

    parted = GLUED_WORD.sub(part, GLUED_SENTENCE.sub(part, text))
    unmarked = CAPTION_MARK.sub("", parted)
    if unmarked != parted:
        doubts.append(Doubt("caption_mark", f"a stray '|' was taken off after {unmarked[-40:]!r}"))
    return unmarked, doubts


def _parted(match: re.Match[str]) -> str:
    left, right = match["left"], match["right"]
    end = match.groupdict().get("end", "")
    if end:
        named = left.lower() in TITLES or left.isupper() or right.isupper()
        # A domain name or a file name goes on in lower case.
        glued = right[0].isupper() and not named
    else:
        glued = right in OPENERS
    return f"{left}{end} {right}" if glued else match.group()
